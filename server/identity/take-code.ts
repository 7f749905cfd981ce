/** Checking a one-time code: counted before it is compared, once, by the browser that asked (control 6). */
import type { Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import { phoneIndex } from './accounts.ts'
import { isSpent, limits, networkSubject, note, type Charge } from './allowances.ts'
import type { Identity } from './identity.ts'
import { sameText } from './keys.ts'
import type { Origin } from './origin.ts'
import { mobileFrom } from './phone.ts'
import { browserHash, codeHash, isAlarmed, wrongCodesInCity, type CodePurpose } from './request-code.ts'

export type CodeAnswer = {
  readonly phone: string
  readonly code: string
  readonly browser: string | null
  readonly from: Origin
}

export type TakenCode = {
  readonly phone: string
  /** Marks the code used. Until then it may be tried again by whoever just got it right, e.g. after a refused new password. */
  readonly use: () => Promise<void>
}

/** The proved telephone, or null for every sort of failure; runs at the gate, in the transaction that uses the proof. */
export async function takeCode(
  transaction: Transaction, identity: Identity, purpose: CodePurpose, answer: CodeAnswer, now: Instant,
): Promise<TakenCode | null> {
  const phone = mobileFrom(answer.phone)
  const fromNetwork: Charge = { subject: networkSubject(identity, 'wrong-code', answer.from.ip), limits: limits.wrongCodesPerNetwork }
  if (phone === null || answer.browser === null || await isSpent(transaction, identity, fromNetwork, now)) return null
  const alarmed = await isAlarmed(transaction, identity, now)
  const tried = await countTry(transaction, identity, purpose, phone, answer.browser, now)
  // Short codes sent before the alarm die with it.
  const alive = tried !== undefined && !(alarmed && tried.digits < 8)
  if (alive && sameText(codeHash(identity, tried.id, answer.code.normalize('NFKC').replace(/\s/g, '')), tried.code_hash)) {
    return { phone, use: () => markUsed(transaction, identity, tried.id, now) }
  }
  await note(transaction, identity, fromNetwork, now)
  await note(transaction, identity, wrongCodesInCity, now)
  return null
}

/** Takes one try off the newest living code of this browser; the row stays locked until the transaction ends. */
async function countTry(transaction: Transaction, identity: Identity, purpose: CodePurpose, phone: string, browser: string, now: Instant) {
  const newest = await transaction.selectFrom('one_time_codes').select('id')
    .where('county', '=', identity.seat.county).where('phone_index', '=', phoneIndex(identity, phone)).where('purpose', '=', purpose)
    .where('browser_hash', '=', browserHash(identity, browser))
    .orderBy('created_at', 'desc').orderBy('id').limit(1).executeTakeFirst()
  if (newest === undefined) return undefined
  return await transaction.updateTable('one_time_codes').set((row) => ({ tries_left: row('tries_left', '-', 1) }))
    .where('county', '=', identity.seat.county).where('id', '=', newest.id)
    .where('used_at', 'is', null).where('expires_at', '>', new Date(now)).where('tries_left', '>', 0)
    .returning(['id', 'code_hash', 'digits']).executeTakeFirst()
}

async function markUsed(transaction: Transaction, identity: Identity, id: string, now: Instant): Promise<void> {
  await transaction.updateTable('one_time_codes').set({ used_at: new Date(now) })
    .where('county', '=', identity.seat.county).where('id', '=', id).execute()
}
