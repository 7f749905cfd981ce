/** The PostgreSQL of a test run: quick instead of durable, in the temp folder, gone afterwards however the run ended. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { isRunning } from './embedded/cluster.ts'
import { clusterElsewhere, startEmbedded, type EmbeddedServer, type SignIn } from './embedded/index.ts'
import { migrate } from './migrate.ts'

export type TestServer = {
  readonly superuser: SignIn
  readonly owner: SignIn
  readonly runtime: SignIn
  /** A fresh copy of the migrated template, or of a prepared one. */
  readonly clone: (from?: Prepared) => Promise<{ readonly name: string; readonly drop: () => Promise<void> }>
  /** Ends the server if this process started it. */
  readonly stop: () => Promise<void>
}

/** A template of templates: made once per run by whoever asks first, however many files ask at once. */
export type Prepared = { readonly name: string; readonly prepare: (runtime: SignIn) => Promise<void> }

type Shared = Pick<EmbeddedServer, 'superuser' | 'owner' | 'runtime'>

/** Set by `tools/test.ts` for the files it runs: the sign-ins of the run's one server, as JSON. */
export const sharedServerVariable = 'SANZHI_TEST_SERVER'

const template = 'sanzhi'
const prefix = 'sanzhi-test-'

export async function startTestServer(): Promise<TestServer> {
  const shared = process.env[sharedServerVariable]
  if (shared !== undefined) return withClones(JSON.parse(shared) as Shared, () => Promise.resolve())
  const { server, stop } = await startOwnServer()
  return withClones(server, stop)
}

/** Starts a server with a migrated template; `tools/test.ts` calls it once and hands the sign-ins on. */
export async function startOwnServer(): Promise<{ readonly server: Shared; readonly stop: () => Promise<void> }> {
  removeLeftovers()
  const folder = join(tmpdir(), `${prefix}${process.pid}-${Math.random().toString(36).slice(2, 8)}`)
  mkdirSync(folder, { mode: 0o711 })
  const abandon = () => { abandonServer(folder) }
  process.once('exit', abandon)
  const embedded = await startEmbedded(folder, { durable: false })
  await migrateTemplate(embedded)
  const { superuser, owner, runtime } = embedded
  return {
    server: { superuser, owner, runtime },
    stop: async () => {
      await embedded.stop()
      process.removeListener('exit', abandon)
      removeData(folder)
    },
  }
}

async function migrateTemplate({ owner, runtime }: EmbeddedServer): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await migrate(client)
    await client.query(`alter role sanzhi_runtime password ${client.escapeLiteral(runtime.password)}`)
  } finally {
    await client.end()
  }
}

function withClones(server: Shared, stop: () => Promise<void>): TestServer {
  let count = 0
  return {
    ...server,
    stop,
    clone: async (from) => {
      const name = `test_${process.pid}_${count += 1}`
      if (from !== undefined) await prepareOnce(server, from)
      await asSuperuser(server, `create database ${name} template ${from?.name ?? template} owner sanzhi_owner`)
      return { name, drop: () => asSuperuser(server, `drop database if exists ${name} with (force)`) }
    },
  }
}

async function prepareOnce(server: Shared, { name, prepare }: Prepared): Promise<void> {
  const client = new pg.Client({ ...server.superuser, database: 'postgres' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const made = await client.query('select from pg_database where datname = $1', [name])
    if (made.rowCount !== 0) return
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft} template ${template} owner sanzhi_owner`)
    await prepare({ ...server.runtime, database: draft })
    await client.query(`alter database ${draft} rename to ${name}`)
  } finally {
    await client.end()
  }
}

async function asSuperuser(server: Shared, statement: string): Promise<void> {
  const client = new pg.Client({ ...server.superuser, database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A test process that was killed could not clean up; the next one does it. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = /^sanzhi-test-(\d+)-[a-z0-9]+$/.exec(name) ?? []
    if (pid !== undefined && !isRunning(Number(pid))) abandonServer(join(tmpdir(), name))
  }
}

/** Immediate: its data is thrown away. Synchronous, since it also runs while the process exits. */
function abandonServer(folder: string): void {
  const cluster = join(clusterElsewhere(folder) ?? folder, 'postgres')
  const pidFile = join(cluster, 'postmaster.pid')
  if (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
    if (serves(pid, cluster)) process.kill(pid, 'SIGQUIT')
  }
  removeData(folder)
}

function removeData(folder: string): void {
  for (const place of [clusterElsewhere(folder), folder]) {
    if (place !== undefined) rmSync(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

/** The number in a leftover file may long belong to another process. */
function serves(pid: number, cluster: string): boolean {
  if (process.platform === 'win32') return isRunning(pid)
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster)
  } catch {
    return false
  }
}
