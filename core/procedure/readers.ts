/** Who may read a dossier, worked out from the procedure. The database's policies say the same, and one test proves it. */
import { paddedCode, scopeOf } from '../region/scope.ts'
import { codeOfPlace } from '../region/region.ts'
import type { Actor, UnitId } from './actor.ts'
import { isAddressed } from './addressee.ts'
import { addresseesOf, isBarred } from './parties.ts'
import type { Dossier } from './dossier.ts'
import type { AnyProcedure } from './procedure.ts'

/** The columns by which row-level security decides. */
export type Readership = {
  readonly byRegion: boolean
  readonly units: readonly UnitId[]
  readonly persons: readonly string[]
  /** Offices of a region that read as a party, written `OFFICE@code`. */
  readonly offices: readonly string[]
  readonly barredUnits: readonly UnitId[]
  readonly barredPersons: readonly string[]
}

export function readershipOf(procedure: AnyProcedure, dossier: Dossier, settings: unknown): Readership {
  const addressees = procedure.readers.parties.flatMap((party) => addresseesOf(procedure, party, dossier, settings))
  const barred = procedure.readers.barred(dossier.file)
  return {
    byRegion: procedure.readers.region.when(dossier.file),
    units: distinct(addressees.flatMap((one) => (one.kind === 'unit' ? [one.unit] : []))),
    persons: distinct(addressees.flatMap((one) => (one.kind === 'person' ? [one.person] : []))),
    offices: distinct(addressees.flatMap((one) => (one.kind === 'office' ? [`${one.office}@${one.region.code}`] : []))),
    barredUnits: distinct(barred.units),
    barredPersons: distinct(barred.persons),
  }
}

/** The statement of the rule that the policies are compared with. */
export function mayRead(readership: Readership, place: number, actor: Actor): boolean {
  if (actor.kind === 'system') return true
  const unit = actor.mandate?.unit ?? null
  if (actor.person !== null && readership.barredPersons.includes(actor.person)) return false
  if (unit !== null && readership.barredUnits.includes(unit)) return false
  if (actor.person !== null && readership.persons.includes(actor.person)) return true
  if (unit !== null && readership.units.includes(unit)) return true
  if (actor.mandate === null) return false
  if (readership.offices.includes(`${actor.mandate.office}@${actor.mandate.region.code}`)) return true
  const scope = scopeOf(actor.mandate.region)
  return readership.byRegion && actor.readsRegion && place >= scope.lo && place <= scope.hi
}

/** Does this actor read it only because an own matter was merged into it? Then what others wrote is kept back. */
export function readsOnlyAlong(procedure: AnyProcedure, dossier: Dossier, actor: Actor, settings: unknown): boolean {
  const { along, parties } = procedure.readers
  if (along === undefined || actor.kind === 'system') return false
  if (!addresseesOf(procedure, along.party, dossier, settings).some((one) => isAddressed(actor, one))) return false
  const others = { ...procedure, readers: { ...procedure.readers, parties: parties.filter((party) => party !== along.party) } }
  return !mayRead(readershipOf(others, dossier, settings), placeNumber(dossier), actor)
}

/** Names of the fields this actor must not be shown. */
export function hiddenFrom(procedure: AnyProcedure, dossier: Dossier, actor: Actor, settings: unknown): string[] {
  if (actor.kind === 'system') return []
  return procedure.readers.hidden
    .filter((field) => isBarred(procedure, dossier, actor) || !field.seenBy(dossier, settings).some((one) => isAddressed(actor, one)))
    .map((field) => field.field)
}

export function placeNumber(dossier: Dossier): number {
  if (dossier.place === null) throw new TypeError(`dossier ${dossier.key.id} lies nowhere`)
  return paddedCode(codeOfPlace(dossier.place))
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
