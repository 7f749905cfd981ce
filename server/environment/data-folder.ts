/** The folder of everything kept on disk: there, ours to write, closed to others. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cannotWrite } from './cannot-start.ts'

/**
 * Makes the folder if it is not there and proves that it can be written.
 * @throws CannotStart with one sentence when it cannot
 */
export function openDataFolder(folder: string): string {
  try {
    makeFolder(folder)
    const probe = join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
    return folder
  } catch (error) {
    throw cannotWrite(folder, error)
  }
}

/**
 * Step by step, since Node's `recursive` never returns where a folder cannot be made and the error is ENOENT (/proc).
 * Root's may be passed through, so that the database, which then runs as `nobody`, reaches its part; not listed.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
}
