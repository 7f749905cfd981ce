/** How long what was decided hangs on the board (R-263, R-272; Organic Law art. 35). */
import { addDays, daysBetween, type Day } from '../time/index.ts'

/** Never shorter, whatever a county agrees on. */
export const leastBoardDays = 15

/** Whether the publication was up long enough: 1 March to 15 March is not, to 16 March is. */
export function stoodLongEnough(from: Day, until: Day, days: number = leastBoardDays): boolean {
  return daysBetween(from, until) >= Math.max(days, leastBoardDays)
}

/** The first day on which it has been up long enough. */
export function boardEndsOn(from: Day, days: number = leastBoardDays): Day {
  return addDays(from, Math.max(days, leastBoardDays))
}
