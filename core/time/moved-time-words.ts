/** How a demonstration says that the time of matters was moved forward: in the same words on every face. */
import { dayForVillagers } from './clock-words.ts'
import { dayOf, msPerDay, msPerHour, msPerMinute, type Instant } from './instant.ts'

/** 演示时间：2026年12月9日（已前移 15 天） */
export function movedTimeInWords(now: Instant, ahead: number): string {
  return `演示时间：${dayForVillagers(dayOf(now))}（已前移 ${aheadInWords(ahead)}）`
}

/** 15 天、2 天 19 小时、3 小时 20 分钟; at least a minute. @param ahead ms */
export function aheadInWords(ahead: number): string {
  const days = Math.floor(ahead / msPerDay)
  const hours = Math.floor(ahead % msPerDay / msPerHour)
  const minutes = days > 0 ? 0 : Math.max(hours > 0 ? 0 : 1, Math.floor(ahead % msPerHour / msPerMinute))
  const parts = [[days, '天'], [hours, '小时'], [minutes, '分钟']] as const
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(' ')
}
