/** The pool, and the only way to it: a transaction as somebody (architecture §4). There is no query outside a transaction. */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { openingStatement, type Context } from './context.ts'
import { boundTo, type Transaction } from './one-connection.ts'
import { queueFull, unavailability } from './unavailable.ts'
import { valueTypes } from './values.ts'

export type { Transaction } from './one-connection.ts'

export type Database = {
  /**
   * Runs `work` in one transaction as `context`; commits its result or rolls everything back and rethrows.
   * With no actor set every table is empty and nothing errors.
   * @throws DatabaseUnavailable when it cannot be asked now: nothing was done, or (`uncertain`) perhaps it was
   */
  readonly transaction: <T>(context: Context, work: (transaction: Transaction) => Promise<T>) => Promise<T>
  /** How busy it is now. */
  readonly load: () => DatabaseLoad
  readonly close: () => Promise<void>
}

export type DatabaseLoad = { readonly open: number; readonly idle: number; readonly waiting: number; readonly failures: Readonly<Record<string, number>> }

export type OpenOptions = pg.PoolConfig & {
  readonly onIdleError?: (error: Error) => void
  /** How many may wait for a connection; one more is refused at once. */
  readonly mostWaiting?: number
}

export function openDatabase(options: OpenOptions): Database {
  const { onIdleError, mostWaiting = 200, ...config } = options
  const failures: Record<string, number> = {}
  const pool = new pg.Pool({ types: valueTypes, ...config })
  // Without a listener a restart of PostgreSQL (57P01 on idle clients) would end this process.
  pool.on('error', (error) => onIdleError?.(error))
  // The same for a connection lost between two statements of a transaction: the next statement fails, and that is told.
  pool.on('connect', (client) => { client.on('error', () => undefined) })
  return {
    transaction: async (context, work) => {
      try {
        return await runAs(pool, mostWaiting, context, work)
      } catch (error) {
        count(failures, error)
        throw error
      }
    },
    load: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount, failures: { ...failures } }),
    close: () => endPool(pool),
  }
}

/** Whoever still holds a connection after that is stuck; PostgreSQL rolls it back when the process is gone. */
async function endPool(pool: pg.Pool): Promise<void> {
  const late = new AbortController()
  try {
    await Promise.race([pool.end(), pause(10_000, undefined, { signal: late.signal }).catch(() => undefined)])
  } finally {
    late.abort()
  }
}

/** By SQLSTATE or reason; what the work itself refused is no failure of the database. */
function count(failures: Record<string, number>, error: unknown): void {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
  if (code === null || !/^([0-9A-Z]{5}|[a-z-]{1,30}|E[A-Z]{3,20})$/.test(code)) return
  failures[code] = (failures[code] ?? 0) + 1
}

async function runAs<T>(pool: pg.Pool, mostWaiting: number, context: Context, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  if (pool.waitingCount >= mostWaiting) throw queueFull()
  const client = await pool.connect().catch((error: unknown) => { throw unavailability(error) ?? error })
  const { transaction, end } = boundTo(client)
  let broken: Error | undefined
  let committing = false
  try {
    await client.query(openingStatement(context))
    const result = await work(transaction)
    end()
    committing = true
    await commit(client)
    return result
  } catch (error) {
    end()
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure))
    })
    throw unavailability(error, committing) ?? error
  } finally {
    client.release(broken)
  }
}

/** PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error: work that swallowed an error must not look done. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back: the work swallowed an error of the database')
}
