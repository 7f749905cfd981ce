/** Puts a read model into its tables; runs as the platform (migration 0004). */
import { sql, type Insertable } from 'kysely'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { Tables, Transaction } from '../database/index.ts'
import type { ReadModel } from './read-model.ts'

export async function openReadModel(transaction: Transaction, model: ReadModel, headHash: Buffer): Promise<void> {
  await transaction.insertInto('dossiers').values(rowOf(model, headHash)).execute()
  await writeClocksAndTasks(transaction, model, false)
}

export async function moveReadModel(transaction: Transaction, model: ReadModel, headHash: Buffer): Promise<void> {
  const { county, id, ...columns } = rowOf(model, headHash)
  await transaction.updateTable('dossiers').set(columns).where('county', '=', county).where('id', '=', id).execute()
  await writeClocksAndTasks(transaction, model, true)
}

async function writeClocksAndTasks(transaction: Transaction, model: ReadModel, existing: boolean): Promise<void> {
  if (existing) await clear(transaction, model.dossier)
  if (model.deadlines.length > 0) await transaction.insertInto('deadlines').values(model.deadlines).execute()
  if (model.tasks.length > 0) await transaction.insertInto('tasks').values(model.tasks).execute()
}

/** One statement for both tables: a round trip less in every act. */
async function clear(transaction: Transaction, key: DossierKey): Promise<void> {
  await sql`with clocks as (delete from deadlines where county = ${key.county} and dossier = ${key.id})
    delete from tasks where county = ${key.county} and dossier = ${key.id}`.execute(transaction)
}

function rowOf(model: ReadModel, headHash: Buffer): Insertable<Tables['dossiers']> {
  return { ...model.dossier, search: sql`array_to_tsvector(${sql.val([...model.grams])}::text[])`, head_hash: headHash }
}
