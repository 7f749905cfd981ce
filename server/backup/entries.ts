/**
 * What lies in an archive, one entry after another: the manifest, the tables, the files, and at last a summary with a hash of each.
 * An entry is a length, a head in JSON, and its bytes in chunks that end with an empty one; so nothing has to be known beforehand.
 */
import { createHash } from 'node:crypto'
import { BrokenArchive } from './broken-archive.ts'
import type { ByteReader } from './frames.ts'

export type Head =
  | { readonly entry: 'manifest' }
  | { readonly entry: 'table'; readonly name: string; readonly columns: readonly string[] }
  | { readonly entry: 'file'; readonly path: string; readonly bytes: number }
  | { readonly entry: 'summary' }

/** What was written of one entry. */
export type Written = { readonly bytes: number; readonly hash: string }

const longestHead = 64 * 1024
const longestChunk = 4 * 1024 * 1024

export async function* writeEntry(head: Head, body: AsyncIterable<Buffer> | Iterable<Buffer>, done: (written: Written) => void): AsyncGenerator<Buffer> {
  const json = Buffer.from(JSON.stringify(head))
  yield Buffer.concat([lengthOf(json.length), json])
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of body) {
    for (let from = 0; from < chunk.length; from += longestChunk) {
      const part = chunk.subarray(from, from + longestChunk)
      hash.update(part)
      bytes += part.length
      yield lengthOf(part.length)
      yield part
    }
  }
  yield lengthOf(0)
  done({ bytes, hash: hash.digest('hex') })
}

/** @throws BrokenArchive */
export async function readHead(reader: ByteReader): Promise<Head> {
  const length = (await reader.take(4)).readUInt32BE()
  if (length === 0 || length > longestHead) throw new BrokenArchive('no entry begins here')
  return parsed<Head>(await reader.take(length))
}

/** The bytes of the entry whose head was read; to be read to the end. @throws BrokenArchive */
export async function* readBody(reader: ByteReader): AsyncGenerator<Buffer> {
  for (;;) {
    let left = (await reader.take(4)).readUInt32BE()
    if (left === 0) return
    if (left > longestChunk) throw new BrokenArchive('a chunk too long')
    while (left > 0) {
      const part = await reader.some(left)
      left -= part.length
      yield part
    }
  }
}

/** Small entries: manifest and summary. */
export async function readJson<T>(reader: ByteReader, most = 256 * 1024 * 1024): Promise<{ readonly value: T; readonly written: Written }> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of readBody(reader)) {
    bytes += part.length
    if (bytes > most) throw new BrokenArchive('an entry too long')
    parts.push(Buffer.from(part))
  }
  const whole = Buffer.concat(parts)
  return { value: parsed<T>(whole), written: { bytes, hash: createHash('sha256').update(whole).digest('hex') } }
}

function parsed<T>(bytes: Buffer): T {
  try {
    return JSON.parse(bytes.toString('utf8')) as T
  } catch {
    throw new BrokenArchive('an entry that is no JSON')
  }
}

function lengthOf(count: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(count)
  return bytes
}
