/** The secret keys are derived from: given by the operator, or in demo mode made once and kept in the data folder. */
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cannotWrite, CannotStart } from './cannot-start.ts'
import { openDataFolder } from './data-folder.ts'
import type { Environment } from './environment.ts'

/** At least 32 bytes; the same for every process on one data folder. */
export function secretOf(environment: Pick<Environment, 'secret' | 'dataFolder'>): string {
  if (environment.secret !== undefined) return environment.secret
  const file = join(environment.dataFolder, 'demo-secret')
  try {
    if (!existsSync(file)) keepNew(file, environment.dataFolder)
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw error instanceof CannotStart ? error : cannotWrite(environment.dataFolder, error)
  }
}

/** A link is all or nothing and refuses to replace, so two processes starting together keep one secret. */
function keepNew(file: string, folder: string): void {
  openDataFolder(folder)
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(unfinished, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(unfinished, { force: true })
  }
}
