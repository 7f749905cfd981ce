/**
 * What residents agreed that a helper may do in their name (代办, R-104, R-606): noted when they are asked, demanded by the door when the
 * act comes. Works as the platform; a helper reads no consents, and the person reads them among the accesses to the own record.
 */
import { v7 as uuidv7 } from 'uuid'
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

/** The last one given to this helper for this; a consent of the future is none yet. */
export async function consentStands(transaction: Transaction, { county, person, helper, purpose }: Consenting, now: Instant): Promise<'in-force' | 'outdated' | 'none'> {
  const row = await transaction.selectFrom('consents').select('valid_until')
    .where('county', '=', county).where('helper', '=', helper).where('person', '=', person).where('purpose', '=', purpose).where('given_at', '<=', new Date(now))
    .orderBy('valid_until', 'desc').limit(1).executeTakeFirst()
  if (row === undefined) return 'none'
  return now < row.valid_until.getTime() ? 'in-force' : 'outdated'
}
