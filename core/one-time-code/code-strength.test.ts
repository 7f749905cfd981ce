import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { codeShape, expectedTakeovers, tolerated } from './code-strength.ts'

describe('one-time code strength', () => {
  it('has six digits and five tries on an ordinary day', () => {
    assert.deepEqual(codeShape(false, 15_000), { digits: 6, tries: 5 })
  })

  it('has eight digits and three tries once the city typed too many wrong codes', () => {
    assert.deepEqual(codeShape(true, 15_000), { digits: 8, tries: 3 })
  })

  it('keeps the expected takeovers below one in a thousand days, however many codes the city may send', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 50_000_000 }), (sent) => {
      assert.ok(expectedTakeovers(sent) <= tolerated + 1e-9)
    }))
  })
})
