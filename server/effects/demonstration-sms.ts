/** The channel of the demonstration: nothing leaves the house, everything shows at /demo/outbox. */
import type { Database } from '../database/index.ts'
import { textOf, type SmsAdapter } from './sms.ts'

export function demonstrationSms(database: Database): SmsAdapter {
  return {
    name: 'demonstration',
    send: async (sms) => {
      const row = { county: sms.county, id: sms.id, channel: 'sms', recipient: sms.phone, sentence: textOf(sms), created_at: new Date(sms.createdAt) } as const
      await database.transaction({ role: 'system' }, (trx) =>
        trx.insertInto('demo_messages').values(row).onConflict((conflict) => conflict.doNothing()).execute())
      return { outcome: 'sent' }
    },
    confirm: async ({ county, id }) => await database.transaction({ role: 'system' }, async (trx) => {
      const row = await trx.selectFrom('demo_messages').select('id').where('county', '=', county).where('id', '=', id).executeTakeFirst()
      return row === undefined ? 'not-done' : 'done'
    }),
  }
}
