/** For tests: photos as phones make them and files as attackers make them, built here so that no such file lies in the repository. */
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { FileReason } from './file-refusals.ts'

export type Hostile = { readonly what: string; readonly bytes: Buffer; readonly refused: readonly FileReason[] }

/** A picture with something to see in it, so that it has a likeness. */
export async function plainJpeg(width = 640, height = 480, seed = 1): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3)
  for (let index = 0; index < pixels.length; index += 3) {
    const x = ((index / 3) % width) / width
    const y = Math.floor(index / 3 / width) / height
    pixels[index] = 60 * x
    pixels[index + 1] = 128 + 127 * Math.sin(2 * Math.PI * (seed * x + y))
    pixels[index + 2] = 128 + 127 * Math.cos(2 * Math.PI * (seed * y - x))
  }
  return await sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality: 90 }).toBuffer()
}

/** Words that stand in metadata of `talkativeJpeg` and must be found nowhere afterwards. */
export const secrets = ['SERIAL-4711-DEMO', 'xmp-secret-canary', 'comment-secret-canary', 'trailing-secret-canary', 'Exif', 'ICC_PROFILE', 'photoshop']

/** A JPEG that tells everything: GPS, serial number, XMP, a colour profile, a comment, and a page behind its end. */
export async function talkativeJpeg(orientation = 6): Promise<Buffer> {
  const talking = await sharp(await plainJpeg())
    .withExif({
      IFD0: { Make: 'YanShi', Model: 'SERIAL-4711-DEMO', Copyright: 'SERIAL-4711-DEMO', Orientation: String(orientation) },
      IFD2: { BodySerialNumber: 'SERIAL-4711-DEMO', UserComment: 'SERIAL-4711-DEMO' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 52/1 3000/100', GPSLongitudeRef: 'E', GPSLongitude: '113/1 0/1 0/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>xmp-secret-canary</rdf></x:xmpmeta>')
    .withIccProfile('p3')
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer()
  return Buffer.concat([
    talking.subarray(0, 2),
    segment(0xfe, Buffer.from('comment-secret-canary')),
    segment(0xed, Buffer.from('photoshop 3.0\0 8BIM iptc comment-secret-canary')),
    talking.subarray(2),
    Buffer.from('<html><script>trailing-secret-canary</script></html>'),
  ])
}

export async function hostileFiles(): Promise<readonly Hostile[]> {
  const jpeg = await plainJpeg()
  const png = await sharp(jpeg).png().toBuffer()
  const webp = await sharp(jpeg).webp().toBuffer()
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
  return [
    { what: 'nothing', bytes: Buffer.alloc(0), refused: ['photo-empty'] },
    { what: 'an SVG with a script', bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), refused: ['photo-svg'] },
    { what: 'an SVG behind a byte order mark', bytes: Buffer.from('\ufeff \n<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), refused: ['photo-svg'] },
    { what: 'an SVG in UTF-16', bytes: Buffer.from('\ufeff<svg xmlns="http://www.w3.org/2000/svg"/>', 'utf16le'), refused: ['photo-svg'] },
    { what: 'a page', bytes: Buffer.from('<!doctype html><script>alert(1)</script>'), refused: ['photo-svg'] },
    { what: 'a GIF', bytes: await sharp(jpeg).gif().toBuffer(), refused: ['photo-gif'] },
    { what: 'a TIFF', bytes: await sharp(jpeg).tiff().toBuffer(), refused: ['photo-tiff'] },
    { what: 'an AVIF', bytes: await sharp(await plainJpeg(64, 64)).avif().toBuffer(), refused: ['photo-other-type', 'photo-heic'] },
    { what: 'a HEIC', bytes: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(100)]), refused: ['photo-heic'] },
    { what: 'a PDF', bytes: Buffer.from('%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>'), refused: ['photo-pdf'] },
    { what: 'a zip', bytes: Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)]), refused: ['photo-other-type'] },
    { what: 'a program', bytes: Buffer.concat([Buffer.from('MZ\u0090\0'), Buffer.alloc(500)]), refused: ['photo-other-type'] },
    { what: 'an ELF program', bytes: Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(500)]), refused: ['photo-other-type'] },
    { what: 'the EICAR text', bytes: Buffer.from(eicar), refused: ['photo-other-type'] },
    { what: 'a shell script', bytes: Buffer.from('#!/bin/sh\nrm -rf /\n'), refused: ['photo-other-type'] },
    { what: 'an ImageMagick script', bytes: Buffer.from('push graphic-context\nviewbox 0 0 1 1\nimage over 0,0 0,0 "|id"\n'), refused: ['photo-other-type'] },
    { what: 'only the start of a JPEG', bytes: jpeg.subarray(0, 400), refused: ['photo-broken'] },
    { what: 'half a JPEG', bytes: jpeg.subarray(0, jpeg.length / 2), refused: ['photo-broken'] },
    { what: 'three bytes of a JPEG', bytes: Buffer.from([0xff, 0xd8, 0xff]), refused: ['photo-broken'] },
    { what: 'half a PNG', bytes: png.subarray(0, png.length / 2), refused: ['photo-broken'] },
    { what: 'half a WebP', bytes: webp.subarray(0, webp.length / 2), refused: ['photo-broken'] },
    { what: 'a JPEG start before a page', bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<script>alert(1)</script>')]), refused: ['photo-broken'] },
    { what: 'a WebP name around a zip', bytes: Buffer.concat([Buffer.from('RIFF\0\u0001\0\0WEBPVP8 '), Buffer.from('PK\u0003\u0004')]), refused: ['photo-broken'] },
    { what: 'a 60,000 × 60,000 PNG header', bytes: pngClaiming(60_000, 60_000), refused: ['photo-too-many-pixels', 'photo-broken'] },
    { what: 'a 2,147,483,647 px PNG header', bytes: pngClaiming(0x7fffffff, 0x7fffffff), refused: ['photo-too-many-pixels', 'photo-broken'] },
    { what: 'a real PNG of 60 megapixels in 60 kB', bytes: pngBomb(10_000, 6_000), refused: ['photo-too-many-pixels'] },
    { what: 'a JPEG claiming 65,000 × 65,000', bytes: jpegClaiming(jpeg, 65_000, 65_000), refused: ['photo-too-many-pixels', 'photo-broken'] },
    { what: 'a JPEG one pixel too large', bytes: await sharp({ create: { width: 5000, height: 4901, channels: 3, background: '#777777' } }).jpeg().toBuffer(), refused: ['photo-too-many-pixels'] },
    { what: 'a PNG that claims a gigabyte of text', bytes: pngWithTextBomb(), refused: ['photo-broken', 'photo-too-hard'] },
  ]
}

/** A JPEG whose end is a page: valid as both to careless readers. */
export async function polyglot(): Promise<Buffer> {
  return Buffer.concat([await plainJpeg(), Buffer.from('<html><body><script>alert("trailing-secret-canary")</script>')])
}

/** Every marker of a JPEG before its picture data, and what stands behind its end. */
export function jpegAnatomy(bytes: Buffer): { readonly markers: readonly string[]; readonly behindTheEnd: number } {
  const markers: string[] = []
  let at = 2
  while (at < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const length = bytes.readUInt16BE(at + 2)
    markers.push(marker >= 0xe0 && marker <= 0xef ? `APP${String(marker - 0xe0)} ${bytes.toString('latin1', at + 4, at + 8)}` : marker.toString(16))
    at += 2 + length
    if (marker === 0xda) break
  }
  const end = bytes.indexOf(Buffer.from([0xff, 0xd9]), at)
  return { markers, behindTheEnd: bytes.length - (end + 2) }
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

function header(width: number, height: number): Buffer {
  const body = Buffer.alloc(13)
  body.writeUInt32BE(width, 0)
  body.writeUInt32BE(height, 4)
  body.set([8, 0, 0, 0, 0], 8)
  return chunk('IHDR', body)
}

function pngClaiming(width: number, height: number): Buffer {
  return Buffer.concat([pngSignature, header(width, height), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))])
}

function pngBomb(width: number, height: number): Buffer {
  return Buffer.concat([pngSignature, header(width, height), chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height))), chunk('IEND', Buffer.alloc(0))])
}

/** Text chunks that unpack to 400 MB; the picture itself is cut off. */
function pngWithTextBomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(40_000_000, 0x41))
  const text = chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), packed]))
  return Buffer.concat([pngSignature, header(100, 100), ...Array<Buffer>(10).fill(text), chunk('IEND', Buffer.alloc(0))])
}

/** Writes other dimensions into the frame header of a JPEG. */
function jpegClaiming(jpeg: Buffer, width: number, height: number): Buffer {
  const lying = Buffer.from(jpeg)
  const frame = lying.indexOf(Buffer.from([0xff, 0xc0]))
  lying.writeUInt16BE(height, frame + 5)
  lying.writeUInt16BE(width, frame + 7)
  return lying
}
