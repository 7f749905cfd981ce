/** The file of a publication (村务公开): folded from its records. What was published once stays in it, corrected or not. */
import { noContent, type Content, type Period, type Shape, type Board, type LegalKind } from '../../core/open-affairs/index.ts'
import type { Day } from '../../core/time/index.ts'

/** One published state of the content: the first is the original, each correction adds one. Nothing is ever taken out of the list. */
export type Version = {
  readonly number: number
  readonly on: Day
  /** SHA-256 of the text of core/open-affairs/content.ts; the record carries it, the chain seals the record. */
  readonly hash: string
  readonly content: Content
  /** Why it was corrected; empty for the original. */
  readonly correcting: string
}

export type Correction = { readonly content: Content; readonly reason: string; readonly by: string | null; readonly on: Day }
export type Posted = { readonly on: Day; readonly where: string; readonly files: readonly string[] }
export type Vouchers = { readonly line: number; readonly files: readonly string[] }
export type Doubt = { readonly line: number; readonly words: string }

export type DisclosureFile = {
  readonly village: string
  readonly item: string
  readonly itemName: string
  readonly board: Board
  readonly kind: LegalKind
  readonly shape: Shape
  readonly nameless: boolean
  readonly period: Period
  readonly title: string
  /** The last day on which it is in time; null for what the catalogue asked for on no day. */
  readonly due: Day
  readonly openedOn: Day
  /** Nobody had prepared it in time: said for ever. */
  readonly missed: boolean
  /** What is being prepared or reviewed; empty once it is published. */
  readonly draft: Content
  readonly preparedBy: string | null
  readonly preparedOn: Day | null
  readonly vouchers: readonly Vouchers[]
  readonly returned: { readonly reason: string; readonly doubts: readonly Doubt[] } | null
  readonly reviewed: { readonly on: Day; readonly by: string | null; readonly words: string } | null
  readonly versions: readonly Version[]
  readonly correction: Correction | null
  readonly days: number
  readonly boards: readonly Posted[]
  /** The first day on which it may be taken down; null until it is posted. */
  readonly down: Day | null
  /** Days from the posting to that day: what the clock counts with. */
  readonly left: number
}

export const blankDisclosure: DisclosureFile = {
  village: '', item: '', itemName: '', board: 'affairs', kind: 'other', shape: 'words', nameless: false, period: '', title: '', due: '1970-01-01', openedOn: '1970-01-01', missed: false, draft: noContent,
  preparedBy: null, preparedOn: null, vouchers: [], returned: null, reviewed: null, versions: [], correction: null, days: 15, boards: [], down: null, left: 15,
}

/** As it stands today; null before it is published. */
export function present({ versions }: Pick<DisclosureFile, 'versions'>): Version | null {
  return versions.at(-1) ?? null
}

/** What other procedures and the village's page may lean on. */
export type DisclosureShown = {
  readonly village: string
  readonly item: string
  readonly period: Period
  readonly title: string
  readonly lines: number
  readonly publishedOn: Day | null
}

export function shownOf({ village, item, period, title, versions }: DisclosureFile): DisclosureShown {
  const now = present({ versions })
  return { village, item, period, title, lines: now === null ? 0 : now.content.lines.length + now.content.names.length, publishedOn: versions[0]?.on ?? null }
}
