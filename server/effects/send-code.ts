/**
 * Effect `send-code`: a one-time code to a telephone, at most once. Number and code travel sealed in the outbox row, since nothing
 * else remembers them, and are gone when the row is settled. A lost answer is left uncertain: the person asks for a new code.
 */
import { v7 } from 'uuid'
import { codeLife, minute } from '../../core/one-time-code/code-strength.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import type { OutsideEffect } from './effect.ts'
import { enqueue } from './enqueue.ts'
import type { OutboxCipher } from './ports.ts'
import { callFor } from './send-notice.ts'
import { mayReceive, type SmsAdapter } from './sms.ts'

export const sendCodeKind = 'send-code'

export type Code = { readonly county: number; readonly phone: string; readonly code: string; readonly now: Instant }

/** Call it in the transaction that stores the code's hash. */
export async function enqueueCode(trx: Transaction, cipher: OutboxCipher, { county, phone, code, now }: Code): Promise<void> {
  const id = v7()
  const sealed = cipher.seal(id, JSON.stringify({ phone, code }))
  await enqueue(trx, { county, id, kind: sendCodeKind, dedupe: `${sendCodeKind}:${id}`, payload: {}, sealed, now, expiresAt: now + codeLife })
}

export function sendCode(sms: SmsAdapter, cipher: OutboxCipher): OutsideEffect {
  return {
    where: 'outside',
    uncertainCalls: 1,
    prepare: (_trx, { id, county, sealed, createdAt }) => {
      if (sealed === null) return Promise.resolve({ pointless: 'already-erased' })
      const { phone, code } = JSON.parse(cipher.open(id, sealed)) as { phone: string; code: string }
      if (!mayReceive(phone, sms)) return Promise.resolve({ pointless: 'not-a-mobile' })
      const parameters = { code, minutes: String(codeLife / minute) }
      return Promise.resolve(callFor(sms, { id, county, phone, template: 'one-time-code', parameters, createdAt }))
    },
  }
}
