/**
 * Effect `perform-act`: an act that follows on another dossier, e.g. a merged matter's reporter is taken in by the main one.
 * It goes through the same door as the system, in its own transaction; its id is made from the cause, so a repeat does nothing.
 */
import { createHash } from 'node:crypto'
import type { DossierKey, JsonObject } from '../../core/procedure/dossier.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import type { InsideEffect } from './effect.ts'
import { enqueue } from './enqueue.ts'

export const performActKind = 'perform-act'

/** Performs as the system. What the door refuses is over: the other matter has moved on, and nobody can be asked. */
export type PerformAct = (act: { readonly id: string; readonly on: string; readonly act: string; readonly form: JsonObject }) => Promise<void>

export type FollowingAct = {
  readonly dossier: DossierKey
  readonly sequence: number
  readonly position: number
  readonly on: string
  readonly act: string
  readonly form: JsonObject
  readonly now: Instant
}

/** Call it in the transaction of the act that causes it. */
export async function enqueueAct(trx: Transaction, { dossier, sequence, position, on, act, form, now }: FollowingAct): Promise<void> {
  const dedupe = `${performActKind}:${dossier.id}:${String(sequence)}:${String(position)}`
  await enqueue(trx, { county: dossier.county, kind: performActKind, dedupe, payload: { id: idFrom(dedupe), on, act, form }, now })
}

export function performAct(perform: PerformAct): InsideEffect {
  return {
    where: 'inside',
    run: async (_trx, job) => {
      const { id, on, act, form } = job.payload as unknown as { id: string; on: string; act: string; form: JsonObject }
      await perform({ id, on, act, form })
    },
  }
}

function idFrom(cause: string): string {
  const hex = createHash('sm3').update(cause).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
