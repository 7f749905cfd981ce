import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { writeArchive } from './archive.ts'
import { BrokenArchive } from './broken-archive.ts'
import { writeEntry, type Written } from './entries.ts'
import { seal, sealingFor, unseal } from './frames.ts'
import { inspect } from './inspect.ts'
import { inOrder } from './tables.ts'

describe('An archive', () => {
  let folder: string
  const key = randomBytes(48)
  before(() => { folder = mkdtempSync(join(tmpdir(), 'sanzhi-archive-')) })
  after(() => { rmSync(folder, { recursive: true }) })

  let count = 0
  const made = async (sealedWith: Buffer | null) => {
    const path = join(folder, `${count += 1}.backup`)
    await writeArchive(path, sample(), sealedWith)
    return path
  }

  for (const sealedWith of [null, key]) {
    const kind = sealedWith === null ? 'open' : 'sealed'
    it(`comes out as it went in (${kind})`, async () => {
      const { manifest, summary } = await inspect(await made(sealedWith), sealedWith)
      assert.equal(manifest.program, '演示')
      assert.equal(summary.tables['large']?.bytes, 1_500_000)
    })

    it(`is refused wherever it is cut off (${kind})`, async () => {
      const whole = readFileSync(await made(sealedWith))
      for (let cut = 0; cut < whole.length; cut += Math.max(1, Math.floor(whole.length / 60))) await refused(whole.subarray(0, cut), sealedWith)
      await refused(whole.subarray(0, -1), sealedWith)
    })

    it(`is refused wherever a bit was turned (${kind})`, async () => {
      const whole = readFileSync(await made(sealedWith))
      for (let at = 60; at < whole.length; at += Math.max(1, Math.floor(whole.length / 80))) {
        const turned = Buffer.from(whole)
        turned[at] = (turned[at] ?? 0) ^ 1
        await refused(turned, sealedWith)
      }
    })
  }

  it('is refused with another key, without one, with something after its end, and when it is something else', async () => {
    const path = await made(key)
    await assert.rejects(inspect(path, randomBytes(48)), BrokenArchive)
    await assert.rejects(inspect(path, null), /--key-file/)
    await refused(Buffer.concat([readFileSync(path), Buffer.from('x')]), key)
    await refused(Buffer.from('hello'), null)
  })

  it('holds nothing readable when it is sealed', async () => {
    assert.ok(!readFileSync(await made(key)).includes('张演示'))
  })

  async function refused(bytes: Buffer, sealedWith: Buffer | null): Promise<void> {
    const path = join(folder, 'broken.backup')
    writeFileSync(path, bytes)
    await assert.rejects(inspect(path, sealedWith), BrokenArchive)
  }
})

describe('Frames', () => {
  it('give back any bytes however they were cut into chunks', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 700_000 }), { maxLength: 4 }), async (chunks) => {
      const sealing = sealingFor(randomBytes(32))
      const parts: Buffer[] = []
      for await (const part of unseal(seal(streamOf(chunks.map((chunk) => Buffer.from(chunk))), sealing), sealing)) parts.push(part)
      assert.ok(Buffer.concat(parts).equals(Buffer.concat(chunks)))
    }), { numRuns: 30 })
  })
})

describe('The order of tables', () => {
  it('puts those first that others refer to, and refuses a circle', () => {
    const tables = ['child', 'other', 'parent'].map((name) => ({ name, columns: [] }))
    assert.deepEqual(inOrder(tables, [{ from: 'child', to: 'parent' }]).map(({ name }) => name), ['other', 'parent', 'child'])
    assert.throws(() => inOrder(tables, [{ from: 'child', to: 'parent' }, { from: 'parent', to: 'child' }]), /circle/)
  })
})

async function* sample(): AsyncGenerator<Buffer> {
  const bodies: Record<string, Buffer> = { small: Buffer.from('1\t张演示\n'), large: randomBytes(1_500_000), empty: Buffer.alloc(0) }
  let manifest: Written = { bytes: 0, hash: '' }
  const tables: Record<string, Written & { rows: number }> = {}
  yield* writeEntry({ entry: 'manifest' }, [Buffer.from(JSON.stringify({ program: '演示', at: '', server: '', migrations: [], secret: null }))], (written) => { manifest = written })
  for (const [name, body] of Object.entries(bodies)) yield* writeEntry({ entry: 'table', name, columns: ['a'] }, [body], (written) => { tables[name] = { ...written, rows: 1 } })
  yield* writeEntry({ entry: 'file', path: `140423/ab/${createHash('sha256').digest('hex')}.jpg`, bytes: 3 }, [Buffer.from('abc')], () => undefined)
  const file = { bytes: 3, hash: createHash('sha256').update('abc').digest('hex') }
  yield* writeEntry({ entry: 'summary' }, [Buffer.from(JSON.stringify({ manifest, tables, files: { [`140423/ab/${createHash('sha256').digest('hex')}.jpg`]: file }, missing: 0 }))], () => undefined)
}

async function* streamOf(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield await Promise.resolve(chunk)
}
