/** Working budgets and when they are due (domain §1.2, R-006), and the budget of a rework. */
import { advance, elapsed, type Clock } from './clocks.ts'
import { addDays, dayOf, endOfDay, instantOf, msPerDay, msPerHour, msPerMinute, type Instant } from './instant.ts'
import { closingMinute, nextWorkday, officeDay, type WorkingCalendar } from './working-calendar.ts'

/** 紧急工作时, 工作时, 工作日, 紧急工作日, 自然日 (domain §1.2). */
export const timeUnits = ['URGENT_HOUR', 'WORK_HOUR', 'WORK_DAY', 'URGENT_DAY', 'CALENDAR_DAY'] as const
export type TimeUnit = (typeof timeUnits)[number]

/** Hours may have a fraction ("1.5 工作时"); days are whole. At least one minute. */
export type Budget = { readonly amount: number; readonly unit: TimeUnit }

/** How a rework's budget follows from the original one (R-119, a setting). */
export type ReworkShare = { readonly percent: number; readonly leastHours: number }

const clocks: Readonly<Record<TimeUnit, Clock>> = {
  URGENT_HOUR: 'wall', WORK_HOUR: 'office', WORK_DAY: 'office', URGENT_DAY: 'wall', CALENDAR_DAY: 'wall',
}
/** Ten years: longer is a slip of the finger, and would make a phone count for seconds. */
const mostDays = 3660
const defaultReworkShare: ReworkShare = { percent: 50, leastHours: 4 }

export function isBudget(value: unknown): value is Budget {
  if (typeof value !== 'object' || value === null) return false
  const { amount, unit } = value as { amount?: unknown; unit?: unknown }
  if (typeof amount !== 'number' || !timeUnits.some((known) => known === unit)) return false
  if (unit === 'URGENT_HOUR' || unit === 'WORK_HOUR') return ofHours(amount) >= msPerMinute && amount <= mostDays * 24
  return Number.isInteger(amount) && amount > 0 && amount <= mostDays
}

export function clockOf(unit: TimeUnit): Clock {
  return clocks[unit]
}

/**
 * When a budget that starts at `start` is due, if nothing pauses it. Days do not count the day of the start: a
 * WORK_DAY budget ends when the office closes on the N-th following working day, an URGENT_DAY or CALENDAR_DAY budget at
 * 24:00 of the N-th following day, day off or not (natural days run on; a period of law that rolls is in periods.ts).
 * The due instant itself is still in time. Throws TypeError on what is no budget.
 */
export function dueAt(start: Instant, budget: Budget, calendar: WorkingCalendar): Instant {
  const { amount, unit } = checked(budget)
  switch (unit) {
    case 'URGENT_HOUR': return advance('wall', start, ofHours(amount), calendar)
    case 'WORK_HOUR': return advance('office', start, ofHours(amount), calendar)
    case 'WORK_DAY': return closeOfWorkday(start, amount, calendar)
    case 'URGENT_DAY':
    case 'CALENDAR_DAY': return endOfDay(addDays(dayOf(start), amount))
    default: return unit satisfies never
  }
}

/** The length of a budget on its own clock, in ms, without the rest of the day it starts on: a WORK_DAY is one office day. */
export function lengthOf(budget: Budget, calendar: WorkingCalendar): number {
  const { amount, unit } = checked(budget)
  switch (unit) {
    case 'URGENT_HOUR':
    case 'WORK_HOUR': return ofHours(amount)
    case 'WORK_DAY': return amount * officeDay(calendar)
    case 'URGENT_DAY':
    case 'CALENDAR_DAY': return amount * msPerDay
    default: return unit satisfies never
  }
}

/** Time on the budget's own clock from `start` until it is due, in ms. */
export function allowance(start: Instant, budget: Budget, calendar: WorkingCalendar): number {
  return elapsed(clockOf(budget.unit), start, dueAt(start, budget, calendar), calendar)
}

/** Less than 0 when `one` started at `start` is due before `other`, 0 when at the same instant. Works across units. */
export function compareBudgets(one: Budget, other: Budget, start: Instant, calendar: WorkingCalendar): number {
  return dueAt(start, one, calendar) - dueAt(start, other, calendar)
}

/**
 * The budget of a rework: a share of the original, at least 4 WORK_HOUR.
 * - Working days become working hours, so that the half of 3 days is a half and never shorter than the half of 2.
 * - Urgent hours stay urgent: four *working* hours from a Friday evening would end on Monday. Their floor is four hours, but
 *   never more than the original had.
 * - Natural days stay whole, rounded up.
 */
export function reworkBudget(original: Budget, calendar: WorkingCalendar, share: ReworkShare = defaultReworkShare): Budget {
  const { amount, unit } = checked(original)
  const part = (amount * share.percent) / 100
  switch (unit) {
    case 'WORK_HOUR': return { amount: Math.max(part, share.leastHours), unit }
    case 'WORK_DAY': return { amount: Math.max((part * officeDay(calendar)) / msPerHour, share.leastHours), unit: 'WORK_HOUR' }
    case 'URGENT_HOUR': return { amount: Math.min(amount, Math.max(part, share.leastHours)), unit }
    case 'URGENT_DAY':
    case 'CALENDAR_DAY': return { amount: Math.ceil(part), unit }
    default: return unit satisfies never
  }
}

function closeOfWorkday(start: Instant, count: number, calendar: WorkingCalendar): Instant {
  let day = dayOf(start)
  for (let left = count; left > 0; left -= 1) day = nextWorkday(day, calendar)
  return instantOf(day, closingMinute(calendar))
}

function ofHours(amount: number): number {
  return Math.round(amount * msPerHour)
}

function checked(budget: Budget): Budget {
  if (!isBudget(budget)) throw new TypeError(`not a budget: ${JSON.stringify(budget)}`)
  return budget
}
