/** The working calendar of a county, as the database knows it now. */
import { sql } from 'kysely'
import { Refused } from '../../core/procedure/refusal.ts'
import {
  addDays, areOfficeHours, defaultOfficeHours, unknownYears, workingCalendar, yearOf, type Day, type OfficeHours,
  type WorkingCalendar,
} from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'

/** Holds the default of the city; a county without own hours has these. */
const wholeCity = 0

/** Reads it fresh, in two questions. `county` is the six-digit code as a number. Any role may. */
export async function loadCalendar(transaction: Transaction, county: number): Promise<WorkingCalendar> {
  const days = await transaction.selectFrom('calendar_days')
    .select(['day', 'is_workday']).orderBy('day').execute()
  const workdays = Object.fromEntries(days.map((row) => [row.day, row.is_workday] as const))
  return workingCalendar({ workdays, officeHours: await officeHoursOf(transaction, county), knownYears: knownYears(workdays) })
}

/** The county's hours, else the city's, else 08:30–12:00 and 14:30–18:00. */
export async function officeHoursOf(transaction: Transaction, county: number): Promise<OfficeHours> {
  const row = await transaction.selectFrom('office_hours').select('ranges')
    .where('county', 'in', [county, wholeCity]).orderBy('county', 'desc').executeTakeFirst()
  return row?.ranges ?? defaultOfficeHours
}

/**
 * Sets the hours of a county, or of the whole city with county 0. Must run as the system; afterwards as after an import.
 * @throws Refused when they are no office hours
 */
export async function setOfficeHours(transaction: Transaction, county: number, hours: unknown): Promise<void> {
  if (!areOfficeHours(hours) || hours.length > 10) {
    const sentence = '办公时间应为当天内先后相接、互不重叠的时段，至少一段，请检查起止时间。'
    const cause = `not office hours: ${JSON.stringify(hours).slice(0, 200)}`
    throw new Refused({ code: 'office-hours-wrong', sentence, cause, rule: 'R-006' })
  }
  const ranges = JSON.stringify(hours)
  await transaction.insertInto('office_hours').values({ county, ranges })
    .onConflict((conflict) => conflict.column('county').doUpdateSet({ ranges, changed_at: sql<Date>`now()` })).execute()
}

/**
 * Years the administrator must be alarmed about: this one, and from 1 December the next, into which deadlines reach by
 * then. Empty when all is known.
 */
export function missingYears(calendar: WorkingCalendar, today: Day): readonly number[] {
  return unknownYears(today, addDays(today, 31), calendar)
}

/** A year is known once its National Day is listed: by law a day off every year, and no other year's notice can contain it. */
function knownYears(workdays: Readonly<Record<Day, boolean>>): number[] {
  return Object.keys(workdays).filter((day) => day.endsWith('-10-01') && workdays[day] === false).map(yearOf)
}
