/** The calendar of the tests: some days off and make-up days of 2025 and 2026, as in database/data/holidays-cn.csv. */
import { parseInstant, workingCalendar, type Instant } from './index.ts'

const off = [
  '2025-10-01', '2025-10-02', '2025-10-03', '2025-10-04', '2025-10-05', '2025-10-06', '2025-10-07', '2025-10-08',
  '2026-01-01', '2026-01-02', '2026-01-03',
  '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07',
]
const makeUp = ['2025-09-28', '2025-10-11', '2026-01-04', '2026-09-20', '2026-10-10']

export const calendar = workingCalendar({
  workdays: Object.fromEntries([...off.map((day) => [day, false] as const), ...makeUp.map((day) => [day, true] as const)]),
  knownYears: [2025, 2026],
})

/** '2026-11-23 09:30' in Beijing. */
export function at(text: string): Instant {
  const instant = parseInstant(`${text.replace(' ', 'T')}+08:00`)
  if (instant === null) throw new RangeError(`no instant: ${text}`)
  return instant
}
