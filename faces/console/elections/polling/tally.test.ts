import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { tallyOf } from './tally.ts'

describe('Strokes on the wall', () => {
  it('are as many as votes, whatever the number, and fit into a line', () => {
    fc.assert(fc.property(fc.nat({ max: 20_000 }), (votes) => {
      const { hundreds, full, rest } = tallyOf(votes)
      assert.equal(hundreds * 100 + full * 5 + rest, votes)
      assert.ok(full + Math.sign(rest) <= 20 && rest < 5)
    }))
  })

  it('keep the last hundred written out until it is over', () => {
    assert.deepEqual(tallyOf(100), { hundreds: 0, full: 20, rest: 0 })
    assert.deepEqual(tallyOf(101), { hundreds: 1, full: 0, rest: 1 })
    assert.deepEqual(tallyOf(0), { hundreds: 0, full: 0, rest: 0 })
  })
})
