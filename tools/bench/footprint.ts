/** What a dossier takes on disk, its records, indexes and figures included. */
import type pg from 'pg'
import { withClient, type Ground } from './ground.ts'

export type Footprint = {
  readonly dossiers: number
  readonly records: number
  readonly databaseBytes: number
  /** Of the tables a dossier stands in, with their indexes. */
  readonly perDossier: number
  readonly tables: readonly { readonly name: string; readonly bytes: number }[]
}

/** Grow with dossiers; persons, households and regions do not. */
const ofDossiers = ['events', 'dossiers', 'acts', 'deadlines', 'tasks', 'dossier_contacts', 'case_numbers', 'files', 'outbox', 'messages', 'rollups', 'rollup_deltas']

export async function footprintOf(ground: Ground): Promise<Footprint> {
  return await withClient(ground.straight, async (client) => {
    const { rows: tables } = await client.query<{ name: string; bytes: number }>(
      'select relname as name, pg_total_relation_size(oid)::float8 as bytes from pg_class where relname = any($1) and relkind = $2 order by 2 desc', [ofDossiers, 'r'])
    const { rows: [row] } = await client.query<{ database: number; records: number }>(
      'select pg_database_size(current_database())::float8 as database, (select count(*)::int from events) as records')
    const bytes = tables.reduce((sum, one) => sum + one.bytes, 0)
    return { dossiers: ground.dossiers, records: row?.records ?? 0, databaseBytes: row?.database ?? 0, perDossier: bytes / ground.dossiers, tables }
  })
}

/** A fresh seed has no statistics yet, and plans without them are not what a platform that has run for a day would make. */
export async function tendTables(client: pg.Client): Promise<void> {
  const { rows: [row] } = await client.query<{ untended: boolean }>(
    "select bool_or(last_analyze is null and last_autoanalyze is null) as untended from pg_stat_user_tables where relname = any($1) and n_live_tup > 0", [ofDossiers])
  if (row?.untended !== false) await client.query('vacuum (analyze)')
}
