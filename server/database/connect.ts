/** From the settings to a database one can work with: embedded or outside, migrated, entered as the runtime role. */
import { createHmac } from 'node:crypto'
import pg from 'pg'
import { CannotStart } from '../environment/index.ts'
import { openDatabase, type Database } from './database.ts'
import { startEmbedded, type Progress } from './embedded/index.ts'
import { migrate } from './migrate.ts'
import { cannotReach } from './unreachable.ts'

export type DatabasePlace = {
  /** DATA_DIR: where the embedded server keeps its data when no `databaseUrl` is given. */
  readonly dataFolder: string
  /** DATABASE_URL: an outside PostgreSQL ≥ 15, signed in to as the owner of the database. */
  readonly databaseUrl?: string | undefined
  /** DATABASE_RUNTIME_URL: how the running program signs in, when that is not to be derived from `databaseUrl`. */
  readonly databaseRuntimeUrl?: string | undefined
}

export type ConnectOptions = {
  readonly progress?: Progress
  /** `hold` for the platform itself, `join` for a command that may run beside it (embedded server only). */
  readonly use?: 'hold' | 'join'
  /** Largest number of connections of the pool. */
  readonly connections?: number
  readonly onIdleError?: (error: Error) => void
}

export type ConnectedDatabase = {
  readonly database: Database
  readonly close: () => Promise<void>
}

const oldestVersion = 150_000

/**
 * What one request may cost the others, in milliseconds: waiting for a connection, one statement, waiting for a lock, a transaction in
 * which nothing happens. The system's own work has longer limits (`context.ts`).
 */
export const limits = { connectionTimeoutMillis: 5_000, statement_timeout: 15_000, lock_timeout: 5_000, idle_in_transaction_session_timeout: 60_000 } as const

/**
 * Starts or finds the database, brings its schema up to date as the owner, and opens the pool as `sanzhi_runtime`.
 * @throws CannotStart with one clear sentence
 */
export async function connectDatabase(place: DatabasePlace, options: ConnectOptions = {}): Promise<ConnectedDatabase> {
  return place.databaseUrl === undefined
    ? await connectEmbedded(place.dataFolder, options)
    : await connectOutside(place.databaseUrl, place.databaseRuntimeUrl, options)
}

/**
 * For backup and restore: the database as it is, with nothing migrated. `reader` sees every row of an embedded server; on an outside
 * one it is the owner, who has to take the role `sanzhi_backup`.
 * @throws CannotStart with one clear sentence
 */
export async function openAsOwner(
  place: DatabasePlace, { use = 'join', progress }: Pick<ConnectOptions, 'use' | 'progress'> = {},
): Promise<{ readonly owner: pg.ClientConfig; readonly reader: pg.ClientConfig; readonly close: () => Promise<void> }> {
  if (place.databaseUrl !== undefined) {
    const owner = { connectionString: place.databaseUrl }
    const client = await signIn(owner, 'DATABASE_URL')
    await refuseOldServer(client).finally(() => client.end())
    return { owner, reader: owner, close: () => Promise.resolve() }
  }
  const server = await startEmbedded(place.dataFolder, { use, ...progress && { progress } })
  return { owner: server.owner, reader: server.superuser, close: () => server.stop() }
}

async function connectEmbedded(dataFolder: string, options: ConnectOptions): Promise<ConnectedDatabase> {
  const { progress, use } = options
  const server = await startEmbedded(dataFolder, { ...progress && { progress }, ...use && { use } })
  try {
    await prepare(server.owner, progress, server.runtime)
    const database = await enter(server.runtime, options)
    return { database, close: () => database.close().finally(() => server.stop()) }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function connectOutside(ownerUrl: string, runtimeUrl: string | undefined, options: ConnectOptions): Promise<ConnectedDatabase> {
  const owner: pg.ClientConfig = { connectionString: ownerUrl }
  if (runtimeUrl !== undefined) {
    await prepare(owner, options.progress)
    const database = await enter({ connectionString: runtimeUrl }, options)
    return { database, close: () => database.close() }
  }
  const runtime = runtimeOf(ownerUrl)
  await prepare(owner, options.progress, runtime)
  const database = await enter(runtime.config, options)
  return { database, close: () => database.close() }
}

type RuntimeSignIn = { readonly user: string; readonly password: string; readonly config: pg.ClientConfig }

/** The same password in each of N processes, without a place to keep it: whoever knows the owner's password may know it. */
function runtimeOf(ownerUrl: string): RuntimeSignIn {
  const url = new URL(ownerUrl)
  const secret = decodeURIComponent(url.password) || url.searchParams.get('password') || process.env['PGPASSWORD'] || ''
  if (secret === '') {
    throw new CannotStart(
      'DATABASE_URL 中没有密码，无法推导运行角色的密码：请写上密码，或另设 DATABASE_RUNTIME_URL。',
      'DATABASE_URL carries no password to derive the runtime password from: add one, or set DATABASE_RUNTIME_URL.',
    )
  }
  const password = createHmac('sha256', secret).update('sanzhi_runtime').digest('base64url')
  url.username = 'sanzhi_runtime'
  url.password = password
  for (const name of ['user', 'password']) url.searchParams.delete(name)
  return { user: 'sanzhi_runtime', password, config: { connectionString: url.toString() } }
}

async function prepare(owner: pg.ClientConfig, progress: Progress | undefined, runtime?: { user: string; password: string }) {
  const client = await signIn(owner, 'DATABASE_URL')
  try {
    await refuseOldServer(client)
    await migrate(client, { ...progress && { progress } })
    if (runtime !== undefined) await letIn(client, owner, runtime)
  } finally {
    await client.end()
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows: [row] } = await client.query<{ number: string; name: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as name",
  )
  if (row !== undefined && Number(row.number) >= oldestVersion) return
  throw new CannotStart(
    `DATABASE_URL 指向的 PostgreSQL 版本是 ${row?.name ?? '?'}，需要 15 以上。`,
    `DATABASE_URL names a PostgreSQL ${row?.name ?? '?'}; 15 or newer is needed.`,
  )
}

/** Sets the runtime password only if it is not already the right one: N processes starting together would collide on the row. */
async function letIn(client: pg.Client, owner: pg.ClientConfig, { user, password }: { user: string; password: string }): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [5_417_003])
  try {
    if (await maySignIn(client, owner, user, password)) return
    await client.query(`alter role ${client.escapeIdentifier(user)} password ${client.escapeLiteral(password)}`)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [5_417_003])
  }
}

async function maySignIn(client: pg.Client, owner: pg.ClientConfig, user: string, password: string): Promise<boolean> {
  const { host, port, database } = client
  const trial = new pg.Client({ host, port, user, password, ...database !== undefined && { database }, ...owner.ssl !== undefined && { ssl: owner.ssl } })
  trial.on('error', () => undefined)
  try {
    await trial.connect()
    return true
  } catch {
    return false
  } finally {
    await trial.end().catch(() => undefined)
  }
}

async function enter(runtime: pg.ClientConfig, options: ConnectOptions): Promise<Database> {
  const client = await signIn(runtime, 'DATABASE_RUNTIME_URL')
  try {
    await refusePowerfulRole(client)
  } finally {
    await client.end()
  }
  return openDatabase({
    ...configOf(runtime),
    max: options.connections ?? 10,
    application_name: 'sanzhi',
    ...limits,
    ...options.onIdleError && { onIdleError: options.onIdleError },
  })
}

/** Row-level security does not bind a superuser, a `bypassrls` role or an owner; the running program may be none of these. */
async function refusePowerfulRole(client: pg.Client): Promise<void> {
  const { rows: [role] } = await client.query<{ name: string; powerful: boolean }>(`
    select rolname as name,
           rolsuper or rolbypassrls or rolcreaterole
           or exists (select from pg_class where relnamespace = 'public'::regnamespace and relowner = pg_roles.oid) as powerful
    from pg_roles where rolname = current_user`)
  if (role?.powerful === false) return
  throw new CannotStart(
    `运行角色 ${role?.name ?? '?'} 权限过大（超级用户、绕过行级安全或数据表所有者）：请让 DATABASE_RUNTIME_URL 使用 sanzhi_runtime。`,
    `The runtime role ${role?.name ?? '?'} is too powerful (superuser, bypassrls or owner): use sanzhi_runtime in DATABASE_RUNTIME_URL.`,
  )
}

async function signIn(config: pg.ClientConfig, variable: string): Promise<pg.Client> {
  const client = new pg.Client({ ...configOf(config), connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw cannotReach(variable, error)
  }
}

/** Only what signs in: an embedded server's `SignIn` has nothing else, a URL is taken as it is. */
function configOf(config: pg.ClientConfig): pg.ClientConfig {
  return config.connectionString === undefined ? { ...config } : { connectionString: config.connectionString }
}
