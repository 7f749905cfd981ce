/** Takes in the bytes of one upload with a ceiling; hashes them on the way so that no 12 MB are hashed in one go. */
import { createHash } from 'node:crypto'
import { refuseFile } from './file-refusals.ts'
import { maxBytes } from './photo-limits.ts'

export type UploadSource = Buffer | AsyncIterable<Buffer | Uint8Array>

/** @throws Refused photo-too-large as soon as the ceiling is passed; the rest of the stream is left to its owner */
export async function readUpload(source: UploadSource): Promise<{ readonly bytes: Buffer; readonly sm3: string }> {
  const hash = createHash('sm3')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of Buffer.isBuffer(source) ? slicesOf(source) : source) {
    size += chunk.length
    if (size > maxBytes) refuseFile('photo-too-large')
    hash.update(chunk)
    chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks, size), sm3: hash.digest('hex') }
}

async function* slicesOf(whole: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < whole.length; from += 1 << 20) {
    yield whole.subarray(from, from + (1 << 20))
    await new Promise((resolve) => { setImmediate(resolve) })
  }
}
