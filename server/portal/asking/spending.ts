/** Sliding windows in memory: how often somebody may try something. Each process counts for itself, so these are second fences only. */
import { isIPv6 } from 'node:net'
import type { Instant } from '../../../core/time/index.ts'

export type Spendings = {
  /** Counts one try; false when there is nothing left to spend. */
  readonly spend: (subject: string, now: Instant) => boolean
  readonly isSpent: (subject: string, now: Instant) => boolean
}

/** Subjects remembered at a time; the longest silent is forgotten first, so that memory stays bounded under attack. */
const remembered = 20_000

export function spendings({ most, within }: { readonly most: number; readonly within: number }): Spendings {
  const subjects = new Map<string, readonly Instant[]>()
  const recentOf = (subject: string, now: Instant) => (subjects.get(subject) ?? []).filter((at) => at > now - within)
  return {
    isSpent: (subject, now) => recentOf(subject, now).length >= most,
    spend: (subject, now) => {
      const recent = recentOf(subject, now)
      const allowed = recent.length < most
      subjects.delete(subject)
      subjects.set(subject, allowed ? [...recent, now] : recent)
      const [oldest] = subjects.keys()
      if (subjects.size > remembered && oldest !== undefined) subjects.delete(oldest)
      return allowed
    },
  }
}

/** /24 of IPv4, /64 of IPv6: who holds one address there holds the rest. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain.split('.').slice(0, 3).join('.')
  const groups = plain.split('::')[0]?.split(':') ?? []
  return [...groups, '0', '0', '0', '0'].slice(0, 4).join(':')
}
