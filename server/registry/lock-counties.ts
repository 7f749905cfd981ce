/** Order among those who change the tree and those who fill it. */
import { sql } from 'kysely'
import type { Transaction } from '../database/index.ts'

/**
 * Keeps acts on the tree of a county apart from each other (`alone`) and from registrations (`together`), until the transaction ends.
 * An advisory lock, since registrars may not lock rows of the tree.
 */
export async function lockCounties(transaction: Transaction, counties: readonly number[], how: 'alone' | 'together'): Promise<void> {
  for (const county of counties) {
    await (how === 'alone'
      ? sql`select pg_advisory_xact_lock(${lockClass}, ${county})` : sql`select pg_advisory_xact_lock_shared(${lockClass}, ${county})`).execute(transaction)
  }
}

/** Any number, but the same everywhere: "regions" among the advisory locks of this program. */
const lockClass = 2009
