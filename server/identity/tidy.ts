/** What the platform does by itself, from a timer: forget what is over (R14) and disable staff accounts nobody used for 90 days. */
import { dayOf, msPerDay, type Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import { audit } from './audit.ts'
import type { Identity } from './identity.ts'

/** Sessions stay in the holder's history for a month after their end; audit records stay. */
const sessionsKept = 30 * msPerDay
const unusedFor = 90 * msPerDay

export type Tidied = { readonly disabledAccounts: number }

export async function tidyIdentity(identity: Identity, now: Instant): Promise<Tidied> {
  return await identity.database.transaction({ role: 'system' }, async (transaction) => {
    await forget(transaction, identity, now)
    return { disabledAccounts: await disableUnused(transaction, identity, now) }
  })
}

async function forget(transaction: Transaction, identity: Identity, now: Instant): Promise<void> {
  const { county } = identity.seat
  const old = new Date(now - sessionsKept)
  await transaction.deleteFrom('sessions').where('county', '=', county).where('last_seen_at', '<', old).execute()
  await transaction.deleteFrom('one_time_codes').where('county', '=', county).where('expires_at', '<', new Date(now - msPerDay)).execute()
  await transaction.deleteFrom('allowances').where('county', '=', county).where('stale_at', '<', new Date(now)).execute()
  await transaction.deleteFrom('day_counts').where('county', '=', county).where('day', '<', dayOf(now - 7 * msPerDay)).execute()
  await transaction.deleteFrom('sign_in_failures').where('county', '=', county).where('changed_at', '<', new Date(now - msPerDay)).execute()
}

async function disableUnused(transaction: Transaction, identity: Identity, now: Instant): Promise<number> {
  const since = new Date(now - unusedFor)
  const disabled = await transaction.updateTable('accounts').set({ state: 'disabled', disabled_at: new Date(now) })
    .where('county', '=', identity.seat.county).where('state', '=', 'active').where('user_name', 'is not', null)
    .where('demonstration', '=', false).where('created_at', '<', since)
    .where((row) => row.or([row('last_sign_in', 'is', null), row('last_sign_in', '<', since)]))
    .returning('id').execute()
  for (const { id } of disabled) {
    await audit(transaction, {
      at: now, region: identity.seat.code, actor: null, act: 'disable-unused-account', object: `account:${id}`, result: 'done',
      from: { ip: 'local', device: '平台', requestId: `tidy-${now}` },
    })
  }
  return disabled.length
}
