import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hostileFiles, plainJpeg, polyglot } from './test-photos.ts'
import { recognise } from './recognise.ts'

describe('files: what a file is, by its first bytes', () => {
  it('recognises the three kinds of photo', async () => {
    assert.deepEqual(recognise(await plainJpeg()), { photo: 'jpeg' })
    assert.deepEqual(recognise(Buffer.from('RIFF\0\0\0\0WEBPVP8L')), { photo: 'webp' })
    assert.deepEqual(recognise(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])), { photo: 'png' })
  })

  it('cannot tell a polyglot from a photo, which is why every photo is re-encoded', async () => {
    assert.deepEqual(recognise(await polyglot()), { photo: 'jpeg' })
  })

  it('refuses whatever is not one of them, and says what to do', async () => {
    for (const { what, bytes, refused } of await hostileFiles()) {
      const found = recognise(bytes)
      if ('refused' in found) assert.ok(refused.includes(found.refused), `${what}: ${found.refused}`)
      else assert.ok(refused.some((reason) => /broken|pixels|hard/.test(reason)), what)
    }
  })
})
