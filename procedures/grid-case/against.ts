/**
 * Whom a matter complains about. A villager seldom knows a name in our lists: an office of the village or a unit is chosen, or
 * words are written. The door looks up who holds the office that day; who is found is barred, and so is every unit that person holds
 * office in, for colleagues do not judge each other.
 */
import type { Office, UnitId } from '../../core/procedure/actor.ts'
import type { KnownMandate, MandateQuestion } from '../../core/procedure/procedure.ts'
import { unitIdOf, type UnitFunction } from '../../core/region/functions.ts'
import { codeAt, type Level } from '../../core/region/region.ts'

type Position = {
  readonly name: string
  readonly level: Level
  /** Whoever holds this office there; absent where a unit is meant. */
  readonly office?: Office
  /** Units of that level that are meant, whoever holds office in them. */
  readonly units: readonly UnitFunction[]
}

export const positions = {
  VILLAGE_PARTY_SECRETARY: { name: '村党支部书记', level: 'VILLAGE', office: 'PARTY_SEC', units: ['party'] },
  VILLAGE_DIRECTOR: { name: '村委会主任', level: 'VILLAGE', office: 'VILLAGE_CADRE', units: ['committee'] },
  VILLAGE_CADRE: { name: '其他村干部', level: 'VILLAGE', office: 'VILLAGE_CADRE', units: ['committee'] },
  VILLAGE_SUPERVISOR: { name: '村务监督委员会成员', level: 'VILLAGE', office: 'VILLAGE_SUPERVISOR', units: ['supervision'] },
  GRID_WORKER: { name: '网格员', level: 'GRID', office: 'GRID_WORKER', units: [] },
  GRID_LEADER: { name: '网格长', level: 'VILLAGE', office: 'GRID_LEADER', units: [] },
  PROXY_HELPER: { name: '代办员', level: 'VILLAGE', office: 'PROXY_HELPER', units: [] },
  VILLAGE_COMMITTEE: { name: '村民委员会', level: 'VILLAGE', units: ['committee'] },
  TOWN_OFFICIALS: { name: '乡镇政府或乡镇干部', level: 'TOWN', units: ['government', 'center', 'party'] },
  TOWN_POLICE: { name: '派出所', level: 'TOWN', units: ['police'] },
  TOWN_HEALTH: { name: '卫生院', level: 'TOWN', units: ['health'] },
} as const satisfies Record<string, Position>
export type PositionKey = keyof typeof positions

export const positionNames = Object.fromEntries(Object.entries(positions).map(([key, { name }]) => [key, name])) as { readonly [K in PositionKey]: string }

/** The answer to “反映谁、哪个单位” as it is sent. */
export type Against = {
  readonly positions?: readonly PositionKey[]
  readonly units?: readonly UnitId[]
  readonly persons?: readonly string[]
  readonly words?: string
  readonly unknown?: boolean
}

/** What the reporter said, for those who handle it. */
export type Said = { readonly positions: readonly PositionKey[]; readonly units: readonly UnitId[]; readonly words: string }
/** Whoever may neither read nor handle nor check. */
export type Barred = { readonly units: readonly UnitId[]; readonly persons: readonly string[] }
type Somewhere = { readonly village: string; readonly grid?: string }

/** Is somebody named, by office, unit, person or in words? */
export function namesSomebody(against: Against | undefined): boolean {
  return [against?.positions, against?.units, against?.persons].some((list) => (list?.length ?? 0) > 0) || wordsOf(against) !== ''
}

export function isAnswered(against: Against | undefined): boolean {
  return namesSomebody(against) || against?.unknown === true
}

export function saidOf(against: Against | undefined): Said {
  return { positions: against?.positions ?? [], units: against?.units ?? [], words: wordsOf(against) }
}

/** What the door has to look up before it can be said who is barred. */
export function mandatesAsked(against: Against | undefined, where: Somewhere): MandateQuestion[] {
  return [
    ...(against?.persons ?? []).map((person) => ({ person })),
    ...chosen(against).flatMap(({ office, level }) => (office === undefined ? [] : [{ office, within: regionOf(level, where) }])),
  ]
}

/** Persons named or holding an office named, every unit they hold office in, and the units named. */
export function barredBy(against: Against | undefined, where: Somewhere, mandates: readonly KnownMandate[]): Barred {
  const holders = chosen(against).flatMap(({ office, level }) => mandates
    .filter((held) => held.office === office && held.region.startsWith(regionOf(level, where))).map(({ person }) => person))
  const persons = distinct([...(against?.persons ?? []), ...holders])
  const theirs = mandates.filter(({ person }) => persons.includes(person)).flatMap(({ unit }) => (unit === null ? [] : [unit]))
  const named = chosen(against).flatMap(({ level, units }) => units.map((unitFunction) => unitIdOf(regionOf(level, where), unitFunction)))
  return { units: distinct([...(against?.units ?? []), ...named, ...theirs]), persons }
}

function chosen(against: Against | undefined): readonly Position[] {
  return (against?.positions ?? []).map((key) => positions[key])
}

/** The grid where the matter lies in one; every grid of the village where it does not say. */
function regionOf(level: Level, { village, grid }: Somewhere): string {
  return codeAt(grid ?? village, level) ?? village
}

function wordsOf(against: Against | undefined): string {
  return against?.words?.trim() ?? ''
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
