/** Adds what acts changed to the roll-ups of village, township, county and city: each second, in one statement. */
import { sql } from 'kysely'
import type { Database, Transaction } from '../database/index.ts'
import { columnAdditions, columnList, columnSums } from './columns.ts'
import { spread } from './spread.ts'

export const foldBatch = 5_000

/**
 * Any number of processes may fold: each takes rows nobody else holds, and all touch the roll-ups in the order of their keys. A crash
 * rolls back taking and adding together.
 * @returns how many deltas were added
 */
export async function foldDeltas(database: Database, batch = foldBatch): Promise<number> {
  return await database.transaction({ role: 'system' }, (transaction) => foldIn(transaction, batch))
}

export async function foldIn(transaction: Transaction, batch: number): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    with chosen as materialized (
      select county, id from rollup_deltas order by county, id limit ${batch} for update skip locked
    ), source as (
      delete from rollup_deltas using chosen where rollup_deltas.county = chosen.county and rollup_deltas.id = chosen.id returning rollup_deltas.*
    ), added as (
      insert into rollups (county, digits, region, place, month, category, ${columnList})
      select at.county, at.digits, at.region, at.place, month, at.category, ${columnSums}
      from source ${spread} where at.shown
      group by at.county, at.digits, at.region, at.place, month, at.category
      order by at.county, at.digits, at.region, month, at.category
      on conflict (county, digits, region, month, category) do update set ${columnAdditions}
    )
    select count(*)::int as taken from source`.execute(transaction)
  return rows[0]?.taken ?? 0
}
