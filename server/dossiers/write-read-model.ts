/** Puts a read model into its tables, and what it changes of the figures into the queue of the fold; runs as the platform (migrations 0004, 0012). */
import { sql, type Insertable } from 'kysely'
import { deltasBetween, type Counts } from '../../core/indicators/index.ts'
import type { Tables, Transaction } from '../database/index.ts'
import type { ReadModel } from './read-model.ts'

export async function openReadModel(transaction: Transaction, model: ReadModel, headHash: Buffer): Promise<void> {
  await Promise.all([
    transaction.insertInto('dossiers').values(rowOf(model, headHash)).execute(),
    ...clocksAndTasks(transaction, model),
    ...noteMoved(transaction, model),
    writeDeltas(transaction, model.dossier.county, null, model.counts),
  ])
}

/** @param counted what the locked row says was counted of it so far: the difference goes to the figures */
export async function moveReadModel(transaction: Transaction, model: ReadModel, headHash: Buffer, counted: Counts | null): Promise<void> {
  const { county, id, ...columns } = rowOf(model, headHash)
  // Sent at once, in this order: round trips are what an act waits for.
  await Promise.all([
    transaction
      .with('clocks', (within) => within.deleteFrom('deadlines').where('county', '=', county).where('dossier', '=', id))
      .with('waiting', (within) => within.deleteFrom('tasks').where('county', '=', county).where('dossier', '=', id))
      .updateTable('dossiers').set(columns).where('county', '=', county).where('id', '=', id).execute(),
    ...clocksAndTasks(transaction, model),
    ...noteMoved(transaction, model),
    writeDeltas(transaction, county, counted, model.counts),
  ])
}

function clocksAndTasks(transaction: Transaction, { deadlines, tasks }: ReadModel): readonly Promise<unknown>[] {
  return [
    ...(deadlines.length > 0 ? [transaction.insertInto('deadlines').values(deadlines).execute()] : []),
    ...(tasks.length > 0 ? [transaction.insertInto('tasks').values(tasks).execute()] : []),
  ]
}

/** Sums over the parts of a whole are counted anew soon: that something moved is all that is written down here. */
function noteMoved(transaction: Transaction, { dossier: { county, id, shown, belongs_to: whole } }: ReadModel): readonly Promise<unknown>[] {
  if (whole === null && shown === null) return []
  return [transaction.insertInto('whole_changes').values({ county, whole: whole ?? id }).execute()]
}

/** What the figures have to take in. Most acts move a matter from one state to another in the month of its report: one row. */
export async function writeDeltas(transaction: Transaction, county: number, counted: Counts | null, counts: Counts): Promise<void> {
  const deltas = deltasBetween(counted, counts)
  if (deltas.length === 0) return
  await transaction.insertInto('rollup_deltas').values(deltas.map(({ village, category, open, month, amounts }) => (
    { county, village: Number(village), category, open, month, ...amounts }
  ))).execute()
}

function rowOf(model: ReadModel, headHash: Buffer): Insertable<Tables['dossiers']> {
  return { ...model.dossier, counts: JSON.stringify(model.counts), search: sql`array_to_tsvector(${sql.val([...model.grams])}::text[])`, head_hash: headHash }
}
