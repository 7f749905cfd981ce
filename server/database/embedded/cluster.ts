/** A cluster is PostgreSQL's folder of data: made once by `initdb`, complete or not there at all. */
import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from '../../environment/index.ts'
import type { Binaries } from './binaries.ts'
import type { SystemUser } from './unprivileged.ts'

const run = promisify(execFile)

/**
 * Locales by preference. Trigrams of Chinese need a character type that knows letters (stack-server §1);
 * nothing we build depends on them, so plain C serves where the system has no C.UTF-8.
 */
const locales = ['C.UTF-8', 'C']

export function clusterExists(cluster: string): boolean {
  return existsSync(join(cluster, 'PG_VERSION'))
}

/** Made beside its place and moved there: an `initdb` killed half-way leaves nothing that looks like a cluster. */
export async function makeCluster(
  cluster: string,
  options: { binaries: Binaries; password: string; user: SystemUser | undefined; durable: boolean },
): Promise<void> {
  const { binaries, password, user, durable } = options
  removeUnfinished(cluster)
  const workshop = `${cluster}.unfinished-${process.pid}`
  mkdirSync(workshop, { mode: 0o700 })
  const passwordFile = join(workshop, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user !== undefined) for (const path of [workshop, passwordFile]) chownSync(path, user.uid, user.gid)
  try {
    await initialise(binaries.initdb, [
      '--pgdata', join(workshop, 'cluster'), '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256',
      '--encoding=UTF8', '--data-checksums', ...durable ? [] : ['--no-sync'],
    ], user)
    renameSync(join(workshop, 'cluster'), cluster)
  } catch (error) {
    // Another process may have been quicker; its cluster is as good as ours would have been.
    if (!clusterExists(cluster)) throw error
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

async function initialise(initdb: string, args: readonly string[], user: SystemUser | undefined): Promise<void> {
  const [locale, ...others] = locales
  for (const candidate of [locale, ...others]) {
    try {
      await run(initdb, [...args, `--locale=${candidate}`], { cwd: '/', env: environmentOfPostgres(), ...user })
      return
    } catch (error) {
      if (candidate !== locales.at(-1) && saysAboutLocale(error)) continue
      throw cannotInitialise(error)
    }
  }
}

/** Nothing of ours (passwords, PG* settings) reaches PostgreSQL through the environment; its messages stay English. */
export function environmentOfPostgres(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TMPDIR', 'SystemRoot', 'SYSTEMROOT', 'TEMP', 'TMP', 'windir', 'COMSPEC', 'ComSpec']
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' }
  for (const name of kept) if (process.env[name] !== undefined) env[name] = process.env[name]
  return env
}

function saysAboutLocale(error: unknown): boolean {
  return /invalid locale name|locale.*not (?:found|supported)/i.test(outputOf(error))
}

function cannotInitialise(error: unknown): CannotStart {
  const output = outputOf(error)
  if (/could not look up effective user ID/.test(output)) {
    return new CannotStart(
      '当前用户在 /etc/passwd 中没有记录，随附的 PostgreSQL 无法建库：请补上记录，或用 DATABASE_URL 指定数据库。',
      'The current user has no entry in /etc/passwd, which the embedded PostgreSQL needs: add one, or set DATABASE_URL.',
      error,
    )
  }
  const last = output.trim().split('\n').find((line) => /error|fatal/i.test(line)) ?? output.trim().split('\n').at(-1) ?? ''
  return new CannotStart(`随附的 PostgreSQL 建库失败：${last}`, `The embedded PostgreSQL could not make its database: ${last}`, error)
}

function outputOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'stderr' in error && typeof error.stderr === 'string' && error.stderr !== '' ? error.stderr : error.message
}

function removeUnfinished(cluster: string): void {
  const prefix = `${basename(cluster)}.unfinished-`
  for (const name of readdirSync(dirname(cluster))) {
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length)))) {
      rmSync(join(dirname(cluster), name), { recursive: true, force: true })
    }
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
