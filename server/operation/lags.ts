/** How far background work is behind, asked as the platform: the outbox, the timers and, where statistics are folded, the fold. */
import { sql } from 'kysely'
import type { Instant } from '../../core/time/index.ts'
import type { Database, Transaction } from '../database/index.ts'

export type Lags = {
  /** Seconds since the oldest due work became due; 0 when nothing is due. */
  readonly seconds: { readonly outbox: number; readonly timers: number; readonly fold?: number }
  /** Effects given up within a day: somebody has to look. */
  readonly givenUp: number
}

/** @param matters the time of matters, where it was moved ahead of the real one */
export async function askLags(database: Database, now: Instant, matters: Instant = now): Promise<Lags> {
  return await database.transaction({ role: 'system' }, async (transaction) => {
    const at = new Date(now)
    const outbox = await transaction.selectFrom('outbox').select(({ fn }) => fn.min('available_at').as('since'))
      .where('state', '=', 'waiting').where('available_at', '<=', at).executeTakeFirst()
    const timers = await transaction.selectFrom('deadlines').select(({ fn }) => fn.min('fire_at').as('since')).where('fire_at', '<=', new Date(matters)).executeTakeFirst()
    const { failed } = await transaction.selectFrom('outbox').select(({ fn }) => fn.countAll<number>().as('failed'))
      .where('state', '=', 'failed').where('settled_at', '>', new Date(now - 86_400_000)).executeTakeFirstOrThrow()
    const fold = await foldSince(transaction)
    const late = (since: Date | null | undefined, at = now) => since == null ? 0 : Math.max(0, (at - since.getTime()) / 1000)
    return { seconds: { outbox: late(outbox?.since), timers: late(timers?.since, matters), ...(fold === undefined ? {} : { fold: late(fold) }) }, givenUp: failed }
  })
}

/** The table of deltas came later than this room; a database without it has no fold that could be late. */
async function foldSince(transaction: Transaction): Promise<Date | null | undefined> {
  const { rows: [there] } = await sql<{ there: boolean }>`
    select count(*) = 1 as there from information_schema.columns where table_schema = 'public' and table_name = 'figure_deltas' and column_name = 'at'`.execute(transaction)
  if (there?.there !== true) return undefined
  const { rows: [row] } = await sql<{ since: Date | null }>`select min(at) as since from figure_deltas`.execute(transaction)
  return row?.since ?? null
}
