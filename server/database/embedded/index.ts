/**
 * The PostgreSQL that comes along: made, started, adopted and stopped by us (docs/decisions/0001).
 * Listens on loopback only, with random passwords; one sanzhi at a time holds it.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { CannotStart, cannotWrite, codeOf, openDataFolder } from '../../environment/index.ts'
import { binariesFor } from './binaries.ts'
import { clusterExists, makeCluster } from './cluster.ts'
import { passwordsIn, type Passwords } from './passwords.ts'
import { startAgain, startOrAdopt, stop, superuserOf, type Cluster } from './server.ts'
import { canEnter, placeForEverybody, unprivilegedUser, type SystemUser } from './unprivileged.ts'
import { watch } from './watch.ts'

/** One line of news about a step that takes time, Chinese, for whoever watches the terminal. */
export type Progress = (line: string) => void

/** How to sign in to one database as one role; what `pg` takes. */
export type SignIn = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

export type EmbeddedServer = {
  readonly superuser: SignIn
  readonly owner: SignIn
  readonly runtime: SignIn
  /** Stops the server if this process holds it, else only lets go of it. */
  readonly stop: () => Promise<void>
}

export type EmbeddedOptions = {
  readonly progress?: Progress
  /** `hold`: the server is ours until we stop (a second holder is refused). `join`: use it beside a holder if there is one. */
  readonly use?: 'hold' | 'join'
  readonly durable?: boolean
}

const databaseName = 'sanzhi'

/** Any number will do, as long as nobody else uses it in the `postgres` database of this cluster. */
const holderLock = 5_417_001

export async function startEmbedded(dataFolder: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const { progress = () => undefined, use = 'hold', durable = true } = options
  const user = unprivilegedUser()
  const folder = openDataFolder(resolve(dataFolder))
  const binaries = binariesFor(user, folder)
  const passwords = passwordsIn(folder)
  const cluster: Cluster = { folder: placeOfCluster(folder, user, progress), password: passwords.superuser, binaries, user, durable }
  if (!clusterExists(cluster.folder)) {
    progress('首次启动：正在建立数据库（约一秒）…')
    await makeCluster(cluster.folder, { binaries, password: passwords.superuser, user, durable })
  }
  const { port, adopted } = await startOrAdopt(cluster)
  if (adopted) progress('接管仍在运行的数据库。')
  const holder = await hold(cluster, port, use)
  if (holder === undefined && use === 'hold') throw alreadyHeld(folder)
  await prepareOwner(cluster, port, passwords)
  const watched = holder && watch(holder, { revive: () => startAgain(cluster, port), holdAgain: () => hold(cluster, port, 'hold'), say: progress })
  return {
    ...signIns(port, passwords),
    stop: async () => {
      if (watched === undefined) return
      await watched.release()
      await stop(cluster)
    },
  }
}

function signIns(port: number, passwords: Passwords): Pick<EmbeddedServer, 'superuser' | 'owner' | 'runtime'> {
  const place = { host: '127.0.0.1', port, database: databaseName }
  return {
    superuser: { ...place, user: 'postgres', password: passwords.superuser },
    owner: { ...place, user: 'sanzhi_owner', password: passwords.owner },
    runtime: { ...place, user: 'sanzhi_runtime', password: passwords.runtime },
  }
}

function placeOfCluster(folder: string, user: SystemUser | undefined, progress: Progress): string {
  const place = join(folder, 'postgres')
  if (user === undefined) return place
  if (canEnter(folder, user)) return openTo(user, place)
  const elsewhere = clusterElsewhere(folder) ?? noteElsewhere(folder)
  progress(`数据目录 ${folder} 对数据库用户 nobody 不可达，数据库文件存放在 ${elsewhere}。`)
  return openTo(user, join(elsewhere, 'postgres'))
}

const elsewhereNote = 'postgres-is-elsewhere.txt'

/** Where the cluster of this data folder lies when it cannot lie in it; undefined when it does. */
export function clusterElsewhere(folder: string): string | undefined {
  const note = join(folder, elsewhereNote)
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
}

/** A random name, so that whoever deletes the data folder starts afresh and does not meet the old cluster again. */
function noteElsewhere(folder: string): string {
  const elsewhere = join(placeForEverybody, `data-${randomBytes(8).toString('hex')}`)
  writeFileSync(join(folder, elsewhereNote), `${elsewhere}\n`, { flag: 'wx' })
  return elsewhere
}

/** `initdb` works beside the cluster and renames, so the folder around it must exist; we (root) do the renaming. */
function openTo(user: SystemUser, place: string): string {
  const around = join(place, '..')
  try {
    mkdirSync(around, { recursive: true, mode: 0o711 })
    if (around.startsWith(placeForEverybody)) {
      chmodSync(placeForEverybody, 0o711)
      chmodSync(around, 0o711)
    }
    if (existsSync(place)) chownSync(place, user.uid, user.gid)
    return place
  } catch (error) {
    throw cannotWrite(around, error)
  }
}

/**
 * Holding the server is an advisory lock on a connection of our own: the moment our process dies, however it dies,
 * PostgreSQL lets go of it, and no stale lock file can lock anybody out.
 */
async function hold(cluster: Cluster, port: number, use: 'hold' | 'join'): Promise<pg.Client | undefined> {
  const client = new pg.Client({ ...superuserOf(cluster, port), application_name: 'sanzhi holder', keepAlive: true })
  client.on('error', () => undefined)
  await client.connect().catch((error: unknown) => { throw passwordsDoNotFit(cluster.folder, error) })
  // The connection of a process that was killed a moment ago is noticed within milliseconds, not at once.
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [holderLock])
    if (rows[0]?.held === true) return client
    if (use === 'join') break
    await pause(100)
  }
  await client.end()
  return undefined
}

function passwordsDoNotFit(cluster: string, error: unknown): unknown {
  if (codeOf(error) !== '28P01') return error
  return new CannotStart(
    `数据目录中的 database-passwords.json 与数据库 ${cluster} 不是一套：请恢复原来的文件。`,
    `The database-passwords.json of the data folder does not belong to the database ${cluster}: restore the original file.`,
    error,
  )
}

function alreadyHeld(folder: string): CannotStart {
  return new CannotStart(
    `数据目录 ${folder} 正由另一个三治进程使用：请先停止它，或用 DATA_DIR 指定另一个目录。`,
    `The data folder ${folder} is in use by another Sanzhi: stop that one, or set DATA_DIR to another folder.`,
  )
}

/** The owner is an ordinary role as on an outside server, so nothing can come to depend on a superuser's rights. */
async function prepareOwner(cluster: Cluster, port: number, passwords: Passwords): Promise<void> {
  const client = new pg.Client(superuserOf(cluster, port))
  await client.connect()
  try {
    const owner = await client.query("select from pg_roles where rolname = 'sanzhi_owner'")
    if (owner.rowCount === 0) {
      await client.query(`create role sanzhi_owner login createrole createdb password '${passwords.owner}'`)
    }
    const database = await client.query('select from pg_database where datname = $1', [databaseName])
    if (database.rowCount === 0) await client.query(`create database ${databaseName} owner sanzhi_owner`)
  } finally {
    await client.end()
  }
}
