/** Reads an archive from its first byte to its last and believes nothing in it that its hashes do not bear out. */
import { createHash } from 'node:crypto'
import { readArchive } from './archive.ts'
import { BrokenArchive } from './broken-archive.ts'
import type { Manifest, Summary } from './contents.ts'
import { readBody, readHead, readJson, type Written } from './entries.ts'
import type { ByteReader } from './frames.ts'

export type Inspected = { readonly manifest: Manifest; readonly summary: Summary; readonly columns: Readonly<Record<string, readonly string[]>> }

/** @throws BrokenArchive with the place @throws CannotStart for a missing key or file */
export async function inspect(path: string, key: Buffer | null): Promise<Inspected> {
  return await readArchive(path, key, async (reader) => {
    const first = await readHead(reader)
    if (first.entry !== 'manifest') throw new BrokenArchive('it does not begin with a manifest')
    const manifest = await readJson<Manifest>(reader)
    const found = new Map<string, Written>()
    const columns: Record<string, readonly string[]> = {}
    for (;;) {
      const head = await readHead(reader)
      if (head.entry === 'manifest') throw new BrokenArchive('a second manifest')
      if (head.entry === 'summary') {
        const { value: summary } = await readJson<Summary>(reader)
        compare(manifest.written, summary, found)
        return { manifest: manifest.value, summary, columns }
      }
      const name = head.entry === 'table' ? `table ${head.name}` : `file ${head.path}`
      if (found.has(name)) throw new BrokenArchive(`${name} is there twice`)
      if (head.entry === 'table') columns[head.name] = head.columns
      found.set(name, await hashOfBody(reader))
    }
  })
}

async function hashOfBody(reader: ByteReader): Promise<Written> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of readBody(reader)) {
    hash.update(part)
    bytes += part.length
  }
  return { bytes, hash: hash.digest('hex') }
}

function compare(manifest: Written, summary: Summary, found: ReadonlyMap<string, Written>): void {
  const told = new Map<string, Written>([
    ...Object.entries(summary.tables).map(([name, written]) => [`table ${name}`, written] as const),
    ...Object.entries(summary.files).map(([path, written]) => [`file ${path}`, written] as const),
  ])
  if (manifest.hash !== summary.manifest.hash) throw new BrokenArchive('the manifest was changed')
  for (const [name, written] of told) {
    const read = found.get(name)
    if (read === undefined) throw new BrokenArchive(`${name} is missing`)
    if (read.hash !== written.hash || read.bytes !== written.bytes) throw new BrokenArchive(`${name} was changed`)
  }
  if (found.size !== told.size) throw new BrokenArchive('it holds more than its summary tells')
}
