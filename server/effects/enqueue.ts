/** Puts an effect into the outbox, in the transaction of whatever causes it: both commit, or neither. */
import { v7 } from 'uuid'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'

export type Enqueued = {
  readonly county: number
  readonly kind: string
  /** Names the cause; the same cause again does nothing. */
  readonly dedupe: string
  readonly payload: JsonObject
  readonly now: Instant
  /** Made here unless the payload is sealed for it. */
  readonly id?: string
  readonly sealed?: Buffer
  readonly expiresAt?: Instant
}

/** Runs under any role; what it wrote, only the relay reads. */
export async function enqueue(trx: Transaction, { county, kind, dedupe, payload, now, id, sealed, expiresAt }: Enqueued): Promise<void> {
  await trx.insertInto('outbox')
    .values({
      county, id: id ?? v7(), kind, dedupe, payload: JSON.stringify(payload), sealed: sealed ?? null, state: 'waiting',
      created_at: new Date(now), available_at: new Date(now), expires_at: expiresAt === undefined ? null : new Date(expiresAt),
      lease: null, last_error: null, settled_at: null,
    })
    // Without a conflict target: with one, PostgreSQL asks for the right to read what others enqueued.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
