import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { lockTime, mostTries, none, tryOnce, type Failures } from './lockout.ts'

type Guess = { readonly wait: number; readonly right: boolean }

/** Plays guesses and returns when each was let through to be checked. */
function checkedAt(guesses: readonly Guess[]): { at: number; right: boolean }[] {
  let failures: Failures = none
  let now = 0
  return guesses.flatMap(({ wait, right }) => {
    now += wait
    const tried = tryOnce(failures, now)
    if (!tried.allowed) return []
    failures = right ? none : tried.failures
    return [{ at: now, right }]
  })
}

describe('lockout', () => {
  it('R-921: refuses the sixth guess after five wrong ones, and the right one too, for fifteen minutes', () => {
    const wrong = Array.from({ length: 5 }, () => ({ wait: 1, right: false }))
    assert.equal(checkedAt([...wrong, { wait: 1, right: true }]).length, 5)
    assert.equal(checkedAt([...wrong, { wait: lockTime - 1, right: true }]).length, 5)
    assert.equal(checkedAt([...wrong, { wait: lockTime, right: true }]).length, 6)
  })

  it('R-921: starts counting anew after success', () => {
    const four = Array.from({ length: 4 }, () => ({ wait: 1, right: false }))
    assert.equal(checkedAt([...four, { wait: 1, right: true }, ...four, { wait: 1, right: true }]).length, 10)
  })

  it('R-921: never checks more than five wrong guesses in any fifteen minutes, in any history without success', () => {
    const guesses = fc.array(fc.record({ wait: fc.integer({ min: 0, max: lockTime * 2 }), right: fc.constant(false) }), { maxLength: 200 })
    fc.assert(fc.property(guesses, (history) => {
      const checked = checkedAt(history)
      for (let index = mostTries; index < checked.length; index += mostTries) {
        const previous = checked[index - 1]
        const next = checked[index]
        assert.ok(previous !== undefined && next !== undefined && next.at - previous.at >= lockTime)
      }
    }))
  })
})
