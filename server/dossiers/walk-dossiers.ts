/**
 * All dossiers, page by page in the order of their key, each with its records: what a rebuild and a verification go through. Memory
 * holds one page, however many dossiers there are. The rows are locked, so that no act moves a dossier between its row and its records.
 */
import { sql, type Selectable } from 'kysely'
import type { Tables, Transaction } from '../database/index.ts'
import { eventOf, type StoredEvent } from './event-rows.ts'

export type DossierKeyOfPage = { readonly county: number; readonly id: string }
export type WalkedDossier = {
  readonly key: DossierKeyOfPage
  /** Null where the row is gone and only records remain. */
  readonly row: StoredDossier | null
  readonly events: readonly StoredEvent[]
}
export type StoredDossier = Omit<Selectable<Tables['dossiers']>, 'search'> & { readonly grams: readonly string[] }

export const pageSize = 100

/** Null at the end. Must run as the system. */
export async function pageAfter(transaction: Transaction, last: DossierKeyOfPage | null, size = pageSize): Promise<WalkedDossier[] | null> {
  const keys = await keysAfter(transaction, last, size)
  const [first, end] = [keys[0], keys.at(-1)]
  if (first === undefined || end === undefined) return null
  const rows = await rowsBetween(transaction, first, end)
  const events = await eventsBetween(transaction, first, end)
  return keys.map((key) => ({ key, row: rows.get(nameOf(key)) ?? null, events: events.get(nameOf(key)) ?? [] }))
}

export function nameOf({ county, id }: DossierKeyOfPage): string {
  return `${county}-${id}`
}

/** From both tables: a row without records and records without a row are both damage to be found. */
async function keysAfter(transaction: Transaction, last: DossierKeyOfPage | null, size: number): Promise<DossierKeyOfPage[]> {
  const after = last ?? { county: 0, id: '00000000-0000-0000-0000-000000000000' }
  const { rows } = await sql<DossierKeyOfPage>`
    select county, id from (
      (select county, id from dossiers where (county, id) > (${after.county}, ${after.id}) order by county, id limit ${size})
      union
      (select county, dossier from events where sequence = (
         select min(sequence) from events as others where others.county = events.county and others.dossier = events.dossier)
       and (county, dossier) > (${after.county}, ${after.id}) order by county, dossier limit ${size})
    ) as keys order by county, id limit ${size}`.execute(transaction)
  return rows
}

async function rowsBetween(transaction: Transaction, first: DossierKeyOfPage, end: DossierKeyOfPage): Promise<Map<string, StoredDossier>> {
  const rows = await transaction.selectFrom('dossiers').selectAll().select(sql<string[]>`tsvector_to_array(search)`.as('grams'))
    .where(sql<boolean>`(county, id) between (${first.county}, ${first.id}) and (${end.county}, ${end.id})`)
    .orderBy('county').orderBy('id').forUpdate().execute()
  return new Map(rows.map(({ search: _, ...row }) => [nameOf(row), row]))
}

async function eventsBetween(transaction: Transaction, first: DossierKeyOfPage, end: DossierKeyOfPage): Promise<Map<string, StoredEvent[]>> {
  const rows = await transaction.selectFrom('events').selectAll()
    .where(sql<boolean>`(county, dossier) between (${first.county}, ${first.id}) and (${end.county}, ${end.id})`)
    .orderBy('county').orderBy('dossier').orderBy('sequence').execute()
  const events = new Map<string, StoredEvent[]>()
  for (const row of rows) {
    const name = nameOf({ county: row.county, id: row.dossier })
    const list = events.get(name) ?? []
    list.push(eventOf(row))
    events.set(name, list)
  }
  return events
}
