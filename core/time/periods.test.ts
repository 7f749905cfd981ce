import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  addDays, addMonths, dayOf, dueForStaff, endOfPeriod, hasLasted, isDaysBefore, isWithinPeriod, isWorkday, lastDayWithin,
  lastDayWithinMonths, latestDayBefore, latestWorkdayBefore,
} from './index.ts'
import { at, calendar } from './example-calendar.ts'

const anyDay = fc.integer({ min: 0, max: 800 }).map((count) => addDays('2025-01-01', count))
const anyCount = fc.integer({ min: 0, max: 90 })

describe('statutory periods', () => {
  it('ends "5 日内" after 1 March on 6 March at 24:00 (R-001)', () => {
    const last = lastDayWithin('2026-03-01', 5, calendar)
    assert.equal(last, '2026-03-06')
    assert.equal(dueForStaff(endOfPeriod(last)), '2026-03-06 24:00')
    assert.equal(isWithinPeriod(at('2026-03-06 23:59:59.999'), '2026-03-01', 5, calendar), true)
    assert.equal(isWithinPeriod(at('2026-03-07 00:00:00.001'), '2026-03-01', 5, calendar), false)
  })

  it('ends when business stops where there are business hours (R-001)', () => {
    assert.equal(endOfPeriod('2026-03-06', 1080), at('2026-03-06 18:00'))
  })

  it('rolls from a day off to the day after the holiday (R-002)', () => {
    assert.equal(lastDayWithin('2026-03-02', 5, calendar), '2026-03-09')
    assert.equal(lastDayWithin('2025-09-28', 5, calendar), '2025-10-09')
  })

  it('does not roll from a weekend that is a make-up day (R-002)', () => {
    assert.equal(lastDayWithin('2026-10-05', 5, calendar), '2026-10-10')
  })

  it('counts over the year end and the leap day', () => {
    assert.equal(lastDayWithin('2026-12-31', 1, calendar), '2027-01-01')
    assert.equal(lastDayWithin('2028-02-25', 4, calendar), '2028-02-29')
  })

  it('ends months on the same date, or at the end of a shorter month (Civil Code §202)', () => {
    assert.equal(addMonths('2026-01-31', 1), '2026-02-28')
    assert.equal(addMonths('2028-01-31', 1), '2028-02-29')
    assert.equal(addMonths('2028-02-29', 12), '2029-02-28')
    assert.equal(addMonths('2026-11-05', 3), '2027-02-05')
    assert.equal(addMonths('2026-03-31', -1), '2026-02-28')
    assert.equal(lastDayWithinMonths('2026-10-28', 1, calendar), '2026-11-30')
  })

  it('lets publish on 10 June for 30 June and refuses 11 June (R-004)', () => {
    assert.equal(latestDayBefore('2026-06-30', 20), '2026-06-10')
    assert.equal(isDaysBefore('2026-06-10', '2026-06-30', 20), true)
    assert.equal(isDaysBefore('2026-06-11', '2026-06-30', 20), false)
  })

  it('moves a backwards day off only to an earlier day (R-002)', () => {
    assert.equal(latestWorkdayBefore('2026-10-25', 20, calendar), '2026-09-30')
  })

  it('takes "不少于 15 日" with the 15th day (R-003)', () => {
    assert.equal(hasLasted('2026-03-01', '2026-03-15', 15), false)
    assert.equal(hasLasted('2026-03-01', '2026-03-16', 15), true)
  })

  it('refuses half days and negative counts', () => {
    assert.throws(() => lastDayWithin('2026-03-01', 1.5, calendar), RangeError)
    assert.throws(() => latestDayBefore('2026-03-01', -1), RangeError)
  })

  it('never ends before N days, always on a working day, and later for more days (R-001, R-002)', () => {
    fc.assert(fc.property(anyDay, anyCount, (event, count) => {
      const last = lastDayWithin(event, count, calendar)
      assert.ok(last >= addDays(event, count) && isWorkday(last, calendar))
      for (let day = addDays(event, count); day < last; day = addDays(day, 1)) assert.ok(!isWorkday(day, calendar))
      assert.ok(lastDayWithin(event, count + 1, calendar) >= last)
      assert.equal(dayOf(endOfPeriod(last) - 1), last)
    }))
  })

  it('never lets a backwards period end later than N days before (R-002, R-004)', () => {
    fc.assert(fc.property(anyDay, anyCount, (day, count) => {
      const latest = latestWorkdayBefore(day, count, calendar)
      assert.ok(isDaysBefore(latest, day, count) && isWorkday(latest, calendar))
      assert.ok(!isDaysBefore(addDays(latestDayBefore(day, count), 1), day, count))
    }))
  })
})
