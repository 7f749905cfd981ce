/** Time as law counts it (architecture §5): instants and days, the working calendar, periods, budgets, deadlines. */
export {
  addDays, dayOf, daysBetween, endOfDay, instantOf, minuteOfDay, msPerDay, msPerHour, msPerMinute, parseDay, parseInstant,
  startOfDay, toIso, weekdayOf, yearOf, type Day, type Instant,
} from './instant.ts'
export { dayForVillagers, dueForStaff, dueForVillagers, instantForStaff, instantForVillagers } from './clock-words.ts'
export {
  areOfficeHours, closingMinute, defaultOfficeHours, isWorkday, nextWorkday, officeDay, unknownYears, workdayOnOrAfter,
  workdayOnOrBefore, workingCalendar, type OfficeHours, type WorkingCalendar,
} from './working-calendar.ts'
export { advance, elapsed, type Clock } from './clocks.ts'
export {
  addMonths, endOfPeriod, hasLasted, isDaysBefore, isWithinPeriod, lastDayWithin, lastDayWithinMonths, latestDayBefore,
  latestWorkdayBefore,
} from './periods.ts'
export {
  allowance, clockOf, compareBudgets, dueAt, isBudget, lengthOf, reworkBudget, timeUnits, type Budget, type ReworkShare,
  type TimeUnit,
} from './budgets.ts'
export {
  applyMove, due, dueBeforePause, dueIfExtended, IllegalMove, isLate, isPaused, lamp, remaining, used, warnAt, type DeadlineExtension, type DeadlineLedger,
  type DeadlineMove, type DeadlinePause, type IllegalMoveCode, type Lamp,
} from './deadline.ts'
export { budgetInWords, inWords } from './deadline-words.ts'
export { aheadInWords, movedTimeInWords } from './moved-time-words.ts'
