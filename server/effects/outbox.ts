/** The rows of the outbox as the relay moves them: claimed under a lease, begun, settled. Every step is void under a lost lease. */
import { sql } from 'kysely'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import type { OutboxState } from '../database/tables/effects.ts'
import { backoff, maxAttempts } from './backoff.ts'
import type { Answer, Job } from './effect.ts'

export type Claimed = { readonly county: number; readonly id: string; readonly lease: string }

export type Begun = Job & { readonly attempts: number; readonly calls: number; readonly expired: boolean }

/** Counties with something to do. Claims go county by county, which a distributed database can lock. */
export async function countiesWithWork(trx: Transaction, kinds: readonly string[], now: Instant): Promise<readonly number[]> {
  const rows = await trx.selectFrom('outbox').select('county').distinct()
    .where('state', '=', 'waiting').where('available_at', '<=', new Date(now)).where('kind', 'in', [...kinds]).limit(200).execute()
  return rows.map(({ county }) => county)
}

/** Kinds this program knows: in a rolling upgrade another version may know more. */
export type Claiming = { readonly kinds: readonly string[]; readonly lease: string; readonly until: Instant; readonly now: Instant; readonly limit: number }

/** Takes up to `limit` rows for `lease`, skipping what another relay is taking; they come back by themselves at `until`. */
export async function claim(trx: Transaction, county: number, { kinds, lease, until, now, limit }: Claiming): Promise<readonly Claimed[]> {
  const rows = await trx.updateTable('outbox')
    .set((column) => ({ lease, available_at: new Date(until), attempts: column('attempts', '+', 1) }))
    .where('county', '=', county)
    .where('id', 'in', trx.selectFrom('outbox').select('id')
      .where('county', '=', county).where('state', '=', 'waiting').where('available_at', '<=', new Date(now)).where('kind', 'in', [...kinds])
      .orderBy('available_at').orderBy('id').limit(limit).forUpdate().skipLocked())
    .returning(['county', 'id'])
    .execute()
  return rows.map(({ id }) => ({ county, id, lease }))
}

/** The job, locked and its lease renewed; null when another relay has it by now. */
export async function begin(trx: Transaction, claimed: Claimed, now: Instant, until: Instant): Promise<Begun | null> {
  const row = await held(trx, claimed).set({ available_at: new Date(until) }).returningAll().executeTakeFirst()
  if (row === undefined) return null
  const { county, id, kind, payload, sealed, attempts, calls } = row
  const expired = row.expires_at !== null && row.expires_at.getTime() <= now
  return { county, id, kind, payload, sealed, attempts, calls, expired, createdAt: row.created_at.getTime() }
}

/** Records that the outside is about to be called. Committed before the call: after a crash it says that the outcome is uncertain. */
export async function beginCall(trx: Transaction, claimed: Claimed, until: Instant): Promise<boolean> {
  const row = await held(trx, claimed)
    .set((column) => ({ calls: column('calls', '+', 1), available_at: new Date(until) }))
    .returning('id').executeTakeFirst()
  return row !== undefined
}

export type Settling = {
  readonly attempts: number
  /** Uncertain calls before this one: a definite “not done” takes back this call, not those. */
  readonly callsBefore: number
  readonly now: Instant
  readonly random: number
  /** An uncertain outcome can be confirmed or repeated later. */
  readonly askAgain: boolean
}

/** What an answer makes of the row. */
export async function settle(trx: Transaction, claimed: Claimed, answer: Answer, settling: Settling): Promise<void> {
  const code = answer.outcome === 'sent' ? null : answer.code
  const last = settling.attempts >= maxAttempts
  switch (answer.outcome) {
    case 'sent':
      return await close(trx, claimed, 'sent', code, settling.now)
    case 'refused':
      return await close(trx, claimed, 'failed', code, settling.now)
    case 'later':
      if (last) return await close(trx, claimed, 'failed', code, settling.now)
      return await postpone(trx, claimed, { code, calls: settling.callsBefore, atLeast: 0, ...settling })
    case 'unknown':
      if (last || !settling.askAgain) return await close(trx, claimed, 'unknown', code, settling.now)
      return await postpone(trx, claimed, { code, calls: null, atLeast: untilProvidersKnow, ...settling })
  }
}

/** Ends the row; what was sealed in it is gone with this. */
export async function close(
  trx: Transaction, claimed: Claimed, state: Exclude<OutboxState, 'waiting'>, code: string | null, now: Instant,
): Promise<void> {
  await held(trx, claimed).set({ state, last_error: code?.slice(0, 100) ?? null, settled_at: new Date(now), lease: null, sealed: null }).execute()
}

/** Milliseconds after which a provider can be asked what it took: their records lag behind their sending. */
const untilProvidersKnow = 2 * 60_000

type Postponing = Settling & { readonly code: string | null; readonly calls: number | null; readonly atLeast: number }

async function postpone(trx: Transaction, claimed: Claimed, { code, calls, attempts, now, random, atLeast }: Postponing): Promise<void> {
  await held(trx, claimed).set({
    available_at: new Date(now + Math.max(atLeast, backoff(attempts, random))), lease: null, last_error: code?.slice(0, 100) ?? null,
    ...(calls === null ? {} : { calls }),
  }).execute()
}

function held(trx: Transaction, { county, id, lease }: Claimed) {
  return trx.updateTable('outbox').where('county', '=', county).where('id', '=', id)
    .where('lease', '=', lease).where('state', '=', 'waiting')
}

export type OutboxFigure = { readonly kind: string; readonly state: OutboxState; readonly count: number; readonly oldest: Instant }

/** For the operator: what waits, what is uncertain, what was given up. */
export async function outboxFigures(trx: Transaction): Promise<readonly OutboxFigure[]> {
  const rows = await trx.selectFrom('outbox')
    .select(['kind', 'state', sql<string>`count(*)`.as('count'), sql<Date>`min(created_at)`.as('oldest')])
    .groupBy(['kind', 'state']).orderBy('kind').orderBy('state').execute()
  return rows.map(({ kind, state, count, oldest }) => ({ kind, state, count: Number(count), oldest: oldest.getTime() }))
}

/** The operator's way back for a given-up effect: tried again from the start. Uncertain ones are not: they may have been done. */
export async function retryFailed(trx: Transaction, county: number, id: string, now: Instant): Promise<boolean> {
  const row = await trx.updateTable('outbox')
    .set({ state: 'waiting', settled_at: null, attempts: 0, calls: 0, available_at: new Date(now) })
    .where('county', '=', county).where('id', '=', id).where('state', '=', 'failed')
    .returning('id').executeTakeFirst()
  return row !== undefined
}
