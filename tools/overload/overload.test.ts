import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it } from 'node:test'
import { overload } from './overload.ts'

describe('What is said of a platform beyond its capacity', () => {
  it('counts good answers, refusals with and without a word of when to come again, and broken connections', { timeout: 120_000 }, async () => {
    let under = 0
    let nth = 0
    // Serves two at a time; of the refusals every other forgets Retry-After.
    const server = createServer((request, response) => {
      if (under >= 2 && request.headers['x-calm'] === undefined) {
        nth += 1
        response.writeHead(503, nth % 2 === 0 ? { 'retry-after': '2' } : {}).end()
        return
      }
      under += 1
      setTimeout(() => { under -= 1; response.end('good') }, 20)
    })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    try {
      const { most, levels } = await overload({ port: (server.address() as AddressInfo).port, path: '/', headers: {} }, { seconds: 1, times: [4], progress: () => undefined })
      const [level] = levels
      assert.ok(most > 0 && level !== undefined && level.refused > 0 && level.broken === 0, JSON.stringify(level))
      assert.ok(level.refusedRightly > 0 && level.refusedRightly < level.refused, JSON.stringify(level))
      assert.equal(Math.round(level.good), level.asked - level.refused)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })
})
