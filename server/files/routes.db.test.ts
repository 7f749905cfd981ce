import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import { asVillager, type Actor } from '../../core/procedure/actor.ts'
import { openJudge } from '../../tools/testing/judge.ts'
import { sendProblem, statusOf } from '../edge/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { statusOfFileRefusal } from './file-refusals.ts'
import { openFiles, type Files } from './files.ts'
import { hostileFiles, plainJpeg, talkativeJpeg } from './test-photos.ts'
import { fileRoutes } from './routes.ts'

const zhang = asVillager('0193a000-0000-7000-8000-000000000001')
const nobody: Actor = { kind: 'person', person: null, mandate: null, readsRegion: false }

let db: TestDatabase
let app: FastifyInstance
const judge = openJudge()
let files: Files
let base: string
let folder: string

before(async () => {
  db = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'sanzhi-files-'))
  files = openFiles({ database: db.database, folder })
  app = Fastify()
  judge.listen(app)
  app.setErrorHandler(async (error, _request, reply) => {
    if (!(error instanceof Refused)) throw error
    return await sendProblem(reply, statusOf(error.refusal, [statusOfFileRefusal]), error.refusal)
  })
  await app.register(fileRoutes, {
    files, clock: () => Date.UTC(2026, 10, 23), countyExists: (county) => county === 140423, budget: 1000,
    actorOf: (request) => (request.headers['x-test-person'] === 'zhang' ? zhang : nobody),
  })
  base = await app.listen({ host: '127.0.0.1', port: 0 })
})

after(async () => {
  await app.close()
  files.close()
  await db.close()
  rmSync(folder, { recursive: true, force: true })
  judge.verdict()
})

describe('POST /api/files', () => {
  it('takes a photo and gives it back to its owner under headers that let it do nothing', async () => {
    const answer = await upload(await talkativeJpeg(), '村口 (1).jpg')
    assert.equal(answer.status, 201)
    const { id, url, thumb, token } = await answer.json() as { id: string; url: string; thumb: string; token?: string }
    assert.match(id, /^140423-[0-9a-f-]{36}$/)
    assert.equal(token, undefined)
    for (const path of [url, thumb]) {
      const photo = await fetch(base + path, { headers: { 'x-test-person': 'zhang' } })
      assert.equal(photo.status, 200)
      assert.equal(photo.headers.get('content-type'), 'image/jpeg')
      assert.equal(photo.headers.get('content-disposition'), `inline; filename="__ (1).jpg"; filename*=UTF-8''%E6%9D%91%E5%8F%A3%20%281%29.jpg`)
      assert.equal(photo.headers.get('cache-control'), 'private, no-store')
      assert.equal(photo.headers.get('content-security-policy'), "default-src 'none'; sandbox")
      assert.equal(photo.headers.get('x-content-type-options'), 'nosniff')
      assert.equal(String((await photo.arrayBuffer()).byteLength), photo.headers.get('content-length'))
    }
    const head = await fetch(base + url, { method: 'HEAD', headers: { 'x-test-person': 'zhang' } })
    assert.equal(head.status, 200)
    assert.equal((await fetch(base + url)).status, 404)
  })

  it('gives a token to a sender without sign-in, and takes it back for the next photo', async () => {
    const first = await (await upload(await plainJpeg(), 'a.jpg', {})).json() as { token: string; url: string }
    const second = await (await upload(await plainJpeg(), 'b.jpg', { 'x-upload-token': first.token })).json() as { token: string }
    assert.equal(second.token, first.token)
    assert.equal((await fetch(base + first.url, { headers: { 'x-upload-token': first.token } })).status, 200)
  })

  it('refuses every hostile file with 4xx problem+json in Chinese, never 5xx', async () => {
    for (const { what, bytes, refused } of (await hostileFiles()).filter((_, index) => index % 2 === 0)) {
      const problem = await problemOf(await upload(bytes, 'a.jpg'))
      assert.ok((refused as readonly string[]).includes(problem.code) || problem.code === 'photo-broken', `${what}: ${problem.code}`)
    }
  })

  it('takes hostile file names without harm', async () => {
    for (const name of ['../../x', 'a\\..\\b.jpg', '\u202egpj.jpg', 'x'.repeat(300), '"; filename=evil.html', '<script>.jpg', "a';drop table files--.jpg"]) {
      const { status } = await upload(await plainJpeg(32, 32), name)
      assert.ok(status === 201 || status === 415, `${name}: ${String(status)}`)
    }
    for (const name of ['a\0.jpg', 'a\r\nX-Evil: 1.jpg', '\ud800.jpg']) assert.ok(await rawUpload(rawForm(name)) < 500)
  })

  it('refuses 13 MB and 50 MB so that the sender hears why', async () => {
    for (const size of [13, 50]) {
      const answer = await upload(Buffer.concat([await plainJpeg(), Buffer.alloc(size << 20)]), 'a.jpg')
      assert.equal((await problemOf(answer)).code, 'photo-too-large')
    }
  })

  it('refuses what is not one photo in one form', async () => {
    const wrong: readonly [string, RequestInit][] = [
      ['json', { body: '{}', headers: { 'content-type': 'application/json' } }],
      ['no boundary', { body: 'x', headers: { 'content-type': 'multipart/form-data' } }],
      ['nothing', {}],
      ['cut short', { body: new Uint8Array(rawForm('a.jpg').subarray(0, 150)), headers: { 'content-type': 'multipart/form-data; boundary=b' } }],
      ['rubbish', { body: 'rubbish', headers: { 'content-type': 'multipart/form-data; boundary=b' } }],
      ['only a field', { body: form({ field: 'x' }) }],
      ['__proto__', { body: form({ __proto__field: 'x' }) }],
    ]
    for (const [what, init] of wrong) {
      const answer = await fetch(`${base}/api/files?county=140423`, { method: 'POST', ...init })
      assert.ok(answer.status >= 400 && answer.status < 500, `${what}: ${String(answer.status)}`)
    }
  })

  it('refuses counties that are none of ours', async () => {
    for (const county of ['', '1', '999999', '140423x', '140423&county=1', '-1', '１４０４２３']) {
      const answer = await fetch(`${base}/api/files?county=${county}`, { method: 'POST', body: form({ photo: await plainJpeg(20, 20) }) })
      assert.equal((await problemOf(answer)).code, 'county-unknown')
    }
  })

  it('survives a sender who hangs up in the middle', async () => {
    for (let round = 0; round < 5; round += 1) await hangUp()
    assert.equal((await upload(await plainJpeg(), 'a.jpg')).status, 201)
  })

  it('answers unknown keys with 404 whatever they look like', async () => {
    for (const key of ['x', '140423-x', '..%2f..%2fetc%2fpasswd', '%00', '140423-0193a000-0000-7000-8000-0000000000ff', 'a'.repeat(90)]) {
      const { status } = await fetch(`${base}/api/files/${key}`)
      assert.ok(status === 404 || status === 414, `${key}: ${String(status)}`)
    }
  })
})

function form(parts: Record<string, string | Buffer>, name = 'a.jpg'): FormData {
  const made = new FormData()
  for (const [key, value] of Object.entries(parts)) {
    if (typeof value === 'string') made.append(key, value)
    else made.append(key, new Blob([new Uint8Array(value)], { type: 'image/jpeg' }), name)
  }
  return made
}

async function upload(bytes: Buffer, name: string, headers: Record<string, string> = { 'x-test-person': 'zhang' }): Promise<Response> {
  // Quota of waiting photos is another test's matter.
  await db.ownerQuery('delete from files where created_at < now() and uploader is not null and id not in (select id from files order by id desc limit 20)')
  return await fetch(`${base}/api/files?county=140423`, { method: 'POST', body: form({ photo: bytes }, name), headers })
}

async function problemOf(answer: Response): Promise<{ code: string; detail: string }> {
  const text = await answer.text()
  assert.ok(answer.status >= 400 && answer.status < 500, `${String(answer.status)} ${text}`)
  assert.match(answer.headers.get('content-type') ?? '', /application\/problem\+json/)
  const problem = JSON.parse(text) as { code: string; detail: string }
  assert.match(problem.detail, /[\u4e00-\u9fff]/)
  return problem
}

function rawForm(name: string): Buffer {
  return Buffer.from(`--b\r\nContent-Disposition: form-data; name="photo"; filename="${name}"\r\nContent-Type: image/jpeg\r\n\r\nxxxxxxxx\r\n--b--\r\n`)
}

async function rawUpload(body: Buffer): Promise<number> {
  return (await fetch(`${base}/api/files?county=140423`, {
    method: 'POST', body: new Uint8Array(body), headers: { 'content-type': 'multipart/form-data; boundary=b', 'x-test-person': 'zhang' },
  })).status
}

async function hangUp(): Promise<void> {
  const { hostname, port } = new URL(base)
  const socket = connect(Number(port), hostname)
  const head = 'POST /api/files?county=140423 HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 9999999\r\n\r\n'
  socket.write(Buffer.concat([Buffer.from(head), rawForm('a.jpg').subarray(0, 120), Buffer.alloc(50_000)]))
  await new Promise((resolve) => { setTimeout(resolve, 50) })
  socket.destroy()
}
