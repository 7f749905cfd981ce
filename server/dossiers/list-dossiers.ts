/**
 * Lists of dossiers: my to-do queue, a region's matters, my own reports. Every question carries its level or addressee predicate
 * itself; the policy is the safety net (stack-server §2). Keyset paging, no totals across scope.
 */
import { sql, type Expression, type SqlBool } from 'kysely'
import type { Actor } from '../../core/procedure/actor.ts'
import { levelOf, type Level, type RegionKey } from '../../core/region/region.ts'
import { questionOf } from '../../core/search/grams.ts'
import type { Instant } from '../../core/time/index.ts'
import type { DossierLine } from '../../core/view/index.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from './dossier-key.ts'

export type Filters = {
  readonly state?: string | undefined
  readonly group?: string | undefined
  readonly priority?: string | undefined
  readonly lamp?: 'soon' | 'late' | undefined
  readonly text?: string | undefined
}

/** Where the next page begins: the last line's sort key. */
export type Cursor = { readonly at: string; readonly id: string }
export type Page = { readonly lines: readonly DossierLine[]; readonly next: Cursor | null }

const levelColumns: Readonly<Record<Level, 'city' | 'county' | 'town' | 'village' | 'grid'>> = {
  CITY: 'city', COUNTY: 'county', TOWN: 'town', VILLAGE: 'village', GRID: 'grid',
}

/** What waits for this actor, most urgent first. */
export async function listTasks(transaction: Transaction, actor: Actor, filters: Filters, cursor: Cursor | null, limit: number, now: Instant): Promise<Page> {
  const addressed = addressedTo(actor)
  if (addressed === null) return { lines: [], next: null }
  let question = transaction.selectFrom('tasks').innerJoin('dossiers', (join) => join
    .onRef('dossiers.county', '=', 'tasks.county').onRef('dossiers.id', '=', 'tasks.dossier'))
    .select([...lineColumns, 'tasks.sort_at as sort_at']).distinctOn(['tasks.sort_at', 'tasks.dossier'])
    .where(addressed).where(matching(filters, now))
    .orderBy('tasks.sort_at').orderBy('tasks.dossier').limit(limit + 1)
  if (cursor !== null) question = question.where(sql<SqlBool>`(tasks.sort_at, tasks.dossier) > (${new Date(cursor.at)}::timestamptz, ${cursor.id}::uuid)`)
  const rows = await question.execute()
  return pageOf(rows, limit, now, (row) => row.sort_at.toISOString())
}

/** The matters of a region that the actor may read, newest first; parts of a whole, like the ratings of a village's households, are found through it. */
export async function listRegion(transaction: Transaction, actor: Actor, code: string, filters: Filters, cursor: Cursor | null, limit: number, now: Instant): Promise<Page> {
  const level = levelOf(code)
  if (level === null) return { lines: [], next: null }
  // A grid has some hundred matters: reading them is quicker than asking which index is the best.
  if (level !== 'GRID' && (isSearch(filters) || (!actor.readsRegion && !isFew(filters)))) return await findInRegion(transaction, { level, code }, filters, cursor, limit, now)
  return await newestFirst(transaction, sql<SqlBool>`(${sql.ref(`dossiers.${levelColumns[level]}`)} = ${Number(code)} and dossiers.belongs_to is null)`, filters, cursor, limit, now)
}

/** What a person reported. */
export async function listReported(transaction: Transaction, person: string, filters: Filters, cursor: Cursor | null, limit: number, now: Instant): Promise<Page> {
  return await newestFirst(transaction, sql<SqlBool>`dossiers.reporter = ${person}::uuid`, filters, cursor, limit, now)
}

/** How many wait, how many of them are late or nearly so: for the figures beside the queues. */
export async function countTasks(transaction: Transaction, actor: Actor, now: Instant): Promise<{ waiting: number; soon: number; late: number }> {
  const addressed = addressedTo(actor)
  if (addressed === null) return { waiting: 0, soon: 0, late: 0 }
  const at = new Date(now)
  const row = await transaction.selectFrom('tasks').where(addressed).select(({ fn }) => [
    fn.count<number>(sql`distinct dossier`).as('waiting'),
    fn.count<number>(sql`distinct dossier`).filterWhere(sql<SqlBool>`soon_at <= ${at} and due_at > ${at}`).as('soon'),
    fn.count<number>(sql`distinct dossier`).filterWhere(sql<SqlBool>`due_at <= ${at}`).as('late'),
  ]).executeTakeFirstOrThrow()
  return row
}

const lineColumns = [
  'dossiers.county', 'dossiers.id', 'dossiers.procedure', 'dossiers.number', 'dossiers.title', 'dossiers.category', 'dossiers.priority', 'dossiers.state',
  'dossiers.village', 'dossiers.grid', 'dossiers.lon', 'dossiers.lat', 'dossiers.opened_at', 'dossiers.updated_at', 'dossiers.due_at', 'dossiers.soon_at',
] as const

async function newestFirst(transaction: Transaction, scope: Expression<SqlBool>, filters: Filters, cursor: Cursor | null, limit: number, now: Instant): Promise<Page> {
  let question = transaction.selectFrom('dossiers').select(lineColumns).where(scope).where(matching(filters, now))
    .orderBy('dossiers.opened_at', 'desc').orderBy('dossiers.id', 'desc').limit(limit + 1)
  if (cursor !== null) question = question.where(sql<SqlBool>`(dossiers.opened_at, dossiers.id) < (${new Date(cursor.at)}::timestamptz, ${cursor.id}::uuid)`)
  return pageOf(await question.execute(), limit, now, (row) => row.opened_at.toISOString())
}

/**
 * Words, and what somebody is only party to, go through a function that knows their indexes and says the policy itself (migration 0028): under
 * row security `@@` and `&&` would read every matter of the region. The rows are read under the policy all the same.
 */
async function findInRegion(transaction: Transaction, { level, code }: RegionKey, filters: Filters, cursor: Cursor | null, limit: number, now: Instant): Promise<Page> {
  const { state = null, group, priority = null, lamp, text = '' } = filters
  const at = new Date(now)
  const found = sql<SqlBool>`(dossiers.county, dossiers.id) in (select county, id from dossiers_found(
    ${isSearch(filters) ? questionOf(text) : null}::tsquery, ${level}, ${Number(code)}::bigint, ${state}, ${group === undefined ? null : `${group}00`}, ${group === undefined ? null : `${group}99`}, ${priority},
    ${lamp === 'late' ? at : null}::timestamptz, ${lamp === 'soon' ? at : null}::timestamptz,
    ${cursor === null ? null : new Date(cursor.at)}::timestamptz, ${cursor?.id ?? null}::uuid, ${limit + 1}))`
  const rows = await transaction.selectFrom('dossiers').select(lineColumns).where(found).orderBy('dossiers.opened_at', 'desc').orderBy('dossiers.id', 'desc').execute()
  return pageOf(rows, limit, now, (row) => row.opened_at.toISOString())
}

/** Of what is not archived and of what a clock runs for there are never many: an index of their own, and the policy judges each. */
function isFew({ state, lamp }: Filters): boolean {
  return lamp !== undefined || (state !== undefined && state !== 'ARCHIVED')
}

function isSearch({ text }: Filters): boolean {
  return text !== undefined && questionOf(text) !== ''
}

function addressedTo({ person, mandate }: Actor): Expression<SqlBool> | null {
  const branches = [
    ...(person === null ? [] : [sql<SqlBool>`tasks.person = ${person}::uuid`]),
    ...(mandate === null ? [] : [sql<SqlBool>`(tasks.office = ${mandate.office} and tasks.region = ${mandate.region.code})`]),
    ...(mandate?.unit == null ? [] : [sql<SqlBool>`tasks.unit = ${mandate.unit}`]),
  ]
  return branches.length === 0 ? null : sql<SqlBool>`(${sql.join(branches, sql` or `)})`
}

function matching(filters: Filters, now: Instant): Expression<SqlBool> {
  const { state, group, priority, lamp, text = '' } = filters
  const at = new Date(now)
  const conditions = [
    ...(state === undefined ? [] : [sql`dossiers.state = ${state}`]),
    ...(group === undefined ? [] : [sql`dossiers.category >= ${`${group}00`} and dossiers.category <= ${`${group}99`}`]),
    ...(priority === undefined ? [] : [sql`dossiers.priority = ${priority}`]),
    ...(lamp === 'late' ? [sql`dossiers.due_at <= ${at}`] : []),
    ...(lamp === 'soon' ? [sql`dossiers.soon_at <= ${at} and dossiers.due_at > ${at}`] : []),
    ...(isSearch(filters) ? [sql`dossiers.search @@ ${questionOf(text)}::tsquery`] : []),
  ]
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
}

type Row = {
  readonly county: number; readonly id: string; readonly procedure: string; readonly number: string | null; readonly title: string; readonly category: string
  readonly priority: string; readonly state: string; readonly village: number; readonly grid: number | null; readonly lon: number | null; readonly lat: number | null
  readonly opened_at: Date; readonly updated_at: Date; readonly due_at: Date | null; readonly soon_at: Date | null
}

function pageOf<R extends Row>(rows: readonly R[], limit: number, now: Instant, sortKey: (row: R) => string): Page {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { lines: shown.map((row) => lineOf(row, now)), next: rows.length > limit && last !== undefined ? { at: sortKey(last), id: last.id } : null }
}

function lineOf(row: Row, now: Instant): DossierLine {
  return {
    id: dossierName(row), procedure: row.procedure, number: row.number, title: row.title, category: row.category, priority: row.priority, state: row.state,
    village: String(row.village), grid: row.grid === null ? null : String(row.grid), lon: row.lon, lat: row.lat,
    openedAt: row.opened_at.toISOString(), updatedAt: row.updated_at.toISOString(), dueAt: row.due_at?.toISOString() ?? null, lamp: lampOf(row, now),
  }
}

function lampOf({ due_at: dueAt, soon_at: soonAt }: Row, now: Instant): DossierLine['lamp'] {
  if (dueAt === null) return null
  if (dueAt.getTime() < now) return 'late'
  return soonAt !== null && soonAt.getTime() <= now ? 'soon' : 'on-time'
}
