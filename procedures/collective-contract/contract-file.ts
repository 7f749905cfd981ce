/** What the file of a contract holds: what was agreed, what it rests on, and every booking with what was taken back. */
import { nextOpen, warningDay, type Account, type ContractKind, type Instalment, type Payment, type Waiver } from '../../core/collective-economy/index.ts'
import { daysBetween, type Day } from '../../core/time/index.ts'

export const directions = { in: '集体收款', out: '集体付款' } as const
export type Direction = keyof typeof directions
export const partyKinds = { organisation: '单位', person: '个人' } as const

/** The resolution it was signed on: a dossier of the platform, a meeting on paper with its numbers, or none where none is asked for. */
export type Basis =
  | { readonly by: 'dossier'; readonly dossier: string; readonly item: number; readonly words: string }
  | { readonly by: 'paper'; readonly words: string }
  | { readonly by: 'none' }
export type Term = { readonly from: Day; readonly to: Day; readonly on: Day; readonly words: string }

export type ContractFile = Account & {
  readonly village: string
  readonly number: string
  readonly title: string
  readonly kind: ContractKind
  readonly direction: Direction
  readonly partyKind: keyof typeof partyKinds
  readonly party: string
  /** With those who decide or their near relatives: always on a resolution. */
  readonly related: boolean
  readonly object: string
  readonly instalments: readonly Instalment[]
  readonly payments: readonly Payment[]
  readonly waivers: readonly Waiver[]
  /** The first as agreed, then one for each renewal. */
  readonly terms: readonly Term[]
  readonly signedOn: Day | null
  readonly kept: string
  readonly bases: readonly Basis[]
  /** The present term's end was told. */
  readonly warned: boolean
  /** Days from which the clocks of term and instalment count. */
  readonly termClock: Day
  readonly dueClock: Day
  /** How often the next instalment became another one, and how often a long term was looked at on the way. */
  readonly ticks: number
  readonly years: number
  readonly ended: { readonly on: Day; readonly words: string } | null
}

export const blankContract: ContractFile = {
  village: '', number: '', title: '', kind: 'lease', direction: 'in', partyKind: 'organisation', party: '', related: false, object: '', instalments: [], payments: [], waivers: [], terms: [],
  signedOn: null, kept: '', bases: [], warned: false, termClock: '2000-01-01', dueClock: '2000-01-01', ticks: 0, years: 0, ended: null,
}

export function termOf({ terms, ended }: Pick<ContractFile, 'terms' | 'ended'>): { readonly from: Day; readonly to: Day } {
  const [first, last] = [terms[0], terms.at(-1)]
  return { from: first?.from ?? '2000-01-01', to: ended?.on ?? last?.to ?? '2000-01-01' }
}

export function priceOf({ instalments }: Pick<ContractFile, 'instalments'>): number {
  return instalments.reduce((sum, { fen }) => sum + fen, 0)
}

/** Nothing is open on any instalment. */
export function isSettled(file: ContractFile): boolean {
  return nextOpen(file) === null
}

/** A clock runs ten years at most; what lies farther is looked at again on the way. */
const farthest = 3_650
export const wayStation = 3_000

export function daysToEnd(file: ContractFile): number {
  return daysBetween(file.termClock, termOf(file).to)
}
/** A clock of days ends at midnight: it is told when the ninetieth day before the end begins. */
export function daysToWarning(file: ContractFile): number {
  return daysBetween(file.termClock, warningDay(termOf(file).to)) - 1
}
export function daysToDue(file: ContractFile): number | null {
  const next = nextOpen(file)
  return next === null ? null : daysBetween(file.dueClock, next.due)
}
export function isNear(days: number | null): boolean {
  return days !== null && days <= farthest
}
