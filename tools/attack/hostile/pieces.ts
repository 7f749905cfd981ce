/** Pieces of picture and archive formats, honest or not. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  return Buffer.concat([uint32(body.length), named, uint32(crc32(named))])
}

/** A PNG with more chunks behind its header. */
export function pngOf(png: Buffer, more: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, 33), more, png.subarray(33)])
}

export function pngClaiming(width: number, height: number): Buffer {
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 0, 0, 0, 0])])
  return Buffer.concat([pngSignature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(1_000))), chunk('IEND', Buffer.alloc(0))])
}

export function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A JPEG with more segments behind its start. */
export function jpegWith(jpeg: Buffer, more: Buffer): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), more, jpeg.subarray(2)])
}

export type Marker = { readonly marker: number; readonly at: number; readonly length: number }

/** Markers up to the picture data, and what stands behind the end. */
export function jpegMarkers(jpeg: Buffer): readonly Marker[] {
  const found: Marker[] = []
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff;) {
    const [marker, length] = [jpeg[at + 1] ?? 0, jpeg.readUInt16BE(at + 2)]
    found.push({ marker, at, length })
    at += 2 + length
    if (marker === 0xda) break
  }
  return found
}

export function gifClaiming(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.write('GIF89a')
  header.writeUInt16LE(width, 6)
  header.writeUInt16LE(height, 8)
  return Buffer.concat([header, Buffer.from([0x2c, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 2, 0, 0x3b])])
}

/** VP8X says 24 bits, VP8 fourteen. */
export function webpClaiming(webp: Buffer, width: number, height: number): Buffer {
  const body = Buffer.alloc(10)
  body.writeUIntLE((width - 1) & 0xffffff, 4, 3)
  body.writeUIntLE((height - 1) & 0xffffff, 7, 3)
  const extended = Buffer.concat([Buffer.from('VP8X'), Buffer.from([10, 0, 0, 0]), body])
  const all = Buffer.concat([Buffer.from('WEBP'), extended, webp.subarray(12)])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(all.length)
  return Buffer.concat([Buffer.from('RIFF'), size, all])
}

/** A directory whose next directory is itself, with a GPS pointer to itself and a count of four thousand millions. */
export function tiffLoop(): Buffer {
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16LE(tag, 0)
    bytes.writeUInt16LE(type, 2)
    bytes.writeUInt32LE(count, 4)
    bytes.writeUInt32LE(value, 8)
    return bytes
  }
  const next = Buffer.from([8, 0, 0, 0])
  return Buffer.concat([Buffer.from('II*\0'), Buffer.from([8, 0, 0, 0]), Buffer.from([3, 0]), entry(0x8825, 4, 1, 8), entry(0x8769, 4, 1, 8), entry(0x010f, 2, 0xffffffff, 8), next])
}

/** Deflated, as far as readers of the first bytes care. */
export function zipOf(entries: readonly (readonly [name: string, body: Buffer])[]): Buffer {
  return Buffer.concat(entries.map(([name, body]) => {
    const packed = deflateRawSync(body)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(crc32(body), 14)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(body.length, 22)
    head.writeUInt16LE(Buffer.byteLength(name), 26)
    return Buffer.concat([head, Buffer.from(name), packed])
  }))
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}
