/** Balances for a decision, held until the act is over; in one order for all, so that no two acts wait for one another. Runs as the platform. */
import { sql } from 'kysely'
import { accountName, type Account } from '../../core/procedure/books.ts'
import type { Transaction } from '../database/index.ts'

/**
 * An account nobody booked on has 0 and no row to hold: two first entries at once both add, since the writer adds to what is there, and
 * neither could have taken anything from 0.
 */
export async function lockBalances(transaction: Transaction, county: number, asked: readonly Account[]): Promise<ReadonlyMap<string, number>> {
  const balances = new Map(asked.map((account) => [accountName(account), 0]))
  if (asked.length === 0) return balances
  const keys = sql.join(asked.map(({ book, account }) => sql`(${book}::text, ${account}::text)`))
  const { rows } = await sql<{ book: string; account: string; balance: number }>`
    select book, account, balance from book_balances where county = ${county} and (book, account) in (${keys})
    order by book, account for update`.execute(transaction)
  for (const row of rows) balances.set(accountName(row), row.balance)
  return balances
}
