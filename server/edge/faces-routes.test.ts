import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { facesRoutes, openEdge } from './index.ts'

describe('the faces and the API beside each other', () => {
  let app: FastifyInstance
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sanzhi-faces-'))
    for (const face of ['console', 'field']) {
      await mkdir(join(folder, face, 'assets'), { recursive: true })
      await writeFile(join(folder, face, 'index.html'), `<title>${face}</title>`)
      await writeFile(join(folder, face, 'assets', 'a-1.js'), 'export {}')
    }
    app = await openEdge({ logger: false, trustProxy: [], statuses: [], findCaller: () => Promise.resolve({ session: null, visitor: null }) })
    await facesRoutes(app, folder, ['console', 'field', 'not-built'])
  })
  after(async () => {
    await app.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('give every face its entry page, also for pages the face itself knows', async () => {
    for (const face of ['console', 'field']) {
      for (const path of ['/', '/index.html', '/desk/waiting', '/people/140423-x?text=1']) {
        const { statusCode, body, headers } = await app.inject(`/${face}${path}`)
        assert.deepEqual([statusCode, body, headers['cache-control']], [200, `<title>${face}</title>`, 'no-cache'], `${face}${path}`)
      }
      assert.equal((await app.inject(`/${face}`)).headers.location, `/${face}/`)
    }
  })

  it('does not gather listeners on an answer, however a page is found', async () => {
    const told: Error[] = []
    const listen = (warning: Error) => { if (warning.name === 'MaxListenersExceededWarning') told.push(warning) }
    process.on('warning', listen)
    for (const path of ['/', '/desk/waiting', '/gone.js']) await app.inject(`/console${path}`)
    await new Promise((resolve) => { setImmediate(resolve) })
    process.off('warning', listen)
    assert.deepEqual(told, [])
  })

  it('let browsers keep what is named by its content, and nothing else', async () => {
    assert.match(String((await app.inject('/console/assets/a-1.js')).headers['cache-control']), /immutable/)
    assert.equal((await app.inject('/console/assets/gone-2.js')).statusCode, 404)
  })

  it('refused: what is nowhere, as a problem in Chinese, and a way out of the folder', async () => {
    for (const path of ['/api/nothing', '/not-built/', '/fieldglass']) {
      const { statusCode, headers, body } = await app.inject(path)
      assert.deepEqual([statusCode, String(headers['content-type']).split(';')[0]], [404, 'application/problem+json'], path)
      assert.match(body, /没有这个地址/)
    }
    await writeFile(join(folder, 'secret.txt'), 'secret')
    for (const path of ['/console/../secret.txt', '/console/%2e%2e/secret.txt', '/console/..%2fsecret.txt', '/console//etc/passwd']) {
      assert.doesNotMatch((await app.inject(path)).body, /secret$|root:/, path)
    }
  })
})
