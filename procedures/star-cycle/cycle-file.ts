/** The file of a village's year of star rating: folded from its records, and nothing in it that the village may not read. */
import { inOrderOfNames } from '../../core/star-rating/name-order.ts'
import type { CycleShown, Sitting } from '../../core/star-rating/shown.ts'
import type { Standard } from '../../core/star-rating/standard.ts'
import type { Day } from '../../core/time/index.ts'
import { defaultSettings, type CycleSettings } from './settings.ts'

/** One household as it is made public: head, group, stars won and nothing else. `rating` is for links between dossiers only. */
export type PublicLine = { readonly rating: string; readonly headName: string; readonly group: string; readonly stars: readonly string[] }

export type Notice = {
  readonly on: Day
  readonly days: number
  /** The first day on which it may be ended; counts from when the board hung, where that was later. */
  readonly until: Day
  readonly where: string
  readonly lines: readonly PublicLine[]
  /** How often it was put right while it hung. */
  readonly amended: number
  /** Days from the record of the first board until it may be ended; what the clock of the stage counts with. */
  readonly left: number
}

/** A board that hangs: somebody has seen it. */
export type Board = { readonly on: Day; readonly where: string }

export type Award = {
  /** The meeting's day and place. */
  readonly heldOn: Day
  readonly where: string
  /** The day it was recorded. */
  readonly on: Day
  /** Everybody with the title; those with `honourFrom` stars and more stand on the board of honour. */
  readonly lines: readonly PublicLine[]
  /** Households whose matter was still open: they are awarded later. */
  readonly waiting: number
}

/** A list put up during the year after moves: present stars only. */
export type LaterList = {
  readonly on: Day
  readonly kind: 'later-award' | 'additions' | 'present'
  /** The assembly's resolution, where it has decided that present stars are published after decreases too; empty otherwise. */
  readonly resolution: string
  readonly lines: readonly PublicLine[]
}

export type CycleFile = {
  readonly village: string
  readonly year: number
  readonly by: 'county' | 'town'
  readonly basis: string
  readonly agreed: {
    readonly standard: Standard
    readonly limits: CycleShown['limits']
    readonly stages: CycleSettings['stages']
    readonly noticeDays: number
    readonly honourFrom: number
    readonly denominator: 'residence' | 'hukou'
    readonly bonus: CycleSettings['bonus']
  }
  /** Living households by the two registers on the day of the launch. */
  readonly households: { readonly hukou: number; readonly residence: number }
  readonly launchedOn: Day
  readonly selfUntil: Day
  /** The launch or the last postponement: the clock of the stage counts from it. */
  readonly selfFrom: Day
  readonly postponed: number
  readonly peerFrom: Day | null
  readonly sittings: readonly Sitting[]
  readonly evaluators: readonly string[]
  readonly notice: Notice | null
  readonly boards: readonly Board[]
  readonly endedOn: Day | null
  readonly award: Award | null
  readonly later: readonly LaterList[]
}

export const blankCycle: CycleFile = {
  village: '', year: 1970, by: 'county', basis: '', agreed: agreedNow(defaultSettings), households: { hukou: 0, residence: 0 },
  launchedOn: '1970-01-01', selfUntil: '1970-01-01', selfFrom: '1970-01-01', postponed: 0, peerFrom: null, sittings: [], evaluators: [], notice: null, boards: [], endedOn: null,
  award: null, later: [],
}

/** What is fixed for the whole year on the day of the launch. */
export function agreedNow({ standard, limits, stages, noticeDays, honourFrom, denominator, bonus }: CycleSettings): CycleFile['agreed'] {
  return { standard, limits, stages, noticeDays, honourFrom, denominator, bonus }
}

/** What each household is shown to the public with, as it stands today: awarded lines, put right by what was published since. */
export function presentLines({ award, later }: Pick<CycleFile, 'award' | 'later'>): readonly PublicLine[] {
  const last = later.findLastIndex(({ kind }) => kind === 'present')
  const from = last === -1 ? award?.lines ?? [] : later[last]?.lines ?? []
  const lines = new Map([...from, ...later.slice(last + 1).flatMap((list) => list.lines)].map((line) => [line.rating, line]))
  return inOrderOfNames([...lines.values()])
}
