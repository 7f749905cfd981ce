/** Who looked at whose record: for the person concerned, for the reader himself, for the audit administrator of that scope. */
import type { Office, UnitId } from '../../core/procedure/actor.ts'
import type { RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'

export type AccessRecord = {
  readonly id: string
  readonly person: string
  readonly reader: { readonly person: string; readonly office: Office; readonly unit: UnitId | null }
  readonly purpose: string
  readonly dossier: string | null
  readonly fields: readonly string[]
  readonly at: Instant
}

export type AccessPage = { readonly records: readonly AccessRecord[]; readonly next: string | null }
type Paging = { readonly before?: string; readonly limit?: number }

/** Accesses to one person's record, the newest first; `before` continues a page. */
export async function accessesTo(transaction: Transaction, county: number, person: string, paging: Paging = {}): Promise<AccessPage> {
  return page(recordRows(transaction).where('county', '=', county).where('person', '=', person), paging)
}

/** Accesses to the records of people inside a region, the newest first. */
export async function accessesInScope(transaction: Transaction, county: number, scope: RegionKey, paging: Paging = {}): Promise<AccessPage> {
  const { lo, hi } = scopeOf(scope)
  return page(recordRows(transaction).where('county', '=', county).where('place', '>=', lo).where('place', '<=', hi), paging)
}

// Ids are of version 7, so their order is the order of time.
async function page(rows: ReturnType<typeof recordRows>, { before, limit = 50 }: Paging): Promise<AccessPage> {
  const narrowed = before === undefined ? rows : rows.where('id', '<', before)
  const found = await narrowed.orderBy('id', 'desc').limit(limit + 1).execute()
  const records = found.slice(0, limit).map((row): AccessRecord => ({
    id: row.id, person: row.person, reader: { person: row.reader_person, office: row.reader_office, unit: row.reader_unit },
    purpose: row.purpose, dossier: row.dossier, fields: row.fields, at: row.at.getTime(),
  }))
  return { records, next: found.length > limit ? records.at(-1)?.id ?? null : null }
}

function recordRows(transaction: Transaction) {
  return transaction.selectFrom('access_records').select([
    'id', 'person', 'reader_person', 'reader_office', 'reader_unit', 'purpose', 'dossier', 'fields', 'at',
  ])
}
