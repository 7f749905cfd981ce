import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { plainJpeg } from '../files/test-photos.ts'
import { readXml } from '../../core/open311/testing/read-xml.ts'
import { openWorld, type World } from './test-world.ts'

const run = promisify(execFile)
const page = readFileSync(join(import.meta.dirname, '../../docs/open311.md'), 'utf8')
const blocks = [...page.matchAll(/```sh\n([^]*?)```/g)].map(([, text = '']) => text)
const tools = ['sh', 'curl', 'sed'].every((tool) => spawnSync(tool, tool === 'sh' ? ['-c', 'true'] : ['--version']).status === 0)

describe('docs/open311.md', { skip: tools ? false : 'there is no shell with curl here' }, () => {
  let world: World
  const folder = mkdtempSync(join(tmpdir(), 'sanzhi-open311-'))
  before(async () => {
    world = await openWorld()
    writeFileSync(join(folder, 'photo.jpg'), await plainJpeg())
  })
  after(async () => {
    await world.close()
    rmSync(folder, { recursive: true })
  })

  it('shows commands that do what they say, every one, as they stand', async () => {
    assert.ok(blocks.length >= 7)
    let request = ''
    for (const block of blocks) {
      const environment = { ...process.env, SITE: world.platform.url, KEY: world.reporter.key, PHOTO: join(folder, 'photo.jpg'), REQUEST: request, NOW: new Date().toISOString() }
      const { stdout } = await run('sh', ['-e', '-c', block], { env: environment, maxBuffer: 10_000_000 })
      assert.ok(stdout.length > 20 && !/"code":4\d\d|<errors>|problems/.test(stdout), `${block}\n${stdout}`)
      if (stdout.startsWith('<?xml')) readXml(stdout)
      request = /"service_request_id":"(140423-[0-9a-f-]{36})","service_notice"/.exec(stdout)?.[1] ?? request
    }
    assert.notEqual(request, '')
  })
})
