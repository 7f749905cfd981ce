/** Failures in a row and their lock, for names that exist and names that do not alike. */
import { tryOnce, type Failures } from '../../core/lockout/lockout.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import type { Identity } from './identity.ts'
import { keyedHash } from './keys.ts'

export type Lockable = {
  readonly subject: string
  readonly account: { readonly id: string; readonly scope: number } | null
}

export function nameSubject(identity: Identity, userName: string): string {
  return `name:${keyedHash(identity.keys.subject, 'name', userName)}`
}

export function secondFactorSubject(account: string): string {
  return `second-factor:${account}`
}

/** Counts one try before it is checked; false when the door is locked. Serialised per subject, so 200 at once are still five. */
export async function countTry(transaction: Transaction, identity: Identity, what: Lockable, now: Instant): Promise<boolean> {
  const before = await lockedFailures(transaction, identity, what, now)
  const tried = tryOnce(before, now)
  if (!tried.allowed) return false
  const { count, lockedUntil } = tried.failures
  await transaction.updateTable('sign_in_failures')
    .set({
      failures: count, locked_until: lockedUntil === null ? null : new Date(lockedUntil), changed_at: new Date(now),
      account: what.account?.id ?? null, scope: what.account?.scope ?? null,
    })
    .where('county', '=', identity.seat.county).where('subject', '=', what.subject).execute()
  return true
}

export async function clearFailures(transaction: Transaction, identity: Identity, subject: string): Promise<void> {
  await transaction.deleteFrom('sign_in_failures').where('county', '=', identity.seat.county).where('subject', '=', subject).execute()
}

/** The upsert locks and reads in one step: a row deleted in between cannot let a try through uncounted. */
async function lockedFailures(transaction: Transaction, identity: Identity, what: Lockable, now: Instant): Promise<Failures> {
  const row = await transaction.insertInto('sign_in_failures')
    .values({
      county: identity.seat.county, subject: what.subject, failures: 0, changed_at: new Date(now),
      account: what.account?.id ?? null, scope: what.account?.scope ?? null,
    })
    .onConflict((conflict) => conflict.columns(['county', 'subject']).doUpdateSet({ changed_at: new Date(now) }))
    .returning(['failures', 'locked_until']).executeTakeFirstOrThrow()
  return { count: row.failures, lockedUntil: row.locked_until?.getTime() ?? null }
}
