/**
 * Effect `notify`: tells everybody an act addresses. Each gets a message on our own pages; the reporter, at the four nodes of R-105
 * (accepted, dispatched, extended, closed), a short message too. Runs inside the settling transaction: exactly once.
 */
import { v7 } from 'uuid'
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import type { InsideEffect, Job } from './effect.ts'
import { enqueue } from './enqueue.ts'
import type { HoldersOf, TimeOfMatters } from './ports.ts'
import { sendNoticeKind, type NoticePayload } from './send-notice.ts'

export const notifyKind = 'notify'

export type Notice = {
  readonly dossier: DossierKey
  /** Sequence of the record that causes it, and which of its effects this is: together they name the cause. */
  readonly sequence: number
  readonly position: number
  readonly to: readonly Addressee[]
  /** Key of the procedure's text. */
  readonly text: string
  /** The text itself, as it is true now: plain Chinese, no names, no secrets, at most 500 characters. */
  readonly sentence: string
  /** Number of the dossier, where it has one. */
  readonly number: string | null
  /** One of R-105's four nodes. */
  readonly mustReach: boolean
  /** Who did the act: they know. */
  readonly except: string | null
  readonly now: Instant
}

type NotifyPayload = {
  readonly dossier: string
  readonly to: readonly Addressee[]
  readonly text: string
  readonly sentence: string
  readonly number: string | null
  readonly mustReach: boolean
  readonly except: string | null
}

const longestSentence = 500

/** Call it in the act's transaction. */
export async function enqueueNotice(trx: Transaction, notice: Notice): Promise<void> {
  const { dossier, sequence, position, to, text, number, mustReach, except, now } = notice
  const sentence = [...notice.sentence].slice(0, longestSentence).join('')
  const payload: NotifyPayload = { dossier: dossier.id, to, text, sentence, number, mustReach, except }
  const dedupe = `${notifyKind}:${dossier.id}:${String(sequence)}:${String(position)}`
  await enqueue(trx, { county: dossier.county, kind: notifyKind, dedupe, payload, now })
}

export function notify(holdersOf: HoldersOf, timeOfMatters?: TimeOfMatters): InsideEffect {
  return {
    where: 'inside',
    run: async (trx, job, now) => {
      const payload = job.payload as unknown as NotifyPayload
      const addressed = payload.to.flatMap((one) => (one.kind === 'person' ? [one.person] : []))
      const holders = await Promise.all(payload.to.filter(isHeld).map((one) => holdersOf(trx, one, now)))
      const barred = await barredFrom(trx, job.county, payload.dossier)
      const everybody = new Set([...addressed, ...holders.flat()].filter((person) => person !== payload.except && !barred.has(person)))
      const written = await timeOfMatters?.(trx) ?? now
      for (const person of everybody) await deliver(trx, job, payload, person, written)
      if (payload.mustReach) await sendToo(trx, job, payload, addressed, now)
    },
  }
}

/** Whoever is complained about hears nothing of it, whatever office they hold. */
async function barredFrom(trx: Transaction, county: number, dossier: string): Promise<ReadonlySet<string>> {
  const row = await trx.selectFrom('dossiers').select('barred_persons').where('county', '=', county).where('id', '=', dossier).executeTakeFirst()
  return new Set(row?.barred_persons)
}

function isHeld({ kind }: Addressee): boolean {
  return kind === 'unit' || kind === 'office' || kind === 'office-over'
}

async function deliver(trx: Transaction, { county }: Job, { dossier, text, sentence }: NotifyPayload, person: string, now: Instant): Promise<void> {
  await trx.insertInto('messages')
    .values({ county, id: v7(), person, dossier, text_key: text, sentence, created_at: new Date(now), read_at: null })
    .execute()
}

/** By telephone only to persons addressed as such: those are the villagers; staff look at their queue. */
async function sendToo(trx: Transaction, job: Job, payload: NotifyPayload, persons: readonly string[], now: Instant): Promise<void> {
  for (const person of new Set(persons)) {
    if (person === payload.except) continue
    const notice: NoticePayload = { person, dossier: payload.dossier, sentence: payload.sentence, number: payload.number }
    await enqueue(trx, { county: job.county, kind: sendNoticeKind, dedupe: `${sendNoticeKind}:${job.id}:${person}`, payload: notice, now })
  }
}
