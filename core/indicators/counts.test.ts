import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deltasBetween, type Counts } from './counts.ts'

const counts = (months: Counts['months'], changed: Partial<Counts> = {}): Counts => ({ village: '140423100201', category: '0201', open: true, months, ...changed })

describe('Deltas', () => {
  it('are the whole of a matter that was not counted before', () => {
    assert.deepEqual(deltasBetween(null, counts({ '2026-03': { reported: 1, now_reported: 1 } })).map(({ month, amounts }) => [month, amounts]), [['2026-03', { reported: 1, now_reported: 1 }]])
  })
  it('are only what changed, month by month', () => {
    const before = counts({ '2026-03': { reported: 1, now_verifying: 1 } })
    const after = counts({ '2026-03': { reported: 1, now_closed: 1 }, '2026-04': { closed: 1, closing_owed: 1 } })
    assert.deepEqual(deltasBetween(before, after).map(({ month, amounts }) => [month, amounts]), [
      ['2026-03', { now_closed: 1, now_verifying: -1 }], ['2026-04', { closed: 1, closing_owed: 1 }],
    ])
  })
  it('take away what no longer holds', () => {
    const before = counts({ '2026-03': { reported: 1 }, '2026-04': { closed: 1 } })
    assert.deepEqual(deltasBetween(before, counts({ '2026-03': { reported: 1 } })).map(({ month, amounts }) => [month, amounts]), [['2026-04', { closed: -1 }]])
  })
  it('are none where an act changes no figure', () => assert.deepEqual(deltasBetween(counts({ '2026-03': { reported: 1 } }), counts({ '2026-03': { reported: 1 } })), []))
  for (const [what, changed] of [['another village', { village: '140423100202' }], ['another category', { category: '0202' }], ['confidence', { open: false }]] as const) {
    it(`move everything when a matter moves to ${what}`, () => {
      const deltas = deltasBetween(counts({ '2026-03': { reported: 1 } }), counts({ '2026-03': { reported: 1 } }, changed))
      assert.deepEqual(deltas.map(({ amounts }) => amounts), [{ reported: -1 }, { reported: 1 }])
      assert.notDeepEqual({ ...deltas[0], amounts: null }, { ...deltas[1], amounts: null })
    })
  }
})
