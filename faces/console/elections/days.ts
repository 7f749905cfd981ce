/** Days as an election committee says them. */
import { dayForVillagers, daysBetween, type Day } from '../../../core/time/index.ts'
import type { ElectionStep } from '../../../core/view/elections.ts'

/** “最晚 2026年12月20日，还有 6 天”; empty where law sets no day. */
export function latestWords({ latest, left, late }: Pick<ElectionStep, 'latest' | 'left' | 'late'>): string {
  if (latest === null) return ''
  const day = `最晚 ${dayForVillagers(latest)}`
  if (left === null) return day
  if (left < 0) return late ? `${day}，已经过了 ${-left} 天` : `${day}，已经过了`
  return left === 0 ? `${day}，就是今天` : `${day}，还有 ${left} 天`
}

/** “还有 20 天” until the vote, or how long ago it was. */
export function untilWords(day: Day, today: Day): string {
  const left = daysBetween(today, day)
  return left > 0 ? `还有 ${left} 天` : left === 0 ? '就是今天' : `${-left} 天前`
}
