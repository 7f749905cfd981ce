/**
 * Kysely on one client inside a transaction that is already open there. It can neither begin nor commit,
 * and goes dead when the transaction ends, so a forgotten `await` fails instead of writing into somebody else's.
 */
import {
  Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler,
  type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables.ts'

/** What a piece of work may do with the database. It has no other handle, so it cannot leave its transaction by mistake. */
export type Transaction = Kysely<Tables>

export function boundTo(client: pg.PoolClient): { readonly transaction: Transaction; readonly end: () => void } {
  const connection = new OneConnection(client)
  const driver = new OneConnectionDriver(connection)
  const transaction = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => compiler,
    },
  })
  return { transaction, end: () => connection.end() }
}

/** Stateless between queries, so one serves all transactions. */
const compiler = new PostgresQueryCompiler()

class OneConnection implements DatabaseConnection {
  #client: pg.PoolClient | undefined

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  end(): void {
    this.#client = undefined
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#client === undefined) throw new Error('this transaction has already ended: a query was not awaited inside it')
    const { command, rowCount, rows } = await this.#client.query(query.sql, query.parameters as unknown[])
    const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
    return { rows: rows as R[], ...changes && { numAffectedRows: BigInt(rowCount ?? 0) } }
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not offered: page by keyset')
  }
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
