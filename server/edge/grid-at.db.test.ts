import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'

let platform: RunningPlatform
before(async () => {
  platform = await startPlatform({ faces: false })
})
after(() => platform.close())

describe('GET /api/grid-at', () => {
  it('names the grid of a position and the regions above it', async () => {
    const [lon, lat] = grid().center
    const answer = await (await fetch(`${platform.url}/api/grid-at?lon=${lon}&lat=${lat}`)).json() as { region: { code: string }; path: { level: string }[] }
    assert.equal(answer.region.code, grid().code)
    assert.deepEqual(answer.path.map(({ level }) => level), ['CITY', 'COUNTY', 'TOWN', 'VILLAGE', 'GRID'])
  })

  it('answers null where no grid is drawn', async () => {
    assert.deepEqual(await (await fetch(`${platform.url}/api/grid-at?lon=100&lat=30`)).json(), { region: null, path: [] })
  })

  for (const query of ['', '?lon=1', '?lon=x&lat=36', '?lon=113&lat=36&person=1', '?lon=113&lat=91']) {
    it(`refuses ${query === '' ? 'no position' : query}`, async () => {
      assert.equal((await fetch(`${platform.url}/api/grid-at${query}`)).status, 400)
    })
  }
})

function grid() {
  const found = platform.village.grids[0]
  assert.ok(found)
  return found
}
