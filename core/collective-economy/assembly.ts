/**
 * How a collective's members decide (RCE art. 26–31; R-286…R-290): another law than the villagers' assembly, with another denominator. Two thirds of
 * ALL members of full capacity come and two thirds of ALL of them agree, not of those present (R-022). Whole numbers.
 */
import { daysBetween, type Day } from '../time/index.ts'

/** 成员大会, 成员代表大会, 理事会. */
export const collectiveBodies = { MEMBERS: '成员大会', REPRESENTATIVES: '成员代表大会', BOARD: '理事会' } as const
export type CollectiveBody = keyof typeof collectiveBodies

type Matter = { readonly name: string; /** Item of art. 26. */ readonly item: number; /** Only the members themselves (art. 28). */ readonly reserved: boolean }

/** Art. 26 in its order. The Party organisation studies them before (art. 26, last paragraph). */
export const collectiveMatters = {
  'charter': matter(1, '制定、修改章程', true),
  'rules': matter(2, '制定、修改内部管理制度'),
  'membership': matter(3, '确认成员', true),
  'elect': matter(4, '选举、罢免理事会和监事会成员'),
  'reports': matter(5, '审议理事会、监事会工作报告'),
  'pay': matter(6, '决定报酬和主要经营管理人员的聘任'),
  'plans': matter(7, '批准发展规划、年度财务预决算、收益分配方案'),
  'land-and-shares': matter(8, '土地承包、宅基地使用、集体经营性财产收益权份额量化方案', true),
  'land-use': matter(9, '集体经营性建设用地使用、出让、出租方案'),
  'compensation': matter(10, '土地补偿费的分配和使用', true),
  'investment': matter(11, '投资等重大事项'),
  'merger': matter(12, '合并、分立等重大事项', true),
  'asset-sale': matter(13, '出租、出售、处置重要资产'),
} as const satisfies Record<string, Matter>
export type CollectiveMatter = keyof typeof collectiveMatters
export const collectiveMatterNames = Object.fromEntries(Object.entries(collectiveMatters).map(([key, { name }]) => [key, name])) as { readonly [K in CollectiveMatter]: string }

/** Art. 27, 28, 29. `all`: members of full capacity, representatives, or members of the board. */
export type Assembled = { readonly body: CollectiveBody; readonly all: number; readonly present: number }

/** Enough are there. The law says for the representatives only how they decide; nothing passes with fewer than two thirds, so fewer need not begin. */
export function mayOpen({ all, present }: Assembled): boolean {
  return areCounts(all, present) && all > 0 && present <= all && 3 * present >= 2 * all
}

/** two thirds of all; R-288: the board by more than half of all. */
export function passes(body: CollectiveBody, all: number, yes: number): boolean {
  if (!areCounts(all, yes) || all === 0 || yes > all) return false
  return body === 'BOARD' ? 2 * yes > all : 3 * yes >= 2 * all
}

export function neededYes(body: CollectiveBody, all: number): number {
  return body === 'BOARD' ? Math.floor(all / 2) + 1 : Math.ceil((2 * all) / 3)
}

export function neededPresent(all: number): number {
  return Math.ceil((2 * all) / 3)
}

/** The whole decision of the members' assembly in one statement (domain §13). */
export function memberAssembly(all: number, present: number, yes: number): boolean {
  return mayOpen({ body: 'MEMBERS', all, present }) && yes <= present && passes('MEMBERS', all, yes)
}

/** The same of the representatives: more than twenty of them (art. 28). */
export function memberRepresentatives(all: number, yes: number): boolean {
  return all > 20 && passes('REPRESENTATIVES', all, yes)
}

export function addsUp(votes: { readonly present: number; readonly yes: number; readonly no: number; readonly abstain: number }): boolean {
  const { present, yes, no, abstain } = votes
  return areCounts(present, yes, no, abstain) && yes + no + abstain === present
}

export function mayDecide(body: CollectiveBody, about: CollectiveMatter): boolean {
  return body === 'MEMBERS' || (body === 'REPRESENTATIVES' && !collectiveMatters[about].reserved)
}

export type Composition = { readonly households: number; readonly representatives: number; readonly women: number }
export type CompositionFault = 'not-counts' | 'too-few' | 'too-many-households' | 'too-few-households' | 'no-women'

/** one for five to fifteen households, more than twenty, women among them. */
export function faultOfComposition({ households, representatives, women }: Composition): CompositionFault | null {
  if (!areCounts(households, representatives, women) || women > representatives || households === 0) return 'not-counts'
  if (representatives <= 20) return 'too-few'
  if (5 * representatives > households) return 'too-few-households'
  if (15 * representatives < households) return 'too-many-households'
  return women === 0 ? 'no-women' : null
}

/** three to seven, an odd number. */
export function isBoardSize(size: number): boolean {
  return Number.isInteger(size) && size >= 3 && size <= 7 && size % 2 === 1
}

/** members are told, and reports lie open, ten days before; the day itself is not counted. */
export const leadDays = 10
export function isInTime(told: Day, held: Day): boolean {
  return daysBetween(told, held) >= leadDays
}

/** Somebody who votes for somebody else: in writing, and only within one household. */
export type Mandated = { readonly member: string; readonly holder: string; readonly written: boolean }
export type ProxyGround = { /** Household of every member; absent who is none. */ readonly households: ReadonlyMap<string, string>; /** Of full capacity. */ readonly capable: ReadonlySet<string>; readonly present: ReadonlySet<string>; readonly given: readonly Mandated[] }
export type ProxyFault = 'not-written' | 'to-oneself' | 'not-a-member' | 'other-household' | 'not-capable' | 'is-present' | 'given-before' | 'holder-gave-away'

export function faultOfProxy({ member, holder, written }: Mandated, { households, capable, present, given }: ProxyGround): ProxyFault | null {
  if (!written) return 'not-written'
  if (member === holder) return 'to-oneself'
  const [own, other] = [households.get(member), households.get(holder)]
  if (own === undefined || other === undefined) return 'not-a-member'
  if (own !== other) return 'other-household'
  if (!capable.has(member) || !capable.has(holder)) return 'not-capable'
  if (present.has(member)) return 'is-present'
  if (given.some((one) => one.member === member)) return 'given-before'
  return given.some((one) => one.member === holder) ? 'holder-gave-away' : null
}

function areCounts(...counts: readonly number[]): boolean {
  return counts.every((count) => Number.isSafeInteger(count) && count >= 0)
}

function matter(item: number, name: string, reserved = false): Matter {
  return { name, item, reserved }
}
