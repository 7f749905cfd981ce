/** The pool, and the only way to it: a transaction as somebody (architecture §4). There is no query outside a transaction. */
import pg from 'pg'
import { openingStatement, type Context } from './context.ts'
import { boundTo, type Transaction } from './one-connection.ts'
import { valueTypes } from './values.ts'

export type { Transaction } from './one-connection.ts'

export type Database = {
  /**
   * Runs `work` in one transaction as `context`; commits its result or rolls everything back and rethrows.
   * With no actor set every table is empty and nothing errors.
   */
  readonly transaction: <T>(context: Context, work: (transaction: Transaction) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export function openDatabase(options: pg.PoolConfig & { readonly onIdleError?: (error: Error) => void }): Database {
  const { onIdleError, ...config } = options
  const pool = new pg.Pool({ types: valueTypes, ...config })
  // Without a listener a restart of PostgreSQL (57P01 on idle clients) would end this process.
  pool.on('error', (error) => onIdleError?.(error))
  return {
    transaction: (context, work) => runAs(pool, context, work),
    close: () => pool.end(),
  }
}

async function runAs<T>(pool: pg.Pool, context: Context, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const { transaction, end } = boundTo(client)
  let broken: Error | undefined
  try {
    await client.query(openingStatement(context))
    const result = await work(transaction)
    end()
    await commit(client)
    return result
  } catch (error) {
    end()
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure))
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error: work that swallowed an error must not look done. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back: the work swallowed an error of the database')
}
