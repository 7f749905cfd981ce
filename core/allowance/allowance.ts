/**
 * Allowances (额度): at most so many times within so long, counted exactly over a sliding window.
 * Two windows side by side never let through twice the limit, as fixed windows would.
 */
import type { Instant } from '../time/instant.ts'

export type Limit = {
  readonly most: number
  /** Length of the window in milliseconds. */
  readonly within: number
}

export type Spending =
  | { readonly allowed: true; readonly times: readonly Instant[] }
  | { readonly allowed: false; readonly times: readonly Instant[]; readonly retryAt: Instant }

/** Spends one of each limit at `now`, or nothing when any is used up; `retryAt` is when all would allow it again. */
export function spend(times: readonly Instant[], limits: readonly Limit[], now: Instant): Spending {
  const kept = stillCounting(times, limits, now)
  const retryAt = Math.max(...limits.map((limit) => freeAgainAt(kept, limit, now)))
  return retryAt > now ? { allowed: false, times: kept, retryAt } : { allowed: true, times: [...kept, now] }
}

/** When one more would be allowed: `now` itself if at once. */
export function freeAt(times: readonly Instant[], limits: readonly Limit[], now: Instant): Instant {
  return Math.max(...limits.map((limit) => freeAgainAt(stillCounting(times, limits, now), limit, now)))
}

function stillCounting(times: readonly Instant[], limits: readonly Limit[], now: Instant): readonly Instant[] {
  const longest = Math.max(...limits.map((limit) => limit.within))
  return times.filter((time) => time > now - longest).toSorted((one, other) => one - other)
}

function freeAgainAt(times: readonly Instant[], limit: Limit, now: Instant): Instant {
  const inWindow = times.filter((time) => time > now - limit.within)
  const blocking = inWindow[inWindow.length - limit.most]
  return blocking === undefined ? now : blocking + limit.within
}
