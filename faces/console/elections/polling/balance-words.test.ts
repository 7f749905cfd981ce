import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { faultOfBox } from '../../../../core/election/paper-box.ts'
import { balanceWords } from './balance-words.ts'

describe('The balance of a station in words', () => {
  it('says even where the law lets the box be shut, and names what is off where not (R-228)', () => {
    const count = fc.integer({ min: 0, max: 60 })
    fc.assert(fc.property(count, count, count, count, (received, marks, unused, spoilt) => {
      const fault = faultOfBox({ box: '1', kind: 'main', received, marks, unused, spoilt })
      assert.equal(balanceWords({ received, marks, unused, spoilt }).even, fault === null)
    }))
    assert.match(balanceWords({ received: 600, marks: 498, unused: 100, spoilt: 2 }).words, /发出 498 张；记了已领 498 号。对上了/)
    assert.match(balanceWords({ received: 600, marks: 490, unused: 100, spoilt: 2 }).words, /多 8 张/)
  })
})
