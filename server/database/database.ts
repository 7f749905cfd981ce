/** The pool, and the only way to it: a transaction as somebody (architecture §4). There is no query outside a transaction. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { openingStatement, type Context } from './context.ts'
import type { Tables } from './tables.ts'

/** What a piece of work may do with the database. It has no other handle, so it cannot leave its transaction by mistake. */
export type Transaction = Kysely<Tables>

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
  const pool = new pg.Pool(config)
  // Without a listener a restart of PostgreSQL (57P01 on idle clients) would end this process.
  pool.on('error', (error) => onIdleError?.(error))
  return {
    transaction: (context, work) => runAs(pool, context, work),
    close: () => pool.end(),
  }
}

async function runAs<T>(pool: pg.Pool, context: Context, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(openingStatement(context))
    const result = await work(boundTo(client))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure))
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** A Kysely that speaks on one client only, inside the transaction that is already open there. */
function boundTo(client: pg.PoolClient): Transaction {
  const onlyThisClient = { connect: () => Promise.resolve({ ...borrowed(client) }), end: () => Promise.resolve() }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: onlyThisClient as unknown as pg.Pool }) })
}

function borrowed(client: pg.PoolClient) {
  return { query: client.query.bind(client), release: () => undefined }
}
