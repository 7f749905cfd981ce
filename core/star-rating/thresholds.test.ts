import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inflationOf, partsOf, reaches, sumOf, type RatedCounts } from './thresholds.ts'

const village: RatedCounts = { households: 200, participating: 180, rated: 80, sixAndMore: 48, all: 10 }

describe('shares of a rated village', () => {
  it('takes 180 of 200 for 90 %, and not 179 (R-420)', () => {
    assert.equal(reaches(village, 'participation'), true)
    assert.equal(reaches({ ...village, participating: 179 }, 'participation'), false)
  })

  it('takes 80 of 200 for 40 %, and not 79 (R-421)', () => {
    assert.equal(reaches(village, 'rated'), true)
    assert.equal(reaches({ ...village, rated: 79 }, 'rated'), false)
  })

  it('takes 48 of 80 for 60 %, and not 47: of those rated, not of all households (R-422)', () => {
    assert.equal(reaches(village, 'sixAndMore'), true)
    assert.equal(reaches({ ...village, sixAndMore: 47 }, 'sixAndMore'), false)
    assert.deepEqual(partsOf(village, 'sixAndMore'), { over: 48, of: 80 })
  })

  it('says nothing of a share of nobody', () => {
    assert.equal(reaches({ ...village, rated: 0, sixAndMore: 0 }, 'sixAndMore'), null)
    assert.equal(reaches(sumOf([]), 'participation'), null)
  })

  it('hints at stars given away: over 30 % with every star, or everybody rated (R-425)', () => {
    assert.deepEqual(inflationOf({ ...village, all: 60 }), [])
    assert.deepEqual(inflationOf({ ...village, all: 61 }), ['many-with-every-star'])
    assert.deepEqual(inflationOf({ ...village, rated: 199 }), [])
    assert.deepEqual(inflationOf({ ...village, rated: 200 }), ['everybody-rated'])
  })

  it('adds villages before it divides, so that a small village does not weigh like a large one', () => {
    const small: RatedCounts = { households: 10, participating: 1, rated: 1, sixAndMore: 0, all: 0 }
    assert.equal(reaches(sumOf([village, small]), 'participation'), false)
    assert.deepEqual(partsOf(sumOf([village, small]), 'rated'), { over: 81, of: 210 })
  })
})
