/** How long a session lives (R-921, control 16): by what its holder may do now, not by what was true when it began. */
import type { Instant } from '../../core/time/instant.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export const lifeOf = {
  staff: { idle: 15 * minute, absolute: 12 * hour },
  villager: { idle: 30 * minute, absolute: 7 * day },
} as const

/** A second factor counts as fresh for so long (control 19). */
export const stepUpTime = 5 * minute

export type SessionEnds = { readonly idleEndsAt: Instant; readonly absoluteEndsAt: Instant }

export function sessionEnds(createdAt: Instant, lastSeenAt: Instant, staff: boolean): SessionEnds {
  const life = staff ? lifeOf.staff : lifeOf.villager
  return { idleEndsAt: lastSeenAt + life.idle, absoluteEndsAt: createdAt + life.absolute }
}

/** Why the session is over at `now`, or null while it lives. */
export function overBecause(ends: SessionEnds, now: Instant): 'idle' | 'too-old' | null {
  if (now >= ends.absoluteEndsAt) return 'too-old'
  return now >= ends.idleEndsAt ? 'idle' : null
}
