import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { reaches } from '../../core/star-rating/thresholds.ts'
import { rulesInTitles } from './rule-titles.ts'

/** Rules of star rating and points that are law for the program (H) or a formula (K); domain §5. What only warns or is configured is not here. */
const hard = [
  401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 424, 430, 431, 440, 441, 442, 443, 444, 450, 451, 452, 461, 462, 464, 465, 466, 468,
]
const formulas = [420, 421, 422]

describe('Each rule of star rating and points', () => {
  const named = rulesInTitles(join(import.meta.dirname, '../..'))
  it('is named by the title of a test, one by one', () => {
    assert.deepEqual([...hard, ...formulas].map((number) => `R-${number}`).filter((rule) => (named.get(rule) ?? []).length === 0), [])
  })
  it('and the look-out would notice one that no title names', () => {
    assert.equal(named.has(['R', '099'].join('-')), false)
  })
  it('reaches its share at the figures of domain §13 and not one below (R-420, R-421, R-422)', () => {
    const at = { households: 200, participating: 180, rated: 80, sixAndMore: 48, all: 0 }
    const shares = (counts: typeof at) => [reaches(counts, 'participation'), reaches(counts, 'rated'), reaches(counts, 'sixAndMore')]
    assert.deepEqual(shares(at), [true, true, true])
    assert.deepEqual(shares({ ...at, participating: 179 }), [false, true, true])
    assert.deepEqual(shares({ ...at, rated: 79 }), [true, false, true])
    assert.deepEqual(shares({ ...at, sixAndMore: 47 }), [true, true, false])
  })
})
