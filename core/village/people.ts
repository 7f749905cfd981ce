/**
 * Invented people of one village: the demonstration's, or one of a whole invented city. Every name carries 演示, every identity number the prefix 999999, every telephone number
 * a range that cannot ring. Registered residence (户籍) and actual residence (居住) are kept apart.
 */
import { inventPhone, inventResidentNumber } from '../identity-number/index.ts'
import { yearOf, type Day } from '../time/instant.ts'
import type { DemoGrid } from './ground.ts'
import type { Random } from './random.ts'

export type DemoPerson = {
  readonly id: string
  readonly name: string
  readonly gender: 1 | 2
  readonly birthDate: Day
  readonly idNumber: string
  readonly phone: string | null
  readonly hukouVillage: string
  /** Null while the person lives elsewhere, as many do who work in town. */
  readonly residenceVillage: string | null
  readonly residenceGrid: string | null
}

export type DemoHousehold = {
  readonly id: string
  readonly basis: 'hukou' | 'residence'
  readonly village: string
  readonly grid: string
  readonly head: string
  readonly address: string
  /** Key of the dated record of its place. */
  readonly placeId: string
  readonly members: readonly DemoMember[]
}

/** `relation` is the first digit of GB/T 4761. */
export type DemoMember = { readonly id: string; readonly person: string; readonly relation: number }

export type Population = { readonly persons: readonly DemoPerson[]; readonly households: readonly DemoHousehold[] }

type Member = { readonly person: DemoPerson; readonly relation: number }
type Site = {
  readonly code: string
  readonly neighbour: string
  readonly asOf: Day
  readonly grids: readonly Pick<DemoGrid, 'code' | 'name'>[]
  /** Households of actual residence; 240 unless told otherwise. */
  readonly households?: number
  /** How families are made up; each kind as often as it is named. */
  readonly families?: Families
  readonly numbering?: Numbering
}
export type Families = readonly [keyof typeof familyShapes, ...(keyof typeof familyShapes)[]]
/** Numbers for the nth person of the village, so that many villages can be kept apart. */
export type Numbering = { readonly idNumber: (birthDate: Day, gender: 1 | 2, nth: number) => string; readonly phone: (nth: number) => string }
type Registered = { readonly hukouVillage: string; readonly grid: Pick<DemoGrid, 'code' | 'name'> | null }

const householdCount = 240
// 500 numbers a day and gender are far more than one village needs, so counting on keeps them apart.
const ofOneVillage: Numbering = { idNumber: inventResidentNumber, phone: inventPhone }
const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '郭', '马', '高', '韩', '宋', '申', '郝', '崔', '任', '史', '秦', '牛', '贾'] as const
const givenNames = [...'禾麦谷豆桑榆槐柏松竹兰菊荷梅杏桃李梨枣桂山川河泉溪湖海江云霞晴雨雪霜星月晨曦春夏秋冬平安康宁和顺福乐东南西北石玉金铜瓦陶'] as const

export function populationOf(random: Random, site: Site): Population {
  const born = nursery(random, site.asOf, site.numbering ?? ofOneVillage)
  const households: DemoHousehold[] = []
  const persons: DemoPerson[] = []
  for (let number = 1; number <= (site.households ?? householdCount); number += 1) {
    const grid = site.grids[(number - 1) % site.grids.length]
    if (grid === undefined) throw new RangeError('a village without grids')
    const fromElsewhere = random.chance(0.05)
    const registered = { hukouVillage: fromElsewhere ? site.neighbour : site.code, grid }
    const family = familyOf(random, born, registered, site.families ?? familyKinds)
    const away = fromElsewhere ? [] : awayOf(random, born, family, { hukouVillage: site.code, grid: null })
    const address = `${grid.name.replace('网格', '组')}${number}号`
    households.push(householdOf(random, 'residence', site.code, grid, address, family))
    if (!fromElsewhere) households.push(householdOf(random, 'hukou', site.code, grid, address, [...family, ...away]))
    persons.push(...[...family, ...away].map(({ person }) => person))
  }
  return { persons, households: withMovedOutSons(households, random) }
}

/** Some young families live by themselves and are still registered with the household before them. */
function withMovedOutSons(households: readonly DemoHousehold[], random: Random): readonly DemoHousehold[] {
  const hukou = households.filter(({ basis }) => basis === 'hukou')
  const joined = new Map<string, DemoHousehold>()
  for (let index = 1; index < hukou.length; index += 1) {
    const [before, here] = [hukou[index - 1], hukou[index]]
    if (before === undefined || here === undefined || joined.has(before.id) || here.members.length > 3 || !random.chance(0.15)) continue
    joined.set(here.id, before)
  }
  const arrived = Map.groupBy(households.filter(({ id }) => joined.has(id)), ({ id }) => joined.get(id)?.id)
  return households.filter(({ id }) => !joined.has(id)).map((household) => {
    const arrivals = (arrived.get(household.id) ?? []).flatMap(({ members }) => members)
    return { ...household, members: [...household.members, ...arrivals.map((member) => ({ ...member, relation: 8 }))] }
  })
}

function familyOf(random: Random, born: Nursery, registered: Registered, kinds: Families): readonly Member[] {
  const kind = random.pick(kinds)
  const surname = random.pick(surnames)
  const { ages: [youngest, oldest], most } = familyShapes[kind]
  const headAge = random.between(youngest, oldest)
  const children = random.between(Math.min(1, most, headAge < 45 ? 1 : 0), most)
  const head = born({ ...registered, surname, gender: random.chance(0.8) ? 1 : 2, age: headAge })
  const family: Member[] = [{ person: head, relation: 0 }]
  if (kind === 'elder') return family
  const spouse = born({ ...registered, surname: random.pick(surnames), gender: head.gender === 1 ? 2 : 1, age: headAge - random.between(-2, 3) })
  family.push({ person: spouse, relation: 1 })
  for (let child = 0; child < children; child += 1) {
    const gender = random.chance(0.5) ? 1 : 2
    family.push({ person: born({ ...registered, surname, gender, age: Math.max(0, headAge - random.between(24, 32)) }), relation: gender === 1 ? 2 : 3 })
  }
  if (kind === 'generations') {
    family.push({ person: born({ ...registered, surname, gender: random.chance(0.5) ? 1 : 2, age: headAge + random.between(22, 30) }), relation: 5 })
  }
  return family
}

const familyShapes = {
  elder: { ages: [68, 88], most: 0 },
  elders: { ages: [62, 82], most: 0 },
  couple: { ages: [45, 62], most: 1 },
  young: { ages: [28, 44], most: 2 },
  generations: { ages: [38, 52], most: 2 },
} as const
/** Young families and three generations under one roof are the more frequent ones. */
const familyKinds = ['elder', 'elders', 'couple', 'young', 'young', 'young', 'generations', 'generations'] as const

/** Grown children who are registered here and work elsewhere. */
function awayOf(random: Random, born: Nursery, family: readonly Member[], registered: Registered): readonly Member[] {
  const surname = family[0]?.person.name.charAt(0) ?? '王'
  if (!random.chance(0.2)) return []
  const gender = random.chance(0.6) ? 1 : 2
  return [{ person: born({ ...registered, surname, gender, age: random.between(20, 30) }), relation: gender === 1 ? 2 : 3 }]
}

function householdOf(
  random: Random, basis: DemoHousehold['basis'], village: string, grid: Pick<DemoGrid, 'code'>, address: string, members: readonly Member[],
): DemoHousehold {
  const [head] = members
  if (head === undefined) throw new RangeError('a household without a head')
  return {
    id: random.uuid(), basis, village, grid: grid.code, head: head.person.id, address, placeId: random.uuid(),
    members: members.map(({ person, relation }) => ({ id: random.uuid(), person: person.id, relation })),
  }
}

type Birth = Registered & { readonly surname: string; readonly gender: 1 | 2; readonly age: number }
type Nursery = (birth: Birth) => DemoPerson

/** Gives every person a name, a number and a telephone nobody else in the village has. */
function nursery(random: Random, asOf: Day, { idNumber, phone }: Numbering): Nursery {
  const taken = new Map<string, number>()
  let count = 0
  return ({ surname, gender, age, hukouVillage, grid }) => {
    const order = taken.get(surname) ?? 0
    taken.set(surname, order + 1)
    count += 1
    const birthDate = `${yearOf(asOf) - age - 1}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`
    const hasPhone = age >= 16 && random.chance(age > 75 ? 0.5 : 0.95)
    return {
      id: random.uuid(), name: nameOf(surname, order), gender, birthDate,
      idNumber: idNumber(birthDate, gender, count), phone: hasPhone ? phone(count) : null, hukouVillage,
      residenceVillage: grid === null ? null : grid.code.slice(0, 12), residenceGrid: grid?.code ?? null,
    }
  }
}

function nameOf(surname: string, order: number): string {
  const given = givenNames[order % givenNames.length] ?? ''
  const again = Math.floor(order / givenNames.length)
  return `${surname}演示${given}${again === 0 ? '' : givenNames[again] ?? ''}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
