/** What the file of an appraisal holds: who is judged, counts of papers, never who wrote which. */
import type { Judged, Papers, Post } from '../../core/appraisal/index.ts'
import type { QuorumBasis } from '../../core/deliberation/index.ts'
import type { Day } from '../../core/time/index.ts'

export type Subject = { readonly person: string; readonly name: string; readonly post: Post }
export type Count = {
  readonly on: Day
  readonly should: number
  readonly present: number
  readonly issued: number
  readonly collected: number
  readonly papers: readonly (Papers & { readonly person: string })[]
  readonly judged: readonly Judged[]
  readonly tellers: string
  readonly record: string
  readonly files: readonly string[]
  readonly by: string | null
}

export type AppraisalFile = {
  readonly village: string
  readonly year: number
  readonly nth: number
  readonly meeting: 'ASSEMBLY' | 'REPRESENTATIVES'
  /** Chosen with the notice and locked. */
  readonly basis: QuorumBasis
  readonly noticedOn: Day
  readonly day: Day
  readonly time: string
  readonly place: string
  readonly daysAhead: number
  readonly urgent: string
  readonly subjects: readonly Subject[]
  readonly leftOut: string
  readonly count: Count | null
  readonly sentBack: string
  readonly confirmed: { readonly on: Day; readonly words: string } | null
  readonly board: { readonly where: string; readonly on: Day; readonly days: number } | null
  /** None was held by the day that the county set. */
  readonly missed: boolean
  readonly ended: string
}

export const blankAppraisal: AppraisalFile = {
  village: '', year: 0, nth: 1, meeting: 'REPRESENTATIVES', basis: 'REPRESENTATIVES', noticedOn: '1970-01-01', day: '1970-01-01', time: '', place: '', daysAhead: 1, urgent: '', subjects: [], leftOut: '',
  count: null, sentBack: '', confirmed: null, board: null, missed: false, ended: '',
}
