/** Taking a new password: policy, the last five, history. */
import { passwordFault } from '../../core/password-policy/password-policy.ts'
import type { Refusal } from '../../core/procedure/refusal.ts'
import { dayOf, type Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import { mandatesInForce } from '../registry/index.ts'
import type { Account } from './accounts.ts'
import type { Identity } from './identity.ts'
import { refusals } from './refusals.ts'
import { administratorOffices } from './sessions.ts'

const remembered = 5

/** Sets the password, or answers why not. */
export async function takeNewPassword(
  transaction: Transaction, identity: Identity, account: Account, password: string, now: Instant,
): Promise<Refusal | null> {
  const mandates = await mandatesInForce(transaction, account.person, dayOf(now))
  const administrator = mandates.some((mandate) => administratorOffices.has(mandate.office))
  const ownWords = [account.userName ?? '', ...mandates.map((mandate) => mandate.holderName)]
  const fault = passwordFault(password, { administrator, ownWords })
  if (fault !== null) return fault
  if (await usedBefore(transaction, identity, account.id, password)) return refusals.passwordUsedBefore
  await keep(transaction, identity, account.id, await identity.hasher.hash(password), now)
  return null
}

async function usedBefore(transaction: Transaction, identity: Identity, account: string, password: string): Promise<boolean> {
  const rows = await transaction.selectFrom('password_history').select('hash')
    .where('county', '=', identity.seat.county).where('account', '=', account).orderBy('set_at', 'desc').limit(remembered).execute()
  for (const { hash } of rows) if (await identity.hasher.verify(password, hash)) return true
  return false
}

async function keep(transaction: Transaction, identity: Identity, account: string, hash: string, now: Instant): Promise<void> {
  const { county } = identity.seat
  const row = { county, account, hash, set_at: new Date(now) }
  await transaction.insertInto('passwords').values({ ...row, must_change: false })
    .onConflict((conflict) => conflict.columns(['county', 'account']).doUpdateSet({ hash, set_at: new Date(now), must_change: false }))
    .execute()
  await transaction.insertInto('password_history').values(row).onConflict((conflict) => conflict.doNothing()).execute()
  const kept = transaction.selectFrom('password_history').select('set_at')
    .where('county', '=', county).where('account', '=', account).orderBy('set_at', 'desc').limit(remembered)
  await transaction.deleteFrom('password_history').where('county', '=', county).where('account', '=', account)
    .where('set_at', 'not in', kept).execute()
}
