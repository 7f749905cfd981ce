/** Names of those who govern: who proposed, who reviewed. */
import type { Office } from '../../core/procedure/actor.ts'
import type { Transaction } from '../database/index.ts'

/**
 * Under which name and office persons govern or governed, for those who have to know who answers for a decision; whoever holds
 * several such offices is named by the latest. Asked as the gate, since no office reads others' mandates.
 */
export async function governingNames(transaction: Transaction, persons: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string; readonly office: Office }>> {
  if (persons.length === 0) return new Map()
  const rows = await transaction.selectFrom('mandates').select(['person', 'holder_name', 'office']).where('person', 'in', [...persons])
    .where('office', 'in', ['COUNTY_CENTER', 'CITY_CENTER']).orderBy('granted_at').execute()
  return new Map(rows.map((row) => [row.person, { name: row.holder_name, office: row.office }]))
}
