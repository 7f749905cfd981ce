/**
 * Brings an archive into an empty database, wholly or not at all: everything is read and checked first, then one transaction makes the
 * schema of the archive's time, fills it, reads it back and compares; files get their place at its end.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { pipeline } from 'node:stream/promises'
import { buildSchema } from '../database/index.ts'
import { fingerprintOf } from '../cipher/index.ts'
import { CannotStart } from '../environment/index.ts'
import { readArchive } from './archive.ts'
import { BrokenArchive } from './broken-archive.ts'
import type { Summary } from './contents.ts'
import { readBody, readHead, readJson } from './entries.ts'
import type { ByteReader } from './frames.ts'
import { inspect, type Inspected } from './inspect.ts'
import { writeFileAt } from './stored-files.ts'
import { plainSpelling, quoted, rowsOf, tablesOf, type Table } from './tables.ts'

export type Restoring = {
  /** The owner of the empty database: what is made belongs to it. */
  readonly owner: pg.ClientConfig
  /** Must be empty or not be there. */
  readonly filesFolder: string
  readonly path: string
  readonly key: Buffer | null
  /** The secret the platform will run with, and the one it replaces; null where neither is known. */
  readonly secret: string | null
  readonly oldSecret?: string | undefined
  readonly progress?: (line: string) => void
}

/** @throws BrokenArchive @throws CannotStart; either way nothing was changed */
export async function restore(options: Restoring): Promise<Inspected> {
  const { owner, filesFolder, path, key, progress = () => undefined } = options
  progress('先通读备份、核对校验和…')
  const archive = await inspect(path, key)
  refuseOtherSecret(archive, options)
  if (existsSync(filesFolder) && readdirSync(filesFolder).length > 0) {
    throw new CannotStart(`附件目录 ${filesFolder} 不是空的：只能恢复到空的数据目录。`, `The folder ${filesFolder} is not empty: restore into an empty one only.`)
  }
  const arriving = `${filesFolder}.restoring-${process.pid}`
  const client = new pg.Client({ ...owner, application_name: 'sanzhi restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(`begin; ${plainSpelling}`)
    await refuseFilledDatabase(client)
    progress('建立数据库结构…')
    await buildSchema(client, archive.manifest.migrations)
    await fill(client, archive, { ...options, filesFolder: arriving, progress })
    if (existsSync(arriving)) {
      rmSync(filesFolder, { recursive: true, force: true })
      renameSync(arriving, filesFolder)
    }
    await client.query('commit').catch((error: unknown) => {
      rmSync(filesFolder, { recursive: true, force: true })
      throw error
    })
    return archive
  } finally {
    rmSync(arriving, { recursive: true, force: true })
    await client.end()
  }
}

/** Sealed telephone numbers would be lost without a word. */
function refuseOtherSecret({ manifest }: Inspected, { secret, oldSecret }: Restoring): void {
  if (manifest.secret === null || secret === null) return
  if ([secret, ...oldSecret === undefined ? [] : [oldSecret]].some((one) => fingerprintOf(one) === manifest.secret)) return
  throw new CannotStart(
    '现在的 SANZHI_SECRET 与备份时的不同，封存的电话将无法读出：请用备份时的密钥（后来换过密钥的，把备份时的写在 SANZHI_SECRET_OLD 里），或加 --other-secret 明知如此仍要恢复。',
    'SANZHI_SECRET is not the one of the backup, sealed telephone numbers could not be read: use that one, name it in SANZHI_SECRET_OLD, or add --other-secret.',
  )
}

async function refuseFilledDatabase(client: pg.Client): Promise<void> {
  const { rows: [row] } = await client.query<{ tables: number }>("select count(*)::int as tables from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")
  if (row?.tables === 0) return
  throw new CannotStart('目标数据库不是空的：只能恢复到一个空的数据库，已有的数据没有被改动。', 'The database is not empty: restore into an empty one only; nothing was changed.')
}

type Filling = Restoring & { readonly progress: (line: string) => void }

async function fill(client: pg.Client, archive: Inspected, options: Filling): Promise<void> {
  const tables = await tablesOf(client)
  refuseOtherTables(tables, archive)
  const forced = await lift(client, tables)
  // What migrations wrote themselves is in the archive, too, as it was.
  await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`)
  await readArchive(options.path, options.key, (reader) => fillFrom(reader, client, tables, options))
  await numberOn(client, tables)
  await readBack(client, tables, archive.summary)
  for (const name of forced) await client.query(`alter table ${quoted(name)} force row level security`)
}

function refuseOtherTables(tables: readonly Table[], { columns }: Inspected): void {
  for (const { name, columns: here } of tables) {
    if (columns[name]?.toSorted().join() !== here.toSorted().join()) throw new BrokenArchive(`the table ${name} has other columns than its migrations make`)
  }
  if (Object.keys(columns).length !== tables.length) throw new BrokenArchive('it has tables that its migrations do not make')
}

/** Until the end of the transaction the owner passes its own row-level security; nobody else can look in meanwhile. */
async function lift(client: pg.Client, tables: readonly Table[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity")
  const forced = rows.map(({ name }) => name).filter((name) => tables.some((table) => table.name === name))
  for (const name of forced) await client.query(`alter table ${quoted(name)} no force row level security`)
  return forced
}

/** In the order of the archive, which is one in which references find what they refer to. */
async function fillFrom(reader: ByteReader, client: pg.Client, tables: readonly Table[], { filesFolder, progress }: Filling): Promise<void> {
  await readHead(reader)
  await readJson(reader)
  for (;;) {
    const head = await readHead(reader)
    if (head.entry === 'summary') {
      await readJson(reader)
      return
    }
    if (head.entry === 'file') await writeFileAt(filesFolder, head.path, readBody(reader))
    else if (head.entry === 'table') {
      if (!tables.some(({ name }) => name === head.name)) throw new BrokenArchive(`an unknown table ${head.name}`)
      const list = head.columns.map((column) => quoted(column)).join(', ')
      await pipeline(readBody(reader), client.query(copyFrom(`copy ${quoted(head.name)} (${list}) from stdin`)))
      progress(`已装入 ${head.name}`)
    }
  }
}

/** Numbers given by the database go on after the highest. */
async function numberOn(client: pg.Client, tables: readonly Table[]): Promise<void> {
  for (const { name, columns } of tables) {
    for (const column of columns) {
      const { rows: [row] } = await client.query<{ sequence: string | null }>('select pg_get_serial_sequence($1, $2) as sequence', [quoted(name), column])
      if (row?.sequence == null) continue
      await client.query(`select setval($1, greatest(coalesce((select max(${quoted(column)}) from ${quoted(name)}), 0), 1), true)`, [row.sequence])
    }
  }
}

/** What the database gives back is, byte by byte, what the archive holds. */
async function readBack(client: pg.Client, tables: readonly Table[], summary: Summary): Promise<void> {
  for (const table of tables) {
    const written = summary.tables[table.name]
    const hash = createHash('sha256')
    const { bytes, count } = rowsOf(client, table)
    for await (const part of bytes) hash.update(part)
    if (written === undefined || count() !== written.rows || hash.digest('hex') !== written.hash) {
      throw new BrokenArchive(`the table ${table.name} came out other than it went in`)
    }
  }
}
