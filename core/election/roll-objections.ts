/** Objections to the roll: five days to object, three to rule and publish (R-205; Organic Law art. 17). Both are statutory periods and roll over holidays. */
import { dayOf, isWithinPeriod, lastDayWithin, type Day, type Instant, type WorkingCalendar } from '../time/index.ts'

export const objectionDays = 5
export const rulingDays = 3

export function lastDayToObject(publishedOn: Day, calendar: WorkingCalendar): Day {
  return lastDayWithin(publishedOn, objectionDays, calendar)
}

/** Late objections are not taken; the sentence of the refusal points to the township and the court. */
export function mayObject(at: Instant, publishedOn: Day, calendar: WorkingCalendar): boolean {
  return dayOf(at) >= publishedOn && isWithinPeriod(at, publishedOn, objectionDays, calendar)
}

export function rulingDue(receivedOn: Day, calendar: WorkingCalendar): Day {
  return lastDayWithin(receivedOn, rulingDays, calendar)
}

/** When the last objection that may still come would have to be ruled upon: before that day the roll is not final. */
export function rollFinalOn(publishedOn: Day, calendar: WorkingCalendar): Day {
  return rulingDue(lastDayToObject(publishedOn, calendar), calendar)
}
