/**
 * The bytes of an archive: a header line, then the entries, packed (zstd) and, with a key, sealed in frames (AES-256-GCM). Every frame
 * carries its number and whether it is the last, so a frame that is changed, moved, doubled or missing does not open.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { BrokenArchive } from './broken-archive.ts'

const frameBytes = 256 * 1024
const tagBytes = 16

export type Sealing = { readonly key: Buffer; readonly salt: Buffer }

/** @param secret contents of the key file, at least 32 bytes */
export function sealingFor(secret: Buffer, salt: Buffer = randomBytes(32)): Sealing {
  return { key: Buffer.from(hkdfSync('sha256', secret, salt, 'sanzhi backup', 32)), salt }
}

export async function* seal(source: AsyncIterable<Buffer>, { key }: Sealing): AsyncGenerator<Buffer> {
  let number = 0
  let held: Buffer | null = null
  for await (const piece of inPieces(source)) {
    if (held !== null) yield sealed(held, key, number++, false)
    held = piece
  }
  yield sealed(held ?? Buffer.alloc(0), key, number, true)
}

/** @throws BrokenArchive when the key is another, or anything was changed or is missing */
export async function* unseal(source: AsyncIterable<Buffer>, { key }: Sealing): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source)
  for (let number = 0; ; number += 1) {
    const head = await reader.take(5)
    const length = head.readUInt32BE(0)
    const last = head[4] === 1
    if (length > frameBytes) throw new BrokenArchive('a frame too long')
    const body = await reader.take(length + tagBytes)
    yield opened(body, key, number, last)
    if (last) break
  }
  if (await reader.more()) throw new BrokenArchive('bytes after the last frame')
}

async function* inPieces(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let size = 0
  for await (const chunk of source) {
    parts.push(chunk)
    size += chunk.length
    if (size < frameBytes) continue
    const whole = Buffer.concat(parts, size)
    let from = 0
    for (; from + frameBytes <= whole.length; from += frameBytes) yield whole.subarray(from, from + frameBytes)
    parts = [whole.subarray(from)]
    size = whole.length - from
  }
  if (size > 0) yield Buffer.concat(parts, size)
}

function sealed(plain: Buffer, key: Buffer, number: number, last: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(number, last))
  const head = Buffer.alloc(5)
  head.writeUInt32BE(plain.length)
  head[4] = last ? 1 : 0
  return Buffer.concat([head, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function opened(body: Buffer, key: Buffer, number: number, last: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(number, last)).setAuthTag(body.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(body.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    throw new BrokenArchive(number === 0 ? 'the key does not open it, or its beginning was changed' : `frame ${number} does not open`)
  }
}

/** The key is of this archive alone (salt), so a counter is enough. */
function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeBigUInt64BE(BigInt(number), 0)
  bytes[8] = last ? 1 : 0
  return bytes
}

/** Exact numbers of bytes from a stream. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** @throws BrokenArchive when there are fewer */
  async take(count: number): Promise<Buffer> {
    const parts: Buffer[] = []
    let missing = count
    while (missing > 0) {
      if (this.#held.length === 0 && !await this.#fill()) throw new BrokenArchive('it ends in the middle')
      const part = this.#held.subarray(0, missing)
      this.#held = this.#held.subarray(part.length)
      missing -= part.length
      parts.push(part)
    }
    return parts.length === 1 ? parts[0] ?? Buffer.alloc(0) : Buffer.concat(parts, count)
  }

  /** Whatever comes next, up to so many bytes. */
  async some(most: number): Promise<Buffer> {
    if (this.#held.length === 0 && !await this.#fill()) throw new BrokenArchive('it ends in the middle')
    const part = this.#held.subarray(0, most)
    this.#held = this.#held.subarray(part.length)
    return part
  }

  async more(): Promise<boolean> {
    return this.#held.length > 0 || await this.#fill()
  }

  async #fill(): Promise<boolean> {
    for (;;) {
      const next = await this.#source.next()
      if (next.done === true) return false
      if (next.value.length === 0) continue
      this.#held = next.value
      return true
    }
  }
}
