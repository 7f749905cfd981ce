/** Names as published with an office: the audit and the rolls hold pseudonyms only. */
import type { Transaction } from '../database/index.ts'

/** Of those who hold or held a mandate the asker may see. */
export async function workingNames(transaction: Transaction, persons: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (persons.length === 0) return new Map()
  const rows = await transaction.selectFrom('mandates').select(['person', 'holder_name']).where('person', 'in', [...new Set(persons)]).execute()
  return new Map(rows.map((row) => [row.person, row.holder_name]))
}
