/** An invented village with everybody who may touch a grid case, and the world in which stories of grid cases happen. */
import { checkForm } from '../../../core/procedure/form.ts'
import { asVillager, system, type Actor, type Office, type UnitId } from '../../../core/procedure/actor.ts'
import type { Addressee } from '../../../core/procedure/addressee.ts'
import type { Dossier } from '../../../core/procedure/dossier.ts'
import { actNamed, type AnyProcedure, type Known, type KnownMandate, type KnownUnit, type LooksUp, type MandateQuestion } from '../../../core/procedure/procedure.ts'
import { inOffice, regionsOf } from '../../../core/procedure/testing/places.ts'
import { begin, type Story, type World } from '../../../core/procedure/testing/story.ts'
import { functions, parseUnitId } from '../../../core/region/functions.ts'
import { calendar } from '../../../core/time/example-calendar.ts'
import { dayOf, parseInstant, type Instant } from '../../../core/time/index.ts'
import type { CaseFile } from '../case-file.ts'
import { gridCase } from '../grid-case.procedure.ts'
import type { CaseSettings } from '../settings.ts'

export type CaseStory = Story<CaseFile>
export type Cast = ReturnType<typeof castOf>

/** '2026-11-23 09:30' in Beijing; that day is a Monday. */
export function at(text: string): Instant {
  const instant = parseInstant(`${text.replace(' ', 'T')}+08:00`)
  if (instant === null) throw new RangeError(`no instant: ${text}`)
  return instant
}

export const monday = at('2026-11-23 09:00')

/** Everybody by name. `village` decides the numbers of the persons, so that two villages share nobody. */
export function castOf(village: string) {
  const { TOWN, COUNTY, CITY } = regionsOf(village)
  const id = (number: number) => `${village.slice(0, 8)}-${village.slice(8)}-4000-8000-${String(number).padStart(12, '0')}`
  const holder = (number: number, office: Office, code: string, unit: string | null) => inOffice(id(number), office, code, unit)
  const committee = (number: number, office: Office, code = village): Actor => {
    const actor = holder(number, office, code, 'committee')
    return actor.mandate === null ? actor : { ...actor, mandate: { ...actor.mandate, unit: `${village}:committee` } }
  }
  return {
    villager: asVillager(id(1)), neighbour: asVillager(id(2)),
    helper: committee(3, 'PROXY_HELPER'), gridWorker: committee(4, 'GRID_WORKER', `${village}001`), gridLeader: committee(5, 'GRID_LEADER'),
    cadre: committee(6, 'VILLAGE_CADRE'), secondCadre: committee(7, 'VILLAGE_CADRE'),
    town: holder(8, 'TOWN_DISPATCHER', TOWN, 'government'), secondTown: holder(9, 'TOWN_DISPATCHER', TOWN, 'government'),
    transport: holder(10, 'DEPT_HANDLER', COUNTY, 'transport'), secondTransport: holder(11, 'DEPT_HANDLER', COUNTY, 'transport'),
    water: holder(12, 'DEPT_HANDLER', COUNTY, 'water'), police: holder(13, 'DEPT_HANDLER', TOWN, 'police'),
    verifier: holder(14, 'VERIFIER', COUNTY, 'verification'), secondVerifier: holder(15, 'VERIFIER', COUNTY, 'verification'),
    county: holder(16, 'COUNTY_CENTER', COUNTY, 'center'), secondCounty: holder(17, 'COUNTY_CENTER', COUNTY, 'center'),
    city: holder(18, 'CITY_CENTER', CITY, 'center'), secondCity: holder(19, 'CITY_CENTER', CITY, 'center'),
    townOffice: holder(20, 'DEPT_HANDLER', TOWN, 'government'), committee: committee(21, 'VILLAGE_CADRE'),
    cityVerifier: holder(23, 'VERIFIER', CITY, 'verification'),
    discipline: holder(22, 'DEPT_HANDLER', COUNTY, 'discipline'), system,
  }
}

/** Somebody of a unit that is not in the fixed cast; the same unit gives the same person. */
export function handlerOf(unit: UnitId, number = 0): Actor {
  const parsed = parseUnitId(unit)
  if (parsed === null) throw new RangeError(`no unit: ${unit}`)
  const digits = [...unit].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000_000, 7)
  return inOffice(`99999999-0000-4000-8000-${String(digits).padStart(10, '0')}${String(number).padStart(2, '0')}`, 'DEPT_HANDLER', parsed.region.code, parsed.unitFunction)
}

/** Every unit of every function at and above the village, in force but one. */
export function unitsAbout(village: string): ReadonlyMap<UnitId, KnownUnit> {
  const codes = regionsOf(village)
  const units = Object.entries(functions).flatMap(([key, { kind, names }]) => Object.entries(names).map(([level, name]): KnownUnit => {
    const code = codes[level as keyof typeof codes]
    return { id: `${code}:${key}`, name: `演示${name}`, kind, region: code, inForce: key !== 'veterans' }
  }))
  return new Map(units.map((unit) => [unit.id, unit]))
}

export const mainCase = '140423-00000000-0000-4000-8000-00000000aaaa'
export const closedCase = '140423-00000000-0000-4000-8000-00000000bbbb'

export const newest: AnyProcedure = gridCase

/** @param procedure which version; the newest unless said otherwise */
export function caseWorld(village: string, settings: Partial<CaseSettings> = {}, procedure = newest): World {
  const units = unitsAbout(village)
  const contents = { ...procedure.settings.defaults as CaseSettings, ...settings }
  const absent = new Set<string>()
  return { procedure, calendar, settings: contents, absent, known: (dossier, act, form) => known({ procedure, village, units, settings: contents, absent }, dossier, act, form) }
}

export function beginCase(village: string, id: string, now = monday, settings: Partial<CaseSettings> = {}, procedure = newest): CaseStory {
  return begin<CaseFile>(caseWorld(village, settings, procedure), { county: Number(village.slice(0, 6)), id }, now)
}

/** Mandates of the cast, as the door looks them up: all of everybody asked for (server/registry). */
export function mandatesAbout(village: string, questions: readonly MandateQuestion[]): readonly KnownMandate[] {
  const held = Object.values(castOf(village)).flatMap(({ person, mandate }) => (
    person === null || mandate === null ? [] : [{ person, office: mandate.office, unit: mandate.unit, region: mandate.region.code }]))
  const asked = new Set(questions.flatMap((one) => ('person' in one ? [one.person]
    : held.filter(({ office, region }) => office === one.office && region.startsWith(one.within)).map(({ person }) => person))))
  return held.filter(({ person }) => asked.has(person))
}

/** Whoever sits at a desk: the cast in its offices and units, and people of any other unit. */
function holdersOf(village: string, desks: readonly Addressee[]): readonly KnownMandate[] {
  const units = desks.flatMap((desk) => (desk.kind === 'unit' && parseUnitId(desk.unit) !== null ? [handlerOf(desk.unit), handlerOf(desk.unit, 1)] : []))
  return [...Object.values(castOf(village)), ...units].flatMap(({ person, mandate }) => (
    person === null || mandate === null ? [] : [{ person, office: mandate.office, unit: mandate.unit, region: mandate.region.code }]))
}

/** Counted as a village, and none on the ground. */
export const placeholder = '140423100598'

type Place = { readonly procedure: AnyProcedure; readonly village: string; readonly units: ReadonlyMap<UnitId, KnownUnit>; readonly settings: CaseSettings; readonly absent: ReadonlySet<string> }

/** Tells the decision exactly what the act says it looks up, as the door does. */
function known({ procedure, village, units, settings, absent }: Place, dossier: Dossier, act: string, form: unknown): Known {
  const definition = actNamed(procedure, act)
  const number = `${dossier.place?.village ?? ''}-${dayOf(dossier.openedAt ?? 0).replaceAll('-', '')}-${String(Number.parseInt(dossier.key.id.slice(0, 8), 16) % 1_000_000).padStart(6, '0')}`
  const wanted = looked(definition, dossier, form, settings)
  return {
    units: new Map([...units].filter(([id]) => wanted.units?.includes(id))),
    dossiers: new Map(Object.entries({ [mainCase]: 'HANDLING', [closedCase]: 'CLOSED' }).filter(([id]) => wanted.dossiers?.includes(id))
      .map(([id, state]) => [id, { state, procedure: 'grid-case', number: null }])),
    mandates: mandatesAbout(village, wanted.mandates ?? []),
    ...(wanted.desks === undefined ? {} : { holders: holdersOf(village, wanted.desks).filter(({ person }) => !absent.has(person)) }),
    ...(wanted.regions === undefined || wanted.regions.length === 0 ? {} : { regions: new Map(wanted.regions.map((code) => [code, { kind: code === placeholder ? 'virtual' : 'statutory' }])) }),
    door: definition?.numbers === true ? { caseNumber: number } : {},
  }
}

function looked(definition: AnyProcedure['acts'][string] | undefined, dossier: Dossier, form: unknown, settings: CaseSettings): LooksUp {
  // A form that does not fit is asked nothing: the door checks it first (server/acts/known.ts).
  if (definition === undefined || checkForm(definition.form, form) !== null) return {}
  return definition.looksUp?.(form, { dossier, actor: system, now: 0, settings, calendar }) ?? {}
}
