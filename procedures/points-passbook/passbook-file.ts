/** What a household's passbook of points (积分簿) holds: entries that are only ever added, what waits for somebody, and the year being kept. */
import type { PointsEntry } from '../../core/star-rating/points.ts'
import type { Day } from '../../core/time/index.ts'

/** Name of the book of points; an account is the household's id. */
export const pointsBook = 'points'

/** How a household agreed to what somebody enters for it (R-403 in like manner): it never needs a phone. */
export const consents = { present: '户里的人在场同意', signed: '户里签了字', phone: '打电话问过户里' } as const
export type Consent = keyof typeof consents

/** Something somebody else has to look at: points to be added, taken by a resolution, or an entry to be taken back. */
export type Request = {
  readonly number: number
  readonly kind: 'earned' | 'deducted' | 'reversed'
  readonly rule: string
  readonly ruleName: string
  readonly points: number
  /** On which day it happened. */
  readonly on: Day
  readonly words: string
  readonly evidence: string
  /** Of the entry to be taken back; null for the others. */
  readonly reversalOf: string | null
  readonly by: string
  /** Entered by somebody of the household itself, or for it. */
  readonly own: boolean
  readonly state: 'waiting' | 'approved' | 'refused' | 'withdrawn'
  /** Why it was refused. */
  readonly reason: string
}

export type Exchange = {
  readonly number: number
  readonly thing: number
  readonly name: string
  readonly unit: string
  readonly quantity: number
  readonly cost: number
  readonly on: Day
  readonly state: 'waiting' | 'handed-over' | 'cancelled'
  readonly reason: string
}

export type PassbookFile = {
  readonly household: string | null
  /** Who reads it and speaks for it: adult members, and the head. As last looked up. */
  readonly members: readonly string[]
  readonly head: string | null
  /** Who of the household last did something: told what became of it. */
  readonly spoke: string | null
  readonly entries: readonly PointsEntry[]
  readonly requests: readonly Request[]
  readonly exchanges: readonly Exchange[]
  /** Counts what was asked for, so that everything has a number people can say. */
  readonly numbers: number
  /** The year that is being kept, and the day on which keeping it began. */
  readonly year: number
  readonly since: Day
  /** Told what will lapse at the end of this year? */
  readonly told: boolean
  /** What lapses at the end of the year, as last told. */
  readonly lapsing: number
}

export const blankPassbook: PassbookFile = {
  household: null, members: [], head: null, spoke: null, entries: [], requests: [], exchanges: [], numbers: 0, year: 1970, since: '1970-01-01', told: false, lapsing: 0,
}

export function waitingRequests({ requests }: Pick<PassbookFile, 'requests'>): readonly Request[] {
  return requests.filter(({ state }) => state === 'waiting')
}

export function waitingExchanges({ exchanges }: Pick<PassbookFile, 'exchanges'>): readonly Exchange[] {
  return exchanges.filter(({ state }) => state === 'waiting')
}

/** What is said at the counter to find an exchange: four signs of the passbook's name and the number. */
export function pickUpCode(dossier: string, number: number): string {
  return `${dossier.slice(0, 4)}-${number}`
}
