/**
 * When a meeting has to be called, how long before its day, and how often in a year (R-241, R-243; Organic Law art. 25, 30).
 */
import { addDays, daysBetween, type Day } from '../time/index.ts'
import type { MeetingKind } from './quorum.ts'

/** Days between the notice and the day of the assembly; shorter only in a special situation, with its reason. */
export const noticeDays = 10

/** Whoever proposes in writing that a meeting be held, and of how many. */
export type Proposers = { readonly by: 'VILLAGERS' | 'REPRESENTATIVES'; readonly proposers: number; readonly of: number }

/**
 * Enough have proposed it, so that it has to be called: a tenth of the villagers or a third of the representatives for the assembly
 * a fifth of the representatives for their own meeting.
 */
export function mustBeCalled(kind: MeetingKind, { by, proposers, of }: Proposers): boolean {
  const parts = partsNeeded(kind, by)
  return parts !== null && of > 0 && proposers <= of && parts * proposers >= of
}

/** 10 for a tenth, 3 for a third, 5 for a fifth; null where such a proposal obliges nobody. */
export function partsNeeded(kind: MeetingKind, by: Proposers['by']): 10 | 3 | 5 | null {
  switch (kind) {
    case 'ASSEMBLY': return by === 'VILLAGERS' ? 10 : 3
    case 'REPRESENTATIVES': return by === 'REPRESENTATIVES' ? 5 : null
    case 'GROUP': return null
  }
}

/** The least number of proposers that obliges. */
export function proposersNeeded(kind: MeetingKind, by: Proposers['by'], of: number): number | null {
  const parts = partsNeeded(kind, by)
  return parts === null ? null : Math.ceil(of / parts)
}

/** Noticed on a day at least ten days before: the day of the notice is not counted. */
export function isNoticedInTime(noticedOn: Day, heldOn: Day): boolean {
  return daysBetween(noticedOn, heldOn) >= noticeDays
}

/** The first day on which a meeting noticed on that day may be held without a special reason. */
export function firstDayAfterNotice(noticedOn: Day): Day {
  return addDays(noticedOn, noticeDays)
}
