/**
 * The time of matters where it can be moved: the real time and how far it runs ahead, which is one stored number for all processes.
 *
 * The contract: `clock` is for showing, and at most as old as the last `refresh` (every request begins with one); `hold` is for acting: it
 * answers the stored time itself and lets it stand still until the transaction ends. So an act lies wholly before or wholly after each
 * step of a move, and no process records by a time another has already left.
 */
import { sql } from 'kysely'
import type { Instant } from '../../core/time/index.ts'
import type { Database, Transaction } from '../database/index.ts'
import { CannotStart, type Mode } from '../environment/index.ts'

export type MovedTime = {
  /** The time of matters. */
  readonly clock: () => Instant
  /** What guards access runs on: never moved. */
  readonly real: () => Instant
  /** Milliseconds; 0 where it was never moved, and it only grows. */
  readonly ahead: () => number
  /** The stored time; it is not moved until the transaction ends. */
  readonly hold: (transaction: Transaction) => Promise<Instant>
  /** The stored time, for a moment. */
  readonly read: (transaction: Transaction) => Promise<Instant>
  /** After it, `clock` is no older than this call. */
  readonly refresh: () => Promise<void>
}

/** @throws CannotStart in production: the law runs on real time (control 9) */
export function openMovedTime({ database, mode, real }: { readonly database: Database; readonly mode: Mode; readonly real: () => Instant }): MovedTime {
  if (mode === 'production') throw new CannotStart('生产模式的时间不能前移。', 'The time of a production platform cannot be moved.')
  let ahead = 0
  let asking: Promise<void> | null = null
  let waiting: Promise<void> | null = null
  const read = async (transaction: Transaction) => {
    const row = await transaction.selectFrom('demonstration_clock').select('ahead_ms').where('county', '=', 0).executeTakeFirst()
    // An answer that was overtaken by a later one does not turn time back.
    ahead = Math.max(ahead, row?.ahead_ms ?? 0)
    return real() + ahead
  }
  const ask = () => database.transaction({ role: 'gate' }, read).then(() => undefined)
  const begin = (): Promise<void> => asking = ask().finally(() => { asking = null })
  return {
    real, read,
    clock: () => real() + ahead,
    ahead: () => ahead,
    hold: async (transaction) => {
      // Sent together, carried out one after the other: what is read is read under the lock.
      const [, now] = await Promise.all([sql`select pg_advisory_xact_lock_shared(${lockClass}, 0)`.execute(transaction), read(transaction)])
      return now
    },
    // However many wait, one question at a time; whoever comes while one is under way needs the next, since that one may be too old.
    refresh: () => asking === null ? begin() : waiting ??= asking.catch(() => undefined).then(() => {
      waiting = null
      return begin()
    }),
  }
}

/** Alone with the time: every act that holds it has ended, and none begins until the transaction ends. */
export async function takeTime(transaction: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockClass}, 0)`.execute(transaction)
}

/** "time" among the advisory locks of this program. */
const lockClass = 2019
