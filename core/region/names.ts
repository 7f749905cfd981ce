/** The name people use: 甘村 for 甘村村委会, 永安社区 for 永安社区居委会. Official names stay beside it. */
import type { Level } from './region.ts'

export function shortNameOf(level: Level, name: string): string {
  if (level !== 'VILLAGE') return name
  const village = /^(.+?)(?:村民委员会|村委会)$/.exec(name)?.[1]
  if (village !== undefined) return village.endsWith('村') ? village : `${village}村`
  const community = /^(.+社区)(?:居民委员会|居委会)$/.exec(name)?.[1]
  return community ?? name
}
