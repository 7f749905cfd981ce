import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { freeAt, spend, type Limit } from './allowance.ts'

const second = 1000
const perPhone: readonly Limit[] = [
  { most: 1, within: 60 * second }, { most: 5, within: 3600 * second }, { most: 10, within: 86_400 * second },
]

function sentAt(moments: readonly number[]): number[] {
  let times: readonly number[] = []
  return moments.filter((moment) => {
    const spending = spend(times, perPhone, moment)
    times = spending.times
    return spending.allowed
  })
}

describe('allowance', () => {
  it('lets one through each minute, five each hour, and says when the next is free', () => {
    assert.deepEqual(sentAt([0, 59 * second, 60 * second]), [0, 60 * second])
    const five = [0, 60, 120, 180, 240].map((at) => at * second)
    const spending = spend(five, perPhone, 300 * second)
    assert.ok(!spending.allowed && spending.retryAt === 3600 * second)
    assert.equal(freeAt(five, perPhone, 3600 * second), 3600 * second)
  })

  it('never lets more through than any limit, in any window of any history', () => {
    const history = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 300 })
    fc.assert(fc.property(history, (seconds) => {
      const sent = sentAt(seconds.toSorted((one, other) => one - other).map((at) => at * second))
      for (const limit of perPhone) {
        for (const start of sent) {
          const inWindow = sent.filter((at) => at >= start && at < start + limit.within)
          assert.ok(inWindow.length <= limit.most)
        }
      }
    }))
  })

  it('is free again at the moment it names, and not before', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 40 }), (seconds) => {
      const times = sentAt(seconds.toSorted((one, other) => one - other).map((at) => at * second))
      const now = Math.max(0, ...times)
      const spending = spend(times, perPhone, now)
      if (spending.allowed) return
      assert.equal(spend(times, perPhone, spending.retryAt).allowed, true)
      assert.equal(spend(times, perPhone, spending.retryAt - 1).allowed, false)
    }))
  })
})
