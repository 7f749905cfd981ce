/**
 * Days and times as people here write them: 2026年11月23日; 上午9时30分 for villagers, 09:30 for staff (design.md).
 * The clock is Beijing's, a fixed +08:00.
 */

/** Epoch milliseconds, UTC. */
type Instant = number

/** Villagers read twelve-hour times in words, staff read 24-hour figures. */
export type Audience = 'villager' | 'staff'

export function dayWords(instant: Instant): string {
  const { year, month, day } = partsOf(instant)
  return `${year}年${month}月${day}日`
}

export function timeWords(instant: Instant, audience: Audience): string {
  const { hour, minute } = partsOf(instant)
  return audience === 'staff' ? `${twoDigits(hour)}:${twoDigits(minute)}` : villagerTime(hour, minute)
}

export function momentWords(instant: Instant, audience: Audience): string {
  const time = timeWords(instant, audience)
  return audience === 'staff' ? `${dayWords(instant)} ${time}` : `${dayWords(instant)}${time}`
}

/** The end of a limit: one that lasts to the end of a day ends on that day, not at nought o'clock of the next. */
export function untilWords(instant: Instant, audience: Audience): string {
  if (!isMidnight(instant)) return momentWords(instant, audience)
  return audience === 'staff' ? `${dayWords(instant - 1)} 24:00` : `${dayWords(instant - 1)}晚上12时`
}

export function isMidnight(instant: Instant): boolean {
  return (instant + beijing) % 86_400_000 === 0
}

/** The machine-readable twin for `<time datetime>`. */
export function machineTime(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 16) + 'Z'
}

const beijing = 8 * 3_600_000

function partsOf(instant: Instant) {
  const local = new Date(instant + beijing)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  }
}

function villagerTime(hour: number, minute: number): string {
  const half = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour === 12 ? '中午' : hour < 19 ? '下午' : '晚上'
  const twelve = hour > 12 ? hour - 12 : hour
  return minute === 0 ? `${half}${twelve}时` : `${half}${twelve}时${minute}分`
}

function twoDigits(figure: number): string {
  return String(figure).padStart(2, '0')
}
