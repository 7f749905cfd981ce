/**
 * Lockout after repeated failures (R-921: five in a row lock for at least ten minutes; ours lock for fifteen).
 * A try is counted before it is checked, so that two hundred at once are still five; success clears the count.
 */
import type { Instant } from '../time/instant.ts'

export type Failures = { readonly count: number; readonly lockedUntil: Instant | null }

export const none: Failures = { count: 0, lockedUntil: null }
export const mostTries = 5
export const lockTime = 15 * 60_000

export type Try =
  | { readonly allowed: true; readonly failures: Failures }
  | { readonly allowed: false; readonly lockedUntil: Instant }

/** Counts one more try at `now`; the fifth without success in between closes the door behind itself. */
export function tryOnce(failures: Failures, now: Instant): Try {
  if (failures.lockedUntil !== null && now < failures.lockedUntil) return { allowed: false, lockedUntil: failures.lockedUntil }
  const before = failures.lockedUntil === null ? failures.count : 0
  const count = before + 1
  return { allowed: true, failures: { count, lockedUntil: count >= mostTries ? now + lockTime : null } }
}
