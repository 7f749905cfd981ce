import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { hasTitle, isWithinReach, starsOn, starsVoted, starsWithheld } from './result.ts'
import type { Votes } from './tally.ts'
import { tenStars } from './ten-stars.ts'
import type { Veto } from './vetoes.ts'

const [first] = tenStars.stars
const aye = { yes: 5, no: 4, abstain: 0 }
const nay = { yes: 4, no: 5, abstain: 0 }
const warning: Veto = { kind: 'domestic-violence-warning', document: '演示告诫〔2026〕2 号', authority: '演示派出所', doneOn: '2026-01-05', inForceFrom: '2026-01-10', months: 6 }

describe('stars of a household', () => {
  it('are those that passed, in the order of the standard, and none that was not voted on (R-404)', () => {
    assert.deepEqual(starsVoted(tenStars, { S09: aye, S01: aye, S02: nay }, 9), ['S01', 'S09'])
    assert.deepEqual(starsVoted(tenStars, {}, 9), [])
  })

  it('lose the one star a ground touches and no other, for as long as it has force, and have it back by themselves (R-441)', () => {
    const voted = ['S01', 'S05', 'S07']
    assert.deepEqual([...starsWithheld(tenStars, [warning], '2026-05-01')], ['S05'])
    assert.deepEqual(starsOn(tenStars, voted, [warning], '2026-07-09'), ['S01', 'S07'])
    assert.deepEqual(starsOn(tenStars, voted, [warning], '2026-07-10'), voted)
  })

  it('take nothing from a household whose county does not use the ground (R-441)', () => {
    assert.deepEqual(starsOn({ ...tenStars, vetoes: [] }, ['S05'], [warning], '2026-05-01'), ['S05'])
  })

  it('are within reach from eight points of ten, or with every basic item, as the county counts', () => {
    assert.ok(first !== undefined)
    const missing = (...at: number[]) => first.items.map((_, which) => !at.includes(which))
    assert.equal(isWithinReach(first, missing(4), tenStars), true)
    assert.equal(isWithinReach(first, missing(3, 4), tenStars), false)
    assert.equal(isWithinReach(first, missing(2, 3, 4), { ...tenStars, wonBy: 'basic-items' }), true)
    assert.equal(isWithinReach(first, missing(0), { ...tenStars, wonBy: 'basic-items' }), false)
  })

  it('make a title from the first star on, unless the county asks for more (R-423)', () => {
    assert.equal(hasTitle(tenStars, ['S01']), true)
    assert.equal(hasTitle(tenStars, []), false)
    assert.equal(hasTitle({ ...tenStars, titleFrom: 3 }, ['S01', 'S02']), false)
  })

  it('never grow with one more vote against, whatever the votes', () => {
    const votes = fc.record({ yes: fc.nat(20), no: fc.nat(20), abstain: fc.nat(20) })
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...tenStars.stars.map(({ code }) => code)), votes), fc.integer({ min: 1, max: 60 }), (cast: Record<string, Votes>, present) => {
      const harder = Object.fromEntries(Object.entries(cast).map(([code, one]) => [code, { ...one, yes: Math.max(0, one.yes - 1), no: one.no + 1 }]))
      const before = new Set(starsVoted(tenStars, cast, present))
      for (const code of starsVoted(tenStars, harder, present)) assert.ok(before.has(code))
    }))
  })
})
