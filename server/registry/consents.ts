/**
 * What residents agreed that a helper may do in their name (代办, R-104, R-606): noted when they are asked, demanded by the door when the
 * act comes. Works as the platform; a helper reads no consents, and the person reads them among the accesses to the own record.
 */
import { v7 as uuidv7 } from 'uuid'
import type { Office } from '../../core/procedure/actor.ts'
import { msPerDay, type Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'

/** How the person agreed; the person reads these words among the accesses to the own record. */
export const consents = { present: '本人当面同意', telephone: '本人在电话里同意', written: '有本人写的委托' } as const
export type Consent = keyof typeof consents

/** Days for which it holds 〔设〕: what was said is for the matter at hand, even where it has to wait for a signal; what was written lasts a season. */
export const consentDays: Readonly<Record<Consent, number>> = { present: 7, telephone: 7, written: 90 }

export type Consenting = {
  readonly county: number
  /** Who agrees. */
  readonly person: string
  /** Who may then act. */
  readonly helper: string
  /** Name of the act they agree to. */
  readonly purpose: string
}

export async function keepConsent(transaction: Transaction, { county, person, helper, purpose }: Consenting, way: Consent, at: Instant): Promise<void> {
  await transaction.insertInto('consents').values({
    county, id: uuidv7({ msecs: at }), person, helper, purpose, way, given_at: new Date(at), valid_until: new Date(at + consentDays[way] * msPerDay),
  }).execute()
}

/** How it stands between the two for this act; a consent of the future is none yet, and what was given before a withdrawal is gone with it. */
export async function consentStands(transaction: Transaction, { county, person, helper, purpose }: Consenting, now: Instant): Promise<'in-force' | 'outdated' | 'withdrawn' | 'none'> {
  const rows = await transaction.selectFrom('consents').select(['valid_until', 'given_at'])
    .where('county', '=', county).where('helper', '=', helper).where('person', '=', person).where('purpose', '=', purpose).where('given_at', '<=', new Date(now))
    .orderBy('valid_until', 'desc').execute()
  if (rows.length === 0) return 'none'
  const withdrawal = await transaction.selectFrom('consent_withdrawals').select('withdrawn_at')
    .where('county', '=', county).where('helper', '=', helper).where('person', '=', person).orderBy('withdrawn_at', 'desc').limit(1).executeTakeFirst()
  const left = rows.filter((row) => withdrawal === undefined || row.given_at > withdrawal.withdrawn_at)
  if (left.length === 0) return 'withdrawn'
  return left.some((row) => now < row.valid_until.getTime()) ? 'in-force' : 'outdated'
}

/** Somebody who may act in a person's name now, as that person is told; without an office who has left it since. */
export type Helping = { readonly helper: string; readonly name: string; readonly office: Office | null; readonly unit: string; readonly until: Instant }

/** To whom this person's consents hold now; one line a helper, the longest. */
export async function helpersOf(transaction: Transaction, county: number, person: string, now: Instant): Promise<readonly Helping[]> {
  const rows = await transaction.selectFrom('consents').leftJoin('mandates', (join) => join.onRef('mandates.person', '=', 'consents.helper').on('mandates.revoked_at', 'is', null))
    .select(['consents.helper', 'consents.purpose', 'consents.valid_until', 'mandates.holder_name', 'mandates.office', 'mandates.unit'])
    .where('consents.county', '=', county).where('consents.person', '=', person).where('consents.valid_until', '>', new Date(now))
    .orderBy('consents.valid_until', 'desc').orderBy('mandates.granted_at').execute()
  const told = new Map<string, Helping>()
  for (const row of rows) {
    const { helper, purpose } = row
    if (told.has(helper) || await consentStands(transaction, { county, person, helper, purpose }, now) !== 'in-force') continue
    told.set(helper, { helper, name: row.holder_name ?? '', office: row.office, unit: row.unit ?? '', until: row.valid_until.getTime() })
  }
  return [...told.values()]
}

/** From now on this helper does nothing more in the person's name; what was done stays done (PIPL art. 15). Answers false where there was nothing to take back. */
export async function withdrawConsents(transaction: Transaction, county: number, person: string, helper: string, at: Instant): Promise<boolean> {
  if (!(await helpersOf(transaction, county, person, at)).some((one) => one.helper === helper)) return false
  await transaction.insertInto('consent_withdrawals').values({ county, id: uuidv7({ msecs: at }), person, helper, withdrawn_at: new Date(at) }).execute()
  return true
}
