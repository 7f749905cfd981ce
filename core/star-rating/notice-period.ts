/** How long the result hangs out (张榜公示; R-406): fifteen days unless the county set fewer, never under seven, never under five working days. */
import { addDays, isWorkday, type Day, type WorkingCalendar } from '../time/index.ts'

export const noticeDays = { least: 7, default: 15, most: 15 } as const
const leastWorkdays = 5

/** The day from which the notice has lasted long enough: put up on 1 March for fifteen days, that is 16 March. */
export function noticeEnds(from: Day, days: number): Day {
  return addDays(from, days)
}

export type NoticeFault = 'too-short' | 'too-long' | 'too-few-workdays'

/** A week with a long holiday in it is no week in which a villager could have objected. */
export function faultOfNotice(from: Day, days: number, calendar: WorkingCalendar): NoticeFault | null {
  if (!Number.isInteger(days) || days < noticeDays.least) return 'too-short'
  if (days > noticeDays.most) return 'too-long'
  const workdays = Array.from({ length: days }, (_, after) => addDays(from, after + 1)).filter((day) => isWorkday(day, calendar)).length
  return workdays < leastWorkdays ? 'too-few-workdays' : null
}
