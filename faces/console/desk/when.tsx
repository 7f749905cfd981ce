/** A moment in a table. */
import { machineTime } from '../../../design/index.ts'
import { timeOfMatters } from '../../spa/time-of-matters.ts'

/** 11-24 12:00, with the year only where it is another one. */
export function When({ at }: { at: string | number }) {
  const instant = typeof at === 'number' ? at : Date.parse(at)
  const local = new Date(instant + 8 * 3_600_000).toISOString()
  const thisYear = new Date(timeOfMatters() + 8 * 3_600_000).toISOString().slice(0, 4)
  return <time dateTime={machineTime(instant)}>{`${local.slice(local.startsWith(thisYear) ? 5 : 0, 10)} ${local.slice(11, 16)}`}</time>
}
