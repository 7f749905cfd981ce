/** Idempotence: the same act id gets the first answer again, kept at least 30 days. Two at once: the second waits for the first. */
import type { Instant } from '../../core/time/index.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Transaction } from '../database/index.ts'
import type { Performed, Submission } from './submission.ts'
import { foreignActId } from './refusals.ts'

/** True when this is the first time. The row is held by this transaction, so a twin waits until it commits or rolls back. */
export async function rememberAct(transaction: Transaction, { act, actor, dossier }: Submission, now: Instant): Promise<boolean> {
  const result = await transaction.insertInto('acts')
    .values({ county: dossier.county, id: act.id, actor_person: actor.person, dossier: dossier.id, sequence: null, performed_at: new Date(now) })
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function recallAct(transaction: Transaction, { act, dossier }: Submission): Promise<Performed> {
  const row = await transaction.selectFrom('acts').select(['dossier', 'sequence'])
    .where('county', '=', dossier.county).where('id', '=', act.id).executeTakeFirst()
  // Another person's id looks exactly like this one on another dossier.
  if (row === undefined || row.dossier !== dossier.id || row.sequence === null) throw new Refused(foreignActId())
  return { dossier, sequence: row.sequence, repeated: true }
}
