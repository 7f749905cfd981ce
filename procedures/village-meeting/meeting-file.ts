/** What the file of a deciding meeting holds: folded from its records, never written directly. Counts and words; nobody's vote, no list of persons. */
import { importantKinds, matters, type Composition, type MatterKind, type MeetingKind, type Proposers, type QuorumBasis } from '../../core/deliberation/index.ts'
import type { Day } from '../../core/time/index.ts'

export type AgendaItem = {
  readonly kind: MatterKind
  readonly title: string
  readonly words: string
  /** Whom it touches directly, in words; then whoever it is withdraws. Empty where it touches all alike. */
  readonly interested: string
  /** What representatives may decide from then on; only of an authorisation. */
  readonly covers: readonly MatterKind[]
  /** Names of the risks its text speaks of. */
  readonly risks: readonly string[]
  readonly settled: Settled | null
}

/** How an item ended. Three numbers and the spoilt papers, never who voted how. */
export type Settled =
  | {
      readonly outcome: 'VOTED'; readonly way: 'HANDS' | 'PAPER'; readonly yes: number; readonly no: number; readonly abstain: number; readonly invalid: number
      readonly present: number; readonly recused: number; readonly recusedWords: string; readonly passed: boolean; readonly words: string; readonly risks: readonly string[]
    }
  | { readonly outcome: 'DEFERRED' | 'HEARD'; readonly words: string }

export type Minutes = { readonly chair: string; readonly recorder: string; readonly words: string; readonly by: string | null; readonly files: readonly string[] }
export type Board = { readonly where: string; readonly words: string; readonly on: Day; readonly days: number }
export type Filing = { readonly sentOn: Day; readonly filedOn: Day | null; readonly returned: string }
export type Opinion = { readonly name: string; readonly on: Day; readonly answer: string | null }

export type MeetingFile = {
  readonly village: string
  readonly kind: MeetingKind
  /** Locked with the call. */
  readonly basis: QuorumBasis
  readonly should: number
  readonly group: string
  readonly composition: Composition | null
  readonly proposal: (Proposers & { readonly about: string }) | null
  readonly noticedOn: Day
  readonly day: Day
  readonly time: string
  readonly place: string
  readonly daysAhead: number
  readonly urgent: string
  readonly studiedOn: Day | null
  readonly studiedWords: string
  /** Name of the dossier and number of the item, or where the paper lies. */
  readonly authorisation: string
  readonly riskAnswer: string
  readonly agenda: readonly AgendaItem[]
  readonly present: number
  readonly register: string
  readonly minutes: Minutes | null
  readonly signed: string
  readonly dispute: string
  readonly filing: Filing | null
  readonly board: Board | null
  /** Was the board up for all its days? */
  readonly stood: boolean
  readonly opinions: readonly Opinion[]
  readonly ended: string
}

export const blankMeeting: MeetingFile = {
  village: '', kind: 'ASSEMBLY', basis: 'ADULTS', should: 0, group: '', composition: null, proposal: null, noticedOn: '1970-01-01', day: '1970-01-01', time: '', place: '', daysAhead: 1,
  urgent: '', studiedOn: null, studiedWords: '', authorisation: '', riskAnswer: '', agenda: [], present: 0, register: '', minutes: null, signed: '', dispute: '', filing: null, board: null,
  stood: false, opinions: [], ended: '',
}

/** The item by its number as people count, from one. */
export function itemAt({ agenda }: MeetingFile, number: number): AgendaItem | undefined {
  return agenda[number - 1]
}

/** Numbers of the items that are still open. */
export function openItems({ agenda }: MeetingFile): readonly number[] {
  return agenda.flatMap((item, at) => (item.settled === null ? [at + 1] : []))
}

export function isPassedItem({ settled }: AgendaItem): boolean {
  return settled?.outcome === 'VOTED' && settled.passed
}

export function passedItems({ agenda }: MeetingFile): readonly AgendaItem[] {
  return agenda.filter(isPassedItem)
}

/** Reported to the township before it holds: village rules, and whatever speaks of a risk. */
export function mustBeFiled(item: AgendaItem): boolean {
  return isPassedItem(item) && (matters[item.kind].filed || item.risks.length > 0 || (item.settled?.outcome === 'VOTED' && item.settled.risks.length > 0))
}

/** Something still waits for the township's filing, or for being sent there. */
export function filingOpen(file: MeetingFile): boolean {
  return file.agenda.some(mustBeFiled) && (file.filing === null || (file.filing.filedOn === null && file.filing.returned === ''))
}

export function isFiled({ filing }: MeetingFile): boolean {
  return filing !== null && filing.filedOn !== null
}

/** One of the six of art. 28 is on it. */
export function isImportant(agenda: readonly Pick<AgendaItem, 'kind'>[]): boolean {
  return agenda.some(({ kind }) => importantKinds.includes(kind))
}

/** Opinions that wait for their answer, without the one that is being answered. */
export function unanswered({ opinions }: MeetingFile, without = ''): number {
  return opinions.filter(({ name, answer }) => answer === null && name !== without).length
}
