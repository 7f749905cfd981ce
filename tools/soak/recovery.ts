/** What a soak's faults say about a goal of recovery (security R6): from the end of the fault until both processes did good work again, on the wall. */
import type { Struck } from './nemesis.ts'

export type Goal = { readonly what: string; readonly faults: readonly string[]; /** At most, of every one of them. */ readonly seconds: number }

export function recoveryOf({ what, faults, seconds }: Goal, struck: readonly Struck[]): { readonly isReached: boolean; readonly sentence: string } {
  const times = struck.filter(({ fault }) => faults.includes(fault))
  const [wall, effective] = [sorted(times.map(({ recovered }) => recovered)), sorted(times.map((one) => one.effective))]
  const longest = wall.at(-1) ?? Infinity
  const isReached = longest <= seconds * 1_000
  return {
    isReached,
    sentence: `${what}（R6，目标 ${seconds} 秒）：${times.length} 次，中位 ${inSeconds(wall[Math.floor(wall.length / 2)])}，最长 ${inSeconds(longest)}；不算等处理器的时间最长 ${inSeconds(effective.at(-1))}：${isReached ? '达到' : '没有达到'}。`,
  }
}

/** Of the later of both processes; never is longer than anything. */
function sorted(times: readonly Readonly<Record<string, number | null>>[]): readonly number[] {
  return times.map((one) => Math.max(...Object.values(one).map((ms) => ms ?? Infinity))).toSorted((one, other) => one - other)
}

function inSeconds(ms: number | undefined): string {
  return ms === undefined || !Number.isFinite(ms) ? '没有恢复' : `${(ms / 1_000).toFixed(1)} 秒`
}
