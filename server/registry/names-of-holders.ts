/** Names under which persons hold or held an office in a body of a village: published with it, kept with the mandate. */
import type { Transaction } from '../database/index.ts'

/** As far as whoever asks may read mandates: members and cadres of the village (migration 0030). The latest name counts. */
export async function namesOfHolders(transaction: Transaction, persons: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (persons.length === 0) return new Map()
  const rows = await transaction.selectFrom('mandates').select(['person', 'holder_name']).where('person', 'in', [...persons])
    .where('office', 'in', ['BODY_CHAIR', 'BODY_RECORDER', 'BODY_MEMBER']).orderBy('granted_at').execute()
  return new Map(rows.map((row) => [row.person, row.holder_name]))
}
