/** The roll of those registered to take part (登记参加选举的村民名单): what stands in it is what is published, and who acts for whom. Birthdays never. */
import type { Registration } from '../../core/election/eligibility.ts'
import { proxiesInForce, type Proxy, type ProxyGround } from '../../core/election/proxies.ts'
import type { Day } from '../../core/time/index.ts'

export type RollEntry = {
  /** Counts up in the order of registration; at sealing 1 to the end without a gap. */
  readonly serial: number
  readonly person: string
  readonly name: string
  readonly sex: 'woman' | 'man' | null
  readonly group: string
  readonly registration: Registration
  /** What R-202 asks for: the own declaration, the resolution of the assembly. Not published. */
  readonly ground: string
}
export type ObjectionKind = keyof typeof objectionKinds
export const objectionKinds = { missing: '应该在名单上却没有', wrong: '不该在名单上却有', correct: '登记的内容不对' } as const
export type Objection = {
  readonly number: number
  readonly kind: ObjectionKind
  /** Whom it is about, in words. */
  readonly about: string
  readonly words: string
  readonly on: Day
  readonly ruling: { readonly upheld: boolean; readonly words: string; readonly on: Day } | null
}
export type GivenProxy = Proxy & { readonly reason: string; readonly on: Day; readonly ended: string }

export type RollFile = {
  readonly village: string
  readonly term: number
  readonly run: number
  readonly rehearsal: boolean
  readonly committee: readonly string[]
  readonly entries: readonly RollEntry[]
  readonly next: number
  readonly published: { readonly on: Day; readonly where: string } | null
  readonly objections: readonly Objection[]
  readonly proxies: readonly GivenProxy[]
  readonly proxiesPublished: { readonly on: Day; readonly where: string } | null
  readonly sealedOn: Day | null
  readonly rights: { readonly [round: string]: number }
}

export const blankRoll: RollFile = {
  village: '', term: 0, run: 0, rehearsal: false, committee: [], entries: [], next: 1, published: null, objections: [], proxies: [], proxiesPublished: null, sealedOn: null, rights: {},
}

export function groundOf({ entries, proxies }: Pick<RollFile, 'entries' | 'proxies'>, candidates: readonly string[]): ProxyGround {
  return { roll: new Set(entries.map(({ person }) => person)), candidates: new Set(candidates), accepted: proxies.filter(({ ended }) => ended === '') }
}

/** Those that hold today. */
export function proxiesNow(file: RollFile): readonly Proxy[] {
  return proxiesInForce(groundOf(file, []))
}

export function openObjections({ objections }: Pick<RollFile, 'objections'>): readonly Objection[] {
  return objections.filter(({ ruling }) => ruling === null)
}

/** One unit for each serial and round: whoever took the ballot has spent it, at whichever station. */
export const ballotBook = 'ballot-right'
export function ballotAccount(roll: string, round: number, serial: number) {
  return { book: ballotBook, account: `${roll}/${round}/${serial}` }
}
