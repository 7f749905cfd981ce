/** A ZIP file written as it is made: each file goes out in compressed pieces, its length after it, so nothing but the list of names is kept. */
import { setImmediate as turn } from 'node:timers/promises'
import { constants, crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = { readonly name: string; readonly text: Iterable<string> }

/** Other requests have their turn between two pieces. */
export async function* zipOf(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  let offset = 0
  const written: Written[] = []
  for (const { name, text } of entries) {
    const head = localHeader(name)
    yield head
    let [crc, size, compressed] = [0, 0, 0]
    for (const piece of text) {
      const bytes = Buffer.from(piece, 'utf8')
      // Flushed to a whole byte and not ended, so pieces stand one behind the other.
      const deflated = deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
      ;[crc, size, compressed] = [crc32(bytes, crc), size + bytes.length, compressed + deflated.length]
      yield deflated
      await turn()
    }
    yield lastBlock
    const entry = { name, crc, size, compressed: compressed + lastBlock.length, offset }
    const tail = descriptor(entry)
    yield tail
    written.push(entry)
    offset += head.length + entry.compressed + tail.length
  }
  const directory = Buffer.concat(written.map(directoryEntry))
  yield directory
  yield ending(written.length, directory.length, offset)
}

type Written = { readonly name: string; readonly crc: number; readonly size: number; readonly compressed: number; readonly offset: number }

/** An empty final block of the deflate format. */
const lastBlock = Buffer.of(3, 0)
const version = 20
/** Lengths follow the data; names are UTF-8. */
const flags = 0x0808
const deflate = 8
/** 1 January 1980: files made twice from the same figures are the same. */
const date = 0x0021

function localHeader(name: string): Buffer {
  const bytes = Buffer.from(name, 'utf8')
  return Buffer.concat([numbers([4, 0x04034b50], [2, version], [2, flags], [2, deflate], [2, 0], [2, date], [4, 0], [4, 0], [4, 0], [2, bytes.length], [2, 0]), bytes])
}

function descriptor({ crc, compressed, size }: Written): Buffer {
  return numbers([4, 0x08074b50], [4, crc], [4, compressed], [4, size])
}

function directoryEntry({ name, crc, size, compressed, offset }: Written): Buffer {
  const bytes = Buffer.from(name, 'utf8')
  return Buffer.concat([
    numbers([4, 0x02014b50], [2, version], [2, version], [2, flags], [2, deflate], [2, 0], [2, date], [4, crc], [4, compressed], [4, size], [2, bytes.length],
      [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), bytes,
  ])
}

function ending(count: number, length: number, offset: number): Buffer {
  return numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, offset], [2, 0])
}

/** Little end first; each number with its length in bytes. */
function numbers(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(fields.map(([bytes, value]) => {
    const field = Buffer.alloc(bytes)
    if (bytes === 2) field.writeUInt16LE(value)
    else field.writeUInt32LE(value >>> 0)
    return field
  }))
}
