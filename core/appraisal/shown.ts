/** What an appraisal shows to the procedures that lean on it, and to everybody once it is published. */
import type { Day } from '../time/index.ts'
import type { Mark, Papers, Post } from './verdict.ts'

export type Judged = {
  readonly person: string
  readonly name: string
  readonly post: Post
  readonly papers: Papers
  readonly verdict: Mark
  /** Unfit this time and, as a member, at the last appraisal before that judged the same person: this ends the office. */
  readonly twice: boolean
  /** Name of the dossier of that appraisal; empty where there is none, or where it found otherwise. */
  readonly before: string
}

export type AppraisalShown = {
  readonly village: string
  readonly year: number
  readonly nth: number
  readonly meeting: 'ASSEMBLY' | 'REPRESENTATIVES'
  /** Null until papers were counted. */
  readonly heldOn: Day | null
  /** Counted and checked by a second member of the supervision committee: from here on it holds and does not change. */
  readonly confirmed: boolean
  readonly should: number
  readonly present: number
  readonly collected: number
  /** Empty until it is confirmed. */
  readonly judged: readonly Judged[]
  readonly board: { readonly on: Day; readonly until: Day; readonly where: string } | null
}

/** The last appraisal that judged this person, of those found; `earlier` latest first. */
export function lastVerdict(earlier: readonly { readonly name: string; readonly shown: AppraisalShown }[], person: string): { readonly name: string; readonly verdict: Mark } | null {
  for (const { name, shown } of earlier) {
    const found = shown.confirmed ? shown.judged.find((one) => one.person === person) : undefined
    if (found !== undefined) return { name, verdict: found.verdict }
  }
  return null
}
