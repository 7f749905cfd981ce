/** What the file of a meeting (会议) of a village's body holds: folded from its records, never written directly. */
import type { UnitId } from '../../core/procedure/actor.ts'
import type { Day } from '../../core/time/index.ts'
import type { AgendaKind } from '../../core/village-bodies/index.ts'

export type AgendaItem = {
  readonly kind: AgendaKind
  readonly title: string
  readonly words: string
  /** Households it is about: their members and near relatives withdraw. */
  readonly households: readonly string[]
  /** Is its decision put on the board when the minutes are confirmed? */
  readonly publish: boolean
  readonly settled: Settled | null
}

/** How an item ended: put to an open vote, or left for another time. Three numbers, never who voted how. */
export type Settled =
  | { readonly outcome: 'VOTED'; readonly yes: number; readonly no: number; readonly abstain: number; readonly present: number; readonly recused: readonly string[]; readonly passed: boolean; readonly words: string }
  | { readonly outcome: 'DEFERRED'; readonly words: string }

export type Minutes = { readonly words: string; readonly by: string | null; readonly files: readonly string[] }
export type Board = { readonly where: string; readonly words: string; readonly on: Day; readonly days: number }

export type MeetingFile = {
  readonly body: UnitId
  readonly village: string
  readonly day: Day
  readonly time: string
  readonly place: string
  /** Days from the call, or its last change, to the meeting. */
  readonly daysAhead: number
  readonly urgent: string
  readonly agenda: readonly AgendaItem[]
  /** Members on the day it was called, or opened. */
  readonly members: readonly string[]
  readonly present: readonly string[]
  readonly presiding: string | null
  readonly guests: string
  readonly minutes: Minutes | null
  readonly confirmed: readonly string[]
  readonly dispute: string
  readonly board: Board | null
  readonly ended: string
}

export const blankMeeting: MeetingFile = {
  body: '', village: '', day: '1970-01-01', time: '', place: '', daysAhead: 1, urgent: '', agenda: [], members: [], present: [], presiding: null, guests: '', minutes: null,
  confirmed: [], dispute: '', board: null, ended: '',
}

/** The item by its number as people count, from one. */
export function itemAt({ agenda }: MeetingFile, number: number): AgendaItem | undefined {
  return agenda[number - 1]
}

/** Numbers of the items that are still open. */
export function openItems({ agenda }: MeetingFile): readonly number[] {
  return agenda.flatMap((item, at) => (item.settled === null ? [at + 1] : []))
}

/** What goes on the board: passed items that were announced as public. */
export function publicItems({ agenda }: MeetingFile): readonly AgendaItem[] {
  return agenda.filter(({ publish, settled }) => publish && settled?.outcome === 'VOTED' && settled.passed)
}

/** More than half of those present, whoever presided among them. */
export function isConfirmedBy({ present, presiding }: MeetingFile, signed: readonly string[]): boolean {
  const counted = present.filter((person) => signed.includes(person))
  return 2 * counted.length > present.length && (presiding === null || counted.includes(presiding))
}
