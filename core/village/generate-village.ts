/** The demonstration village, whole, from a seed: ground, people, households, units, mandates. The same input gives the same village. */
import type { Office, UnitId } from '../procedure/actor.ts'
import { unitFunctions, functions, levelsOf, unitIdOf, unitNameOf, type UnitFunction, type UnitKind } from '../region/functions.ts'
import { codeAt, levels, type Level, type RegionKey } from '../region/region.ts'
import { inventPhone } from '../identity-number/index.ts'
import type { Polygon, Position } from '../geometry/index.ts'
import { yearOf, type Day } from '../time/instant.ts'
import { groundOf, type DemoGrid } from './ground.ts'
import { demoVillagers, posts, type Post } from './offices.ts'
import { populationOf, type DemoHousehold, type DemoPerson } from './people.ts'
import { randomFrom, type Random } from './random.ts'

export type VillageSite = {
  readonly code: string
  /** Short names of the regions from the city down to the village. */
  readonly names: Readonly<Record<Exclude<Level, 'GRID'>, string>>
  /** Another village: where those come from who live here and are registered elsewhere. */
  readonly neighbour: string
  readonly center: Position
}

export type VillageInput = { readonly seed: number; readonly site: VillageSite; /** Ages are counted to this day. */ readonly asOf: Day }

export type DemoUnit = {
  readonly id: UnitId
  readonly name: string
  readonly region: RegionKey
  readonly unitFunction: UnitFunction
  readonly kind: UnitKind
  readonly workPhone: string
}

export type DemoMandate = {
  readonly id: string
  readonly username: string
  readonly person: string
  readonly holderName: string
  readonly office: Office
  readonly unit: UnitId
  readonly region: RegionKey
  readonly workPhone: string
  /** First day on which it is no more held; null until further notice. */
  readonly until: Day | null
}

/** People who sign in; staff of township and above are registered nowhere in the village. */
export type DemoAccount = { readonly username: string; readonly person: string; readonly name: string; readonly phone: string; readonly county: string }

/** A person of the staff: no more is known of him here than an office needs. */
export type DemoStaff = Pick<DemoPerson, 'id' | 'name' | 'gender'> & { readonly phone: string; readonly county: string }

export type DemoVillage = {
  readonly code: string
  readonly boundary: Polygon
  readonly center: Position
  readonly grids: readonly DemoGrid[]
  readonly persons: readonly DemoPerson[]
  readonly households: readonly DemoHousehold[]
  readonly staff: readonly DemoStaff[]
  readonly units: readonly DemoUnit[]
  readonly mandates: readonly DemoMandate[]
  readonly accounts: readonly DemoAccount[]
}

export function generateVillage({ seed, site, asOf }: VillageInput): DemoVillage {
  const random = randomFrom(seed)
  const ground = groundOf(random, { code: site.code, name: site.names.VILLAGE, center: site.center })
  const population = populationOf(random, { code: site.code, neighbour: site.neighbour, asOf, grids: ground.grids })
  const staff = new Map<string, DemoStaff>()
  const holders = holdersOf(random, site, ground.grids, population.persons, asOf, staff)
  const mandates = posts.map((post, index) => mandateOf(random, site, ground.grids, post, holderOf(holders, post.username), index))
  const county = codeAt(site.code, 'COUNTY') ?? ''
  const accounts = [...holders].map(([username, { id, name, phone }]): DemoAccount =>
    ({ username, person: id, name, phone, county: staff.get(username)?.county ?? county }))
  return {
    code: site.code, ...ground, ...population, staff: [...staff.values()], units: unitsAround(site), mandates, accounts,
  }
}

type Holder = { readonly id: string; readonly name: string; readonly phone: string }

/** Posts of the village go to its own people of working age with a telephone; the others to invented staff. */
function holdersOf(
  random: Random, site: VillageSite, grids: readonly DemoGrid[], persons: readonly DemoPerson[], asOf: Day, staff: Map<string, DemoStaff>,
): ReadonlyMap<string, Holder> {
  const holders = new Map<string, Holder>()
  const taken = new Set<string>()
  const choose = (username: string, fits: (age: number, person: DemoPerson) => boolean) => {
    const chosen = persons.find((person) => person.phone !== null && person.residenceGrid !== null && person.hukouVillage === site.code
      && !taken.has(person.id) && fits(yearOf(asOf) - yearOf(person.birthDate), person))
    if (chosen?.phone == null) throw new RangeError(`nobody in the village fits ${username}`)
    taken.add(chosen.id)
    holders.set(username, { id: chosen.id, name: chosen.name, phone: chosen.phone })
  }
  for (const [index, username] of demoVillagers.entries()) {
    choose(username, (age, { residenceGrid }) => residenceGrid === grids[index]?.code && (username === 'elder' ? age > 72 : age > 30 && age < 60))
  }
  for (const post of posts) {
    if (holders.has(post.username)) continue
    const grid = post.grid === undefined ? null : grids[post.grid]?.code
    if (post.level === 'VILLAGE') choose(post.username, (age, person) => age >= 25 && age < 60 && (grid === null || person.residenceGrid === grid))
    else holders.set(post.username, staffMember(random, site, post, staff))
  }
  return holders
}

function staffMember(random: Random, site: VillageSite, post: Post, staff: Map<string, DemoStaff>): Holder {
  const surname = random.pick(['王', '李', '张', '刘', '陈', '杨', '赵', '郭', '马', '高', '韩', '宋', '申', '郝', '崔', '任', '史', '秦', '牛', '贾'])
  const member: DemoStaff = {
    id: random.uuid(), name: `${surname}演示${staffMarks[post.level]}${numeral(staff.size + 1)}`, gender: random.chance(0.5) ? 1 : 2,
    phone: inventPhone(staffPhones + staff.size), county: post.level === 'CITY' ? `${codeAt(site.code, 'CITY') ?? ''}00` : codeAt(site.code, 'COUNTY') ?? '',
  }
  staff.set(post.username, member)
  return member
}

function mandateOf(random: Random, site: VillageSite, grids: readonly DemoGrid[], post: Post, holder: Holder, index: number): DemoMandate {
  const regionLevel = post.regionLevel ?? post.level
  const code = regionLevel === 'GRID' ? grids[post.grid ?? 0]?.code : codeAt(site.code, regionLevel)
  const unitCode = codeAt(site.code, post.level)
  if (code == null || unitCode === null) throw new RangeError(`no region for ${post.username}`)
  return {
    id: random.uuid(), username: post.username, person: holder.id, holderName: holder.name, office: post.office,
    unit: unitIdOf(unitCode, post.unitFunction), region: { level: regionLevel, code }, workPhone: inventWorkPhone(index + 1),
    until: post.until ?? null,
  }
}

/** Every function at every level at which such a unit exists, from the city down to the village. */
function unitsAround(site: VillageSite): readonly DemoUnit[] {
  const aboveGrid = levels.filter((level) => level !== 'GRID')
  return aboveGrid.flatMap((level) => unitFunctions.filter((unitFunction) => levelsOf(unitFunction).includes(level))
    .map((unitFunction, index): DemoUnit => {
      const code = codeAt(site.code, level) ?? ''
      return {
        id: unitIdOf(code, unitFunction), name: unitNameOf(unitFunction, level, site.names[level]) ?? '', region: { level, code },
        unitFunction, kind: functions[unitFunction].kind, workPhone: inventWorkPhone(500 + levels.indexOf(level) * 100 + index),
      }
    }))
}

function holderOf(holders: ReadonlyMap<string, Holder>, username: string): Holder {
  const holder = holders.get(username)
  if (holder === undefined) throw new RangeError(`nobody holds ${username}`)
  return holder
}

/** Local numbers of the area begin with 2–8, never with 0: nobody answers here. */
function inventWorkPhone(sequence: number): string {
  return `0355-0${String(sequence).padStart(6, '0')}`
}

const staffMarks: Readonly<Record<Level, string>> = { CITY: '市', COUNTY: '县', TOWN: '镇', VILLAGE: '村', GRID: '格' }
/** Telephone numbers of staff begin far above those of the villagers. */
const staffPhones = 900_000
const numerals = [...'〇一二三四五六七八九']

function numeral(number: number): string {
  return [...String(number)].map((digit) => numerals[Number(digit)] ?? digit).join('')
}
