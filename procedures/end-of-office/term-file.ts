/** The term of one village committee: who sits, since when, how each office ended, and by when an empty one has to be filled. */
import type { Appraisal, EndOfOffice } from '../../core/election/end-of-office.ts'
import type { Post } from '../../core/election/posts.ts'
import type { Day } from '../../core/time/index.ts'
import type { Person } from '../village-election/election-file.ts'

export type HowEnded = EndOfOffice['by'] | 'moved'
export type Member = Person & {
  readonly post: Post
  readonly since: Day
  /** By-elections, from 1; 0 for the election of the term. */
  readonly run: number
  readonly ended: { readonly how: HowEnded; readonly on: Day; readonly document: string } | null
}
export type Resignation = {
  readonly number: number
  readonly person: string
  readonly words: string
  readonly on: Day
  readonly decided: { readonly accepted: boolean; readonly resolution: string; readonly on: Day } | null
}
export type YearlyAppraisal = Appraisal & { readonly person: string; readonly document: string }

export type TermFile = {
  readonly village: string
  readonly term: number
  readonly beganOn: Day
  readonly members: readonly Member[]
  readonly resignations: readonly Resignation[]
  readonly appraisals: readonly YearlyAppraisal[]
  /** From when the clock of the by-election runs and by when it has to be held; null where none is needed. */
  readonly vacantSince: Day | null
  readonly byElectionBy: Day | null
  /** When that was written down here: from then the lamp counts. */
  readonly vacancyNotedOn: Day | null
  /** From when this dossier counts to the reminder before the term's end. */
  readonly openedOn: Day
  readonly remindOn: Day
  readonly remindedOn: Day | null
  readonly over: string
}

export const blankTerm: TermFile = {
  village: '', term: 0, beganOn: '', members: [], resignations: [], appraisals: [], vacantSince: null, byElectionBy: null, vacancyNotedOn: null, openedOn: '', remindOn: '', remindedOn: null, over: '',
}

export function sittingIn({ members }: Pick<TermFile, 'members'>): readonly Member[] {
  return members.filter(({ ended }) => ended === null)
}

/** After this person's office is over; whoever does not sit is left alone. */
export function ended(file: TermFile, person: string, how: HowEnded, on: Day, document: string): TermFile {
  return { ...file, members: file.members.map((one) => (one.person === person && one.ended === null ? { ...one, ended: { how, on, document } } : one)) }
}

export function nameOf({ members }: Pick<TermFile, 'members'>, person: string): string {
  return members.findLast((one) => one.person === person)?.name ?? ''
}

/** What recalls, by-elections and complaints may lean on. */
export type TermShown = { readonly village: string; readonly term: number; readonly members: readonly { readonly person: string; readonly name: string; readonly sex: Person['sex']; readonly post: Post }[] }
