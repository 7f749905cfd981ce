import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startPlatform, type RunningPlatform } from './platform.ts'

describe('the platform for journeys', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())

  it('answers, and knows staff and villagers by the cookie it gives', async () => {
    assert.equal((await fetch(`${platform.url}/readyz`)).status, 200)
    for (const [userName, staff] of [['town-dispatcher', true], ['villager', false]] as const) {
      const { cookie, csrf, actor } = await platform.signInAs(userName)
      const answer = await fetch(`${platform.url}/api/session`, { headers: { cookie } })
      const session = await answer.json() as { staff: boolean; csrf: string; person: string }
      assert.deepEqual([session.staff, session.csrf, session.person], [staff, csrf, actor.person])
    }
  })

  it('signs nobody in twice', async () => {
    assert.equal((await platform.signInAs('verifier')).token, (await platform.signInAs('verifier')).token)
  })
})
