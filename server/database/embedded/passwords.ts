/** The random passwords of an embedded server: made once, kept beside its data, readable by nobody else. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Passwords = {
  /** `postgres`, the superuser: starts, stops and repairs; never used by the running program. */
  readonly superuser: string
  /** `sanzhi_owner`: owns the tables, runs the migrations. */
  readonly owner: string
  /** `sanzhi_runtime`: what the running program signs in as. */
  readonly runtime: string
}

export function passwordsIn(folder: string): Passwords {
  const file = join(folder, 'database-passwords.json')
  if (!existsSync(file)) create(file)
  return JSON.parse(readFileSync(file, 'utf8')) as Passwords
}

function create(file: string): void {
  const passwords: Passwords = { superuser: random(), owner: random(), runtime: random() }
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(unfinished, file)
}

function random(): string {
  return randomBytes(24).toString('base64url')
}
