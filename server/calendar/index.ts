/** The calendar room: the State Council's days and the counties' office hours, from the database to core/time. */
export { keepCalendars, type Calendars } from './calendars.ts'
export { importBuiltInCalendar, importCalendarCsv, type CalendarImport } from './import-calendar.ts'
export { loadCalendar, missingYears, officeHoursOf, setOfficeHours } from './load-calendar.ts'
