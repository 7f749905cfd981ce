/**
 * The child process that opens one photo and ends. A hostile picture may exhaust or crash this process and nothing else;
 * it gets the bytes on stdin, answers on stdout, and has no environment, no database and no file to write.
 *
 * Answer: four bytes length (big endian), that many bytes of JSON, then the photo, then the thumbnail.
 */
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { keptEdge, maxPixels, thumbnailEdge } from './photo-limits.ts'
import type { CleanHeader } from './photo-worker.ts'

sharp.cache(false)
sharp.concurrency(1)
// Of libvips' forty readers only these three can be reached, whatever the bytes say they are (SVG, PDF, TIFF, ImageMagick …).
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })

const reading = { failOn: 'error', limitInputPixels: maxPixels, sequentialRead: true } as const
const plain = { quality: 82, chromaSubsampling: '4:2:0', progressive: false } as const

const bytes = await buffer(process.stdin)
const answer = await clean(bytes).catch((error: unknown) => ({
  header: { refused: 'photo-broken', detail: error instanceof Error ? error.message : 'unknown' } as const, parts: [],
}))
send(answer.header, answer.parts)

async function clean(source: Buffer): Promise<{ header: CleanHeader; parts: Buffer[] }> {
  const { width, height } = await sharp(source, { ...reading, limitInputPixels: false }).metadata()
  if (width * height > maxPixels) return { header: { refused: 'photo-too-many-pixels', detail: `${String(width)}x${String(height)}` }, parts: [] }
  // rotate() first: it turns by the EXIF orientation, which is then dropped with all other metadata (sharp's default).
  const photo = await sharp(source, reading)
    .rotate()
    .resize({ width: keptEdge, height: keptEdge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg(plain)
    .toBuffer({ resolveWithObject: true })
  const thumbnail = await sharp(photo.data)
    .resize({ width: thumbnailEdge, height: thumbnailEdge, fit: 'inside', withoutEnlargement: true })
    .jpeg({ ...plain, quality: 72 })
    .toBuffer()
  const likeness = await differenceHash(photo.data)
  const { width: keptWidth, height: keptHeight } = photo.info
  return { header: { width: keptWidth, height: keptHeight, likeness, photo: photo.data.length, thumbnail: thumbnail.length }, parts: [photo.data, thumbnail] }
}

/** 64 bits, one per pair of neighbours in a 9 × 8 grey picture: brighter to the right or not. Survives scaling and compression. */
async function differenceHash(photo: Buffer): Promise<string> {
  const grey = await sharp(photo).greyscale().resize({ width: 9, height: 8, fit: 'fill' }).raw().toBuffer()
  let hash = 0n
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const left = grey[row * 9 + column] ?? 0
      const right = grey[row * 9 + column + 1] ?? 0
      hash = (hash << 1n) | (left < right ? 1n : 0n)
    }
  }
  return hash.toString(16).padStart(16, '0')
}

function send(header: CleanHeader, parts: readonly Buffer[]): void {
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  process.stdout.write(Buffer.concat([length, text, ...parts]))
}
