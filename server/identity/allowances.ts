/** Limits kept in the database, so that they hold over all processes: exact sliding windows and daily caps. */
import { sql } from 'kysely'
import { freeAt, spend, type Limit } from '../../core/allowance/allowance.ts'
import { dayOf, type Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import type { Identity } from './identity.ts'
import { keyedHash } from './keys.ts'
import { networkOf } from './origin.ts'

export type Charge = { readonly subject: string; readonly limits: readonly Limit[] }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export const limits = {
  codesPerPhone: [{ most: 1, within: minute }, { most: 5, within: hour }, { most: 10, within: day }],
  codesPerNetwork: [{ most: 60, within: hour }, { most: 300, within: day }],
  wrongCodesPerNetwork: [{ most: 40, within: 15 * minute }],
  wrongPasswordsPerNetwork: [{ most: 50, within: 15 * minute }],
  wrongPasswordsInCity: [{ most: 1000, within: 15 * minute }],
} as const satisfies Readonly<Record<string, readonly Limit[]>>

export function networkSubject(identity: Identity, what: string, ip: string): string {
  return `${what}:${keyedHash(identity.keys.subject, 'network', networkOf(ip))}`
}

/** Spends one of each charge, or none when any is used up. Rows are locked in the order given: keep to one order everywhere. */
export async function spendAll(
  transaction: Transaction, identity: Identity, charges: readonly Charge[], now: Instant,
): Promise<'spent' | { readonly retryAt: Instant }> {
  const spent: { charge: Charge; times: readonly Instant[] }[] = []
  for (const charge of charges) {
    const spending = spend(await lockedTimes(transaction, identity, charge.subject, now), charge.limits, now)
    if (!spending.allowed) return { retryAt: spending.retryAt }
    spent.push({ charge, times: spending.times })
  }
  for (const { charge, times } of spent) await keep(transaction, identity, charge, times, now)
  return 'spent'
}

/** Is the charge used up? Looks without waiting: parallel callers may pass together, a handful at most. */
export async function isSpent(transaction: Transaction, identity: Identity, { subject, limits: rules }: Charge, now: Instant): Promise<boolean> {
  const row = await transaction.selectFrom('allowances').select('times')
    .where('county', '=', identity.seat.county).where('subject', '=', subject).executeTakeFirst()
  return row !== undefined && freeAt(row.times.map(Number), rules, now) > now
}

/** Notes one more, past the limit too, keeping no more of them than the largest limit. */
export async function note(transaction: Transaction, identity: Identity, charge: Charge, now: Instant): Promise<void> {
  const most = Math.max(...charge.limits.map((limit) => limit.most))
  const times = await lockedTimes(transaction, identity, charge.subject, now)
  await keep(transaction, identity, charge, [...times, now].slice(-most), now)
}

/** Counts one towards a cap of the day; false when the cap is reached. */
export async function countOfDay(transaction: Transaction, identity: Identity, subject: string, cap: number, now: Instant): Promise<boolean> {
  const counted = await transaction.insertInto('day_counts')
    .values({ county: identity.seat.county, subject, day: dayOf(now), spent: 1 })
    .onConflict((conflict) => conflict.columns(['county', 'subject', 'day'])
      .doUpdateSet({ spent: sql`day_counts.spent + 1` }).where('day_counts.spent', '<', cap))
    .returning('spent').executeTakeFirst()
  return counted !== undefined
}

/** The upsert locks and reads in one step, so that a row tidied away in between loses nothing. */
async function lockedTimes(transaction: Transaction, identity: Identity, subject: string, now: Instant): Promise<number[]> {
  const row = await transaction.insertInto('allowances').values({ county: identity.seat.county, subject, times: [], stale_at: new Date(now) })
    .onConflict((conflict) => conflict.columns(['county', 'subject']).doUpdateSet({ stale_at: sql`allowances.stale_at` }))
    .returning('times').executeTakeFirstOrThrow()
  return row.times.map(Number)
}

async function keep(transaction: Transaction, identity: Identity, charge: Charge, times: readonly Instant[], now: Instant): Promise<void> {
  const longest = Math.max(...charge.limits.map((limit) => limit.within))
  await transaction.updateTable('allowances').set({ times: [...times], stale_at: new Date(now + longest) })
    .where('county', '=', identity.seat.county).where('subject', '=', charge.subject).execute()
}
