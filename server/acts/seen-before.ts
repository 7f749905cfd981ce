/** Idempotence: the same act id gets the first answer again, kept at least 30 days. Two at once: the second waits for the first. */
import { canonicalJson } from '../../core/procedure/canonical.ts'
import type { Json } from '../../core/procedure/dossier.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Instant } from '../../core/time/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { foreignActId } from './refusals.ts'
import type { Performed, Submission } from './submission.ts'

/** True when this is the first time. The row is held by this transaction, so a twin waits until it commits or rolls back. */
export async function rememberAct(transaction: Transaction, { act, actor, dossier }: Submission, now: Instant): Promise<boolean> {
  const result = await transaction.insertInto('acts')
    .values({ county: dossier.county, id: act.id, actor_person: actor.person, dossier: dossier.id, sequence: null, performed_at: new Date(now) })
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** @throws Refused when the id was used by somebody else, elsewhere, or for something else: nothing typed is dropped silently */
export async function recallAct(transaction: Transaction, submission: Submission): Promise<Performed> {
  const { act, dossier } = submission
  const row = await transaction.selectFrom('acts').select(['dossier', 'sequence'])
    .where('county', '=', dossier.county).where('id', '=', act.id).executeTakeFirst()
  // Another person's id looks exactly like this one on another dossier.
  if (row === undefined || row.dossier !== dossier.id || row.sequence === null) throw new Refused(foreignActId())
  return await recallRecord(transaction, submission)
}

/** The same from the record itself: who did it may no longer be allowed to see it, so the platform compares. */
export async function recallRecord(transaction: Transaction, { act, actor, dossier }: Submission): Promise<Performed> {
  await takeRole(transaction, 'system')
  const row = await transaction.selectFrom('events').select(['dossier', 'sequence', 'actor_person', 'act', 'form'])
    .where('county', '=', dossier.county).where('act_id', '=', act.id).executeTakeFirst()
  const same = row !== undefined && row.dossier === dossier.id && row.actor_person === actor.person && row.act === act.act && isSameForm(row.form, act.form)
  if (!same) throw new Refused(foreignActId())
  return { dossier, sequence: row.sequence, repeated: true }
}

function isSameForm(recorded: Json, sent: unknown): boolean {
  try {
    return canonicalJson(recorded) === canonicalJson(sent as Json)
  } catch {
    // What has no canonical text was never recorded.
    return false
  }
}
