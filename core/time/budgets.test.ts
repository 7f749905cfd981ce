import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareBudgets, dueAt, dueForStaff, instantForStaff, isBudget, reworkBudget, type Budget, type TimeUnit } from './index.ts'
import { at, calendar } from './example-calendar.ts'

const budget = (amount: number, unit: TimeUnit): Budget => ({ amount, unit })
const dueOf = (start: string, amount: number, unit: TimeUnit) => dueForStaff(dueAt(at(start), budget(amount, unit), calendar))

describe('due instants (R-006)', () => {
  it('a: Friday 17:00 and 3 working hours give Monday 10:30', () => {
    assert.equal(dueOf('2026-11-20 17:00', 3, 'WORK_HOUR'), '2026-11-23 10:30')
  })
  it('b: Friday 17:00 and 3 urgent hours give Friday 20:00', () => {
    assert.equal(dueOf('2026-11-20 17:00', 3, 'URGENT_HOUR'), '2026-11-20 20:00')
  })
  it('c: Thursday 10:00 and 2 working days give Monday 18:00', () => {
    assert.equal(dueOf('2026-11-19 10:00', 2, 'WORK_DAY'), '2026-11-23 18:00')
  })
  it('d: 30 September 16:00 and 1 working day give 9 October 18:00 after the holiday of 1–8 October', () => {
    assert.equal(dueOf('2025-09-30 16:00', 1, 'WORK_DAY'), '2025-10-09 18:00')
  })

  it('starts working hours at the next opening when the office is closed', () => {
    assert.equal(dueOf('2026-11-21 03:00', 1.5, 'WORK_HOUR'), '2026-11-23 10:00')
    assert.equal(dueOf('2026-11-23 13:00', 1, 'WORK_HOUR'), '2026-11-23 15:30')
  })
  it('ends at the close and not at the next opening', () => {
    assert.equal(dueOf('2026-11-23 17:00', 1, 'WORK_HOUR'), '2026-11-23 18:00')
    assert.equal(dueOf('2026-11-23 10:00', 2, 'WORK_HOUR'), '2026-11-23 12:00')
  })
  it('takes the next working day as day 1, from a weekend and from before opening too', () => {
    assert.equal(dueOf('2026-11-21 10:00', 1, 'WORK_DAY'), '2026-11-23 18:00')
    assert.equal(dueOf('2026-11-20 06:00', 1, 'WORK_DAY'), '2026-11-23 18:00')
  })
  it('works on make-up days', () => assert.equal(dueOf('2026-10-09 10:00', 1, 'WORK_DAY'), '2026-10-10 18:00'))
  it('crosses the year end in Beijing', () => {
    assert.equal(dueOf('2025-12-31 17:30', 1, 'WORK_HOUR'), '2026-01-04 09:00')
    assert.equal(dueOf('2025-12-31 23:00', 2, 'URGENT_HOUR'), '2026-01-01 01:00')
  })
  it('runs natural days on over days off and the leap day, to 24:00', () => {
    assert.equal(dueOf('2028-02-27 10:00', 2, 'URGENT_DAY'), '2028-02-29 24:00')
    assert.equal(dueOf('2026-09-20 10:00', 15, 'CALENDAR_DAY'), '2026-10-05 24:00')
  })
  it('counts a year without a notice as Monday to Friday (R-005)', () => {
    assert.equal(dueOf('2031-09-30 16:00', 1, 'WORK_DAY'), '2031-10-01 18:00')
  })

  for (const wrong of [
    budget(0, 'WORK_DAY'), budget(-1, 'WORK_HOUR'), budget(1.5, 'WORK_DAY'), budget(NaN, 'WORK_HOUR'), budget(3661, 'WORK_DAY'),
    budget(Infinity, 'CALENDAR_DAY'), budget(0.001, 'URGENT_HOUR'), { amount: 1, unit: 'WEEK' }, null, 3,
  ]) {
    it(`refuses the budget ${JSON.stringify(wrong)}`, () => {
      assert.equal(isBudget(wrong), false)
      assert.throws(() => dueAt(at('2026-11-23 09:00'), wrong as Budget, calendar))
    })
  }
})

describe('comparing budgets', () => {
  it('compares across units from a given start', () => {
    const friday = at('2026-11-20 17:00')
    assert.ok(compareBudgets(budget(3, 'URGENT_HOUR'), budget(3, 'WORK_HOUR'), friday, calendar) < 0)
    assert.ok(compareBudgets(budget(10, 'WORK_DAY'), budget(10, 'CALENDAR_DAY'), friday, calendar) > 0)
    assert.equal(compareBudgets(budget(5, 'WORK_DAY'), budget(5, 'WORK_DAY'), friday, calendar), 0)
  })
})

describe('the budget of a rework (R-119)', () => {
  const rework = (amount: number, unit: TimeUnit) => reworkBudget(budget(amount, unit), calendar)

  it('is half the original, in working hours', () => {
    assert.deepEqual(rework(5, 'WORK_DAY'), budget(17.5, 'WORK_HOUR'))
    assert.deepEqual(rework(3, 'WORK_DAY'), budget(10.5, 'WORK_HOUR'))
    assert.deepEqual(rework(12, 'WORK_HOUR'), budget(6, 'WORK_HOUR'))
  })
  it('is never under 4 working hours', () => {
    assert.deepEqual(rework(1, 'WORK_DAY'), budget(4, 'WORK_HOUR'))
    assert.deepEqual(rework(6, 'WORK_HOUR'), budget(4, 'WORK_HOUR'))
    assert.deepEqual(rework(3, 'WORK_HOUR'), budget(4, 'WORK_HOUR'))
  })
  it('keeps danger to life on the urgent clock, with no more time than at first', () => {
    assert.deepEqual(rework(8, 'URGENT_HOUR'), budget(4, 'URGENT_HOUR'))
    assert.deepEqual(rework(3, 'URGENT_HOUR'), budget(3, 'URGENT_HOUR'))
    assert.equal(instantForStaff(dueAt(at('2026-11-20 17:00'), rework(8, 'URGENT_HOUR'), calendar)), '2026-11-20 21:00')
  })
  it('keeps natural days whole', () => {
    assert.deepEqual(rework(15, 'CALENDAR_DAY'), budget(8, 'CALENDAR_DAY'))
    assert.deepEqual(rework(1, 'URGENT_DAY'), budget(1, 'URGENT_DAY'))
  })
  it('takes the share and the floor of a setting', () => {
    assert.deepEqual(reworkBudget(budget(5, 'WORK_DAY'), calendar, { percent: 40, leastHours: 2 }), budget(14, 'WORK_HOUR'))
  })
  it('never gives more days less time', () => {
    for (let days = 1; days < 30; days += 1) assert.ok(rework(days + 1, 'WORK_DAY').amount >= rework(days, 'WORK_DAY').amount)
  })
})
