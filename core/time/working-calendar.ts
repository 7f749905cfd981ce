/**
 * The working calendar: Monday to Friday, corrected by the State Council's holidays and make-up days, and a county's
 * office hours. A plain JSON value, so that the field app holds the same calendar as the server.
 */
import { addDays, minutesPerDay, msPerMinute, parseDay, weekdayOf, yearOf, type Day } from './instant.ts'

/** Minutes from 00:00, `from` included, `to` excluded; in order, apart from each other. */
export type OfficeHours = readonly (readonly [from: number, to: number])[]

export type WorkingCalendar = {
  /** Days that differ from what Monday–Friday says, or confirm it: true = working day (make-up), false = day off. */
  readonly workdays: Readonly<Record<Day, boolean>>
  readonly officeHours: OfficeHours
  /** Years whose State Council notice has been imported. Other years count Monday–Friday and must be alarmed. */
  readonly knownYears: readonly number[]
}

/** 08:30–12:00, 14:30–18:00 (R-006; a setting of each county). */
export const defaultOfficeHours: OfficeHours = [[510, 720], [870, 1080]]

/**
 * Checks and builds a calendar. Throws RangeError on days that do not exist and on office hours that are empty, out of order
 * or outside the day: with such hours no deadline would ever end.
 */
export function workingCalendar(parts: {
  readonly workdays?: Readonly<Record<Day, boolean>>
  readonly officeHours?: OfficeHours
  readonly knownYears?: readonly number[]
}): WorkingCalendar {
  const { workdays = {}, officeHours = defaultOfficeHours, knownYears = [] } = parts
  const wrongDay = Object.keys(workdays).find((day) => parseDay(day) === null)
  if (wrongDay !== undefined) throw new RangeError(`not a day: ${JSON.stringify(wrongDay)}`)
  if (!areOfficeHours(officeHours)) throw new RangeError(`not office hours: ${JSON.stringify(officeHours)}`)
  return { workdays, officeHours, knownYears }
}

/** Are these hours in order, apart from each other, inside one day, on whole minutes, and at least one minute long? */
export function areOfficeHours(hours: unknown): hours is OfficeHours {
  if (!Array.isArray(hours) || hours.length === 0) return false
  let earliest = 0
  for (const range of hours as unknown[]) {
    if (!Array.isArray(range) || range.length !== 2) return false
    const [from, to] = range as [unknown, unknown]
    if (!Number.isInteger(from) || !Number.isInteger(to)) return false
    if ((from as number) < earliest || (to as number) <= (from as number) || (to as number) > minutesPerDay) return false
    earliest = to as number
  }
  return true
}

export function isWorkday(day: Day, calendar: WorkingCalendar): boolean {
  return calendar.workdays[day] ?? weekdayOf(day) <= 5
}

/** The first working day after `day`. */
export function nextWorkday(day: Day, calendar: WorkingCalendar): Day {
  return workdayOnOrAfter(addDays(day, 1), calendar)
}

export function workdayOnOrAfter(day: Day, calendar: WorkingCalendar): Day {
  let candidate = day
  while (!isWorkday(candidate, calendar)) candidate = addDays(candidate, 1)
  return candidate
}

export function workdayOnOrBefore(day: Day, calendar: WorkingCalendar): Day {
  let candidate = day
  while (!isWorkday(candidate, calendar)) candidate = addDays(candidate, -1)
  return candidate
}

/** Office time of one working day, in ms. */
export function officeDay(calendar: WorkingCalendar): number {
  return calendar.officeHours.reduce((sum, [from, to]) => sum + to - from, 0) * msPerMinute
}

/** Minute of the day at which the office closes. */
export function closingMinute(calendar: WorkingCalendar): number {
  return Math.max(...calendar.officeHours.map(([, to]) => to))
}

/** Years touched by `from`…`to` whose holidays are not known and are therefore counted Monday–Friday (R-005: alarm). */
export function unknownYears(from: Day, to: Day, calendar: WorkingCalendar): number[] {
  const known = new Set(calendar.knownYears)
  const count = Math.max(0, yearOf(to) - yearOf(from) + 1)
  return Array.from({ length: count }, (_, index) => yearOf(from) + index).filter((year) => !known.has(year))
}
