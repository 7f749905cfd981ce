/** What the dossiers of one election show one another, and nobody else. Plain JSON, since it goes through a column of the database. */
import type { Box, Opening } from '../../core/election/paper-box.ts'
import type { Post, Seats } from '../../core/election/posts.ts'
import type { Known, KnownShown } from '../../core/procedure/procedure.ts'
import type { Day } from '../../core/time/index.ts'
import type { Person, RoundKind, Slate, Station } from './election-file.ts'

export type ElectionShown = {
  readonly village: string
  readonly term: number
  readonly run: number
  readonly rehearsal: boolean
  readonly electionDay: Day
  readonly hukouVillageProof: boolean
  readonly leaveOutUnreachable: boolean
  readonly proxiesNoticeDays: number
  readonly staffLeast: number
  readonly scrutineersLeast: number
  /** A box with no more papers than these is not opened alone. */
  readonly fewPapers: number
  readonly committee: readonly string[]
  /** Everybody who stands. */
  readonly candidates: readonly string[]
  readonly round: { readonly number: number; readonly kind: RoundKind; readonly day: Day; readonly seats: Seats; readonly slate: Slate; readonly stations: readonly Station[] } | null
  /** Once announced; null before. */
  readonly elected: { readonly on: Day; readonly members: readonly Elected[] } | null
}

/** Who was elected to what: published with the result. */
export type Elected = Person & { readonly post: Post }

/** Serials of somebody who is away and of who comes for them. */
export type ProxyPair = readonly [principal: number, trustee: number]

export type RollShown = {
  readonly publishedOn: Day | null
  /** Everybody on it. */
  readonly persons: readonly string[]
  readonly proxiesOn: Day | null
  readonly proxies: readonly ProxyPair[]
  /** Up to which serial a right to a ballot was given, by round. */
  readonly rights: { readonly [round: string]: number }
  /** Serials that count only where they come. */
  readonly leftOut: readonly number[]
}

export type BoxShown = {
  readonly round: number
  readonly number: number
  readonly rehearsal: boolean
  readonly name: string
  readonly seats: Seats
  readonly slate: Slate
  readonly committee: readonly string[]
  readonly others: readonly Person[]
  readonly box: Box
  readonly proxies: readonly ProxyPair[]
  readonly sheets: Readonly<Record<'A' | 'B', { readonly person: string | null; readonly attempt: number }>>
  /** What two people counted alike; null before. */
  readonly opening: Opening | null
  /** Boxes mixed into this one before it was opened. */
  readonly mixed: readonly number[]
}

/** Only the box that compares is shown a count. */
export type SheetShown = { readonly opening: Opening | null }

/** What another dossier of the election shows; null where there is none. */
export function shownOf<T>(known: Known, name: string): { readonly state: string; readonly shown: T } | null {
  const found: KnownShown | undefined = known.shown?.get(name)
  return found === undefined ? null : { state: found.state, shown: found.shown as unknown as T }
}

/** The parts of an election that are boxes of this round. */
export function boxesOf(known: Known, round: number): readonly { readonly dossier: string; readonly state: string; readonly shown: BoxShown }[] {
  return (known.members ?? []).filter(({ procedure }) => procedure === 'election-box')
    .map(({ dossier, state, shown }) => ({ dossier, state, shown: shown as unknown as BoxShown })).filter(({ shown }) => shown.round === round)
}
