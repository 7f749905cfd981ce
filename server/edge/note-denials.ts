/** A denial leaves one audit record (control 35), in a transaction of its own, since the act's was rolled back; what is done leaves it in the act's. */
import type { FastifyRequest } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import { realTime, type Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { audit, originOf } from '../identity/index.ts'
import { findActor } from './caller.ts'

/** What a form gets wrong or a race takes away is no denial. */
const denials: ReadonlySet<string> = new Set(['not-yours', 'unknown-dossier', 'region-not-yours', 'staff-only', 'settings-not-yours', 'settings-own-proposal', 'act-id-used'])

/** Runs the work; a denial to somebody signed in is written down before it is answered. */
export async function notingDenials<T>(door: Door, request: FastifyRequest, asked: { readonly act: string; readonly object: string }, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused && denials.has(error.refusal.code)) await note(door, request, asked, error.refusal.code)
    throw error
  }
}

/** What changes how others are governed leaves a record in its own transaction: without the record it is not done (control 38). */
export async function noteDone(transaction: Transaction, door: Door, request: FastifyRequest, { act, object }: { readonly act: string; readonly object: string }): Promise<void> {
  const actor = findActor(request)
  if (actor?.mandate == null) throw new TypeError(`${act} by nobody in office`)
  await audit(transaction, {
    at: realTime(door), region: actor.mandate.region.code, actor, account: request.caller.session?.account ?? null, act, object, result: 'done', from: originOf(request),
  })
}

async function note(door: Door, request: FastifyRequest, { act, object }: { readonly act: string; readonly object: string }, cause: string): Promise<void> {
  const actor = findActor(request)
  if (actor === null) return
  const region = actor.mandate?.region.code ?? /^(?:dossier:)?(\d{6})-/.exec(object)?.[1]
  if (region === undefined) return
  await door.database.transaction({ role: 'app', actor }, (transaction) => audit(transaction, {
    at: realTime(door), region, actor, account: request.caller.session?.account ?? null, act, object, result: 'refused', cause, from: originOf(request),
  }))
}
