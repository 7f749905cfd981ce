import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { DeliberationVillage, DeliberationVillages, LadderView } from '../../core/view/deliberation.ts'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'

describe('How a village decides, over HTTP', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())

  const ask = async (who: string, url: string) => await platform.app.inject({ method: 'GET', url, headers: { cookie: (await platform.signInAs(who)).cookie } })
  const year = () => new Date(platform.door.clock() + 8 * 3_600_000).getUTCFullYear()
  const villageOf = async (who: string) => (await ask(who, `/api/deliberation/villages/${platform.village.code}?year=${year()}`))

  it('R-260: the demonstration has a matter that is complete and one on the board, and its ladder says why the next step is not open', async () => {
    const { matters } = (await villageOf('party-secretary')).json<DeliberationVillage>()
    assert.deepEqual(matters.map(({ state, done }) => [state, done]).toSorted(), [['DONE', 6], ['RESOLUTION_ON_BOARD', 4]])
    const onBoard = matters.find(({ state }) => state === 'RESOLUTION_ON_BOARD')
    const ladder = (await ask('village-supervisor', `/api/deliberation/matters/${onBoard?.id ?? ''}`)).json<LadderView>()
    assert.deepEqual(ladder.steps.map(({ standing }) => standing), ['done', 'done', 'done', 'done', 'now', 'later'])
    assert.match(ladder.steps[4]?.sentence ?? '', /满 15 天，还差 \d+ 天/)
    assert.match(ladder.steps[5]?.sentence ?? '', /要等第 5 步/)
  })
  it('R-241, R-243, R-281: village, supervisors, township and county see what must still be held; nobody else does', async () => {
    for (const who of ['village-cadre', 'village-supervisor', 'town-dispatcher', 'county-center']) {
      const { duties } = (await villageOf(who)).json<DeliberationVillage>()
      assert.equal(duties.length, 6, who)
    }
    const listed = (await ask('town-dispatcher', `/api/deliberation?year=${year()}`)).json<DeliberationVillages>()
    assert.ok(listed.items.some(({ code }) => code === platform.village.code))
    for (const who of ['transport-handler', 'grid-worker-1', 'system-admin', 'neighbour-cadre']) {
      if (platform.village.accounts.some(({ username }) => username === who)) assert.equal((await villageOf(who)).statusCode, 403, who)
    }
    assert.equal((await ask('town-dispatcher', '/api/deliberation?year=2026&code=140425')).statusCode, 403)
    assert.equal((await ask('village-cadre', `/api/deliberation/matters/140423-${randomUUID()}`)).statusCode, 404)
  })
  it('R-264: meetings and matters stay readable only inside the region, straight in the database', async () => {
    const seen = async (who: string) => await platform.database.reading({ role: 'app', actor: (await platform.signInAs(who)).actor }, (transaction) => (
      transaction.selectFrom('dossiers').select('id').where('procedure', 'in', ['village-meeting', 'four-deliberations']).execute()))
    assert.equal((await seen('village-supervisor')).length, 4)
    assert.equal((await seen('town-dispatcher')).length, 4)
    for (const who of ['villager', 'transport-handler', 'system-admin', 'security-admin']) assert.equal((await seen(who)).length, 0, who)
  })
})
