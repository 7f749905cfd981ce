/** For tests: how many rows of a table a piece of work made PostgreSQL read, whatever the plan. Counted by the server, per transaction. */
import { sql } from 'kysely'
import type { Transaction } from './one-connection.ts'

export type RowsRead = { readonly sequentially: number; readonly byIndex: number }

/** In a transaction of its own, so that nothing else is counted. */
export async function rowsRead(transaction: Transaction, tables: readonly string[], work: () => Promise<unknown>): Promise<RowsRead> {
  const before = await counted(transaction, tables)
  await work()
  const after = await counted(transaction, tables)
  return { sequentially: after.sequentially - before.sequentially, byIndex: after.byIndex - before.byIndex }
}

async function counted(transaction: Transaction, tables: readonly string[]): Promise<RowsRead> {
  const { rows: [row] } = await sql<{ sequentially: string; by_index: string }>`
    select sum(seq_tup_read)::text as sequentially, sum(idx_tup_fetch)::text as by_index
    from pg_stat_xact_user_tables where relname = any(${tables})`.execute(transaction)
  return { sequentially: Number(row?.sequentially ?? 0), byIndex: Number(row?.by_index ?? 0) }
}
