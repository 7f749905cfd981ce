/** The archive as a file: a readable first line that says what it is, then entries, packed and perhaps sealed. */
import { open } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { Readable, type Transform } from 'node:stream'
import { createZstdCompress, createZstdDecompress, constants } from 'node:zlib'
import { CannotStart } from '../environment/index.ts'
import { BrokenArchive } from './broken-archive.ts'
import { ByteReader, seal, sealingFor, unseal } from './frames.ts'

type FirstLine = { readonly sanzhiBackup: 1; readonly sealed: boolean; readonly salt: string | null }

const longestLine = 1_000

/** The last bytes of every archive that was written to its end. */
const trailer = Buffer.from('\nend of sanzhi backup\n')

/** Writes to `path`, which must not exist, flushed to disk. Answers the number of bytes. */
export async function writeArchive(path: string, entries: AsyncIterable<Buffer>, key: Buffer | null): Promise<number> {
  const sealing = key === null ? null : sealingFor(key)
  const line: FirstLine = { sanzhiBackup: 1, sealed: sealing !== null, salt: sealing?.salt.toString('hex') ?? null }
  const file = await open(path, 'wx', 0o600)
  let bytes = 0
  const write = async (part: Buffer) => {
    bytes += part.length
    await file.writeFile(part)
  }
  try {
    await write(Buffer.from(`${JSON.stringify(line)}\n`))
    const packed = through(entries, createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 } }))
    for await (const part of sealing === null ? packed : seal(packed, sealing)) await write(part)
    await write(trailer)
    await file.sync()
    return bytes
  } finally {
    await file.close()
  }
}

/** Runs `read` over the entries of the archive; what `read` leaves unread is an error. @throws BrokenArchive @throws CannotStart for a missing key */
export async function readArchive<T>(path: string, key: Buffer | null, read: (reader: ByteReader) => Promise<T>): Promise<T> {
  const { line, length, end } = await ends(path)
  if (line.sealed && key === null) throw new CannotStart('这份备份是加密的：请用 --key-file 指明密钥文件。', 'This backup is sealed: name the key file with --key-file.')
  const stored = createReadStream(path, { start: length, end }) as AsyncIterable<Buffer>
  const packed = line.sealed && key !== null ? unseal(stored, sealingFor(key, Buffer.from(line.salt ?? '', 'hex'))) : stored
  const reader = new ByteReader(through(packed, createZstdDecompress()))
  try {
    const result = await read(reader)
    if (await reader.more()) throw new BrokenArchive('bytes after the end')
    return result
  } catch (error) {
    throw isUnpacking(error) ? new BrokenArchive('it ends in the middle or was changed') : error
  }
}

/** `end` is the place of the last byte before the trailer. */
async function ends(path: string): Promise<{ readonly line: FirstLine; readonly length: number; readonly end: number }> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new CannotStart(`读不了备份文件 ${path}。`, `Cannot read the backup ${path}.`, error)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestLine), 0, longestLine, 0)
    const end = buffer.subarray(0, bytesRead).indexOf('\n')
    const line = end < 0 ? null : lineFrom(buffer.toString('utf8', 0, end))
    if (line === null) throw new BrokenArchive('it does not begin as a backup of this program does')
    const { size } = await file.stat()
    const { buffer: last } = await file.read(Buffer.alloc(trailer.length), 0, trailer.length, Math.max(0, size - trailer.length))
    if (size <= end + 1 + trailer.length || !last.equals(trailer)) throw new BrokenArchive('it ends in the middle')
    return { line, length: end + 1, end: size - trailer.length - 1 }
  } finally {
    await file.close()
  }
}

function lineFrom(text: string): FirstLine | null {
  try {
    const line = JSON.parse(text) as Partial<FirstLine>
    return line.sanzhiBackup === 1 && typeof line.sealed === 'boolean' ? { sanzhiBackup: 1, sealed: line.sealed, salt: line.salt ?? null } : null
  } catch {
    return null
  }
}

/** A pump of its own, so that an error on either side ends both. */
function through(source: AsyncIterable<Buffer>, transform: Transform): AsyncIterable<Buffer> {
  const readable = Readable.from(source, { objectMode: false })
  readable.on('error', (error) => { transform.destroy(error) })
  transform.on('close', () => { readable.destroy() })
  return readable.pipe(transform)
}

function isUnpacking(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(ZSTD_|ERR_ZSTD|Z_|ERR_BUFFER|ERR_STREAM_PREMATURE)/.test(error.code)
}
