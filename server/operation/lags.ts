/** How far background work is behind, asked as the platform: the outbox, the timers and the fold of the statistics. */
import { sql } from 'kysely'
import type { Instant } from '../../core/time/index.ts'
import type { Database, Transaction } from '../database/index.ts'

export type Lags = {
  /** Seconds since the oldest due work became due; 0 when nothing is due. */
  readonly seconds: { readonly outbox: number; readonly timers: number; readonly fold: number }
  /** Effects given up within a day: somebody has to look. */
  readonly givenUp: number
}

/** @param matters the time of matters, where it was moved ahead of the real one */
export type AskLags = (database: Database, now: Instant, matters?: Instant) => Promise<Lags>

/** Remembers between two questions what waited for the fold: its rows carry a number and no time. */
export function openLags(): AskLags {
  let seen: Seen | null = null
  return async (database, now, matters = now) => await database.transaction({ role: 'system' }, async (transaction) => {
    const at = new Date(now)
    const outbox = await transaction.selectFrom('outbox').select(({ fn }) => fn.min('available_at').as('since'))
      .where('state', '=', 'waiting').where('available_at', '<=', at).executeTakeFirst()
    const timers = await transaction.selectFrom('deadlines').select(({ fn }) => fn.min('fire_at').as('since')).where('fire_at', '<=', new Date(matters)).executeTakeFirst()
    const { failed } = await transaction.selectFrom('outbox').select(({ fn }) => fn.countAll<number>().as('failed'))
      .where('state', '=', 'failed').where('settled_at', '>', new Date(now - 86_400_000)).executeTakeFirstOrThrow()
    seen = stillWaiting(await waitingForFold(transaction), seen, now)
    const late = (since: Date | null | undefined, until = now) => since == null ? 0 : Math.max(0, (until - since.getTime()) / 1000)
    return { seconds: { outbox: late(outbox?.since), timers: late(timers?.since, matters), fold: seen === null ? 0 : Math.max(0, (now - seen.at) / 1000) }, givenUp: failed }
  })
}

/** Everything up to that number was there at that time. */
type Seen = { readonly upTo: number; readonly at: Instant }
type Waiting = { readonly oldest: number; readonly newest: number }

/** Of what was seen before, something is still there: it has waited at least since then. */
function stillWaiting(waiting: Waiting | null, seen: Seen | null, now: Instant): Seen | null {
  if (waiting === null) return null
  return seen !== null && waiting.oldest <= seen.upTo ? seen : { upTo: waiting.newest, at: now }
}

async function waitingForFold(transaction: Transaction): Promise<Waiting | null> {
  const { rows: [row] } = await sql<{ oldest: number | null; newest: number | null }>`select min(id) as oldest, max(id) as newest from rollup_deltas`.execute(transaction)
  return row?.oldest == null || row.newest === null ? null : { oldest: row.oldest, newest: row.newest }
}
