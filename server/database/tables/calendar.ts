/** Row types of the calendar room (migration 0008). */
import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../../../core/time/instant.ts'
import type { OfficeHours } from '../../../core/time/working-calendar.ts'

export interface CalendarDayTable {
  day: Day
  is_workday: boolean
  note: string
  source: string
  imported_at: Generated<Date>
}

export interface OfficeHoursTable {
  /** 0 is the city's default. */
  county: number
  /** Written as JSON text: the driver would make a PostgreSQL array of a JavaScript one. */
  ranges: ColumnType<OfficeHours, string, string>
  changed_at: Generated<Date>
}

export interface CalendarTables {
  calendar_days: CalendarDayTable
  office_hours: OfficeHoursTable
}
