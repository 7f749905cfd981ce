/** Sums over a book for decisions; never of persons or households to be shown. Runs as the platform. */
import { sql } from 'kysely'
import type { Known, LooksUp } from '../../core/procedure/procedure.ts'
import type { Transaction } from '../database/index.ts'

/** Who booked how much of a kind on which day in a village; what the system booked is nobody's. */
export async function sumsByPerson(
  transaction: Transaction, county: number, { book, kind, village, since }: NonNullable<LooksUp['booked']>,
): Promise<NonNullable<Known['booked']>> {
  const rows = await transaction.selectFrom('book_entries')
    .select(['actor_person as person', 'booked_on as day', sql<number>`sum(delta)::bigint`.as('amount')])
    .where('county', '=', county).where('book', '=', book).where('village', '=', Number(village)).where('booked_on', '>=', since).where('kind', '=', kind)
    .where('actor_person', 'is not', null).groupBy(['actor_person', 'booked_on']).orderBy('booked_on').orderBy('actor_person').execute()
  return rows.flatMap(({ person, day, amount }) => (person === null ? [] : [{ person, day, amount }]))
}
