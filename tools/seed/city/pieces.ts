/** The pieces of a run, each written in one transaction with the note that it is complete: after a kill nothing is there twice or by half. */
import { sql } from 'kysely'
import { addDays, dayOf, yearOf, type Day } from '../../../core/time/index.ts'
import { countyOf } from '../../../core/region/codes.ts'
import type { KnownUnit } from '../../../core/procedure/procedure.ts'
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import { inventPhone } from '../../../core/identity-number/index.ts'
import { loadCalendar } from '../../../server/calendar/index.ts'
import type { FieldCipher } from '../../../server/cipher/index.ts'
import type { Database, Transaction } from '../../../server/database/index.ts'
import { keepProcedures, keepSettings } from '../../../server/procedures/index.ts'
import type { NewPerson } from '../../../server/registry/index.ts'
import { insertRows } from './bulk.ts'
import type { StoryWorld, ToldCase } from './case-story.ts'
import { seatsAt, type Seat } from './directory.ts'
import type { PlannedVillage, SeedPlan } from './plan.ts'
import { inventVillage, tellVillage } from './village.ts'
import { writeCases } from './write-cases.ts'
import { writeGrids, writeHouseholds, writePersons, writeSeats } from './write-people.ts'

export type PieceCounts = { readonly persons: number; readonly households: number; readonly grids: number; readonly mandates: number; readonly cases: number; readonly records: number; readonly refused: number }
export type Workshop = { readonly database: Database; readonly cipher: FieldCipher; readonly plan: SeedPlan }

/** Cases held in memory before they are written. */
const heldCases = 500

/** The offices at a city, county or township. */
export async function makeOffices({ database, cipher, plan }: Workshop, code: string): Promise<PieceCounts> {
  const seats = seatsAt(plan.seed, code)
  return await database.transaction({ role: 'system' }, async (transaction) => {
    await hurry(transaction)
    const people = seats.map(({ person, name }, nth): NewPerson => ({
      county: countyOf(code), id: person, name, gender: nth % 2 === 0 ? 1 : 2, birthDate: null, idNumber: null, phone: inventPhone(950_000 + nth), hukouVillage: null,
      residenceVillage: null, residenceGrid: null,
    }))
    const counts = { ...nothing, persons: await writePersons(transaction, cipher, people, plan.until), mandates: await writeSeats(transaction, seats, firstDay(plan), plan.until) }
    await note(transaction, countyOf(code), code, counts)
    return counts
  })
}

export async function makeVillage({ database, cipher, plan }: Workshop, village: PlannedVillage): Promise<PieceCounts> {
  const county = countyOf(village.code)
  const invented = inventVillage(plan, village)
  const people = invented.population.persons.map((person): NewPerson => ({ ...person, county }))
  return await database.transaction({ role: 'system' }, async (transaction) => {
    await hurry(transaction)
    const grids = await writeGrids(transaction, village.code, invented.ground, firstDay(plan))
    const persons = await writePersons(transaction, cipher, people, plan.until)
    const households = await writeHouseholds(transaction, invented.population, firstDay(plan), plan.until)
    const mandates = await writeSeats(transaction, invented.seats, firstDay(plan), plan.until)
    const counts = { persons, households, grids, mandates, ...await writeMatters(transaction, plan, village, invented) }
    await note(transaction, county, village.code, counts)
    return counts
  })
}

async function writeMatters(transaction: Transaction, plan: SeedPlan, village: PlannedVillage, invented: ReturnType<typeof inventVillage>) {
  const numbers = await numbersOf(transaction, village.code)
  let refused = 0
  const world = { ...await countyWorld(transaction, plan, village.code), nextNumber: numbers.next, refused: () => { refused += 1 } }
  const above = ['CITY', 'COUNTY', 'TOWN'].flatMap((_, index) => seatsAbove(plan.seed, village.code.slice(0, [4, 6, 9][index])))
  let held: ToldCase[] = []
  let [cases, records] = [0, 0]
  const flush = async () => {
    const written = await writeCases(transaction, { ...world, directory: silent }, held)
    cases += written.cases
    records += written.records
    held = []
  }
  for (const told of tellVillage(plan, village, invented, world, above)) {
    held.push(told)
    if (held.length === heldCases) await flush()
  }
  await flush()
  await numbers.keep()
  return { cases, records, refused }
}

const silent: StoryWorld['directory'] = { actorFor: () => null, holdersOf: () => [] }
const nothing: PieceCounts = { persons: 0, households: 0, grids: 0, mandates: 0, cases: 0, records: 0, refused: 0 }
const seatsKept = new Map<string, readonly Seat[]>()

function seatsAbove(seed: number, code: string): readonly Seat[] {
  const key = `${seed} ${code}`
  const seats = seatsKept.get(key) ?? seatsAt(seed, code)
  seatsKept.set(key, seats)
  return seats
}

type CountyWorld = Omit<StoryWorld, 'directory' | 'nextNumber' | 'refused'>
let kept: { readonly county: number; readonly world: CountyWorld } | null = null

/** What decisions in a county need, read once for the villages that follow each other. */
async function countyWorld(transaction: Transaction, plan: SeedPlan, village: string): Promise<CountyWorld> {
  const county = countyOf(village)
  if (kept?.county === county) return kept.world
  const procedure = keepProcedures().newest('grid-case')
  if (procedure === null) throw new Error('there is no grid case among the published procedures')
  const settings = await keepSettings().inForce(transaction, procedure, county)
  const rows = await transaction.selectFrom('units').select(['id', 'name', 'kind', 'region_code']).where('valid_to', 'is', null)
    .where((where) => where.or([where('region_code', 'like', `${county}%`), where('region_code', '=', village.slice(0, 4))])).execute()
  const units = new Map(rows.map((unit): [string, KnownUnit] => [unit.id, { id: unit.id, name: unit.name, kind: unit.kind, region: unit.region_code, inForce: true }]))
  const world = { procedure, settings: settings.contents, settingsVersion: settings.version, calendar: await loadCalendar(transaction, county), units, until: plan.until }
  kept = { county, world }
  return world
}

/** Running numbers of one village, going on from those that matters have there already. */
async function numbersOf(transaction: Transaction, village: string) {
  const county = countyOf(village)
  const rows = await transaction.selectFrom('case_numbers').select(['day', 'last']).where('county', '=', county).where('village', '=', Number(village)).execute()
  const last = new Map(rows.map((row): [Day, number] => [row.day, row.last]))
  return {
    next: (_: string, day: Day) => {
      const number = (last.get(day) ?? 0) + 1
      last.set(day, number)
      return `${village}-${day.replaceAll('-', '')}-${String(number).padStart(6, '0')}`
    },
    keep: async () => {
      if (rows.length > 0) await sql`update case_numbers set last = given.last from unnest(${[...last.keys()]}::date[], ${[...last.values()]}::int[]) as given (day, last)
        where county = ${county} and village = ${Number(village)} and case_numbers.day = given.day`.execute(transaction)
      await insertRows(transaction, 'case_numbers', { county: 'integer', village: 'bigint', day: 'date', last: 'integer' },
        [...last].map(([day, number]) => ({ county, village: Number(village), day, last: number })), { orNothing: true })
    },
  }
}

async function note(transaction: Transaction, county: number, piece: string, counts: PieceCounts): Promise<void> {
  await transaction.insertInto('seeded_pieces').values({ county, piece, contents: JSON.stringify(counts satisfies JsonObject), finished_at: sql<Date>`now()` }).execute()
}

/** A piece that is lost to a crash is simply made again, so nothing waits for the disk; long index work is put off. */
async function hurry(transaction: Transaction): Promise<void> {
  await sql.raw("set local synchronous_commit = off; set local statement_timeout = '600s'; set local work_mem = '128MB'").execute(transaction)
}

/** Grids, mandates and households hold from the beginning of the years that the cases fill. */
function firstDay({ until, years }: SeedPlan): Day {
  const today = dayOf(until)
  return addDays(`${yearOf(today) - years}-01-01`, 0)
}
