import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { balanceOf, earnedIn, eventRefOf, exchangedInMonth, expiresOn, faultOfEntry, lapsingAtEndOf, unusualApproving, type PointsCircumstances, type PointsEntry, type PointsKind } from './points.ts'

const circumstances: PointsCircumstances = {
  catalogue: [{ code: 'volunteer', name: '志愿服务', least: 2, most: 8, mostPerDay: 8 }, { code: 'valour', name: '见义勇为（认定）', least: 50, most: 50, mostPerDay: null }],
  deductionResolution: null, approverIsKin: false,
}
const entry = (id: string, changes: Partial<PointsEntry> = {}): PointsEntry => ({
  id, kind: 'earned', delta: 4, rule: 'volunteer', eventRef: `service-${id}`, on: '2026-05-01', enteredBy: 'cadre', approvedBy: 'supervisor', reversalOf: null, ...changes,
})
const valour = entry('v', { rule: 'valour', delta: 50 })
const fault = (entries: readonly PointsEntry[], next: PointsEntry, changes: Partial<PointsCircumstances> = {}) => faultOfEntry(entries, next, { ...circumstances, ...changes })

describe('points ledger', () => {
  it('adds up to the balance, which never falls below zero (R-461)', () => {
    assert.equal(balanceOf([entry('1'), entry('2')]), 8)
    assert.equal(fault([entry('1')], entry('2', { kind: 'exchanged', delta: -4, rule: 'shop' })), null)
    assert.equal(fault([entry('1')], entry('2', { kind: 'exchanged', delta: -5, rule: 'shop' })), 'below-zero')
  })

  it('counts the same event under the same rule once (R-466)', () => {
    assert.equal(fault([entry('1')], entry('2', { eventRef: 'service-1' })), 'counted-already')
    assert.equal(fault([entry('1')], entry('2')), null)
  })

  it('takes what the catalogue has, within its bounds and its day (R-460, R-463)', () => {
    assert.equal(fault([], entry('1', { rule: 'kowtow' })), 'no-rule')
    assert.equal(fault([], entry('1', { delta: 9 })), 'outside-rule')
    assert.equal(fault([entry('1')], entry('2', { delta: 5 })), 'daily-cap')
    assert.equal(fault([entry('1')], entry('2', { delta: 5, on: '2026-05-02' })), null)
    assert.equal(fault([], entry('1', { delta: 2.5 })), 'not-whole')
    assert.equal(fault([], entry('1', { delta: -4 })), 'wrong-sign')
  })

  it('is approved by another than who entered it, and by nobody of the family (R-468)', () => {
    assert.equal(fault([], entry('1', { approvedBy: 'cadre' })), 'own-approval')
    assert.equal(fault([], entry('1'), { approverIsKin: true }), 'near-relative')
  })

  it('takes nothing away without a resolution, and with one a fifth of the year at most (R-462)', () => {
    const taken = (delta: number) => entry('d', { kind: 'deducted', delta, rule: 'resolution' })
    assert.equal(fault([valour], taken(-10)), 'no-resolution')
    assert.equal(fault([valour], taken(-10), { deductionResolution: '演示村民会议〔2026〕3 号' }), null)
    assert.equal(fault([valour], taken(-11), { deductionResolution: '演示村民会议〔2026〕3 号' }), 'over-a-fifth')
    assert.equal(fault([entry('old', { rule: 'valour', delta: 50, on: '2025-05-01' })], taken(-1), { deductionResolution: '演示' }), 'over-a-fifth')
  })

  it('is corrected by a reversal of the whole row, once, and never by changing it (R-461)', () => {
    const reversal = (changes: Partial<PointsEntry> = {}) => entry('r', { kind: 'reversed', delta: -50, rule: 'correction', reversalOf: 'v', ...changes })
    assert.equal(fault([valour], reversal()), null)
    assert.equal(fault([valour], reversal({ delta: -20 })), 'wrong-sign')
    assert.equal(fault([valour], reversal({ reversalOf: 'nothing' })), 'nothing-to-reverse')
    assert.equal(fault([valour, reversal()], { ...reversal(), id: 'r2', eventRef: 'again' }), 'nothing-to-reverse')
    assert.equal(earnedIn(2026, [valour, reversal()]), 0)
  })

  it('lasts to the end of the next year and says so thirty days before (R-467)', () => {
    assert.deepEqual(expiresOn('2026-03-04', 1), { lastDay: '2027-12-31', tellOn: '2027-12-01' })
  })

  it('lets lapse what was earned before and is not spent, the oldest spent first, and never more than there is (R-467)', () => {
    const old = entry('old', { rule: 'valour', delta: 50, on: '2025-05-01' })
    const spent = (delta: number) => entry(`x${delta}`, { kind: 'exchanged', delta, rule: 'shop', on: '2026-06-01' })
    assert.equal(lapsingAtEndOf(2025, [old], 1), 0)
    assert.equal(lapsingAtEndOf(2026, [old, valour], 1), 50)
    assert.equal(lapsingAtEndOf(2026, [old, valour, spent(-20)], 1), 30)
    assert.equal(lapsingAtEndOf(2026, [old, valour, spent(-70)], 1), 0)
    assert.equal(lapsingAtEndOf(2026, [old, valour], 2), 0)
    assert.equal(lapsingAtEndOf(2026, [old, entry('r', { kind: 'reversed', delta: -50, reversalOf: 'old' })], 1), 0)
    const lapsed = entry('y', { kind: 'expired', delta: -50, rule: '', on: '2026-12-31' })
    assert.equal(lapsingAtEndOf(2027, [old, valour, lapsed], 1), 50)
  })

  it('counts what was exchanged in a month without what came back (R-464)', () => {
    const exchange = entry('x', { kind: 'exchanged', delta: -10, rule: 'shop', on: '2026-06-30' })
    assert.equal(exchangedInMonth([valour, exchange], '2026-06-01'), 10)
    assert.equal(exchangedInMonth([valour, exchange], '2026-07-01'), 0)
    assert.equal(exchangedInMonth([valour, exchange, entry('xr', { kind: 'returned', delta: 10, reversalOf: 'x' })], '2026-06-01'), 0)
  })

  it('takes the same words with other marks for the same event, and counts it again only after a reversal (R-461, R-466)', () => {
    assert.equal(eventRefOf('2026-05-01', '清理 河道！'), eventRefOf('2026-05-01', '清理河道'))
    assert.notEqual(eventRefOf('2026-05-01', '清理河道'), eventRefOf('2026-05-02', '清理河道'))
    const reversal = entry('r', { kind: 'reversed', delta: -4, rule: 'volunteer', eventRef: 'wrong', reversalOf: '1' })
    assert.equal(fault([entry('1'), reversal], entry('2', { eventRef: 'service-1' })), null)
  })

  it('is not taken back by reversal where it was exchanged or has lapsed (R-461)', () => {
    const exchange = entry('x', { kind: 'exchanged', delta: -10, rule: 'shop' })
    assert.equal(fault([valour, exchange], entry('r', { kind: 'reversed', delta: 10, reversalOf: 'x' })), 'nothing-to-reverse')
  })

  it('hints at a day on which one approver gave more than five times the usual, and only with enough to compare (R-468)', () => {
    const usual = ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'].map((day) => ({ person: 'a', day, amount: 10 }))
    const today = (amount: number) => [...usual, { person: 'a', day: '2026-05-06', amount }]
    assert.deepEqual(unusualApproving(today(51), 'a', '2026-05-06'), { amount: 51, usual: 10 })
    assert.equal(unusualApproving(today(50), 'a', '2026-05-06'), null)
    assert.equal(unusualApproving(today(51), 'b', '2026-05-06'), null)
    assert.equal(unusualApproving(today(5100).slice(1), 'a', '2026-05-06'), null)
  })

  it('never goes below zero and never counts twice, in any history (R-461, R-466)', () => {
    const kind = fc.constantFrom<PointsKind>('earned', 'exchanged', 'returned', 'reversed', 'expired', 'deducted')
    const row = fc.record({ kind, delta: fc.integer({ min: -60, max: 60 }), rule: fc.constantFrom('volunteer', 'valour', 'shop'), event: fc.nat(8), reversalOf: fc.option(fc.nat(30).map(String)) })
    fc.assert(fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const kept: PointsEntry[] = []
      rows.forEach(({ event, ...one }, at) => {
        const next = entry(String(at), { ...one, eventRef: `e${event}` })
        if (fault(kept, next, { deductionResolution: '演示' }) === null) kept.push(next)
      })
      let sum = 0
      for (const { delta } of kept) assert.ok((sum += delta) >= 0)
      const takenBack = new Set(kept.map(({ reversalOf }) => reversalOf))
      const standing = kept.filter(({ id }) => !takenBack.has(id))
      assert.equal(new Set(standing.map(({ kind: what, rule, eventRef }) => `${what} ${rule} ${eventRef}`)).size, standing.length)
      for (const years of [1, 2]) assert.ok(lapsingAtEndOf(2027, kept, years) >= 0 && lapsingAtEndOf(2027, kept, years) <= sum)
    }))
  })
})
