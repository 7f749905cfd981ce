/** Periods of open affairs: months, quarters, years, and the single day on which something of weight happened (R-271). */
import { addDays, dayOf, daysBetween, parseDay, type Day, type Instant } from '../time/index.ts'

/** How often an item falls due; `event` when it happens. */
export const rhythms = { month: '每月', quarter: '每季度', year: '每年', event: '随时（发生了就公开）' } as const
export type Rhythm = keyof typeof rhythms

/** `2026`, `2026-Q1`, `2026-03`, or `2026-03-05.1`: the first event of that day. */
export type Period = string

const patterns: Readonly<Record<Rhythm, RegExp>> = {
  year: /^20\d{2}$/, quarter: /^20\d{2}-Q[1-4]$/, month: /^20\d{2}-(0[1-9]|1[0-2])$/, event: /^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\.[1-9]$/,
}

/** Null for what is no period. */
export function rhythmOf(period: Period): Rhythm | null {
  const found = (Object.keys(patterns) as Rhythm[]).find((rhythm) => patterns[rhythm].test(period)) ?? null
  return found === 'event' && parseDay(period.slice(0, 10)) === null ? null : found
}

/** @throws RangeError for what is no period */
export function lastDayOf(period: Period): Day {
  switch (rhythmOf(period)) {
    case 'year': return `${period}-12-31`
    case 'quarter': return endOfMonth(Number(period.slice(0, 4)), Number(period.slice(6)) * 3)
    case 'month': return endOfMonth(Number(period.slice(0, 4)), Number(period.slice(5)))
    case 'event': return period.slice(0, 10)
    default: throw new RangeError(`no period: ${period}`)
  }
}

/** @throws RangeError for what is no period */
export function firstDayOf(period: Period): Day {
  switch (rhythmOf(period)) {
    case 'year': return `${period}-01-01`
    case 'quarter': return `${period.slice(0, 4)}-${twoDigits(Number(period.slice(6)) * 3 - 2)}-01`
    case 'month': return `${period}-01`
    case 'event': return period.slice(0, 10)
    default: throw new RangeError(`no period: ${period}`)
  }
}

/** Periods of the rhythm that have ended between two days, both included; none of events, which nobody can foresee. */
export function periodsEnded(rhythm: Rhythm, from: Day, until: Day): readonly Period[] {
  if (rhythm === 'event' || daysBetween(from, until) < 0) return []
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, nth) => first + nth)
  return years.flatMap((year) => periodsOf(rhythm, year)).filter((period) => {
    const end = lastDayOf(period)
    return end >= from && end <= until
  })
}

function periodsOf(rhythm: Exclude<Rhythm, 'event'>, year: number): readonly Period[] {
  switch (rhythm) {
    case 'year': return [String(year)]
    case 'quarter': return [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`)
    case 'month': return Array.from({ length: 12 }, (_, month) => `${year}-${twoDigits(month + 1)}`)
  }
}

export function yearOfPeriod(period: Period): number {
  return Number(period.slice(0, 4))
}

/** 2026年第三季度, as villagers say it. */
export function periodInWords(period: Period): string {
  const year = period.slice(0, 4)
  switch (rhythmOf(period)) {
    case 'year': return `${year}年`
    case 'quarter': return `${year}年第${['一', '二', '三', '四'][Number(period.slice(6)) - 1] ?? ''}季度`
    case 'month': return `${year}年${Number(period.slice(5))}月`
    case 'event': return `${year}年${Number(period.slice(5, 7))}月${Number(period.slice(8, 10))}日${period.endsWith('.1') ? '' : `（第${period.slice(11)}件）`}`
    default: return period
  }
}

/** The last day on which it is in time: so many days after the period ended, or after it happened (R-271). */
export function dueDay(period: Period, days: number): Day {
  return addDays(lastDayOf(period), days)
}

/** From the day after it was due on, village, supervisors and township are warned (R-271). */
export function isOverdue(due: Day, now: Instant): boolean {
  return dayOf(now) > due
}

function endOfMonth(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
