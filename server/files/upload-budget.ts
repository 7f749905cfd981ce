/**
 * How often one sender may upload: a sliding window in memory, before any work is done. Generous, since a village may share one
 * address; the exact quota of waiting photos stands in the database.
 */
import type { Instant } from '../../core/time/index.ts'

export type UploadBudget = {
  /** Counts one upload; false when the budget is used up. */
  readonly spend: (sender: string, now: Instant) => boolean
}

const windowLength = 10 * 60 * 1000
/** Senders remembered at a time; the longest silent is forgotten first, so that memory stays bounded under attack. */
const remembered = 20_000

export function uploadBudget(perWindow: number): UploadBudget {
  const senders = new Map<string, readonly Instant[]>()
  return {
    spend: (sender, now) => {
      const recent = (senders.get(sender) ?? []).filter((at) => at > now - windowLength)
      const allowed = recent.length < perWindow
      senders.delete(sender)
      senders.set(sender, allowed ? [...recent, now] : recent)
      forgetBeyond(senders)
      return allowed
    },
  }
}

function forgetBeyond(senders: Map<string, readonly Instant[]>): void {
  const [oldest] = senders.keys()
  if (senders.size > remembered && oldest !== undefined) senders.delete(oldest)
}
