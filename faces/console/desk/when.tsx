/** A moment in a table. */
import { isMidnight, machineTime } from '../../../design/index.ts'
import { timeOfMatters } from '../../spa/time-of-matters.ts'

/** 11-24 12:00, with the year only where it is another one. The end of a limit that lasts a day is 24:00 of it. */
export function When({ at, until = false }: { at: string | number; until?: boolean }) {
  const instant = typeof at === 'number' ? at : Date.parse(at)
  const lasts = until && isMidnight(instant)
  const local = new Date(instant + 8 * 3_600_000 - (lasts ? 1 : 0)).toISOString()
  const thisYear = new Date(timeOfMatters() + 8 * 3_600_000).toISOString().slice(0, 4)
  return <time dateTime={machineTime(instant)}>{`${local.slice(local.startsWith(thisYear) ? 5 : 0, 10)} ${lasts ? '24:00' : local.slice(11, 16)}`}</time>
}
