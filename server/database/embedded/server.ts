/** Starting, adopting and stopping the PostgreSQL that serves one cluster. */
import { execFile } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { CannotStart } from '../../environment/index.ts'
import type { Binaries } from './binaries.ts'
import { environmentOfPostgres } from './cluster.ts'
import type { SystemUser } from './unprivileged.ts'

const run = promisify(execFile)
const host = '127.0.0.1'
const largestLog = 10_000_000

export type Cluster = {
  readonly folder: string
  readonly password: string
  readonly binaries: Binaries
  readonly user: SystemUser | undefined
  /** False only in tests: nothing survives a power cut, everything is quicker. */
  readonly durable: boolean
}

/** The port of a server that answers for this cluster: one still running after our process was killed, or a fresh one. */
export async function startOrAdopt(cluster: Cluster): Promise<{ port: number; adopted: boolean }> {
  const running = await portOfRunning(cluster)
  if (running !== undefined) return { port: running, adopted: true }
  rotateLog(cluster)
  let failure: unknown
  // A few times: the free port may be taken between asking and starting, and a server that is just stopping
  // or just being started by another process gives way or answers within seconds.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await usualPort(cluster) ?? await freePort()
    try {
      await control(cluster, ['start', '--wait', '--timeout=120', `--log=${logOf(cluster)}`, '--options', optionsFor(cluster, port)])
      return { port, adopted: false }
    } catch (error) {
      failure = error
      await pause(500)
      const other = await portOfRunning(cluster)
      if (other !== undefined) return { port: other, adopted: true }
    }
  }
  const reason = lastComplaint(cluster) ?? (failure instanceof Error ? failure.message : String(failure))
  throw new CannotStart(
    `随附的 PostgreSQL 没有启动成功：${reason}。详情见 ${logOf(cluster)}。`,
    `The embedded PostgreSQL did not start: ${reason}. See ${logOf(cluster)}.`,
    failure,
  )
}

/** The same cluster on the same port, after its server died; false when it does not come up yet (its last processes are still ending). */
export async function startAgain(cluster: Cluster, port: number): Promise<boolean> {
  if (await portOfRunning(cluster) === port) return true
  return await control(cluster, ['start', '--wait', '--timeout=120', `--log=${logOf(cluster)}`, '--options', optionsFor(cluster, port)]).then(() => true, () => false)
}

/** Rolls back what is open, writes everything down, ends. Also ends a server that was adopted. */
export async function stop(cluster: Cluster): Promise<void> {
  if (!existsSync(join(cluster.folder, 'postmaster.pid'))) return
  await control(cluster, ['stop', '--mode=fast', '--wait', '--timeout=60']).catch((error: unknown) => {
    if (existsSync(join(cluster.folder, 'postmaster.pid'))) throw error
  })
}

async function control(cluster: Cluster, args: readonly string[]): Promise<void> {
  // pg_ctl makes the server a session of its own, so a Ctrl-C in the terminal reaches us and not it.
  await run(cluster.binaries.control, [...args, '--pgdata', cluster.folder], { cwd: '/', env: environmentOfPostgres(), ...cluster.user })
}

function optionsFor(cluster: Cluster, port: number): string {
  const settings = {
    listen_addresses: host,
    port,
    unix_socket_directories: process.platform === 'win32' ? undefined : "''",
    max_connections: 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    ...cluster.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' },
  }
  return Object.entries(settings).flatMap(([name, value]) => value === undefined ? [] : [`-c ${name}=${value}`]).join(' ')
}

/** `postmaster.pid` may be a leftover, so the port in it counts only if our cluster answers there to our password. */
async function portOfRunning(cluster: Cluster): Promise<number | undefined> {
  const file = join(cluster.folder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const port = Number(readFileSync(file, 'utf8').split('\n')[3])
  if (!Number.isInteger(port) || port <= 0) return undefined
  const client = new pg.Client({ ...superuserOf(cluster, port), connectionTimeoutMillis: 3000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return port
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}

export function superuserOf(cluster: Cluster, port: number) {
  return { host, port, user: 'postgres', password: cluster.password, database: 'postgres' }
}

/**
 * The port of last time, if nobody has it now: a second platform process, or a tool, signs in where it always did and comes back by
 * itself after the server was stopped. PostgreSQL keeps the words it was last started with beside its data.
 */
async function usualPort(cluster: Cluster): Promise<number | undefined> {
  const file = join(cluster.folder, 'postmaster.opts')
  const [, port] = existsSync(file) ? /"port=(\d{1,5})"/.exec(readFileSync(file, 'utf8')) ?? [] : []
  return port === undefined ? undefined : await freePort(Number(port)).catch(() => undefined)
}

async function freePort(wanted = 0): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen(wanted, host, resolve)
  })
  const address = probe.address()
  await new Promise((resolve) => { probe.close(resolve) })
  if (address === null || typeof address === 'string') throw new TypeError('a listening TCP server has a port')
  return address.port
}

function logOf(cluster: Cluster): string {
  return join(cluster.folder, 'server.log')
}

function rotateLog(cluster: Cluster): void {
  const log = logOf(cluster)
  if (existsSync(log) && statSync(log).size > largestLog) renameSync(log, `${log}.1`)
}

function lastComplaint(cluster: Cluster): string | undefined {
  if (!existsSync(logOf(cluster))) return undefined
  return tailOf(logOf(cluster)).split('\n').findLast((line) => /FATAL|PANIC|could not/.test(line))?.trim()
}

function tailOf(file: string): string {
  const { size } = statSync(file)
  const buffer = Buffer.alloc(Math.min(size, 8192))
  const handle = openSync(file, 'r')
  readSync(handle, buffer, 0, buffer.length, size - buffer.length)
  closeSync(handle)
  return buffer.toString('utf8')
}
