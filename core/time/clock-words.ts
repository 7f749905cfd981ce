/** How an instant is said: in full to villagers, in figures to staff. */
import { dayOf, minuteOfDay, type Day, type Instant } from './instant.ts'

/** 2026年11月23日 */
export function dayForVillagers(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 2026年11月23日 上午9时30分 */
export function instantForVillagers(at: Instant): string {
  const { hour, minute } = clockOf(at)
  const spoken = hour > 12 ? hour - 12 : hour
  return `${dayForVillagers(dayOf(at))} ${partOfDay(hour)}${spoken}时${minute === 0 ? '' : `${minute}分`}`
}

/** 2026-11-23 09:30 */
export function instantForStaff(at: Instant): string {
  const { hour, minute } = clockOf(at)
  return `${dayOf(at)} ${twoDigits(hour)}:${twoDigits(minute)}`
}

/** A due instant. Midnight is said as 24时 of the day that ends: "3月7日 0时" would read as a day more than R-001 gives. */
export function dueForVillagers(due: Instant): string {
  return isMidnight(due) ? `${dayForVillagers(dayOf(due - 1))} 24时` : instantForVillagers(due)
}

/** As `dueForVillagers`: 2026-03-06 24:00 */
export function dueForStaff(due: Instant): string {
  return isMidnight(due) ? `${dayOf(due - 1)} 24:00` : instantForStaff(due)
}

function clockOf(at: Instant) {
  const minutes = Math.floor(minuteOfDay(at))
  return { hour: Math.floor(minutes / 60), minute: minutes % 60 }
}

function partOfDay(hour: number): string {
  if (hour < 6) return '凌晨'
  if (hour < 12) return '上午'
  if (hour === 12) return '中午'
  return hour < 19 ? '下午' : '晚上'
}

function isMidnight(at: Instant): boolean {
  return minuteOfDay(at) === 0
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
