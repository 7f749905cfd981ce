/**
 * The two clocks a deadline can run on: the wall clock, which never stops, and the office clock, which runs on working days
 * inside office hours only. Both measure in ms; both are additive: elapsed(a,c) = elapsed(a,b) + elapsed(b,c).
 */
import { addDays, dayOf, instantOf, msPerMinute, startOfDay, type Day, type Instant } from './instant.ts'
import { isWorkday, officeDay, workdayOnOrAfter, type WorkingCalendar } from './working-calendar.ts'

export type Clock = 'office' | 'wall'

/** Time that passes on the clock from `from` to `to`, in ms; 0 when `to` is not after `from`. */
export function elapsed(clock: Clock, from: Instant, to: Instant, calendar: WorkingCalendar): number {
  if (to <= from) return 0
  return clock === 'wall' ? to - from : officeTime(from, to, calendar)
}

/** The earliest instant, not before `from`, at which `amount` ms have passed on the clock. */
export function advance(clock: Clock, from: Instant, amount: number, calendar: WorkingCalendar): Instant {
  if (amount <= 0) return from
  return clock === 'wall' ? from + amount : afterOfficeTime(from, amount, calendar)
}

function officeTime(from: Instant, to: Instant, calendar: WorkingCalendar): number {
  const [first, last] = [dayOf(from), dayOf(to)]
  if (first === last) return minutesOpen(first, from, to, calendar)
  let sum = minutesOpen(first, from, startOfDay(addDays(first, 1)), calendar) + minutesOpen(last, startOfDay(last), to, calendar)
  const whole = officeDay(calendar)
  for (let day = addDays(first, 1); day < last; day = addDays(day, 1)) {
    if (isWorkday(day, calendar)) sum += whole
  }
  return sum
}

/** Office time inside one day between two instants of it, in ms. */
function minutesOpen(day: Day, from: Instant, to: Instant, calendar: WorkingCalendar): number {
  if (!isWorkday(day, calendar)) return 0
  return openings(day, calendar)
    .reduce((sum, [open, close]) => sum + Math.max(0, Math.min(to, close) - Math.max(from, open)), 0)
}

function afterOfficeTime(from: Instant, amount: number, calendar: WorkingCalendar): Instant {
  let left = amount
  for (let day = workdayOnOrAfter(dayOf(from), calendar); ; day = workdayOnOrAfter(addDays(day, 1), calendar)) {
    for (const [open, close] of openings(day, calendar)) {
      const begin = Math.max(from, open)
      if (begin >= close) continue
      if (left <= close - begin) return begin + left
      left -= close - begin
    }
  }
}

function openings(day: Day, calendar: WorkingCalendar): (readonly [Instant, Instant])[] {
  const midnight = instantOf(day, 0)
  return calendar.officeHours.map(([from, to]) => [midnight + from * msPerMinute, midnight + to * msPerMinute] as const)
}
