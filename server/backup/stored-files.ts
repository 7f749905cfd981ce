/** The uploaded files beside the database: named by their content, so they never change while they are copied. */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { BrokenArchive } from './broken-archive.ts'

const harmlessPath = /^[\w-][\w.-]*(\/[\w-][\w.-]*){0,6}$/

export type StoredFile = { readonly path: string; readonly bytes: number; readonly open: () => AsyncIterable<Buffer> }

/** Paths relative to the folder, in order; unfinished ones are left out, and what is swept away meanwhile. */
export async function* filesIn(folder: string, below = ''): AsyncGenerator<StoredFile> {
  const found = await readdir(join(folder, below), { withFileTypes: true }).catch(() => [])
  for (const one of found.toSorted((a, b) => a.name < b.name ? -1 : 1)) {
    const path = below === '' ? one.name : `${below}/${one.name}`
    if (one.isDirectory()) yield* filesIn(folder, path)
    else if (one.isFile() && harmlessPath.test(path) && !path.endsWith('.part')) {
      const bytes = await stat(join(folder, path)).then(({ size }) => size, () => null)
      if (bytes !== null) yield { path, bytes, open: () => createReadStream(join(folder, path)) as AsyncIterable<Buffer> }
    }
  }
}

/** @throws BrokenArchive for a path that would leave the folder */
export async function writeFileAt(folder: string, path: string, body: AsyncIterable<Buffer>): Promise<void> {
  if (!harmlessPath.test(path) || path.split('/').includes('..')) throw new BrokenArchive(`no path of a stored file: ${path}`)
  const place = join(folder, path)
  await mkdir(dirname(place), { recursive: true, mode: 0o700 })
  await pipeline(body, createWriteStream(place, { flags: 'wx', mode: 0o600, flush: true }))
}
