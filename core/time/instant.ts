/**
 * Instants and days. The country has one time, UTC+08:00 without summer time (the summer time of 1986–1991 is not modelled:
 * no matter of this platform lies there), so a day is arithmetic and needs no time-zone database on a phone.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** 'YYYY-MM-DD' in Asia/Shanghai. */
export type Day = string

export const msPerMinute = 60_000
export const msPerHour = 60 * msPerMinute
export const msPerDay = 24 * msPerHour
export const minutesPerDay = 24 * 60

const offset = 8 * msPerHour
const dayShape = /^\d{4}-\d{2}-\d{2}$/
const isoShape = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

export function dayOf(at: Instant): Day {
  return dayNumbered(Math.floor((at + offset) / msPerDay))
}

/** 00:00 of the day in Beijing. */
export function startOfDay(day: Day): Instant {
  return numberOf(day) * msPerDay - offset
}

/** 24:00 of the day in Beijing, which is 00:00 of the next one. */
export function endOfDay(day: Day): Instant {
  return startOfDay(day) + msPerDay
}

/** Minutes (with fraction) since 00:00 in Beijing: 0 ≤ m < 1440. */
export function minuteOfDay(at: Instant): number {
  return (at - startOfDay(dayOf(at))) / msPerMinute
}

/** The instant `minute` minutes after 00:00 of `day`; 1440 is 24:00. */
export function instantOf(day: Day, minute: number): Instant {
  return startOfDay(day) + minute * msPerMinute
}

export function addDays(day: Day, count: number): Day {
  return dayNumbered(numberOf(day) + count)
}

/** How many days `to` lies after `from`; negative when before. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from)
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return ((numberOf(day) + 3) % 7 + 7) % 7 + 1
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** A day that exists ('2026-02-29' does not), or null. */
export function parseDay(text: string): Day | null {
  return countOf(text) === null ? null : text
}

/** An ISO 8601 instant. The zone is required: a time without one has another meaning on every device. Null when it is none. */
export function parseInstant(text: string): Instant | null {
  const parts = isoShape.exec(text)
  if (parts === null) return null
  const [, day = '', hours, minutes, seconds = '0', fraction = '', zone = 'Z'] = parts
  const count = countOf(day)
  if (count === null) return null
  const inSeconds = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return count * msPerDay + inSeconds * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3)) - zoneOffset(zone)
}

/** '2026-11-23T09:30:00.000+08:00': what `parseInstant` reads back, in the time the reader lives in. */
export function toIso(at: Instant): string {
  return new Date(at + offset).toISOString().replace('Z', '+08:00')
}

function zoneOffset(zone: string): number {
  if (zone === 'Z') return 0
  const size = Number(zone.slice(1, 3)) * msPerHour + Number(zone.slice(4, 6)) * msPerMinute
  return zone.startsWith('-') ? -size : size
}

function numberOf(day: Day): number {
  const count = countOf(day)
  if (count === null) throw new RangeError(`not a day: ${JSON.stringify(day)}`)
  return count
}

/**
 * Days since 1970-01-01, or null for no day. Whole-number calendar arithmetic (years begin in March, so that the leap day is
 * the last of its year): a lamp asks this for every day it counts, and with `Date` a lamp took more than twice as long.
 */
function countOf(text: string): number | null {
  if (!dayShape.test(text)) return null
  const [year, month, date] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  if (month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return null
  const shifted = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  return shifted * 365 + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + dayOfYear - 719_468
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

function dayNumbered(count: number): Day {
  return new Date(count * msPerDay).toISOString().slice(0, 10)
}
