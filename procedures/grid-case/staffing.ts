/**
 * Is anybody there? The desks a matter may come to, and which of them are empty: looked up by the door when a matter is handed on, written
 * into the record, read from the file ever after. So deciding stays pure and a replay gives the same (docs/decisions/0022).
 */
import { isAddressed, type Addressee } from '../../core/procedure/addressee.ts'
import { underMandate, type Office, type UnitId } from '../../core/procedure/actor.ts'
import type { KnownMandate } from '../../core/procedure/procedure.ts'
import { parseUnitId, unitIdOf } from '../../core/region/functions.ts'
import { codeAt, levelOf, type Place } from '../../core/region/region.ts'
import type { Barred } from './against.ts'
import { dispatchLevels, type CaseFile, type DispatchLevel } from './case-file.ts'

export const dispatchOffice: Readonly<Record<DispatchLevel, Office>> = {
  VILLAGE: 'VILLAGE_CADRE', TOWN: 'TOWN_DISPATCHER', COUNTY: 'COUNTY_CENTER', CITY: 'CITY_CENTER',
}

/** Where the dispatchers of a level sit, as its name is said to villagers. */
const dispatchUnit = { VILLAGE: 'committee', TOWN: 'government', COUNTY: 'center', CITY: 'center' } as const

type Lead = { readonly lead: UnitId | null; readonly gridTask: boolean }

/** The office that takes matters up at a level above this place. */
export function dispatchDesk(place: Place, level: DispatchLevel): Addressee {
  return { kind: 'office', office: dispatchOffice[level], region: { level, code: codeAt(place.village, level) ?? place.village } }
}

export function levelUnit(village: string, level: DispatchLevel): UnitId {
  return unitIdOf(codeAt(village, level) ?? village, dispatchUnit[level])
}

/**
 * Who may verify, the usual first: the county's verification centre, the city's, then the centres that dispatch, then those who inspect
 * officials. Each is another unit of the same or a higher level.
 */
export function verifyingDesks(village: string): readonly { readonly unit: UnitId; readonly desk: Addressee }[] {
  const at = (level: 'COUNTY' | 'CITY') => codeAt(village, level) ?? village
  const unitDesk = (unit: UnitId, offices?: readonly Office[]) => ({ unit, desk: { kind: 'unit', unit, ...(offices === undefined ? {} : { offices }) } as const })
  const centre = (level: 'COUNTY' | 'CITY') => ({
    unit: unitIdOf(at(level), 'center'), desk: { kind: 'office', office: dispatchOffice[level], region: { level, code: at(level) } } as const,
  })
  return [
    unitDesk(unitIdOf(at('COUNTY'), 'verification'), ['VERIFIER']), unitDesk(unitIdOf(at('CITY'), 'verification'), ['VERIFIER']),
    centre('COUNTY'), centre('CITY'), unitDesk(unitIdOf(at('COUNTY'), 'discipline')), unitDesk(unitIdOf(at('CITY'), 'discipline')),
  ]
}

/**
 * Those who do a unit's work. In a village committee sit cadres, grid workers and helpers; what the committee is given is the cadres',
 * unless it is handed to the grid worker (R-112).
 */
export function workersOf(id: UnitId): Addressee {
  const parsed = parseUnitId(id)
  return parsed?.unitFunction === 'committee' ? { kind: 'office', office: 'VILLAGE_CADRE', region: parsed.region } : { kind: 'unit', unit: id }
}

export function leadDesks({ village, grid }: Place, { lead, gridTask }: Lead): readonly Addressee[] {
  if (lead === null) return []
  const inGrid: readonly Addressee[] = [
    ...(grid === null ? [] : [{ kind: 'office', office: 'GRID_WORKER', region: { level: 'GRID', code: grid } } as const]),
    { kind: 'office', office: 'GRID_LEADER', region: { level: 'VILLAGE', code: village } },
  ]
  return [workersOf(lead), ...(gridTask ? inGrid : [])]
}

/** Every desk that can be waited for from here on. */
export function desksOf(place: Place, lead: Lead): readonly Addressee[] {
  const desks = [...dispatchLevels.map((level) => dispatchDesk(place, level)), ...verifyingDesks(place.village).map(({ desk }) => desk), ...leadDesks(place, lead)]
  return [...new Map(desks.map((desk) => [deskName(desk), desk])).values()]
}

/** Names of the desks at which nobody sits who may have this matter. */
export function emptyAmong(desks: readonly Addressee[], holders: readonly KnownMandate[], barred: Barred): string[] {
  const free = holders.filter(({ person, unit }) => !barred.persons.includes(person) && (unit === null || !barred.units.includes(unit)))
  return desks.filter((desk) => !free.some((held) => sitsAt(held, desk))).map(deskName)
}

export function isEmpty({ vacant }: Pick<CaseFile, 'vacant'>, desk: Addressee): boolean {
  return vacant?.includes(deskName(desk)) === true
}

/** The lowest level from here upwards that has somebody and is not complained about; the same level where there is none. */
export function staffedLevel(place: Place, from: DispatchLevel, file: Pick<CaseFile, 'vacant'>, isAbout: (level: DispatchLevel) => boolean): DispatchLevel {
  const upwards = dispatchLevels.slice(dispatchLevels.indexOf(from))
  return upwards.find((level) => !isAbout(level) && !isEmpty(file, dispatchDesk(place, level))) ?? from
}

/** Is there nobody who could do what the lead unit was given? */
export function isLeadless(place: Place | null, file: Lead & Pick<CaseFile, 'vacant'>): boolean {
  const desks = place === null ? [] : leadDesks(place, file)
  return desks.length > 0 && desks.every((desk) => isEmpty(file, desk))
}

function deskName(desk: Addressee): string {
  switch (desk.kind) {
    case 'office':
    case 'office-over': return `${desk.office}@${desk.region.code}`
    case 'unit': return desk.offices === undefined ? desk.unit : `${desk.offices.join('+')}@${desk.unit}`
    case 'person': return desk.person
    case 'system':
    case 'anyone': return desk.kind
  }
}

function sitsAt({ person, office, unit, region }: KnownMandate, desk: Addressee): boolean {
  const level = levelOf(region)
  return level !== null && isAddressed(underMandate(person, { id: '', office, unit, region: { level, code: region } }), desk)
}
