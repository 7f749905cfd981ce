/**
 * Writes everything that cannot be made again into one archive: every row of one instant, in one snapshot while the platform goes on,
 * and the uploaded files. The schema is not in it; the migrations make it (decision 0019 says why not pg_dump).
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { fingerprintOf } from '../cipher/index.ts'
import { CannotStart } from '../environment/index.ts'
import { writeArchive } from './archive.ts'
import type { Manifest, Summary } from './contents.ts'
import { writeEntry, type Written } from './entries.ts'
import { inspect, type Inspected } from './inspect.ts'
import { filesIn } from './stored-files.ts'
import { plainSpelling, rowsOf, tablesOf, type Table } from './tables.ts'

export type BackUp = {
  /** A superuser, or the owner of the database, who then reads as `sanzhi_backup`. */
  readonly reader: pg.ClientConfig
  readonly filesFolder: string
  /** Of the archive; must not exist. */
  readonly path: string
  /** Contents of the key file; null leaves the archive open to whoever has it. */
  readonly key: Buffer | null
  readonly secret: string | null
  readonly progress?: (line: string) => void
}

/** Written, flushed, read back and found whole, then given its name. @throws CannotStart */
export async function backUp(options: BackUp): Promise<Inspected> {
  const { path, key } = options
  if (existsSync(path)) throw new CannotStart(`${path} 已经存在，请换一个文件名。`, `${path} exists already, choose another name.`)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.unfinished-${process.pid}`
  try {
    await inSnapshot(options.reader, async (client) => writeArchive(unfinished, entries(client, options), key))
    const found = await inspect(unfinished, key)
    renameSync(unfinished, path)
    return found
  } finally {
    rmSync(unfinished, { force: true })
  }
}

async function inSnapshot<T>(reader: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...reader, application_name: 'sanzhi backup' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(`begin isolation level repeatable read read only; ${plainSpelling}`)
    await takeReadingRole(client)
    return await work(client)
  } finally {
    await client.end()
  }
}

/** With row-level security forced even the owner sees nothing: a backup of nothing would look like a good one. */
async function takeReadingRole(client: pg.Client): Promise<void> {
  const { rows: [row] } = await client.query<{ all: boolean; backup: boolean }>(`
    select exists (select from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)) as all,
           exists (select from pg_roles where rolname = 'sanzhi_backup') as backup`)
  if (row?.all === true) return
  if (row?.backup !== true) {
    throw new CannotStart('数据库还是旧的结构，读不全：请先用新程序启动一次完成升级，再备份。', 'The database has the old schema: start this program once to upgrade it, then back up.')
  }
  await client.query('set local role sanzhi_backup')
}

async function* entries(client: pg.Client, { filesFolder, secret, progress = () => undefined }: BackUp): AsyncGenerator<Buffer> {
  const tables: Record<string, Summary['tables'][string]> = {}
  const files: Record<string, Written> = {}
  let manifest: Written = { bytes: 0, hash: '' }
  yield* writeEntry({ entry: 'manifest' }, json(await manifestOf(client, secret)), (written) => { manifest = written })
  const list = await tablesOf(client)
  for (const [index, table] of list.entries()) {
    const { bytes, count } = rowsOf(client, table)
    yield* writeEntry({ entry: 'table', ...table }, bytes, (written) => { tables[table.name] = { ...written, rows: count() } })
    progress(`${index + 1}/${list.length} ${table.name}：${tables[table.name]?.rows ?? 0} 行`)
  }
  const attached = await attachedPhotos(client, list)
  for await (const { path, bytes, open } of filesIn(filesFolder)) {
    yield* writeEntry({ entry: 'file', path, bytes }, open(), (written) => { files[path] = written })
    attached.delete(path)
  }
  progress(`附件：${Object.keys(files).length} 个`)
  yield* writeEntry({ entry: 'summary' }, json({ manifest, tables, files, missing: attached.size } satisfies Summary), () => undefined)
}

async function manifestOf(client: pg.Client, secret: string | null): Promise<Manifest> {
  const { rows: migrations } = await client.query<Manifest['migrations'][number]>('select number, name, hash from schema_migrations order by number')
  const { rows: [now] } = await client.query<{ at: Date; server: string }>("select now() as at, current_setting('server_version') as server")
  return {
    program: programVersion(), at: now?.at.toISOString() ?? '', server: now?.server ?? '', migrations, secret: secret === null ? null : fingerprintOf(secret),
  }
}

function programVersion(): string {
  const told = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }
  return told.version
}

/** Where the photos that belong to records must lie. */
async function attachedPhotos(client: pg.Client, tables: readonly Table[]): Promise<Set<string>> {
  if (!tables.some(({ name }) => name === 'files')) return new Set()
  const { rows } = await client.query<{ path: string }>("select distinct county || '/' || left(sm3, 2) || '/' || sm3 || '.jpg' as path from files where state = 'attached'")
  return new Set(rows.map(({ path }) => path))
}

function json(value: unknown): readonly Buffer[] {
  return [Buffer.from(JSON.stringify(value))]
}
