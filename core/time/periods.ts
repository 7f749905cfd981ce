/**
 * Statutory periods (R-001…R-004; Civil Code §§201–203, 1259). They bind citizens and bodies alike and are counted in whole
 * days; the working budgets of officials are in budgets.ts.
 */
import { addDays, daysBetween, endOfDay, instantOf, parseDay, type Day, type Instant } from './instant.ts'
import { workdayOnOrAfter, workdayOnOrBefore, type WorkingCalendar } from './working-calendar.ts'

/** Last day of "within N days" after an event on `event`: day 1 is the next day, a day off rolls forward. */
export function lastDayWithin(event: Day, days: number, calendar: WorkingCalendar): Day {
  return workdayOnOrAfter(addDays(event, wholeCount(days)), calendar)
}

/** Last day of "within N months": the same date of the last month, or its end where that date is missing (Civil Code §202). */
export function lastDayWithinMonths(event: Day, months: number, calendar: WorkingCalendar): Day {
  return workdayOnOrAfter(addMonths(event, wholeCount(months)), calendar)
}

/** The last valid instant of a period that ends on `lastDay`: 24:00, or the minute at which business stops. */
export function endOfPeriod(lastDay: Day, businessEnds?: number): Instant {
  return businessEnds === undefined ? endOfDay(lastDay) : instantOf(lastDay, businessEnds)
}

/** Is an act at `at` in time? The end itself belongs to the period. */
export function isWithinPeriod(at: Instant, event: Day, days: number, calendar: WorkingCalendar): boolean {
  return at <= endOfPeriod(lastDayWithin(event, days, calendar))
}

/** Latest day that is "N days before" `day`. Counted backwards it never rolls forward. */
export function latestDayBefore(day: Day, days: number): Day {
  return addDays(day, -wholeCount(days))
}

/** As `latestDayBefore`, for what only a working day can do (an office must be open): earlier, never later. */
export function latestWorkdayBefore(day: Day, days: number, calendar: WorkingCalendar): Day {
  return workdayOnOrBefore(latestDayBefore(day, days), calendar)
}

/** Did `done` happen at least N days before `day`? "20 日前" includes the 20th day before. */
export function isDaysBefore(done: Day, day: Day, days: number): boolean {
  return daysBetween(done, day) >= wholeCount(days)
}

/** Has something that began on `from` lasted N days on `to`? "不少于" includes the number. */
export function hasLasted(from: Day, to: Day, days: number): boolean {
  return daysBetween(from, to) >= wholeCount(days)
}

/** The same date `months` later (or earlier), or the last day of that month where it has no such date. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const target = year * 12 + month - 1 + months
  const first = `${String(Math.floor(target / 12)).padStart(4, '0')}-${String((target % 12) + 1).padStart(2, '0')}-`
  for (let candidate = date; candidate >= 28; candidate -= 1) {
    const found = parseDay(`${first}${candidate}`)
    if (found !== null) return found
  }
  return `${first}${String(date).padStart(2, '0')}`
}

function wholeCount(count: number): number {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a whole count of days or months: ${count}`)
  return count
}
