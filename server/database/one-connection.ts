/**
 * Kysely on one client inside one transaction, which begins with its first statement. It can neither begin nor commit,
 * and goes dead when the transaction ends, so a forgotten `await` fails instead of writing into somebody else's.
 */
import {
  CompiledQuery, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler,
  type DatabaseConnection, type Driver, type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { Writable } from 'node:stream'
import type { Tables } from './tables.ts'

/** What a piece of work may do with the database. It has no other handle, so it cannot leave its transaction by mistake. */
export type Transaction = Kysely<Tables>

export type Bound = {
  readonly transaction: Transaction
  /** Was anything sent, so that there is something to commit or roll back? */
  readonly begun: () => boolean
  readonly end: () => void
}

/** @param opening the statements that begin the transaction: they travel with the first question, without a round trip of their own */
export function boundTo(client: pg.PoolClient, opening: string): Bound {
  const connection = new OneConnection(client, opening)
  const driver = new OneConnectionDriver(connection)
  const transaction = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => compiler,
    },
  })
  connections.set(transaction, connection)
  return { transaction, begun: () => connection.begun, end: () => connection.end() }
}

const connections = new WeakMap<Transaction, OneConnection>()

/** For what Kysely cannot say (COPY); inside this room only. Nothing else may be asked in this transaction meanwhile. */
export async function withClientOf<T>(transaction: Transaction, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const connection = connections.get(transaction)
  if (connection === undefined) throw new TypeError('not a transaction of this room')
  return await connection.alone(work)
}

/** Stateless between queries, so one serves all transactions. */
const compiler = new PostgresQueryCompiler()

class OneConnection implements DatabaseConnection {
  #client: pg.PoolClient | undefined
  #ahead: string[]
  #begun = false
  /** What aborted the transaction: asked several at once, the others only say that it is aborted. */
  #failure: Error | undefined

  constructor(client: pg.PoolClient, opening: string) {
    this.#client = client
    this.#ahead = [opening]
  }

  get begun(): boolean {
    return this.#begun
  }

  end(): void {
    this.#client = undefined
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const client = this.#living()
    if (goesAhead(query)) {
      this.#ahead.push(query.sql)
      return { rows: [] }
    }
    const { command, rowCount, rows } = await this.#send(client, query)
    const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
    return { rows: rows as R[], ...changes && { numAffectedRows: BigInt(rowCount ?? 0) } }
  }

  /** The driver refuses to stream over a pipelined connection, so it is none for so long. */
  async alone<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = this.#living()
    await this.#send(client, CompiledQuery.raw('select'))
    const settings = client as { pipeline: boolean }
    settings.pipeline = false
    try {
      return await work(client)
    } finally {
      settings.pipeline = true
    }
  }

  #living(): pg.PoolClient {
    if (this.#client === undefined) throw new Error('this transaction has already ended: a query was not awaited inside it')
    return this.#client
  }

  /**
   * What goes ahead and the statement are written one after the other without waiting between them (the pool's clients are pipelined).
   * Where the former fails, the transaction is aborted or was never begun, and the latter fails too: the login role may do nothing.
   */
  async #send(client: pg.PoolClient, { sql, parameters }: CompiledQuery): Promise<pg.QueryResult> {
    this.#begun = true
    writeTogether(client)
    const ahead = this.#ahead.length === 0 ? undefined : this.#heard(client.query(this.#ahead.join('; ')))
    this.#ahead = []
    const [answer] = await Promise.all([this.#heard(client.query(sql, parameters as unknown[])), ahead])
    return answer
  }

  /** @throws what aborted the transaction, also for the statements behind it */
  async #heard(sent: Promise<pg.QueryResult>): Promise<pg.QueryResult> {
    try {
      return await sent
    } catch (error) {
      if (!(error instanceof Error)) throw error
      if (!('code' in error && error.code === '25P02')) this.#failure = error
      throw this.#failure ?? error
    }
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not offered: page by keyset')
  }
}

/**
 * What is asked before anything else happens leaves in one write: each write is a call of the system and wakes the server's process,
 * and on a busy machine those calls were the largest part of a reading.
 */
export function writeTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection
  // 0 and 1 by us alone: the driver's own corks are undone before it returns.
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => { stream.uncork() })
}

/** A change of role says nothing by itself: it is told together with the next statement. */
function goesAhead({ sql, parameters }: CompiledQuery): boolean {
  return parameters.length === 0 && /^set local role sanzhi_[a-z]+$/.test(sql)
}

class OneConnectionDriver implements Driver {
  readonly #connection: OneConnection

  constructor(connection: OneConnection) {
    this.#connection = connection
  }

  init = () => Promise.resolve()
  acquireConnection = () => Promise.resolve(this.#connection)
  releaseConnection = () => Promise.resolve()
  destroy = () => Promise.resolve()
  beginTransaction = refuse
  commitTransaction = refuse
  rollbackTransaction = refuse
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('already inside a transaction: it is begun and committed by database.transaction alone'))
}
