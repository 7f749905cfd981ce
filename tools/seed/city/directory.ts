/** Who holds which office of the invented city above its villages, and how a story finds the person whose move it is. */
import { asVillager, underMandate, type Actor, type Office } from '../../../core/procedure/actor.ts'
import type { Addressee } from '../../../core/procedure/addressee.ts'
import type { KnownMandate } from '../../../core/procedure/procedure.ts'
import { functions, levelsOf, unitFunctions, unitIdOf, type UnitFunction } from '../../../core/region/functions.ts'
import { levelOf, type Level, type RegionKey } from '../../../core/region/region.ts'
import { randomFrom, type Random } from '../../../core/village/index.ts'
import { idOf } from './ids.ts'

/** A post with its holder. */
export type Seat = {
  readonly person: string
  readonly mandate: string
  readonly name: string
  readonly office: Office
  readonly unit: string
  readonly region: RegionKey
}

type Post = { readonly office: Office; readonly unitFunction: UnitFunction; readonly count: number }

const bodies = new Set(['department', 'utility'])
const departmentsAt = (level: Level, count: number): readonly Post[] => unitFunctions
  .filter((unitFunction) => bodies.has(functions[unitFunction].kind) && levelsOf(unitFunction).includes(level))
  .map((unitFunction) => ({ office: 'DEPT_HANDLER', unitFunction, count }))

const posts: Readonly<Partial<Record<Level, readonly Post[]>>> = {
  TOWN: [
    { office: 'TOWN_DISPATCHER', unitFunction: 'government', count: 2 }, { office: 'DEPT_HANDLER', unitFunction: 'government', count: 2 },
    { office: 'DEPT_HANDLER', unitFunction: 'discipline', count: 1 }, { office: 'LEGAL_MEDIATOR', unitFunction: 'mediation', count: 1 }, ...departmentsAt('TOWN', 1),
  ],
  COUNTY: [
    { office: 'COUNTY_CENTER', unitFunction: 'center', count: 2 }, { office: 'VERIFIER', unitFunction: 'verification', count: 3 },
    { office: 'DEPT_HANDLER', unitFunction: 'discipline', count: 1 }, { office: 'DEPT_HANDLER', unitFunction: 'united-front', count: 1 },
    { office: 'DEPT_HANDLER', unitFunction: 'women', count: 1 }, { office: 'DEPT_HANDLER', unitFunction: 'disabled', count: 1 }, ...departmentsAt('COUNTY', 2),
  ],
  CITY: [{ office: 'CITY_CENTER', unitFunction: 'center', count: 2 }, { office: 'VERIFIER', unitFunction: 'verification', count: 2 }, ...departmentsAt('CITY', 1)],
}

const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '郭', '马', '高', '韩', '宋', '申', '郝', '崔', '任', '史', '秦', '牛', '贾'] as const
const marks = [...'甲乙丙丁戊己庚辛壬癸']

/** The seats at one region; the same every time. */
export function seatsAt(seed: number, code: string): readonly Seat[] {
  const level = levelOf(code)
  const random = randomFrom(seed + Number(code) % 1_000_003)
  return (level === null ? [] : posts[level] ?? []).flatMap(({ office, unitFunction, count }) => Array.from({ length: count }, (_, nth): Seat => {
    const unit = unitIdOf(code, unitFunction)
    const name = `${random.pick(surnames)}演示${functions[unitFunction].label.slice(0, 2)}${marks[nth] ?? ''}`
    return {
      person: idOf(seed, `${unit} ${office} ${nth}`), mandate: idOf(seed, `mandate ${unit} ${office} ${nth}`), name, office, unit,
      region: { level: level ?? 'CITY', code },
    }
  }))
}

export type Directory = {
  readonly actorFor: (addressees: readonly Addressee[], random: Random) => Actor | null
  /** Whoever sits at these desks, as the door looks it up. */
  readonly holdersOf: (desks: readonly Addressee[]) => readonly KnownMandate[]
}

export function directoryOf(seats: readonly Seat[]): Directory {
  const holders = new Map<string, Actor[]>()
  for (const seat of seats) {
    const actor = actorOf(seat)
    for (const key of [`unit ${seat.unit}`, `unit ${seat.unit} ${seat.office}`, `office ${seat.office}@${seat.region.code}`]) {
      holders.set(key, [...holders.get(key) ?? [], actor])
    }
  }
  const find = (addressee: Addressee): readonly Actor[] => {
    switch (addressee.kind) {
      case 'unit': return (addressee.offices ?? [null]).flatMap((office) => holders.get(`unit ${addressee.unit}${office === null ? '' : ` ${office}`}`) ?? [])
      case 'office': return holders.get(`office ${addressee.office}@${addressee.region.code}`) ?? []
      case 'person': return [asVillager(addressee.person)]
      case 'office-over':
      case 'system':
      case 'anyone': return []
    }
  }
  return {
    holdersOf: (desks) => desks.flatMap(find).flatMap(({ person, mandate }) => (
      person === null || mandate === null ? [] : [{ person, office: mandate.office, unit: mandate.unit, region: mandate.region.code }])),
    actorFor: (addressees, random) => {
      const found = addressees.flatMap(find)
      const [first, ...others] = found
      return first === undefined ? null : random.pick([first, ...others])
    },
  }
}

export function actorOf({ person, mandate, office, unit, region }: Seat): Actor {
  return underMandate(person, { id: mandate, office, unit, region })
}
