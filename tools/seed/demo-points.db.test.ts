import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { verifyBooks } from '../../server/books/index.ts'
import { publicPoints } from '../../server/points/index.ts'
import { startPlatform, type RunningPlatform } from '../testing/platform.ts'
import { seedDemoPoints } from './demo-points.ts'

describe('The demonstration of points', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())

  it('has a catalogue in force, households with points, a shop whose sheet adds up, and books that are proved (R-460, R-461, R-464)', async () => {
    const shown = await publicPoints(platform.door, platform.village.code, Date.now())
    assert.ok(shown.inForce !== null && shown.participants >= 10 && (shown.things?.length ?? 0) === 4)
    for (const line of shown.sheet) assert.equal(line.opening + line.received - line.exchanged - line.writtenOff + line.counted, line.closing)
    assert.deepEqual((await verifyBooks(platform.database)).faults, [])
    assert.equal(await seedDemoPoints(platform.door, platform.village, Date.now()), 0)
  })

  it('answers the desk of the village in full and those above only what is public (R-465)', async () => {
    const ask = async (userName: string, path: string) => {
      const { cookie } = await platform.signInAs(userName)
      const answer = await platform.app.inject({ url: path, headers: { cookie } })
      return { status: answer.statusCode, body: JSON.parse(answer.body) as { requests?: { head: string }[]; exchanges?: unknown[]; mayEnter?: boolean; items?: unknown[] } }
    }
    const own = await ask('village-cadre', `/api/points/${platform.village.code}`)
    assert.equal(own.status, 200)
    assert.ok((own.body.requests?.length ?? 0) > 2 && own.body.requests?.every(({ head }) => head !== '') && (own.body.exchanges?.length ?? 0) > 0 && own.body.mayEnter === true)
    for (const userName of ['town-dispatcher', 'county-center', 'village-supervisor']) {
      const above = await ask(userName, `/api/points/${platform.village.code}`)
      assert.deepEqual([above.status, above.body.requests, above.body.exchanges, above.body.mayEnter], [200, [], [], false], userName)
    }
    assert.equal((await ask('grid-worker-1', `/api/points/${platform.village.code}`)).status, 403)
    assert.equal((await ask('town-dispatcher', `/api/points/${platform.village.code}/households?text=${encodeURIComponent('演')}`)).status, 403)
    assert.ok(((await ask('village-cadre', `/api/points/${platform.village.code}/households?text=${encodeURIComponent('演')}`)).body.items?.length ?? 0) > 0)
  })
})
