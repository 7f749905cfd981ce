/** How long a publication hangs: fifteen days at least, on line and on the board (村民委员会组织法 art. 35; ). */
import { addDays, daysBetween, type Day } from '../time/index.ts'

/** No setting makes it fewer. */
export const leastDays = 15

/** Has it hung long enough when it is taken down on that day? */
export function disclosureOk(start: Day, end: Day, days: number = leastDays): boolean {
  return daysBetween(start, end) >= Math.max(days, leastDays)
}

/** The first day on which it may end. Counted from the board where that was posted later than on line: the board is what law asks for. */
export function firstDayDown(publishedOn: Day, postedOn: Day | null, days: number): Day {
  const from = postedOn !== null && postedOn > publishedOn ? postedOn : publishedOn
  return addDays(from, Math.max(days, leastDays))
}
