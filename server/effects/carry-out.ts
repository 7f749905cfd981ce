/** One effect from its lease to its settlement. A crash anywhere in here leaves a row that says how far it had come. */
import type { Instant } from '../../core/time/index.ts'
import type { Database, Transaction } from '../database/index.ts'
import type { Answer, Call, Effects, OutsideEffect } from './effect.ts'
import { begin, beginCall, close, settle, type Begun, type Claimed } from './outbox.ts'

export type CarryingOut = {
  readonly database: Database
  readonly effects: Effects
  readonly clock: () => Instant
  /** Milliseconds after which a silent relay is held for dead. Longer than any call may take. */
  readonly lease?: number
  /** In [0, 1). */
  readonly random?: () => number
  readonly onError: (error: unknown) => void
}

export async function carryOut(options: CarryingOut, claimed: Claimed): Promise<void> {
  const prepared = await prepareOrExcuse(options, claimed)
  if (prepared === null) return
  const answer = await askOutside(options, claimed, prepared)
  if (answer === null) return
  await finish(options, claimed, prepared, answer)
}

type Prepared = { readonly job: Begun; readonly effect: OutsideEffect; readonly call: Call }

/** A failure before any call is certainly not done: it is tried again later. */
async function prepareOrExcuse(options: CarryingOut, claimed: Claimed): Promise<Prepared | null> {
  const { database } = options
  try {
    return await database.transaction({ role: 'system' }, (trx) => prepare(options, trx, claimed))
  } catch (error) {
    options.onError(error)
    await database.transaction({ role: 'system' }, async (trx) => {
      const job = await begin(trx, claimed, options.clock(), leaseEnd(options))
      // With a call of uncertain outcome behind it, a failed preparation must not make it look as if nothing had been called.
      const outcome = job?.calls === 0 ? 'later' : 'unknown'
      if (job !== null) await settle(trx, claimed, { outcome, code: 'preparation-failed' }, settling(options, job, true))
    })
    return null
  }
}

/** Settles what needs no call; otherwise hands on the call. All in one transaction. */
async function prepare(options: CarryingOut, trx: Transaction, claimed: Claimed): Promise<Prepared | null> {
  const now = options.clock()
  const job = await begin(trx, claimed, now, leaseEnd(options))
  if (job === null) return null
  const effect = options.effects[job.kind]
  if (effect === undefined) return await closed(trx, claimed, 'failed', 'unknown-kind', now)
  if (effect.where === 'inside') {
    await effect.run(trx, job, now)
    return await closed(trx, claimed, 'sent', null, now)
  }
  if (job.expired) return await closed(trx, claimed, job.calls > 0 ? 'unknown' : 'cancelled', 'expired', now)
  const call = await effect.prepare(trx, job, now)
  if ('pointless' in call) return await closed(trx, claimed, job.calls > 0 ? 'unknown' : 'cancelled', call.pointless, now)
  if (job.calls >= effect.uncertainCalls && (call.confirm === undefined || effect.uncertainCalls === 1)) {
    return await closed(trx, claimed, 'unknown', 'answer-lost', now)
  }
  return { job, effect, call }
}

async function closed(trx: Transaction, claimed: Claimed, state: 'sent' | 'unknown' | 'failed' | 'cancelled', code: string | null, now: Instant): Promise<null> {
  await close(trx, claimed, state, code, now)
  return null
}

/** Null when the lease was lost before the call: then another relay has it. */
async function askOutside(options: CarryingOut, claimed: Claimed, { job, effect, call }: Prepared): Promise<Answer | null> {
  if (job.calls > 0 && call.confirm !== undefined) {
    const confirmation = await call.confirm().catch(() => 'unknown' as const)
    if (confirmation === 'done') return { outcome: 'sent' }
    if (confirmation === 'unknown') return { outcome: 'unknown', code: 'not-confirmed' }
    // Asked for as often as it may be, and not taken: an operator looks.
    if (job.calls >= effect.uncertainCalls) return { outcome: 'refused', code: 'not-taken' }
  }
  const mayCall = await options.database.transaction({ role: 'system' }, (trx) => beginCall(trx, claimed, leaseEnd(options)))
  if (!mayCall) return null
  return await call.send().catch((error: unknown): Answer => {
    options.onError(error)
    return { outcome: 'unknown', code: 'call-threw' }
  })
}

async function finish(options: CarryingOut, claimed: Claimed, { job, effect, call }: Prepared, answer: Answer): Promise<void> {
  // A provider that can be asked is asked before anything is repeated; one that cannot is not asked twice (no blind retry).
  const askAgain = effect.uncertainCalls === 2 && call.confirm !== undefined
  await options.database.transaction({ role: 'system' }, (trx) => settle(trx, claimed, answer, settling(options, job, askAgain)))
}

function settling({ clock, random = Math.random }: CarryingOut, { attempts, calls }: Begun, askAgain: boolean) {
  return { attempts, callsBefore: calls, now: clock(), random: random(), askAgain }
}

export function leaseEnd({ clock, lease = 60_000 }: CarryingOut): Instant {
  return clock() + lease
}
