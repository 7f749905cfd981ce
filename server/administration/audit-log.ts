/** The audit records of a scope, the newest first. */
import { sql } from 'kysely'
import { offices } from '../../core/procedure/actor.ts'
import type { RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import { toIso, type Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import { actWords, auditKinds, causeWords, networkWords, objectWords, regionIn, type AuditKind } from './audit-words.ts'
import { refusals } from './refusals.ts'
import { workingNames } from './working-names.ts'

export type AuditQuestion = {
  readonly scope: RegionKey
  readonly kind?: AuditKind | undefined
  readonly act?: string | undefined
  /** Pseudonymous id, as the list shows it. */
  readonly person?: string | undefined
  /** From this instant … */
  readonly from?: Instant | undefined
  /** … up to and not including this one. */
  readonly to?: Instant | undefined
  /** The `next` of the page before. */
  readonly cursor?: string | undefined
}

export async function auditLog(transaction: Transaction, question: AuditQuestion) {
  const found = await newestFirst(transaction, question)
  const page = found.slice(0, pageSize)
  const people = await peopleIn(transaction, page)
  const regions = await regionNames(transaction, page)
  const last = page.at(-1)
  return {
    items: page.map(({ request_id: requestId, at, region: _, account, ...row }) => ({
      ...row, ip: networkWords(row.ip), sequence: Number(row.sequence), at: toIso(at.getTime()), requestId,
      officeName: row.office === null ? null : offices[row.office],
      holderName: row.person === null ? null : people.names.get(row.person) ?? null,
      userName: account === null ? null : people.userNames.get(account) ?? null,
      actName: actWords(row.act), objectName: objectWords(row.object, regions), causeName: causeWords(row.cause),
    })),
    kinds: Object.entries(auditKinds).map(([key, { name }]) => ({ key, name })),
    next: found.length > pageSize && last !== undefined ? [last.at.getTime(), last.county, last.chain, last.sequence].join('-') : null,
  }
}

const pageSize = 50

/** One more than a page. County by county, each along its index: a whole city is a dozen short walks, not one long sort. */
async function newestFirst(transaction: Transaction, question: AuditQuestion) {
  const counties = await countiesOf(transaction, question.scope)
  const parts = []
  for (const county of counties) parts.push(...await ofCounty(transaction, county, question))
  return parts.toSorted(byAge).slice(0, pageSize + 1)
}

type Row = Awaited<ReturnType<typeof ofCounty>>[number]

function byAge(one: Row, other: Row): number {
  return other.at.getTime() - one.at.getTime() || other.county - one.county || other.chain - one.chain || Number(other.sequence) - Number(one.sequence)
}

async function ofCounty(transaction: Transaction, county: number, { scope, kind, act, person, from, to, cursor }: AuditQuestion) {
  const { lo, hi } = scopeOf(scope)
  let rows = transaction.selectFrom('audit_records').select([
    'county', 'chain', 'sequence', 'at', 'region', 'person', 'account', 'office', 'unit', 'act', 'object', 'purpose', 'result', 'cause', 'ip', 'device',
    'request_id', 'hash',
  ]).where('county', '=', county).where('region', '>=', lo).where('region', '<=', hi)
  if (kind !== undefined) rows = rows.where('act', 'in', [...auditKinds[kind].acts])
  if (act !== undefined) rows = rows.where('act', '=', act)
  if (person !== undefined) rows = rows.where('person', '=', person)
  if (from !== undefined) rows = rows.where('at', '>=', new Date(from))
  if (to !== undefined) rows = rows.where('at', '<', new Date(to))
  if (cursor !== undefined && cursor !== '') rows = rows.where(before(cursor))
  return await rows.orderBy('at', 'desc').orderBy('chain', 'desc').orderBy('sequence', 'desc').limit(pageSize + 1).execute()
}

/** The county of the scope, or of a city its counties and the seat, under which stands what belongs to no county. */
export async function countiesOf(transaction: Transaction, { level, code }: RegionKey): Promise<readonly number[]> {
  if (level !== 'CITY') return [Number(code.slice(0, 6))]
  const rows = await transaction.selectFrom('regions').select('code').distinct().where('level', '=', 'COUNTY').where('parent_code', '=', code).execute()
  return [Number(`${code}00`), ...rows.map((row) => Number(row.code))]
}

function before(cursor: string) {
  const match = /^(\d{1,14})-(\d{6})-(\d{1,2})-(\d{1,15})$/.exec(cursor)
  if (match === null) throw refusals.badCursor()
  const [at = 0, county = 0, chain = 0, sequence = 0] = match.slice(1).map(Number)
  return sql<boolean>`at <= ${new Date(at)}::timestamptz and (at, county, chain, sequence)
    < (${new Date(at)}::timestamptz, ${county}::integer, ${chain}::smallint, ${sequence}::bigint)`
}

/** Records hold pseudonyms; staff have a working name and a user name, villagers stay pseudonyms here. */
async function peopleIn(transaction: Transaction, page: readonly Row[]) {
  const names = await workingNames(transaction, page.flatMap(({ person }) => person ?? []))
  const ids = [...new Set(page.flatMap(({ account }) => account ?? []))]
  const accounts = ids.length === 0 ? [] : await transaction.selectFrom('accounts').select(['id', 'user_name']).where('id', 'in', ids).execute()
  return { names, userNames: new Map(accounts.map((row) => [row.id, row.user_name])) }
}

async function regionNames(transaction: Transaction, page: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const codes = [...new Set(page.flatMap(({ object }) => regionIn(object) ?? []))]
  if (codes.length === 0) return new Map()
  const rows = await transaction.selectFrom('regions').select(['code', 'name']).where('code', 'in', codes).orderBy('valid_from').execute()
  return new Map(rows.map((row) => [row.code, row.name]))
}
