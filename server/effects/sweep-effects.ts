/** Keeps the effects' tables bounded (R-914): settled rows 30 days, uncertain and given-up ones 180, messages a year, the demonstration a week. */
import { msPerDay, type Instant } from '../../core/time/index.ts'
import type { Database } from '../database/index.ts'

export type SweptEffects = { readonly outbox: number; readonly messages: number; readonly demonstration: number }

export async function sweepEffects(database: Database, now: Instant): Promise<SweptEffects> {
  return await database.transaction({ role: 'system' }, async (trx) => {
    const before = (days: number) => new Date(now - days * msPerDay)
    const settled = await trx.deleteFrom('outbox').where('settled_at', '<', before(30)).where('state', 'in', ['sent', 'cancelled']).executeTakeFirst()
    const givenUp = await trx.deleteFrom('outbox').where('settled_at', '<', before(180)).where('state', 'in', ['failed', 'unknown']).executeTakeFirst()
    const messages = await trx.deleteFrom('messages').where('created_at', '<', before(365)).executeTakeFirst()
    const demonstration = await trx.deleteFrom('demo_messages').where('created_at', '<', before(7)).executeTakeFirst()
    return {
      outbox: Number(settled.numDeletedRows + givenUp.numDeletedRows), messages: Number(messages.numDeletedRows),
      demonstration: Number(demonstration.numDeletedRows),
    }
  })
}
