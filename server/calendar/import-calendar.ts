/** Taking the State Council's days in. All or nothing: the caller's transaction is the whole import. */
import { readFileSync } from 'node:fs'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Transaction } from '../database/index.ts'
import { readCalendarCsv, type CalendarLine } from './read-csv.ts'

export type CalendarImport = {
  /** Lines read. */
  readonly days: number
  /** Years whose days were touched, in order. */
  readonly years: readonly number[]
}

const builtInFile = new URL('../../database/data/holidays-cn.csv', import.meta.url)
const builtInSource = 'database/data/holidays-cn.csv'
const linesPerStatement = 1000

/**
 * Adds the file's days; a day that is there already is corrected by the new line. To take a holiday back, import the day with
 * `true`. Must run as the system. After the commit call `forget()` of every `Calendars`, and recompute stored due instants.
 * @param source the notice, e.g. 国办发明电〔2026〕7 号, 1–200 characters
 * @throws Refused with a sentence that names the wrong line
 */
export async function importCalendarCsv(transaction: Transaction, text: string, source: string): Promise<CalendarImport> {
  if (source.trim() === '' || source.length > 200 || /\p{C}/u.test(source)) {
    throw new Refused({ code: 'calendar-source-missing', sentence: '请写明依据的通知文号（1–200 个字）。', cause: 'source', rule: 'R-005' })
  }
  const lines = readCalendarCsv(text)
  for (const part of inParts(lines)) {
    await transaction.insertInto('calendar_days').values(rowsOf(part, source.trim()))
      .onConflict((conflict) => conflict.column('day').doUpdateSet((excluded) => ({
        is_workday: excluded.ref('excluded.is_workday'), note: excluded.ref('excluded.note'),
        source: excluded.ref('excluded.source'), imported_at: excluded.ref('excluded.imported_at'),
      }))).execute()
  }
  return { days: lines.length, years: yearsOf(lines) }
}

/** Adds the days that come with the platform and are not there yet; what an administrator corrected stays. For every start. */
export async function importBuiltInCalendar(transaction: Transaction): Promise<void> {
  for (const part of inParts(readCalendarCsv(readFileSync(builtInFile, 'utf8')))) {
    await transaction.insertInto('calendar_days').values(rowsOf(part, builtInSource))
      .onConflict((conflict) => conflict.column('day').doNothing()).execute()
  }
}

function rowsOf(lines: readonly CalendarLine[], source: string) {
  return lines.map(({ day, isWorkday, note }) => ({ day, is_workday: isWorkday, note, source }))
}

function yearsOf(lines: readonly CalendarLine[]): number[] {
  return [...new Set(lines.map(({ day }) => Number(day.slice(0, 4))))].sort((a, b) => a - b)
}

function* inParts(lines: readonly CalendarLine[]): Generator<readonly CalendarLine[]> {
  for (let from = 0; from < lines.length; from += linesPerStatement) yield lines.slice(from, from + linesPerStatement)
}
