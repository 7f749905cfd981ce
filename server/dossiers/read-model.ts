/**
 * What a dossier looks like in lists, to-do queues and to row-level security: computed here and nowhere else, by the door after
 * each act and by `sanzhi rebuild`, so the two cannot differ.
 */
import { addresseesOf } from '../../core/procedure/parties.ts'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier, DossierEvent } from '../../core/procedure/dossier.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { gramsOf } from '../../core/search/grams.ts'
import { due, warnAt, type DeadlineLedger, type Instant, type WorkingCalendar } from '../../core/time/index.ts'
import { countsOf } from './counts.ts'
import { parseDossierKey } from './dossier-key.ts'

/** Sorts after everything that has a due time, and stays a valid timestamp. */
export const never: Instant = Date.UTC(9999, 0, 1)

export type ReadModel = ReturnType<typeof readModelOf>

/** @param events all records of the dossier, the last one included: what it adds to the figures is read from them */
export function readModelOf(procedure: AnyProcedure, dossier: Dossier, settings: unknown, calendar: WorkingCalendar, events: readonly DossierEvent[]) {
  const deadlines = deadlineRows(procedure, dossier, calendar)
  const next = deadlines.filter((row) => row.kind === 'limit' && row.due_at !== null).toSorted((a, b) => Number(a.due_at) - Number(b.due_at))[0]
  return {
    dossier: dossierRow(procedure, dossier, settings, next?.due_at ?? null, next?.soon_at ?? null),
    counts: countsOf(procedure, dossier, events),
    grams: gramsOf(procedure.summary(dossier).searchText),
    deadlines,
    tasks: taskRows(procedure, dossier, settings, next?.due_at ?? null, next?.soon_at ?? null),
  }
}

function dossierRow(procedure: AnyProcedure, dossier: Dossier, settings: unknown, dueAt: Date | null, soonAt: Date | null) {
  const { place, state, openedAt, updatedAt } = dossier
  if (place === null || state === null || openedAt === null || updatedAt === null) throw new TypeError(`dossier ${dossier.key.id} was never opened`)
  const summary = procedure.summary(dossier)
  const readers = readershipOf(procedure, dossier, settings)
  return {
    county: dossier.key.county, id: dossier.key.id, procedure: dossier.procedure.key, procedure_version: dossier.procedure.version,
    state, sequence: dossier.sequence, number: summary.number, title: summary.title, category: summary.category, priority: summary.priority,
    city: Number(place.village.slice(0, 4)), town: Number(place.village.slice(0, 9)), village: Number(place.village),
    grid: place.grid === null ? null : Number(place.grid), place: placeNumber(dossier), lon: summary.lon, lat: summary.lat, reporter: summary.reporter,
    region_readable: readers.byRegion, reader_units: [...readers.units], reader_persons: [...readers.persons], reader_offices: [...readers.offices],
    barred_units: [...readers.barredUnits], barred_persons: [...readers.barredPersons], due_at: dueAt, soon_at: soonAt,
    opened_at: new Date(openedAt), updated_at: new Date(updatedAt), file: JSON.stringify(dossier.file),
    shown: procedure.shows === undefined ? null : JSON.stringify(procedure.shows.what(dossier)), belongs_to: wholeOf(procedure, dossier),
  }
}

function wholeOf(procedure: AnyProcedure, dossier: Dossier): string | null {
  const name = procedure.belongsTo?.(dossier) ?? null
  if (name === null) return null
  const key = parseDossierKey(name)
  if (key === null || key.county !== dossier.key.county) throw new TypeError(`dossier ${dossier.key.id} belongs to ${name}, which is no dossier of its county`)
  return key.id
}

function deadlineRows(procedure: AnyProcedure, dossier: Dossier, calendar: WorkingCalendar) {
  return Object.entries(dossier.deadlines).flatMap(([key, ledger]) => {
    const definition = procedure.deadlines[key]
    if (definition === undefined || ledger.stoppedAt !== null) return []
    const wake = wakeUp(definition, ledger, dossier.fired[key] ?? [], calendar)
    return [{
      county: dossier.key.county, dossier: dossier.key.id, key, kind: definition.kind, ledger: JSON.stringify(ledger),
      due_at: moment(due(ledger, calendar)), soon_at: moment(warnAt(ledger, calendar)), fire_at: moment(wake?.at ?? null), fire_act: wake?.act ?? null,
    }]
  })
}

/** The next thing the timer has to do for this deadline; nothing once it has spoken. */
function wakeUp(definition: AnyProcedure['deadlines'][string], ledger: DeadlineLedger, fired: readonly string[], calendar: WorkingCalendar) {
  const soon = definition.onSoon === undefined || fired.length > 0 ? null : warnAt(ledger, calendar)
  if (soon !== null && definition.onSoon !== undefined) return { at: soon, act: definition.onSoon.act }
  const late = fired.includes(definition.onLate.act) ? null : due(ledger, calendar)
  return late === null ? null : { at: late + 1, act: definition.onLate.act }
}

function taskRows(procedure: AnyProcedure, dossier: Dossier, settings: unknown, dueAt: Date | null, soonAt: Date | null) {
  const state = procedure.states[dossier.state ?? '']
  const parties = [...(state?.awaits ?? []), ...(procedure.alsoAwaits ?? []).filter((also) => also.when(dossier)).map((also) => also.party)]
  const columns = [...new Set(parties)].flatMap((party) => addresseesOf(procedure, party, dossier, settings)).flatMap(addressColumns)
  const distinct = [...new Map(columns.map((column) => [JSON.stringify(column), column])).values()]
  return distinct.map((address, position) => ({
    county: dossier.key.county, dossier: dossier.key.id, position, ...address,
    since: new Date(dossier.updatedAt ?? 0), due_at: dueAt, soon_at: soonAt, sort_at: dueAt ?? new Date(never),
  }))
}

type AddressColumns = { readonly unit: string | null; readonly office: string | null; readonly region: string | null; readonly person: string | null }

function addressColumns(addressee: Addressee): AddressColumns[] {
  const empty: AddressColumns = { unit: null, office: null, region: null, person: null }
  switch (addressee.kind) {
    case 'unit': return [{ ...empty, unit: addressee.unit }]
    case 'office':
    case 'office-over': return [{ ...empty, office: addressee.office, region: addressee.region.code }]
    case 'person': return [{ ...empty, person: addressee.person }]
    case 'system':
    case 'anyone': return []
  }
}

function moment(at: Instant | null): Date | null {
  return at === null ? null : new Date(at)
}
