/** Loads a dossier by folding its records. */
import type { Dossier, DossierKey } from '../../core/procedure/dossier.ts'
import { fold } from '../../core/procedure/fold.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import type { Transaction } from '../database/index.ts'
import { readEvents, type StoredEvent } from './event-rows.ts'

export type Loaded = { readonly procedure: AnyProcedure; readonly dossier: Dossier; readonly events: readonly StoredEvent[] }
export type FindProcedure = (key: string, version: number) => AnyProcedure

/** Null where there is none, or none that the present role may see: outside the two look the same. */
export async function findDossier(transaction: Transaction, procedures: FindProcedure, key: DossierKey): Promise<Loaded | null> {
  const [head, events] = await Promise.all([
    transaction.selectFrom('dossiers').select(['procedure', 'procedure_version']).where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst(),
    readEvents(transaction, key),
  ])
  if (head === undefined) return null
  const procedure = procedures(head.procedure, head.procedure_version)
  return { procedure, dossier: fold(procedure, key, events.map((one) => one.event)), events }
}
