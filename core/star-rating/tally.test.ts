import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { faultOfTally, isMajority, passes, simpleMajority } from './tally.ts'

describe('vote on a star', () => {
  it('passes with more than half of those present, not with half (R-404)', () => {
    assert.equal(passes({ yes: 5, no: 4, abstain: 0 }, 9), true)
    assert.equal(passes({ yes: 4, no: 5, abstain: 0 }, 9), false)
    assert.equal(passes({ yes: 5, no: 5, abstain: 0 }, 10), false)
    assert.equal(passes({ yes: 6, no: 4, abstain: 0 }, 10), true)
  })

  it('does not take abstaining for agreeing (R-404)', () => {
    assert.equal(passes({ yes: 4, no: 1, abstain: 5 }, 10), false)
  })

  it('asks for two thirds where the county has set two thirds (R-404)', () => {
    const twoThirds = { over: 2, of: 3 }
    assert.equal(passes({ yes: 6, no: 3, abstain: 0 }, 9, twoThirds), false)
    assert.equal(passes({ yes: 7, no: 2, abstain: 0 }, 9, twoThirds), true)
  })

  it('refuses a share with which a minority could decide, and one nobody could reach', () => {
    assert.deepEqual([{ over: 2, of: 5 }, { over: 1, of: 1 }, { over: 0, of: 0 }, { over: 0.6, of: 1 }].map(isMajority), [false, false, false, false])
    assert.equal(isMajority(simpleMajority), true)
  })

  it('refuses a tally that does not add up to those present, halves of hands, and a vote of nobody', () => {
    assert.equal(faultOfTally({ yes: 5, no: 3, abstain: 0 }, 9), 'does-not-add-up')
    assert.equal(faultOfTally({ yes: 4.5, no: 4.5, abstain: 0 }, 9), 'not-whole')
    assert.equal(faultOfTally({ yes: 10, no: -1, abstain: 0 }, 9), 'not-whole')
    assert.equal(faultOfTally({ yes: 0, no: 0, abstain: 0 }, 0), 'nobody-left')
    assert.equal(faultOfTally({ yes: 5, no: 3, abstain: 1 }, 9), null)
  })

  it('can never both give a star and be opposed by half, whatever the tally', () => {
    const count = fc.integer({ min: 0, max: 60 })
    fc.assert(fc.property(count, count, count, (yes, no, abstain) => {
      const present = yes + no + abstain
      if (passes({ yes, no, abstain }, present)) assert.ok(2 * (no + abstain) < present)
    }))
  })
})
