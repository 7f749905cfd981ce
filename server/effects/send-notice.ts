/** Effect `send-notice`: one short message about a matter, to one person. May reach them twice after a crash, never more. */
import type { OutsideEffect } from './effect.ts'
import type { PhoneOf } from './ports.ts'
import { mayReceive, type Sms, type SmsAdapter } from './sms.ts'

export const sendNoticeKind = 'send-notice'

export type NoticePayload = {
  readonly person: string
  readonly dossier: string
  readonly sentence: string
  readonly number: string | null
}

export function sendNotice(sms: SmsAdapter, phoneOf: PhoneOf): OutsideEffect {
  return {
    where: 'outside',
    uncertainCalls: 2,
    prepare: async (trx, { id, county, payload, createdAt }) => {
      const { person, dossier, sentence, number } = payload as NoticePayload
      const phone = await phoneOf(trx, { county, person, dossier })
      if (phone === null) return { pointless: 'no-phone' }
      if (!mayReceive(phone, sms)) return { pointless: 'not-a-mobile' }
      const told = number !== null && sentence.includes(number)
        ? { template: 'matter-numbered', parameters: { sentence } } as const
        : { template: 'matter', parameters: { number: number ?? '待编', sentence } } as const
      return callFor(sms, { id, county, phone, ...told, createdAt })
    },
  }
}

/** One message as a call, with the question afterwards where the provider can be asked. */
export function callFor(adapter: SmsAdapter, sms: Sms) {
  const { confirm } = adapter
  return { send: () => adapter.send(sms), ...(confirm === undefined ? {} : { confirm: () => confirm(sms) }) }
}
