import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import sharp from 'sharp'
import { Refused } from '../../core/procedure/refusal.ts'
import { hostileFiles, jpegAnatomy, plainJpeg, polyglot, secrets, talkativeJpeg } from './test-photos.ts'
import { startPhotoWorker } from './photo-worker.ts'

const worker = startPhotoWorker({ queue: 200 })
after(() => { worker.close() })

describe('files: photos are re-encoded in a cage', () => {
  it('keeps nothing of GPS, serial number, XMP, profile, comment and trailing bytes (security 51)', async () => {
    const source = await talkativeJpeg()
    for (const secret of secrets) assert.ok(source.includes(secret), `the test photo carries ${secret}`)
    const { photo, thumbnail } = await worker.clean(source)
    for (const bytes of [photo, thumbnail]) {
      const { markers, behindTheEnd } = jpegAnatomy(bytes)
      assert.equal(behindTheEnd, 0)
      assert.deepEqual(markers.filter((marker) => marker.startsWith('APP') || marker === 'fe'), [])
      for (const secret of secrets) assert.ok(!bytes.includes(secret), secret)
      const metadata = await sharp(bytes).metadata()
      for (const key of ['exif', 'xmp', 'icc', 'iptc', 'orientation', 'comments'] as const) assert.equal(metadata[key], undefined, key)
    }
  })

  it('turns the picture upright before it forgets how it was held', async () => {
    const { width, height } = await worker.clean(await talkativeJpeg(6))
    assert.deepEqual([width, height], [480, 640])
  })

  it('makes a polyglot into a mere photo', async () => {
    const { photo } = await worker.clean(await polyglot())
    assert.ok(!photo.includes('<script>'))
    assert.equal(jpegAnatomy(photo).behindTheEnd, 0)
  })

  it('keeps at most 1,600 px and never enlarges; the thumbnail at most 320 px', async () => {
    const large = await worker.clean(await plainJpeg(3000, 2000))
    assert.deepEqual([large.width, large.height], [1600, 1067])
    assert.equal((await sharp(large.thumbnail).metadata()).width, 320)
    const small = await worker.clean(await plainJpeg(200, 100))
    assert.deepEqual([small.width, small.height], [200, 100])
  })

  it('opens PNG with transparency, WebP, and the largest photo a phone makes', async () => {
    const photo = await plainJpeg(300, 200)
    for (const bytes of [await sharp(photo).ensureAlpha(0.5).png().toBuffer(), await sharp(photo).webp().toBuffer(), await plainJpeg(5712, 4284)]) {
      assert.equal((await sharp((await worker.clean(bytes)).photo).metadata()).format, 'jpeg')
    }
  })

  it('finds the same picture again after scaling and compression, and tells others apart (R-128)', async () => {
    const original = await plainJpeg(1200, 900, 3)
    const smaller = await sharp(original).resize(500).jpeg({ quality: 50 }).toBuffer()
    const one = (await worker.clean(original)).likeness
    assert.ok(distance(one, (await worker.clean(smaller)).likeness) <= 4)
    assert.ok(distance(one, (await worker.clean(await plainJpeg(1200, 900, 2))).likeness) > 8)
  })

  it('refuses hostile files without harm: memory < 300 MB, lag < 200 ms (security S9)', async () => {
    const files = await hostileFiles()
    const lag = monitorEventLoopDelay({ resolution: 10 })
    const before = process.memoryUsage.rss()
    lag.enable()
    for (const { what, bytes, refused } of files) {
      const found = await worker.clean(bytes).then(() => 'taken', (error: unknown) => error instanceof Refused ? error.refusal.code : String(error))
      const foundByType = refused.every((reason) => !/broken|pixels|hard/.test(reason))
      assert.ok(foundByType ? found !== 'taken' : (refused as readonly string[]).includes(found), `${what}: ${found}`)
    }
    lag.disable()
    assert.ok(process.memoryUsage.rss() - before < 300e6)
    assert.ok(lag.percentile(99) / 1e6 < 200, `lag ${String(lag.percentile(99) / 1e6)} ms`)
  })

  it('works on many photos at once and answers each with its own', async () => {
    const sources = await Promise.all([2, 3, 4, 5, 6, 7, 8, 9].map((seed) => plainJpeg(100 + seed, 100, seed)))
    const cleaned = await Promise.all(sources.map((source) => worker.clean(source)))
    assert.deepEqual(cleaned.map(({ width }) => width), [102, 103, 104, 105, 106, 107, 108, 109])
  })

  it('refuses the next photo when too many wait, and goes on afterwards', async () => {
    const narrow = startPhotoWorker({ atOnce: 1, queue: 1 })
    const photo = await plainJpeg(50, 50)
    const answers = await Promise.allSettled([narrow.clean(photo), narrow.clean(photo), narrow.clean(photo)])
    assert.deepEqual(answers.map(({ status }) => status), ['fulfilled', 'fulfilled', 'rejected'])
    await narrow.clean(photo)
  })

  it('gives a photo up that takes too long', async () => {
    const hasty = startPhotoWorker({ limit: 20 })
    await assert.rejects(hasty.clean(await plainJpeg()), (error) => error instanceof Refused && error.refusal.code === 'photo-too-hard')
  })
})

function distance(one: string, other: string): number {
  return (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2).replaceAll('0', '').length
}
