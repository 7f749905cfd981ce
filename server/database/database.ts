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
  /**
   * The same for work that only asks: the database refuses every change, so nobody waits for the end of it. A round trip less.
   * @throws as `transaction`, never uncertain
   */
  readonly reading: <T>(context: Context, work: (transaction: Transaction) => Promise<T>) => Promise<T>
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
  // Pipelined: what needs no answer of the statement before it need not wait for that answer (`one-connection.ts`).
  // What is asked here answers in milliseconds: starting helpers for it takes longer than the answer, and takes processors from the others.
  const pool = new pg.Pool({ types: valueTypes, pipeline: true, options: '-c max_parallel_workers_per_gather=0', ...config })
  // Without a listener a restart of PostgreSQL (57P01 on idle clients) would end this process.
  pool.on('error', (error) => onIdleError?.(error))
  // The same for a connection lost between two statements of a transaction: the next statement fails, and that is told.
  pool.on('connect', (client) => { client.on('error', () => undefined) })
  const counting = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      count(failures, error)
      throw error
    }
  }
  return {
    transaction: (context, work) => counting(runAs(pool, mostWaiting, openingStatement(context), work, commit)),
    reading: (context, work) => counting(runAs(pool, mostWaiting, openingStatement(context, { readOnly: true }), work, letEnd)),
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

type Work<T> = (transaction: Transaction) => Promise<T>

async function runAs<T>(pool: pg.Pool, mostWaiting: number, opening: string, work: Work<T>, finish: (client: pg.PoolClient) => Promise<void>): Promise<T> {
  if (pool.waitingCount >= mostWaiting) throw queueFull()
  const client = await pool.connect().catch((error: unknown) => { throw unavailability(error) ?? error })
  const { transaction, begun, end } = boundTo(client, opening)
  let broken: Error | undefined
  let committing = false
  try {
    const result = await work(transaction)
    end()
    committing = true
    if (begun()) await finish(client)
    return result
  } catch (error) {
    end()
    if (begun()) await client.query('rollback').catch((failure: unknown) => {
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

/** Whoever is given this connection next speaks after it; were it lost, the pool would hear of it. */
async function letEnd(client: pg.PoolClient): Promise<void> {
  client.query('commit').catch(() => undefined)
  await Promise.resolve()
}
