/** Effect `send-account-notice`: tells the holder of an account what happened to it. */
import { v7 } from 'uuid'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import type { OutsideEffect } from './effect.ts'
import { enqueue } from './enqueue.ts'
import type { OutboxCipher } from './ports.ts'
import { callFor } from './send-notice.ts'
import { mayReceive, type SmsAdapter } from './sms.ts'
import type { SmsTemplate } from './sms-templates.ts'

export const sendAccountNoticeKind = 'send-account-notice'

export type AccountNotice = Exclude<SmsTemplate, 'one-time-code' | 'matter' | 'matter-numbered'>

export type TellingHolder = { readonly county: number; readonly phone: string; readonly notice: AccountNotice; readonly now: Instant }

/** Call it in the transaction that changes the account. */
export async function enqueueAccountNotice(trx: Transaction, cipher: OutboxCipher, { county, phone, notice, now }: TellingHolder): Promise<void> {
  const id = v7()
  await enqueue(trx, {
    county, id, kind: sendAccountNoticeKind, dedupe: `${sendAccountNoticeKind}:${id}`, payload: { notice }, sealed: cipher.seal(id, phone), now,
  })
}

export function sendAccountNotice(sms: SmsAdapter, cipher: OutboxCipher): OutsideEffect {
  return {
    where: 'outside',
    uncertainCalls: 2,
    prepare: (_trx, { id, county, payload, sealed, createdAt }) => {
      if (sealed === null) return Promise.resolve({ pointless: 'already-erased' })
      const phone = cipher.open(id, sealed)
      if (!mayReceive(phone, sms)) return Promise.resolve({ pointless: 'not-a-mobile' })
      const template = payload['notice'] as AccountNotice
      return Promise.resolve(callFor(sms, { id, county, phone, template, parameters: {}, createdAt }))
    },
  }
}
