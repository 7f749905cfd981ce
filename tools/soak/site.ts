/** Everything a run has set up and may break: two processes of the platform on one database, what clients and processes pass through, a disk. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { clusterElsewhere } from '../../server/database/embedded/index.ts'
import { openCuttingProxy, type CuttingProxy } from './cutting-proxy.ts'
import { openDatabaseProxy, type DatabaseProxy } from './database-proxy.ts'
import type { Disk } from './disk.ts'
import { freePort, startProgram, type Program } from './program.ts'

export type Node = {
  readonly name: string
  readonly program: () => Program
  readonly proxy: CuttingProxy
  /** When an act was last acknowledged here, ms since 1970. */
  lastGood: number
}

export type Site = {
  readonly folder: string
  readonly nodes: readonly [Node, Node]
  readonly database: DatabaseProxy
  readonly disk: Disk | null
  readonly random: () => number
  readonly postmaster: () => number | null
  /** As the superuser, who judges; on a connection of its own. */
  readonly ask: <Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]) => Promise<Row[]>
  /** Stops both in good order and starts them with a clock that runs ahead, ms. */
  readonly moveClock: (ahead: number) => Promise<void>
  readonly close: () => Promise<void>
}

const firstStart = 180_000
const secret = 'a secret of the soak only, more than thirty-two bytes long'

export async function openSite(folder: string, { disk, random }: Pick<Site, 'disk' | 'random'>): Promise<Site> {
  const environment = { DATA_DIR: folder, SANZHI_SECRET: secret, SANZHI_MODE: 'demo', STOP_SECONDS: '10' }
  const ports = [await freePort(), await freePort()] as const
  const programs: [Program, Program | null] = [startProgram(ports[0], environment), null]
  const proxies: { close: () => Promise<void> }[] = []
  const end = () => {
    for (const program of programs) program?.end()
    const pid = postmasterOf(folder)
    if (pid !== null) signalTo(pid, 'SIGQUIT')
  }
  process.once('exit', end)
  try {
    await programs[0].ready(firstStart)
    const port = portOf(folder)
    const database = await openDatabaseProxy(port)
    const beside = { ...environment, ...urls(folder, database.port) }
    // The second process signs in through the saboteur; to it the database is one from outside.
    let second = programs[1] = startProgram(ports[1], beside)
    await second.ready(firstStart)
    const nodes: [Node, Node] = [
      { name: 'A', program: () => programs[0], proxy: await openCuttingProxy(ports[0]), lastGood: 0 },
      { name: 'B', program: () => second, proxy: await openCuttingProxy(ports[1]), lastGood: 0 },
    ]
    proxies.push(database, ...nodes.map(({ proxy }) => proxy))
    return {
      folder, nodes, database, disk, random,
      postmaster: () => postmasterOf(folder),
      ask: (sql, values) => ask(folder, port, sql, values),
      moveClock: async (ahead) => {
        await second.stop()
        await programs[0].stop()
        const shifted = { SOAK_CLOCK_AHEAD: String(ahead) }
        programs[0] = startProgram(ports[0], { ...environment, ...shifted })
        await programs[0].ready(firstStart)
        second = programs[1] = startProgram(ports[1], { ...beside, ...shifted })
        await second.ready(firstStart)
      },
      close: async () => {
        for (const proxy of proxies) await proxy.close()
        await second.stop()
        await programs[0].stop()
        process.removeListener('exit', end)
      },
    }
  } catch (error) {
    end()
    throw error
  }
}

/** The environment in which a command of the house works on this site. */
export function environmentOf(site: Site, ahead: number): NodeJS.ProcessEnv {
  return { ...process.env, DATA_DIR: site.folder, SANZHI_SECRET: secret, SANZHI_MODE: 'demo', SOAK_CLOCK_AHEAD: String(ahead) }
}

/** False when there is no such process any more. */
export function signalTo(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

function clusterOf(folder: string): string {
  return join(clusterElsewhere(folder) ?? folder, 'postgres')
}

function portOf(folder: string): number {
  return Number(readFileSync(join(clusterOf(folder), 'postmaster.pid'), 'utf8').split('\n')[3])
}

function postmasterOf(folder: string): number | null {
  try {
    const pid = Number(readFileSync(join(clusterOf(folder), 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 1 ? pid : null
  } catch {
    return null
  }
}

type Passwords = Readonly<Record<'superuser' | 'owner' | 'runtime', string>>

function passwordsOf(folder: string): Passwords {
  return JSON.parse(readFileSync(join(folder, 'database-passwords.json'), 'utf8')) as Passwords
}

function urls(folder: string, port: number): Record<string, string> {
  const { owner, runtime } = passwordsOf(folder)
  const url = (user: string, password: string) => `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/sanzhi`
  return { DATABASE_URL: url('sanzhi_owner', owner), DATABASE_RUNTIME_URL: url('sanzhi_runtime', runtime) }
}

async function ask<Row extends pg.QueryResultRow>(folder: string, port: number, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: passwordsOf(folder).superuser, database: 'sanzhi', connectionTimeoutMillis: 3_000, application_name: 'soak' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<Row>(sql, [...values])).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}
