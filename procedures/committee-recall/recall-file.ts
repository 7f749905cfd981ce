/** A motion to recall a member of the village committee, from the paper with its signatures to the vote. Who signed and who voted how stands nowhere; only how many. */
import type { RecallOutcome } from '../../core/election/recall.ts'
import type { Post } from '../../core/election/posts.ts'
import type { Papers } from '../../core/election/validity.ts'
import type { Day } from '../../core/time/index.ts'

export type Signatures = { readonly signers: number; readonly eligibleVoters: number; readonly representativesSigned: number; readonly representatives: number }
/** What two people count apart: papers, and yes, no and void among them. */
export type RecallCount = { readonly papers: Papers; readonly yes: number; readonly no: number; readonly invalid: number }

export type RecallFile = {
  readonly village: string
  readonly term: number
  readonly rehearsal: boolean
  readonly person: string
  readonly name: string
  readonly post: Post | null
  readonly reasons: string
  /** Other facts and reasons than when a recall of the same person failed. */
  readonly otherFacts: boolean
  readonly signatures: Signatures | null
  readonly receivedOn: Day
  readonly voteBy: Day
  /** From when this dossier counts to that day. */
  readonly openedOn: Day
  readonly answer: { readonly words: string; readonly given: boolean; readonly on: Day } | null
  readonly vote: { readonly on: Day; readonly where: string } | null
  readonly counters: readonly string[]
  /** From 1; one more after every comparison that differed. */
  readonly attempt: number
  readonly differences: readonly string[]
  readonly counted: RecallCount | null
  readonly outcome: RecallOutcome | null
  readonly decidedOn: Day | null
  readonly ended: string
}

export const blankRecall: RecallFile = {
  village: '', term: 0, rehearsal: false, person: '', name: '', post: null, reasons: '', otherFacts: false, signatures: null, receivedOn: '', voteBy: '', openedOn: '', answer: null, vote: null,
  counters: [], attempt: 1, differences: [], counted: null, outcome: null, decidedOn: null, ended: '',
}

/** What the counts of a recall and later motions may lean on. */
export type RecallShown = {
  readonly village: string; readonly person: string; readonly rehearsal: boolean; readonly counters: readonly string[]; readonly attempt: number; readonly failedOn: Day | null
}
export type CountShown = { readonly person: string; readonly attempt: number; readonly count: RecallCount }

/** Where two counts differ: places, never figures. */
export function differencesBetween(one: RecallCount, other: RecallCount): readonly string[] {
  const places = [
    ['登记总数', one.papers.registered, other.papers.registered], ['发出的票', one.papers.issued, other.papers.issued], ['收回的票', one.papers.returned, other.papers.returned],
    ['不是本次的票', one.papers.forged, other.papers.forged], ['同意的票', one.yes, other.yes], ['不同意的票', one.no, other.no], ['废票', one.invalid, other.invalid],
  ] as const
  return places.filter(([, mine, theirs]) => mine !== theirs).map(([place]) => place)
}
