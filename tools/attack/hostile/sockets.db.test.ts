import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { startPlatform, type RunningPlatform } from '../../testing/platform.ts'
import { statusesIn, tell, wireAttacks } from './sockets.ts'

let platform: RunningPlatform
let port: number

before(async () => {
  platform = await startPlatform({ faces: false })
  port = (platform.app.server.address() as AddressInfo).port
})
after(() => platform.close())

describe('Bytes straight onto the wire', () => {
  it('are refused or hung up on, within seconds, with nothing told and never a 5xx but 501 and 505 for what HTTP itself has not', async () => {
    const heard = await Promise.all(wireAttacks().map(async (told) => ({ told, ...await tell(port, told.bytes, { longest: told.expected === 'waits' ? 3_000 : 15_000 }) })))
    for (const { told, text, milliseconds, closed } of heard) {
      const statuses = statusesIn(text)
      assert.ok(milliseconds < 12_000, `${told.what}: ${Math.round(milliseconds)} ms`)
      assert.ok(statuses.every((status) => status < 500 || status === 501 || status === 505), `${told.what}: ${statuses.join()}`)
      assert.ok(statuses.length > 0 || closed || told.expected === 'waits', `${told.what}: no answer and no end`)
      if (told.expected === 'refused') assert.ok(statuses.every((status) => status >= 400), `${told.what} was taken: ${statuses.join()}`)
      assert.doesNotMatch(text, /node_modules|\n\s+at |Error:|HPE_|\.ts:\d/, told.what)
    }
  })

  it('leave the platform as it was: the next one is served', async () => {
    assert.equal((await platform.app.inject('/healthz')).statusCode, 200)
    const { text } = await tell(port, Buffer.from('GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'))
    assert.deepEqual(statusesIn(text), [200])
  })

  it('a request inside the body of another is a request of its own, asked by nobody: no session travels with it', async () => {
    const { cookie, csrf } = await platform.signInAs('county-center')
    const inner = 'GET /api/people HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'
    const outer = `POST /api/messages/x/read HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\nX-Csrf-Token: ${csrf}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}${inner}`
    const statuses = statusesIn((await tell(port, Buffer.from(outer), { quiet: 10_000 })).text)
    assert.equal(statuses.at(-1), 401)
  })
})
