/** One village of an invented city, whole: ground, people, those who hold its offices, and what it reported. Pure, from plan and place. */
import { asVillager, type Actor } from '../../../core/procedure/actor.ts'
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import { inventPhone, inventResidentNumber } from '../../../core/identity-number/index.ts'
import { addDays, dayOf, instantOf, msPerDay, type Day, type Instant } from '../../../core/time/index.ts'
import { groundIn, placeIn, populationOf, randomFrom, type DemoGrid, type DemoPerson, type Ground, type Population, type Random } from '../../../core/village/index.ts'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { tellCase, type StoryWorld, type ToldCase } from './case-story.ts'
import { actorOf, directoryOf, type Seat } from './directory.ts'
import { idIn } from './ids.ts'
import { describe, whereWords } from './phrases.ts'
import type { PlannedVillage, SeedPlan } from './plan.ts'

export type InventedVillage = { readonly ground: Ground; readonly population: Population; readonly seats: readonly Seat[]; readonly random: Random }

/** More old people and couples than in the demonstration village: 2.67 to a household, as the census counts. */
const families = ['elder', 'elders', 'couple', 'couple', 'couple', 'young', 'young', 'generations'] as const
/** Telephone numbers below are the demonstration's. */
const firstPhone = 10_000
const phonesInCounty = 880_000

export function inventVillage(plan: SeedPlan, village: PlannedVillage): InventedVillage {
  const random = randomFrom(plan.seed * 31 + village.ordinal + 1)
  const shortName = village.name
  const ground = groundIn(random, village.cell, { code: village.code, name: shortName, count: village.grids })
  const population = populationOf(random, {
    code: village.code, neighbour: village.code, asOf: dayOf(plan.until), grids: ground.grids, households: village.households, families,
    numbering: numberingOf(village),
  })
  return { ground, population, seats: seatsOf(village, ground.grids, population, random), random }
}

/** Numbers of one county do not repeat: each village draws its own out of a day's five hundred, and telephones follow on. */
function numberingOf({ inCounty, households }: PlannedVillage) {
  const drawn = new Map<string, number>()
  return {
    idNumber: (birthDate: Day, gender: 1 | 2) => {
      const key = `${birthDate} ${gender}`
      const nth = drawn.get(key) ?? 0
      drawn.set(key, nth + 1)
      return inventResidentNumber(birthDate, gender, inCounty + nth * 251)
    },
    phone: (nth: number) => inventPhone(firstPhone + (inCounty * 3_600 + nth + households) % phonesInCounty),
  }
}

/** One worker to a grid, a cadre who leads the grids too, a mediator: grown people of the place with a telephone. */
function seatsOf({ code, ordinal }: PlannedVillage, grids: readonly DemoGrid[], { persons }: Population, random: Random): readonly Seat[] {
  const grown = persons.filter(({ phone, residenceGrid, birthDate }) => phone !== null && residenceGrid !== null && birthDate < '2001' && birthDate > '1962')
  const [someone] = persons
  const taken = new Set<string>()
  const choose = (fits: (person: DemoPerson) => boolean) => {
    const chosen = grown.find((person) => !taken.has(person.id) && fits(person)) ?? grown.find(({ id }) => !taken.has(id)) ?? someone
    if (chosen === undefined) throw new RangeError('a village without people')
    taken.add(chosen.id)
    return chosen
  }
  const committee = `${code}:committee`
  const village = { level: 'VILLAGE', code } as const
  const seat = (nth: number, { id, name }: DemoPerson, rest: Pick<Seat, 'office' | 'unit' | 'region'>): Seat => ({ person: id, name, mandate: idIn(ordinal, 0xf0000 + nth, 0, random), ...rest })
  const cadre = choose(() => true)
  return [
    seat(0, cadre, { office: 'VILLAGE_CADRE', unit: committee, region: village }),
    seat(1, cadre, { office: 'GRID_LEADER', unit: committee, region: village }),
    seat(2, choose(() => true), { office: 'LEGAL_MEDIATOR', unit: `${code}:mediation`, region: village }),
    ...grids.map((grid, nth) => seat(3 + nth, choose(({ residenceGrid }) => residenceGrid === grid.code), { office: 'GRID_WORKER', unit: committee, region: { level: 'GRID', code: grid.code } })),
  ]
}

/** Its matters in the order in which they were reported; a story that the procedure does not take is left out. */
export function *tellVillage(plan: SeedPlan, village: PlannedVillage, { ground, population, seats, random }: InventedVillage, county: Omit<StoryWorld, 'directory'>, above: readonly Seat[]): Generator<ToldCase> {
  const world: StoryWorld = { ...county, directory: directoryOf([...above, ...seats]) }
  const villagers = population.persons.filter(({ residenceGrid, birthDate }) => residenceGrid !== null && birthDate < '2006')
  const workers = seats.filter(({ office }) => office === 'GRID_WORKER')
  const categories = weighted((world.settings as CaseSettings).categories)
  const moments = Array.from({ length: village.cases }, () => momentOf(plan, random)).toSorted((a, b) => a - b)
  for (const [nth, at] of moments.entries()) {
    const grid = ground.grids[random.between(0, ground.grids.length - 1)]
    const worker = workers.find(({ region }) => region.code === grid?.code)
    const byWorker = random.chance(0.4) && worker !== undefined
    const reporter: Actor = byWorker ? actorOf(worker) : asVillager(villagers[random.between(0, Math.max(0, villagers.length - 1))]?.id ?? seats[0]?.person ?? '')
    const form = reportOf(village.code, grid, categories(random), byWorker, random)
    const key = { county: Number(village.code.slice(0, 6)), id: idIn(village.ordinal, nth, 0, random) }
    const told = tellCase(world, { key, ordinal: village.ordinal, nth, at, form, reporter, channel: byWorker ? 'field' : 'portal' }, random)
    if (told !== null) yield told
  }
}

function reportOf(village: string, grid: DemoGrid | undefined, { code: category, name, aboutOfficials }: Kind, byWorker: boolean, random: Random): JsonObject {
  const position = grid === undefined || !random.chance(0.7) ? null : placeIn(random, grid)
  return {
    category, village, description: describe(random, name), where: whereWords(random), visibility: random.chance(0.2) ? 'REAL_TO_ALL_HANDLERS' : 'CENTER_ONLY', source: byWorker ? 'GRID' : 'VILLAGER',
    ...(grid === undefined ? {} : { grid: grid.code }), ...(position === null ? {} : { lon: position[0], lat: position[1], crs: 'CGCS2000' }),
    ...(!byWorker && random.chance(0.6) ? { contactLeft: true } : {}), ...(aboutOfficials ? { against: { unknown: true } } : {}),
  }
}

/** How often a group of kinds is reported; the rest seldom. */
const shareOfGroup: Readonly<Record<string, number>> = { '01': 30, '02': 18, '03': 8, '04': 7, '07': 9, '09': 5, '11': 11, '14': 3, '15': 5 }

type Kind = { readonly code: string; readonly name: string; /** A complaint about officials has to say about whom. */ readonly aboutOfficials: boolean }

function weighted(categories: CaseSettings['categories']): (random: Random) => Kind {
  const codes = Object.keys(categories)
  const inGroup = Map.groupBy(codes, (code) => code.slice(0, 2))
  let sum = 0
  const steps = codes.map((code) => {
    const group = code.slice(0, 2)
    sum += (shareOfGroup[group] ?? 0.7) / (inGroup.get(group)?.length ?? 1)
    return [sum, code] as const
  })
  return (random) => {
    const dice = random.next() * sum
    const code = steps.find(([upTo]) => dice < upTo)?.[1] ?? codes[0] ?? ''
    return { code, name: categories[code]?.name ?? '', aboutOfficials: categories[code]?.aboutOfficials === true }
  }
}

/** More every year, by day more than at night. */
function momentOf({ until, years }: SeedPlan, random: Random): Instant {
  const days = Math.floor(years * 365 * Math.sqrt(random.next() * 0.75 + 0.25) * 2) - years * 365
  const day = addDays(dayOf(until - years * 365 * msPerDay), Math.max(0, days))
  return Math.min(instantOf(day, random.between(7 * 60, 21 * 60)) + random.between(0, 59) * 1000, until - random.between(1, 3_600) * 1000)
}
