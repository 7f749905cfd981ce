import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween } from '../time/index.ts'
import { faultOfBooking, isExpiring, mayBeReversed, mostInstalments, needsResolution, nextOpen, scheduleOf, standingsOf, sumsOfAccount, warningDay, type Account, type Payment } from './index.ts'

const account = (payments: readonly Payment[] = [], waivers: Account['waivers'] = []): Account => ({
  instalments: [{ number: 1, due: '2026-01-10', fen: 10_000 }, { number: 2, due: '2027-01-10', fen: 10_001 }], payments, waivers,
})
const payment = (number: number, instalment: number, fen: number, reverses: number | null = null): Payment => ({ number, instalment, fen, on: '2026-01-09', voucher: `记${number}`, reverses, words: '' })

describe('A contract of the collective', () => {
  it('R-247: land, investment, sale and public works always ask for a resolution, leases and purchases from the county\'s amount on, dealings with relatives always', () => {
    for (const kind of ['land', 'land-use', 'investment', 'sale', 'works'] as const) assert.equal(needsResolution({ kind, fen: 1, related: false }, 5_000_000), true, kind)
    for (const kind of ['lease', 'purchase'] as const) {
      assert.deepEqual([4_999_999, 5_000_000].map((fen) => needsResolution({ kind, fen, related: false }, 5_000_000)), [false, true], kind)
      assert.equal(needsResolution({ kind, fen: 1, related: true }, 5_000_000), true, kind)
    }
  })
  it('R-289: splits the price into whole fen, the rest on the last, one for each year, half, quarter or month of the term', () => {
    assert.deepEqual(scheduleOf({ fen: 100, first: '2026-01-31', until: '2026-03-31', every: 'month' }).map(({ due, fen }) => [due, fen]), [['2026-01-31', 33], ['2026-02-28', 33], ['2026-03-31', 34]])
    assert.deepEqual(scheduleOf({ fen: 300, first: '2026-03-01', until: '2029-02-28', every: 'year' }).map(({ due }) => due), ['2026-03-01', '2027-03-01', '2028-03-01'])
    assert.deepEqual(scheduleOf({ fen: 300, first: '2026-03-01', until: '2026-02-28', every: 'once' }), [])
    assert.deepEqual(scheduleOf({ fen: 1, first: '2026-03-01', until: '2027-03-01', every: 'year' }), [])
    assert.equal(scheduleOf({ fen: 10_000_000, first: '2026-01-01', until: '2076-01-01', every: 'month' }).length, mostInstalments + 1)
  })
  it('R-289: is late from the day after, never on the day itself', () => {
    assert.deepEqual(['2026-01-10', '2026-01-11'].map((today) => standingsOf(account(), today)[0]?.overdue), [false, true])
    assert.equal(standingsOf(account([payment(1, 1, 10_000)]), '2026-02-01')[0]?.overdue, false)
    assert.equal(standingsOf(account([payment(1, 1, 9_999)]), '2026-02-01')[0]?.open, 1)
  })
  it('R-289: takes to the last fen of an instalment and not one more', () => {
    const held = account([payment(1, 1, 9_999)])
    assert.deepEqual([1, 2, 0, -1, 1.5].map((fen) => faultOfBooking(held, 1, fen)), [null, 'over-the-instalment', 'nothing', 'nothing', 'nothing'])
    assert.equal(faultOfBooking(held, 3, 1), 'no-such-instalment')
    assert.equal(faultOfBooking(account([], [{ instalment: 1, fen: 10_000, words: '' }]), 1, 1), 'over-the-instalment')
  })
  it('R-289: a booking is taken back once, and what took it back never', () => {
    const held = account([payment(1, 1, 500), payment(2, 1, -500, 1), payment(3, 1, 500)])
    assert.deepEqual([1, 2, 3, 4].map((number) => mayBeReversed(held, number)), [false, false, true, false])
    assert.equal(nextOpen(held)?.number, 1)
    assert.equal(nextOpen(account([payment(1, 1, 10_000)]))?.number, 2)
  })
  it('R-289: tells its end ninety days before, the ninetieth included', () => {
    assert.deepEqual([addDays('2026-12-31', -91), addDays('2026-12-31', -90), '2026-12-31', '2027-01-01'].map((today) => isExpiring('2026-12-31', today)), [false, true, true, false])
    assert.equal(daysBetween(warningDay('2026-12-31'), '2026-12-31'), 90)
  })
})

describe('Generated contracts', () => {
  const fen = fc.integer({ min: 1, max: 1_000_000_000 })
  const start = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days))
  it('R-289: schedules sum up to the price, ascend and stay within the term', () => {
    fc.assert(fc.property(fen, start, fc.integer({ min: 0, max: 4000 }), fc.constantFrom(...['once', 'month', 'quarter', 'half-year', 'year'] as const), (price, first, length, every) => {
      const until = addDays(first, length)
      const found = scheduleOf({ fen: price, first, until, every })
      if (found.length === 0) return price < 200
      return found.reduce((sum, one) => sum + one.fen, 0) === price && found.every(({ due, fen: part, number }, at) => part > 0 && number === at + 1 && due >= first && due <= until && due > (found[at - 1]?.due ?? ''))
    }), { seed: 20261124, numRuns: 300 })
  })
  it('R-289: whatever is booked in whatever order, no instalment ever gets more than it asks for, and the sums are those of a plain recount', () => {
    const step = fc.record({ instalment: fc.integer({ min: 0, max: 3 }), fen: fc.integer({ min: 0, max: 6000 }), back: fc.boolean() })
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let held = account()
      // The second statement: a pot for each instalment, written down by hand.
      const pots = new Map([[1, 0], [2, 0]])
      for (const { instalment, fen: amount, back } of steps) {
        const number = held.payments.length + 1
        const last = held.payments.findLast((one) => mayBeReversed(held, one.number))
        if (back && last !== undefined) {
          held = { ...held, payments: [...held.payments, { ...payment(number, last.instalment, -last.fen, last.number) }] }
          pots.set(last.instalment, (pots.get(last.instalment) ?? 0) - last.fen)
        } else if (faultOfBooking(held, instalment, amount) === null) {
          held = { ...held, payments: [...held.payments, payment(number, instalment, amount)] }
          pots.set(instalment, (pots.get(instalment) ?? 0) + amount)
        } else {
          assert.ok(amount === 0 || !pots.has(instalment) || (pots.get(instalment) ?? 0) + amount > (instalment === 1 ? 10_000 : 10_001))
        }
      }
      const [one, two] = [pots.get(1) ?? 0, pots.get(2) ?? 0]
      assert.ok(one >= 0 && one <= 10_000 && two >= 0 && two <= 10_001)
      const sums = sumsOfAccount(held, '2026-06-01')
      assert.deepEqual(sums, { fen: 20_001, paid: one + two, waived: 0, open: 20_001 - one - two, overdue: 10_000 - one })
    }), { seed: 20261124, numRuns: 300 })
  })
})
