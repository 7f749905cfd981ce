/**
 * One station or mobile box in one round of voting: what was prepared, how many papers went out and came back, how many were marked, what two people counted.
 * Counts only: no serial stands beside a paper, and a paper has no number.
 */
import type { Box, BoxKind, Opening } from '../../core/election/paper-box.ts'
import type { Worker } from '../../core/election/polling-place.ts'
import { postsByRank, type Seats } from '../../core/election/posts.ts'
import type { SheetName } from '../election-sheet/sheet-file.ts'
import { nobodyStands, noSeats, type Person, type Slate } from '../village-election/election-file.ts'
import type { ProxyPair } from '../village-election/shown.ts'

/** Who keys in one of the two counts; nothing of what was counted stands at the box before both are equal. */
export type Slot = { readonly person: string | null; readonly attempt: number }

export type BoxFile = {
  readonly village: string
  readonly term: number
  readonly run: number
  readonly round: number
  readonly number: number
  readonly rehearsal: boolean
  readonly name: string
  readonly kind: BoxKind
  readonly seats: Seats
  readonly slate: Slate
  readonly committee: readonly string[]
  readonly workers: readonly Worker[]
  readonly checked: readonly string[]
  readonly received: number
  readonly seal: string
  readonly marks: number
  /** Serials marked last, for taking back a slip; never more than a dozen. */
  readonly recent: readonly number[]
  readonly shut: { readonly unused: number; readonly spoilt: number; readonly seal: string } | null
  readonly mixed: readonly number[]
  readonly others: readonly Person[]
  /** Serials of absent voters and of who comes for them, as the roll had them when this place was made ready. */
  readonly proxies: readonly ProxyPair[]
  readonly sheets: Readonly<Record<SheetName, Slot>>
  /** Where the two counts differed when they were last compared: places, never figures. */
  readonly differences: readonly string[]
  /** What two people counted alike; null before. */
  readonly opening: Opening | null
}

export const blankBox: BoxFile = {
  village: '', term: 0, run: 0, round: 0, number: 0, rehearsal: false, name: '', kind: 'station', seats: noSeats, slate: nobodyStands, committee: [], workers: [], checked: [], received: 0, seal: '', marks: 0,
  recent: [], shut: null, mixed: [], others: [], proxies: [], sheets: { A: { person: null, attempt: 1 }, B: { person: null, attempt: 1 } }, differences: [], opening: null,
}

export function boxOf({ number, kind, received, shut, marks }: BoxFile): Box {
  return { box: String(number), kind, received, unused: shut?.unused ?? 0, spoilt: shut?.spoilt ?? 0, marks }
}

/** Everybody on the paper, and who was written in. */
export function namesOf({ slate, others }: Pick<BoxFile, 'slate' | 'others'>): ReadonlyMap<string, string> {
  return new Map([...postsByRank.flatMap((post) => slate[post]), ...others].map(({ person, name }) => [person, name]))
}
