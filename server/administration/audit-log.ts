/** The audit records of a scope, the newest first. */
import { sql } from 'kysely'
import { offices } from '../../core/procedure/actor.ts'
import type { RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import { toIso, type Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import { refusals } from './refusals.ts'

export type AuditQuestion = {
  readonly scope: RegionKey
  readonly act?: string | undefined
  /** From this instant … */
  readonly from?: Instant | undefined
  /** … up to and not including this one. */
  readonly to?: Instant | undefined
  /** The `next` of the page before. */
  readonly cursor?: string | undefined
}

export async function auditLog(transaction: Transaction, { scope, act, from, to, cursor }: AuditQuestion) {
  const { lo, hi } = scopeOf(scope)
  let rows = transaction.selectFrom('audit_records').select([
    'county', 'chain', 'sequence', 'at', 'person', 'office', 'unit', 'act', 'object', 'purpose', 'result', 'cause', 'ip', 'device',
    'request_id', 'hash',
  ]).where('region', '>=', lo).where('region', '<=', hi)
  if (act !== undefined) rows = rows.where('act', '=', act)
  if (from !== undefined) rows = rows.where('at', '>=', new Date(from))
  if (to !== undefined) rows = rows.where('at', '<', new Date(to))
  if (cursor !== undefined && cursor !== '') rows = rows.where(before(cursor))
  const newestFirst = rows.orderBy('at', 'desc').orderBy('county', 'desc').orderBy('chain', 'desc').orderBy('sequence', 'desc')
  const found = await newestFirst.limit(pageSize + 1).execute()
  const page = found.slice(0, pageSize)
  const names = await workingNames(transaction, page.flatMap(({ person }) => person === null ? [] : [person]))
  const last = page.at(-1)
  return {
    items: page.map(({ request_id: requestId, at, ...row }) => ({
      ...row, sequence: Number(row.sequence), at: toIso(at.getTime()), requestId,
      officeName: row.office === null ? null : offices[row.office],
      holderName: row.person === null || row.office === null ? null : names.get(row.person) ?? null,
    })),
    next: found.length > pageSize && last !== undefined ? [last.at.getTime(), last.county, last.chain, last.sequence].join('-') : null,
  }
}

const pageSize = 50

function before(cursor: string) {
  const match = /^(\d{1,14})-(\d{6})-(\d{1,2})-(\d{1,15})$/.exec(cursor)
  if (match === null) throw refusals.badCursor()
  const [at = 0, county = 0, chain = 0, sequence = 0] = match.slice(1).map(Number)
  return sql<boolean>`(at, county, chain, sequence)
    < (${new Date(at)}::timestamptz, ${county}::integer, ${chain}::smallint, ${sequence}::bigint)`
}

/** As published with the office: records hold pseudonyms only. */
async function workingNames(transaction: Transaction, persons: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (persons.length === 0) return new Map()
  const rows = await transaction.selectFrom('mandates').select(['person', 'holder_name']).where('person', 'in', [...new Set(persons)]).execute()
  return new Map(rows.map((row) => [row.person, row.holder_name]))
}
