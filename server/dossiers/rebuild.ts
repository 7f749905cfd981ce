/**
 * Folds every dossier anew and compares the read models with what the tables hold (architecture §2, style.md 6): the proof that lists,
 * clocks, to-dos and access are nothing but the records. With `repair` what differs is written anew.
 */
import { canonicalJson } from '../../core/procedure/canonical.ts'
import type { Json } from '../../core/procedure/dossier.ts'
import { fold } from '../../core/procedure/fold.ts'
import { compareHeld, mendHeld } from '../registry/index.ts'
import { compareBalances, entriesThatDiffer, mendBalances, type EntryRow } from '../books/index.ts'
import type { Calendars } from '../calendar/index.ts'
import type { Database, Transaction } from '../database/index.ts'
import type { Procedures, SettingsKeeper } from '../procedures/index.ts'
import { readModelOf, type ReadModel } from './read-model.ts'
import { procedureOf } from './verify.ts'
import { nameOf, pageAfter, pageSize, type DossierKeyOfPage, type WalkedDossier } from './walk-dossiers.ts'
import { moveReadModel, openReadModel } from './write-read-model.ts'

/** The same as the door works with: due instants depend on calendar and settings. */
export type RebuildParts = {
  readonly database: Database
  readonly procedures: Procedures
  readonly settings: SettingsKeeper
  readonly calendars: Calendars
  readonly now: () => number
}
export type Difference = {
  readonly dossier: string
  readonly table: 'dossiers' | 'deadlines' | 'tasks' | 'events' | 'book_entries' | 'book_balances' | 'held_persons'
  /** Column, or key and column of a deadline or task. */
  readonly what: string
  readonly stored: string
  readonly computed: string
}
export type Rebuilt = {
  readonly dossiers: number
  readonly records: number
  /** Dossiers that differ. */
  readonly different: number
  /** Of these, how many were written anew. */
  readonly repaired: number
  /** The first few, to look at. */
  readonly first: readonly Difference[]
}

const shown = 20

export async function rebuild(parts: RebuildParts, options: { readonly repair: boolean; readonly size?: number } = { repair: false }): Promise<Rebuilt> {
  const first: Difference[] = []
  let [dossiers, records, different, repaired] = [0, 0, 0, 0]
  for (let last: DossierKeyOfPage | null = null; ;) {
    const after: DossierKeyOfPage | null = last
    const done: { readonly page: WalkedDossier[]; readonly results: Compared[] } | null = await parts.database.transaction({ role: 'system' }, async (transaction) => {
      const page = await pageAfter(transaction, after, options.size ?? pageSize)
      return page === null ? null : { page, results: await comparePage(parts, transaction, page, options.repair) }
    })
    if (done === null) {
      const besides = [await provenBalances(parts.database, options.repair), await provenHolds(parts.database, options.repair)]
      const more = (of: 'different' | 'repaired') => besides.reduce((sum, one) => sum + one[of], 0)
      return { dossiers, records, different: different + more('different'), repaired: repaired + more('repaired'), first: [...first, ...besides.flatMap((one) => one.first)].slice(0, shown) }
    }
    dossiers += done.page.length
    records += done.page.reduce((sum, { events }) => sum + events.length, 0)
    different += done.results.filter(({ differences }) => differences.length > 0).length
    repaired += done.results.filter((one) => one.repaired).length
    first.push(...done.results.flatMap(({ differences }) => differences).slice(0, shown - first.length))
    last = done.page.at(-1)?.key ?? last
  }
}

/** Every balance against the sum of its entries. */
async function provenBalances(database: Database, repair: boolean): Promise<Pick<Rebuilt, 'different' | 'repaired' | 'first'>> {
  return await database.transaction({ role: 'system' }, async (transaction) => {
    const wrong = await compareBalances(transaction)
    return {
      different: wrong.length, repaired: repair ? await mendBalances(transaction, wrong) : 0,
      first: wrong.slice(0, shown).map(({ county, book, account, stored, computed }) => (
        { dossier: String(county), table: 'book_balances' as const, what: `${book}/${account}`, stored: String(stored ?? 'none'), computed: String(computed) })),
    }
  })
}

/** Everybody whom a roll holds, against the rolls. After the dossiers, whose files the comparison reads. */
async function provenHolds(database: Database, repair: boolean): Promise<Pick<Rebuilt, 'different' | 'repaired' | 'first'>> {
  return await database.transaction({ role: 'system' }, async (transaction) => {
    const wrong = await compareHeld(transaction)
    return {
      different: wrong.length, repaired: repair ? await mendHeld(transaction, wrong) : 0,
      first: wrong.slice(0, shown).map(({ county, dossier, person, what, missing }) => (
        { dossier: `${county}-${dossier}`, table: 'held_persons' as const, what: `${what}/${person}`, stored: missing ? 'none' : 'held', computed: missing ? 'held' : 'none' })),
    }
  })
}

type Compared = { readonly differences: readonly Difference[]; readonly repaired: boolean }
type Row = { readonly [column: string]: unknown }

async function comparePage(parts: RebuildParts, transaction: Transaction, page: readonly WalkedDossier[], repair: boolean): Promise<Compared[]> {
  const clocks = grouped(await besides(transaction, 'deadlines', page))
  const tasks = grouped(await besides(transaction, 'tasks', page))
  const entries = grouped(await besides(transaction, 'book_entries', page))
  const results: Compared[] = []
  for (const walked of page) {
    const name = nameOf(walked.key)
    const model = await modelOf(parts, transaction, walked)
    if ('damage' in model) {
      results.push({ differences: [{ dossier: name, table: 'events', what: 'records', stored: model.damage, computed: '' }], repaired: false })
      continue
    }
    const booked = entriesThatDiffer(walked.events.map(({ event }) => ({ key: walked.key, village: String(model.dossier.village), event })), (entries.get(name) ?? []) as unknown as EntryRow[])
    const differences = [
      ...compare(name, walked, model, clocks.get(name) ?? [], tasks.get(name) ?? []),
      ...booked.map(({ missing: _, ...one }) => ({ dossier: name, table: 'book_entries' as const, ...one })),
    ]
    const head = walked.events.at(-1)?.hash
    const mend = repair && differences.length > 0 && head !== undefined
    if (mend && walked.row === null) await openReadModel(transaction, model, head)
    else if (mend) await moveReadModel(transaction, model, head, walked.row?.counts ?? null)
    // What is missing is written again; a line that differs nobody of the program may change (append-only).
    const missing = mend ? booked.flatMap((one) => one.missing ?? []) : []
    if (missing.length > 0) await transaction.insertInto('book_entries').values(missing).execute()
    results.push({ differences, repaired: mend && booked.every((one) => one.missing !== null) })
  }
  return results
}

async function modelOf(parts: RebuildParts, transaction: Transaction, walked: WalkedDossier): Promise<ReadModel | { readonly damage: string }> {
  const { key, row, events } = walked
  const pinned = row === null ? procedureOf(walked, parts.procedures.all) : { key: row.procedure, version: row.procedure_version }
  if (pinned === null || events.length === 0) return { damage: events.length === 0 ? 'no record at all' : 'no published procedure fits the first record' }
  const procedure = parts.procedures.at(pinned.key, pinned.version)
  const settings = await parts.settings.inForce(transaction, procedure, key.county)
  const calendar = await parts.calendars.of(transaction, key.county, parts.now())
  try {
    const records = events.map(({ event }) => event)
    return readModelOf(procedure, fold(procedure, key, records), settings.contents, calendar, records)
  } catch (error) {
    return { damage: error instanceof Error ? error.message : String(error) }
  }
}

function compare(dossier: string, walked: WalkedDossier, model: ReadModel, clocks: readonly Row[], tasks: readonly Row[]): Difference[] {
  const stored: Row | null = walked.row
  const computed = { ...model.dossier, counts: JSON.stringify(model.counts), grams: [...model.grams].toSorted(), head_hash: walked.events.at(-1)?.hash ?? null }
  const own = stored === null
    ? [{ dossier, table: 'dossiers' as const, what: 'row', stored: 'none', computed: 'one' }]
    : columnsThatDiffer({ ...stored, grams: [...(walked.row?.grams ?? [])].toSorted() }, computed).map((one) => ({ dossier, table: 'dossiers' as const, ...one }))
  return [...own, ...rowsThatDiffer(dossier, 'deadlines', 'key', clocks, model.deadlines), ...rowsThatDiffer(dossier, 'tasks', 'position', tasks, model.tasks)]
}

function rowsThatDiffer(dossier: string, table: 'deadlines' | 'tasks', by: string, stored: readonly Row[], computed: readonly Row[]): Difference[] {
  const names = [...new Set([...stored, ...computed].map((row) => String(row[by])))]
  return names.flatMap((name) => {
    const [old, fresh] = [stored, computed].map((rows) => rows.find((row) => String(row[by]) === name))
    if (old === undefined || fresh === undefined) return [{ dossier, table, what: name, stored: old === undefined ? 'none' : 'one', computed: fresh === undefined ? 'none' : 'one' }]
    return columnsThatDiffer(old, fresh).map(({ what, ...rest }) => ({ dossier, table, what: `${name}.${what}`, ...rest }))
  })
}

/** Only columns the model knows: how often a timer tried is no part of it. */
function columnsThatDiffer(stored: Row, computed: Row): Pick<Difference, 'what' | 'stored' | 'computed'>[] {
  return Object.keys(computed).flatMap((column) => {
    const [old, fresh] = [comparable(column, stored[column]), comparable(column, computed[column])]
    return old === fresh ? [] : [{ what: column, stored: old, computed: fresh }]
  })
}

const jsonColumns = new Set(['file', 'ledger', 'counts', 'shown'])

function comparable(column: string, value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return value.toString('hex')
  if (jsonColumns.has(column) && typeof value === 'string') return canonicalJson(JSON.parse(value) as Json)
  return canonicalJson((value ?? null) as Json)
}

async function besides(transaction: Transaction, table: 'deadlines' | 'tasks' | 'book_entries', page: readonly WalkedDossier[]): Promise<(Row & { county: number; dossier: string })[]> {
  const counties = [...new Set(page.map(({ key }) => key.county))]
  return await transaction.selectFrom(table).selectAll()
    .where('county', 'in', counties).where('dossier', 'in', page.map(({ key }) => key.id)).execute()
}

function grouped(rows: readonly (Row & { county: number; dossier: string })[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const name = nameOf({ county: row.county, id: row.dossier })
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return groups
}
