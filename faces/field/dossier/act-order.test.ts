import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { acts } from '../../../procedures/grid-case/acts.ts'
import { inFieldOrder } from './act-order.ts'

const keys = (all: readonly { readonly act: string }[]) => all.map(({ act }) => act)
const some = ['transfer-out', 'return', 'sign', 'evaluate', 'self-close'].map((act) => ({ act }))

describe('the order of acts in the field', () => {
  it('puts what moves the matter on first, and what it does not know last', () => {
    assert.deepEqual(keys(inFieldOrder(some, false)), ['sign', 'self-close', 'return', 'transfer-out', 'evaluate'])
  })

  it('puts handing over above everything where life is in danger (R-106)', () => {
    assert.equal(keys(inFieldOrder(some, true))[0], 'transfer-out')
  })

  it('names acts of the procedure only', () => {
    for (const { act } of some) assert.ok(act in acts, act)
  })
})
