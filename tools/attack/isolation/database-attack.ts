/**
 * The attack straight in the database: whoever could make the platform send SQL of their own, inside a transaction of the application role.
 * Every answer, notice and error is listened to as the answers over HTTP are.
 */
import pg from 'pg'
import { openingStatement } from '../../../server/database/context.ts'
import { underMandate, asVillager, type Actor } from '../../../core/procedure/actor.ts'
import { levelOf } from '../../../core/region/region.ts'
import type { Canary } from './canary.ts'
import { mayHear } from './may-see.ts'
import type { Asker } from './places.ts'
import type { World } from './world.ts'

export type Said = {
  readonly sql: string
  /** SQLSTATE of a refusal, or null. */
  readonly refused: string | null
  readonly rows: number
  readonly text: string
}

/** One connection signed in as the program is; everything it hears is kept. */
export async function withConnection<T>(world: World, work: (client: pg.Client, notices: string[]) => Promise<T>): Promise<T> {
  const client = new pg.Client(world.platform.runtime)
  const notices: string[] = []
  client.on('notice', (notice) => notices.push(`${notice.message ?? ''} ${notice.detail ?? ''}`))
  await client.connect()
  try {
    return await work(client, notices)
  } finally {
    await client.end()
  }
}

/** The statements one after the other in one transaction as the asker, each behind a savepoint; nothing is kept. `before` runs in front of all. */
export async function attack(world: World, asker: Asker | null, statements: readonly string[], before: readonly string[] = []): Promise<readonly Said[]> {
  return await withConnection(world, async (client, notices) => {
    await client.query(asker === null ? 'begin; set local role sanzhi_app' : openingStatement({ role: 'app', actor: actorFor(asker) }))
    for (const one of before) await client.query(one).catch(() => undefined)
    const said: Said[] = []
    for (const sql of statements) {
      notices.length = 0
      said.push(await say(client, notices, sql))
    }
    await client.query('rollback').catch(() => undefined)
    return said
  })
}

export async function say(client: pg.Client, notices: readonly string[], sql: string): Promise<Said> {
  // A refusal ends the statement only; context that a statement changed is undone with it where it can be.
  await client.query('savepoint s')
  try {
    const results = [await client.query<Record<string, unknown>>(sql)].flat()
    const rows = results.flatMap((result) => result.rows)
    await client.query('rollback to savepoint s').catch(() => undefined)
    return { sql, refused: null, rows: rows.length, text: `${JSON.stringify(rows)} ${notices.join(' ')}` }
  } catch (error) {
    await client.query('rollback to savepoint s').catch(() => undefined)
    const told = error as pg.DatabaseError
    return { sql, refused: told.code ?? 'unknown', rows: 0, text: [told.message, told.detail, told.hint, told.where, told.internalQuery, ...notices].join(' ') }
  }
}

/** What was heard that this asker may not hear; `nothing` for contexts in which nothing may be heard at all. */
export function foreignIn(world: World, asker: Asker | null, said: readonly Said[]): readonly string[] {
  return said.flatMap(({ sql, text }) => world.aviary.heard(text, sql).filter((canary) => asker === null || !mayHearInDatabase(asker, canary))
    .map(({ place, field }) => `${asker?.name ?? 'no context'}: ${sql.slice(0, 140)} → ${place}: ${field}`))
}

/** The rows of what one may read hold more than the answers of the program show of them. */
function mayHearInDatabase(asker: Asker, canary: Canary): boolean {
  if (mayHear(asker, canary, 'sql')) return true
  // Ids of people stand as pseudonyms in the records of matters that one may read.
  return false
}

export function actorFor(asker: Asker): Actor {
  if (asker.person === null) return { kind: 'person', person: null, mandate: null, readsRegion: false }
  const level = levelOf(asker.region)
  if (asker.office === null || level === null) return asVillager(asker.person)
  return underMandate(asker.person, { id: asker.person, office: asker.office, unit: asker.unit, region: { level, code: asker.region } })
}

/** Every table and view of the schema, with the columns the application role may read. */
export async function readableColumns({ platform: { ownerQuery } }: World): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await ownerQuery<{ table: string; columns: readonly string[] | null }>(`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) filter (where has_column_privilege('sanzhi_app', c.oid, a.attnum, 'select')) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') group by 1 order by 1`)
  return new Map(rows.map(({ table, columns }) => [table, columns ?? []]))
}

export function sweep(columns: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...columns].flatMap(([table, names]) => names.length === 0 ? [`select * from ${table}`] : [
    `select ${names.join(', ')} from ${table}`, `select count(*) from ${table} where ${names.map((name) => `${name}::text like '%zq%'`).join(' or ')} having false`,
    `select string_agg(concat_ws(' ', ${names.join(', ')}), ' ') from ${table}`,
  ])
}
