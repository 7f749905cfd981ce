/** By how much the demonstration's time can be moved: what a newcomer wants to see happen, not any number. */
import {
  addMonths, dayOf, msPerDay, msPerHour, msPerMinute, nextWorkday, startOfDay, type Instant, type WorkingCalendar,
} from '../../core/time/index.ts'

/** In the order of the page; 15 days are the evaluation window before a matter is archived. */
export const steps = {
  'hour': '一小时',
  'morning': '到下一个工作日早上上班',
  'day': '一天',
  '15-days': '十五天',
  'month': '一个月',
} as const

export type Step = keyof typeof steps

export function isStep(text: unknown): text is Step {
  return typeof text === 'string' && Object.hasOwn(steps, text)
}

/** Where the step leads from `now`; always later. */
export function targetOf(step: Step, now: Instant, calendar: WorkingCalendar): Instant {
  switch (step) {
    case 'hour': return now + msPerHour
    case 'morning': return nextMorning(now, calendar)
    case 'day': return now + msPerDay
    case '15-days': return now + 15 * msPerDay
    case 'month': return startOfDay(addMonths(dayOf(now), 1)) + now - startOfDay(dayOf(now))
  }
}

/** Of a later day, also before the office opens today: whoever tries it at night wants to see the day over. */
function nextMorning(now: Instant, calendar: WorkingCalendar): Instant {
  const [[opens] = [0]] = calendar.officeHours
  return startOfDay(nextWorkday(dayOf(now), calendar)) + opens * msPerMinute
}
