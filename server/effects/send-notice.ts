/** Effect `send-notice`: one short message about a matter, to one person. May reach them twice after a crash, never more. */
import type { OutsideEffect } from './effect.ts'
import type { PhoneOf } from './ports.ts'
import { mayReceive, type Sms, type SmsAdapter } from './sms.ts'
import { wayToLook, type WayToLook } from './way-to-look.ts'

export const sendNoticeKind = 'send-notice'

export type NoticePayload = {
  readonly person: string
  readonly dossier: string
  readonly sentence: string
  readonly number: string | null
}

export function sendNotice(sms: SmsAdapter, phoneOf: PhoneOf, way: WayToLook = wayToLook): OutsideEffect {
  return {
    where: 'outside',
    uncertainCalls: 2,
    prepare: async (trx, { id, county, payload, createdAt }) => {
      const { person, dossier, number, ...notice } = payload as NoticePayload
      const phone = await phoneOf(trx, { county, person, dossier })
      if (phone === null) return { pointless: 'no-phone' }
      if (!mayReceive(phone, sms)) return { pointless: 'not-a-mobile' }
      const [sentence, how] = [withoutOpening(notice.sentence), await way(trx, { county, dossier, person })]
      const told = number !== null && sentence.includes(number)
        ? { template: 'matter-numbered', parameters: { sentence, how } } as const
        : { template: 'matter', parameters: { number: number ?? '待编', sentence, how } } as const
      return callFor(sms, { id, county, phone, ...told, createdAt })
    },
  }
}

/** The texts are written for messages on our own pages; a short message has nothing to open. */
function withoutOpening(sentence: string): string {
  return sentence.replace(/，[^，。]*请点开查看[^，。]*。/, '。')
}

/** One message as a call, with the question afterwards where the provider can be asked. */
export function callFor(adapter: SmsAdapter, sms: Sms) {
  const { confirm } = adapter
  return { send: () => adapter.send(sms), ...(confirm === undefined ? {} : { confirm: () => confirm(sms) }) }
}
