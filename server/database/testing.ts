/**
 * For tests: a real PostgreSQL, one migrated template per run, a clone of it per call, entered as the application's roles.
 * `npm test` shares one server among all files (`SANZHI_TEST_SERVER`); a file run by itself starts one and stops it at its end.
 */
import { after } from 'node:test'
import pg from 'pg'
import { openDatabase, type Database } from './database.ts'
import type { SignIn } from './embedded/index.ts'
import { startTestServer, type TestServer } from './test-server.ts'
import { valueTypes } from './values.ts'

export type TestDatabase = {
  readonly database: Database
  /** Arranging and inspecting only: the superuser, bound by no policy. Many statements in one text are allowed without `params`. */
  readonly ownerQuery: <Row extends pg.QueryResultRow = Record<string, unknown>>(sql: string, params?: readonly unknown[]) => Promise<Row[]>
  /** How to sign in as `sanzhi_runtime`, for a test that starts a whole program. */
  readonly runtime: SignIn
  readonly owner: SignIn
  /** Bound by no policy, for a test that measures or inspects over connections of its own. */
  readonly superuser: SignIn
  /** DATABASE_URL and DATABASE_RUNTIME_URL for a test that starts the whole program on this database. */
  readonly environment: { readonly DATABASE_URL: string; readonly DATABASE_RUNTIME_URL: string }
  readonly close: () => Promise<void>
}

export type PreparedTemplate = { readonly name: string; readonly prepare: (database: Database) => Promise<void> }

/** An own, migrated database, empty or as `template` prepared it once for the run; forgotten ones are closed when the test file ends. */
export async function testDatabase(template?: PreparedTemplate): Promise<TestDatabase> {
  const server = await theServer()
  const { name, drop } = await server.clone(template && { name: template.name, prepare: (signIn) => prepared(signIn, template) })
  const superuser = new pg.Pool({ ...server.superuser, database: name, max: 1, types: valueTypes })
  superuser.on('error', () => undefined)
  const runtime = { ...server.runtime, database: name }
  const owner = { ...server.owner, database: name }
  const database = openDatabase({ ...runtime, max: 8 })
  let closing: Promise<void> | undefined
  const close = () => closing ??= closeAll()
  const closeAll = async () => {
    await Promise.all([database.close(), superuser.end()])
    await drop()
  }
  open.add(close)
  return {
    database,
    ownerQuery: async <Row extends pg.QueryResultRow>(sql: string, params?: readonly unknown[]) =>
      (await superuser.query<Row>(sql, params as unknown[] | undefined)).rows,
    runtime,
    owner,
    superuser: { ...server.superuser, database: name },
    environment: { DATABASE_URL: urlOf(owner), DATABASE_RUNTIME_URL: urlOf(runtime) },
    close: () => close().finally(async () => {
      open.delete(close)
      if (!isTested && open.size === 0) await stopServer()
    }),
  }
}

async function prepared(signIn: SignIn, { prepare }: PreparedTemplate): Promise<void> {
  const database = openDatabase({ ...signIn, max: 4 })
  try {
    await prepare(database)
  } finally {
    await database.close()
  }
}

function urlOf({ user, password, host, port, database: name }: SignIn): string {
  return `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${name}`
}

const open = new Set<() => Promise<void>>()

let server: Promise<TestServer> | undefined

function theServer(): Promise<TestServer> {
  return server ??= startTestServer()
}

/** Under the test runner only: its hooks watch every promise of the process, and a program that attacks a platform a million times would pay for that. */
const isTested = process.env['NODE_TEST_CONTEXT'] !== undefined || process.execArgv.includes('--test') || /\.(test|journey)\.ts$/.test(process.argv[1] ?? '')
if (isTested) {
  after(async () => {
    await Promise.all([...open].map((close) => close()))
    await stopServer()
  })
}

async function stopServer(): Promise<void> {
  const last = server
  server = undefined
  await (await last)?.stop()
}
