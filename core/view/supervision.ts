/** What the server answers about the work of a village's supervision committee, and the console shows. */
import type { Mark, Post } from '../appraisal/index.ts'

export type SupervisionItem = {
  readonly dossier: string
  readonly procedure: string
  /** Of the console, where it is worked on. */
  readonly path: string
  readonly title: string
  readonly stateName: string
  /** Instant of the earliest limit that runs; null where none does. */
  readonly due: number | null
  /** Waits for the committee itself, not only for its eye. */
  readonly mine: boolean
}
export type SupervisionGroup = { readonly key: string; readonly name: string; readonly hint: string; readonly items: readonly SupervisionItem[] }

export type JudgedView = {
  readonly name: string; readonly post: Post; readonly verdict: Mark; readonly twice: boolean
  readonly excellent: number; readonly competent: number; readonly basic: number; readonly incompetent: number; readonly invalid: number
}
export type AppraisalLine = {
  readonly dossier: string; readonly year: number; readonly nth: number; readonly state: string; readonly stateName: string; readonly sequence: number
  readonly heldOn: string | null; readonly should: number; readonly present: number; readonly judged: readonly JudgedView[]
  /** Of one that waits for its count: whom the papers are about. */
  readonly subjects: readonly { readonly person: string; readonly name: string; readonly post: Post }[]
}
export type VillageAppraisals = {
  readonly village: { readonly code: string; readonly name: string }
  readonly year: number
  /** Month and day on which somebody is reminded. */
  readonly by: string
  readonly items: readonly AppraisalLine[]
  /** May be announced now: who could be judged, and which of the year it would be; null where one of the year is on its way, or the asker is no host. */
  readonly next: { readonly nth: number; readonly candidates: readonly { readonly person: string; readonly name: string; readonly post: Post }[] } | null
}

export type SupervisionDesk = {
  readonly village: { readonly code: string; readonly name: string }
  readonly groups: readonly SupervisionGroup[]
  readonly appraisals: VillageAppraisals
}
