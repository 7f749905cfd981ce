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
  /** By when law wants it ruled upon, holidays rolled over. */
  readonly dueOn: Day
  /** The villager's own dossier it came in by; null where it was brought on paper. */
  readonly request: string | null
  readonly ruling: { readonly upheld: boolean; readonly words: string; readonly on: Day } | null
}
/** A villager asks to be registered: lives away, or comes from elsewhere. */
export type WishKind = keyof typeof wishKinds
export const wishKinds = { away: '户籍在本村、住在外面，本人表示参加', outside: '户籍不在本村、在本村居住或者从事村务工作满一年，本人申请参加' } as const
export type Wish = {
  readonly number: number
  readonly kind: WishKind
  readonly person: string
  readonly since: Day | null
  readonly words: string
  readonly on: Day
  readonly request: string
  readonly answer: { readonly accepted: boolean; readonly words: string; readonly on: Day } | null
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
  /** From when the clock of the oldest open objection counts. */
  readonly clockFrom: Day | null
  readonly wishes: readonly Wish[]
  readonly proxies: readonly GivenProxy[]
  readonly proxiesPublished: { readonly on: Day; readonly where: string } | null
  /** Away, out of reach and without a proxy: counted only where they come, by resolution and published. */
  readonly leftOut: readonly { readonly person: string; readonly resolution: string; readonly on: Day; readonly where: string }[]
  readonly sealedOn: Day | null
  readonly rights: { readonly [round: string]: number }
  /** The election was void: its people may register again, elsewhere too. */
  readonly released: boolean
}

export const blankRoll: RollFile = {
  village: '', term: 0, run: 0, rehearsal: false, committee: [], entries: [], next: 1, published: null, objections: [], clockFrom: null, wishes: [], proxies: [], proxiesPublished: null, leftOut: [], sealedOn: null, rights: {}, released: false,
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

/** Serials of who is away and who comes for them; empty until serials stand. */
export function proxyPairs(file: RollFile): readonly (readonly [number, number])[] {
  if (file.sealedOn === null) return []
  const serials = new Map(file.entries.map(({ person, serial }) => [person, serial]))
  return proxiesNow(file).flatMap(({ principal, trustee }) => {
    const [one, other] = [serials.get(principal), serials.get(trustee)]
    return one === undefined || other === undefined ? [] : [[one, other] as const]
  }).toSorted(([one], [other]) => one - other)
}

/** Serials that count among the registered only where they come; whoever has a proxy in force counts in any case. */
export function leftOutSerials(file: RollFile): readonly number[] {
  if (file.sealedOn === null) return []
  const [out, delegated] = [new Set(file.leftOut.map(({ person }) => person)), new Set(proxiesNow(file).map(({ principal }) => principal))]
  return file.entries.filter(({ person }) => out.has(person) && !delegated.has(person)).map(({ serial }) => serial)
}

/** One unit for each serial and round: whoever took the ballot has spent it, at whichever station. */
export const ballotBook = 'ballot-right'
export function ballotAccount(roll: string, round: number, serial: number) {
  return { book: ballotBook, account: `${roll}/${round}/${serial}` }
}
