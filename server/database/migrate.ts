/** Brings a database to the schema of this program: the numbered SQL files of database/migrations, in order, as the owner. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { CannotStart } from '../environment/index.ts'

export type Migration = { readonly number: number; readonly name: string; readonly sql: string; readonly hash: string }

type Applied = { readonly number: number; readonly name: string; readonly hash: string }

/** One migrator at a time on a database, whichever of N processes it is in. */
const migratorLock = 5_417_002

const defaultFolder = join(import.meta.dirname, '..', '..', 'database', 'migrations')

/**
 * Applies what is missing, each file in a transaction of its own; does nothing when nothing is missing.
 * @throws CannotStart when a landed file was edited, when the database is newer than this program, or when a file fails
 */
export async function migrate(
  owner: pg.Client,
  options: { readonly folder?: string; readonly progress?: (line: string) => void } = {},
): Promise<readonly string[]> {
  const migrations = migrationsIn(options.folder ?? defaultFolder)
  await owner.query('select pg_advisory_lock($1)', [migratorLock])
  try {
    const missing = missingFrom(await appliedIn(owner), migrations)
    if (missing.length > 0) options.progress?.(`正在更新数据库结构（${missing.length} 步）…`)
    for (const migration of missing) await apply(owner, migration)
    await letBackupRead(owner)
    return missing.map(({ name }) => name)
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [migratorLock])
  }
}

/**
 * Makes the schema of another time in an empty database, inside the transaction that is open: for `sanzhi restore`.
 * @param applied what made the database the data comes from
 * @throws CannotStart when this program does not know all of it, or knows it otherwise
 */
export async function buildSchema(owner: pg.Client, applied: readonly Applied[]): Promise<void> {
  const migrations = migrationsIn(defaultFolder)
  missingFrom(applied, migrations)
  await appliedIn(owner)
  for (const migration of migrations.filter(({ number }) => applied.some((one) => one.number === number))) await applyHere(owner, migration)
  await letBackupRead(owner)
}

/**
 * Whoever makes a backup sees every row of every table (migration 0014). Tables that came later get their policy here, so that no
 * migration can forget it; where nothing is missing, nothing is locked.
 */
async function letBackupRead(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and exists (select from pg_roles where rolname = 'sanzhi_backup')
      and (not has_table_privilege('sanzhi_backup', c.oid, 'select')
        or c.relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'read_backup'))`)
  for (const { name } of rows) {
    const table = owner.escapeIdentifier(name)
    await owner.query(`drop policy if exists read_backup on ${table}; create policy read_backup on ${table} for select to sanzhi_backup using (true); grant select on ${table} to sanzhi_backup`)
  }
}

/** Number of the newest migration this program brings. */
export function newestMigration(): number {
  return migrationsIn(defaultFolder).at(-1)?.number ?? 0
}

/** The files in order; their hashes do not depend on how a checkout ends its lines. */
export function migrationsIn(folder: string): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort()
  const migrations = names.map((name) => migrationOf(name, readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')))
  for (const [index, { name, number }] of migrations.entries()) {
    if (migrations[index - 1]?.number === number) throw new Error(`two migrations carry the number of ${name}`)
  }
  return migrations
}

/** What is still to be applied, or the reason why this program and this database do not belong together. Pure. */
export function missingFrom(applied: readonly Applied[], migrations: readonly Migration[]): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.number, migration]))
  for (const { number, name, hash } of applied) {
    const migration = known.get(number)
    if (migration === undefined) throw newerThanProgram(name)
    if (migration.hash !== hash) throw editedAfterLanding(migration.name)
  }
  const last = Math.max(0, ...applied.map(({ number }) => number))
  const missing = migrations.filter(({ number }) => !applied.some((done) => done.number === number))
  const late = missing.find(({ number }) => number < last)
  if (late !== undefined) throw outOfOrder(late.name)
  return missing
}

function migrationOf(name: string, sql: string): Migration {
  const [, digits] = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name) ?? []
  if (digits === undefined) throw new Error(`a migration is called NNNN_name.sql, not ${name}`)
  return { number: Number(digits), name, sql, hash: createHash('sha256').update(sql).digest('hex') }
}

async function appliedIn(owner: pg.Client): Promise<readonly Applied[]> {
  const { rows: [table] } = await owner.query<{ there: boolean }>("select to_regclass('public.schema_migrations') is not null as there")
  if (table?.there !== true) {
    await owner.query(`
      create table public.schema_migrations (
        number integer primary key,
        name text not null,
        hash text not null,
        applied_at timestamptz not null default now()
      );
      comment on table public.schema_migrations is 'Which files of database/migrations made this database; for the migrator only'`)
  }
  const { rows } = await owner.query<Applied>('select number, name, hash from public.schema_migrations order by number')
  return rows
}

async function apply(owner: pg.Client, migration: Migration): Promise<void> {
  await owner.query('begin')
  try {
    await applyHere(owner, migration)
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

async function applyHere(owner: pg.Client, { number, name, sql, hash }: Migration): Promise<void> {
  try {
    await owner.query(sql)
    await owner.query('insert into public.schema_migrations (number, name, hash) values ($1, $2, $3)', [number, name, hash])
  } catch (error) {
    throw failed(name, sql, error)
  }
}

function failed(name: string, sql: string, error: unknown): CannotStart {
  const said = error instanceof Error ? error.message : String(error)
  const position = error instanceof Error && 'position' in error ? Number(error.position) : Number.NaN
  const line = Number.isNaN(position) ? '' : `:${sql.slice(0, position).split('\n').length}`
  return new CannotStart(
    `数据库更新 ${name}${line} 失败，数据库保持原样：${said}`,
    `The migration ${name}${line} failed and changed nothing: ${said}`,
    error,
  )
}

function newerThanProgram(name: string): CannotStart {
  return new CannotStart(
    `数据库比程序新（已有 ${name}）：请使用更新的程序版本。`,
    `The database is newer than this program (it has ${name}): use a newer version of the program.`,
  )
}

function editedAfterLanding(name: string): CannotStart {
  return new CannotStart(
    `数据库更新文件 ${name} 在应用之后被修改过：请恢复原文件，改动另写一个新文件。`,
    `The migration ${name} was edited after it had been applied: restore it and write the change as a new file.`,
  )
}

function outOfOrder(name: string): CannotStart {
  return new CannotStart(
    `数据库更新 ${name} 的编号小于已应用的编号：请给它一个新的编号。`,
    `The migration ${name} has a lower number than one already applied: give it the next number.`,
  )
}
