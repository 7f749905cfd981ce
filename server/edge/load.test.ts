import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { openEdge, type EdgeOptions } from './index.ts'
import { openHealth, stopOnSignals, stopServing } from '../operation/index.ts'

let app: FastifyInstance
let letGo = (): void => undefined
afterEach(async () => {
  app.server.closeAllConnections()
  await app.close()
})

const health = () => openHealth({
  head: 1, clock: Date.now, database: { transaction: () => Promise.reject(new Error('none')), reading: () => Promise.reject(new Error('none')), close: () => Promise.resolve(), load: () => ({ open: 0, idle: 0, waiting: 0, failures: {} }) },
})

async function open(options: Partial<EdgeOptions> = {}): Promise<string> {
  app = await openEdge({ logger: false, trustProxy: [], statuses: [], findCaller: () => Promise.resolve({ session: null, visitor: null }), ...options })
  app.get('/slow', async () => { await pause(300); return { ok: true } })
  const held = new Promise<void>((resolve) => { letGo = resolve })
  app.get('/held', async () => { await Promise.race([held, pause(10_000)]); return { ok: true } })
  app.get('/healthz', { config: { always: true } }, () => ({ ok: true }))
  app.post('/echo', (request) => ({ got: JSON.stringify(request.body).length }))
  app.post('/upload', { config: { slowBody: true } }, (request) => ({ got: JSON.stringify(request.body).length }))
  await app.listen({ host: '127.0.0.1', port: 0 })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

describe('Too many at once', () => {
  it('are told so without waiting, the rest is served, and the next one is served again (R9)', async () => {
    const url = await open({ load: { mostAtOnce: 5 } })
    let toldSo = 0
    const answers = await Promise.all(Array.from({ length: 60 }, async () => {
      const answer = await fetch(`${url}/held`)
      const body = await answer.json() as { code?: string; detail?: string }
      // Those who are served wait until everybody else was told: no refusal can have waited for one of them.
      if (answer.status === 503 && (toldSo += 1) === 55) letGo()
      return { status: answer.status, retry: answer.headers.get('retry-after'), body }
    }))
    const refused = answers.filter(({ status }) => status === 503)
    assert.deepEqual([answers.filter(({ status }) => status === 200).length, refused.length], [5, 55])
    assert.ok(refused.every(({ retry, body }) => Number(retry) >= 2 && body.code === 'overloaded' && /再提交一次/.test(body.detail ?? '')))
    assert.equal((await fetch(`${url}/slow`)).status, 200)
  })

  it('keep their connection when what they sent is short, and are told the same in the same words', async () => {
    const url = await open({ load: { mostAtOnce: 0 } })
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    let told = ''
    socket.on('data', (chunk: Buffer) => { told += chunk.toString() }).on('error', () => undefined)
    const post = (length: number) => `POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`
    socket.write(`${post(3)}"x"`)
    for (let waited = 0; !told.includes('overloaded') && waited < 5_000; waited += 20) await pause(20)
    assert.match(told, /^HTTP\/1\.1 503 [^]*connection: keep-alive/i)
    assert.match((JSON.parse(told.slice(told.indexOf('{'))) as { detail: string }).detail, /现在办事的人太多/)
    told = ''
    socket.write(post(1_000_000))
    for (let waited = 0; !told.includes('overloaded') && waited < 5_000; waited += 20) await pause(20)
    assert.match(told, /^HTTP\/1\.1 503 [^]*connection: close/i)
    socket.destroy()
  })

  it('are told in the words of the specification where a program speaks Open311, in the format it asked for', async () => {
    const url = await open({ load: { mostAtOnce: 0 } })
    const told = async (path: string, accept = '*/*') => {
      const answer = await fetch(`${url}${path}`, { headers: { accept } })
      return [answer.status, answer.headers.get('content-type')?.split(';')[0], await answer.text()] as const
    }
    const [status, type, json] = await told('/open311/v2/requests.json?status=open')
    assert.deepEqual([status, type], [503, 'application/json'])
    assert.match((JSON.parse(json) as { description: string }[])[0]?.description ?? '', /现在办事的人太多/)
    for (const [path, accept] of [['/open311/v2/requests.xml', 'application/json'], ['/open311/v2/requests', '*/*']] as const) {
      const [, kind, xml] = await told(path, accept)
      assert.equal(kind, 'text/xml')
      assert.match(xml, /^<\?xml version="1\.0" encoding="utf-8"\?>\n<errors><error><code>503<\/code><description>&#29616;/)
    }
    assert.equal((await told('/open311/v2/requests', 'application/json'))[1], 'application/json')
  })

  it('leave the questions of monitors answered', async () => {
    const url = await open({ load: { mostAtOnce: 1 } })
    const slow = fetch(`${url}/slow`)
    await pause(50)
    assert.deepEqual([(await fetch(`${url}/healthz`)).status, (await fetch(`${url}/slow`)).status], [200, 503])
    await slow
  })

  it('are also those for whom the event loop is too late', async () => {
    const url = await open({ load: { longestLag: 200 } })
    for (let index = 0; index < 3; index += 1) {
      const until = performance.now() + 600
      while (performance.now() < until);
      await pause(5)
    }
    await pause(30)
    assert.equal((await fetch(`${url}/slow`)).status, 503)
    await pause(1_200)
    assert.equal((await fetch(`${url}/slow`)).status, 200)
  })
})

describe('A database that cannot be asked', () => {
  it('leaves monitors answered, whatever cookies they carry', async () => {
    const url = await open({ findCaller: () => Promise.reject(new Error('gone')) })
    const headers = { cookie: 'sanzhi=x' }
    assert.deepEqual([(await fetch(`${url}/healthz`, { headers })).status, (await fetch(`${url}/slow`, { headers })).status], [200, 500])
  })
})

describe('A slow body', () => {
  const patience = { body: 500, leastRate: 200, window: 400, longest: 3_000, look: 50 }

  /** Sends a JSON body byte group by byte group; answers what came back and when. */
  async function drip(url: string, path: string, { bytes, every }: { readonly bytes: number; readonly every: number }, total = 1_000): Promise<{ readonly head: string; readonly ms: number }> {
    const body = Buffer.from(JSON.stringify('x'.repeat(total)))
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    await once(socket, 'connect')
    const began = performance.now()
    let told = ''
    socket.on('data', (chunk: Buffer) => { told += chunk.toString() })
    socket.on('error', () => undefined)
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`)
    for (let from = 0; from < body.length && told === '' && !socket.destroyed; from += bytes) {
      socket.write(body.subarray(from, from + bytes))
      await pause(every)
    }
    for (let waited = 0; told === '' && waited < 3_000; waited += 20) await pause(20)
    const ms = performance.now() - began
    socket.destroy()
    return { head: told, ms }
  }

  it('of an upload is taken as long as it keeps the least rate, however long it takes', async () => {
    const url = await open({ patience })
    const { head, ms } = await drip(url, '/upload', { bytes: 50, every: 60 })
    assert.match(head, /^HTTP\/1\.1 200 /)
    assert.ok(ms > 2 * patience.body)
  })

  it('refused: an upload that drips, and any other body that is not there within the time (slowloris)', async () => {
    const url = await open({ patience })
    for (const [path, pace] of [['/upload', { bytes: 1, every: 60 }], ['/echo', { bytes: 50, every: 60 }]] as const) {
      const { head, ms } = await drip(url, path, pace)
      assert.match(head, /^HTTP\/1\.1 408 [^]*application\/problem\+json[^]*too-slow/, path)
      assert.ok(ms < 1_500, `${path} took ${ms} ms`)
    }
    assert.equal((await fetch(`${url}/echo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '"x"' })).status, 200)
  })
})

describe('A stop', () => {
  it('lets running requests finish, ends their connections, and takes nobody new', async () => {
    const watch = health()
    const url = await open({ stopping: watch.stopping })
    const running = fetch(`${url}/slow`)
    await pause(50)
    const stopped = stopServing(app, watch, { notice: 0, limit: 5_000 })
    const answer = await running
    assert.equal(answer.status, 200)
    assert.equal(await stopped, true)
    await assert.rejects(fetch(`${url}/slow`))
  })

  it('fails no request of clients that keep their connections, when it gives notice (R12)', async () => {
    const watch = health()
    const url = await open({ stopping: watch.stopping })
    let stopping = false
    let served = 0
    const failures: unknown[] = []
    const clients = Promise.all(Array.from({ length: 20 }, async () => {
      while (!stopping) {
        try {
          const answer = await fetch(`${url}/healthz`)
          await answer.arrayBuffer()
          if (answer.status === 200) served += 1
          else failures.push(answer.status)
          // A balancer turns away when the answer says so.
          if (answer.headers.get('connection') === 'close') return
        } catch (error) {
          failures.push(error)
        }
      }
    }))
    for (const giveUp = Date.now() + 20_000; served <= 100 && Date.now() < giveUp;) await pause(20)
    assert.ok(served > 100)
    await stopServing(app, watch, { notice: 300, limit: 5_000 })
    stopping = true
    await clients
    assert.deepEqual(failures, [])
  })

  it('serves whom the kernel had connected before the door was shut: nobody is reset (R12)', async () => {
    const watch = health()
    const url = await open({ stopping: watch.stopping })
    const answers = Array.from({ length: 20 }, () => new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1')
      let told = ''
      socket.on('data', (chunk: Buffer) => { told += chunk.toString() })
      socket.on('error', (error) => resolve(error.message)).on('close', () => resolve(told.slice(0, 12)))
      socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n')
    }))
    // Connected by the kernel in this tick, and not yet taken in by Node.
    await new Promise<void>((resolve) => { process.nextTick(resolve) })
    assert.equal(await stopServing(app, watch, { notice: 0, limit: 5_000 }), true)
    const told = await Promise.all(answers)
    assert.ok(told.includes('HTTP/1.1 200'))
    for (const one of told) assert.match(one, /^HTTP\/1\.1 200$|ECONNREFUSED/)
  })

  it('waits for a stuck upload no longer than the limit', async () => {
    const watch = health()
    const url = await open({ stopping: watch.stopping })
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    socket.write('POST /upload HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n"x')
    await pause(100)
    const began = performance.now()
    assert.equal(await stopServing(app, watch, { notice: 0, limit: 400 }, [() => new Promise(() => undefined)]), false)
    assert.ok(performance.now() - began < 2_500)
  })

  it('is begun by the first signal, not repeated by its copy, and ended at once by an impatient second one', async () => {
    const listeners = new Set(process.listeners('SIGTERM'))
    const codes: number[] = []
    let stops = 0
    stopOnSignals(() => { stops += 1; return new Promise(() => undefined) }, (code) => { codes.push(code) })
    try {
      process.emit('SIGTERM', 'SIGTERM')
      process.emit('SIGTERM', 'SIGTERM')
      assert.deepEqual([stops, codes], [1, []])
      await pause(1_100)
      process.emit('SIGTERM', 'SIGTERM')
      assert.deepEqual([stops, codes], [1, [130]])
    } finally {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) for (const listener of process.listeners(signal)) if (!listeners.has(listener)) process.off(signal, listener)
    }
    app = await openEdge({ logger: false, trustProxy: [], statuses: [], findCaller: () => Promise.resolve({ session: null, visitor: null }) })
  })
})
