import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { underMandate, asVillager, type Actor } from '../../core/procedure/actor.ts'
import { cycleKey, ratingKey } from '../../core/star-rating/rating-names.ts'
import { dayOf, yearOf } from '../../core/time/index.ts'
import { startPlatform, type RunningPlatform } from '../testing/platform.ts'

describe('The demonstration of star rating', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())

  it('has last year awarded and this year in its vote, with households rated, helped, out and decided (R-401, R-403, R-424)', async () => {
    const year = yearOf(dayOf(Date.now()))
    const stage = async (of: number) => (await platform.ownerQuery(`select state from dossiers where id = '${cycleKey(platform.village.code, of).id}'`))[0]
    assert.deepEqual([await stage(year - 1), await stage(year)], [{ state: 'ACTIVE' }, { state: 'VOTE' }])
    const states = await platform.ownerQuery(`select distinct state from dossiers where procedure = 'star-household' order by state`)
    assert.deepEqual(states.map(({ state }) => String(state)), ['DECIDED', 'FILLED', 'OUT', 'PROPOSED', 'RATED'])
  })

  it('shows a household’s dossier to its own people, to those who organise and evaluate, and to nobody else (R-412)', async () => {
    const year = yearOf(dayOf(Date.now()))
    const villager = platform.village.accounts.find(({ username }) => username === 'villager')?.person ?? assert.fail('no villager')
    const household = platform.village.households.find(({ basis, members }) => basis === 'residence' && members.some(({ person }) => person === villager)) ?? assert.fail('no household')
    const { county, id } = ratingKey(platform.village.code, household.id, year)
    const reads = async (actor: Actor) => await platform.database.reading({ role: 'app', actor }, async (transaction) => {
      const rows = await transaction.selectFrom('dossiers').select('id').where('county', '=', county).where('id', '=', id).execute()
      const records = await transaction.selectFrom('events').select('sequence').where('county', '=', county).where('dossier', '=', id).execute()
      assert.equal(rows.length > 0, records.length > 0)
      return rows.length === 1
    })
    const holder = (userName: string) => {
      const held = platform.village.mandates.find(({ username }) => username === userName) ?? assert.fail(userName)
      return underMandate(held.person, { id: held.id, office: held.office, unit: held.unit, region: held.region })
    }
    assert.equal(await reads(asVillager(villager)), true)
    for (const userName of ['village-cadre', 'party-secretary', 'virtue-chair']) assert.equal(await reads(holder(userName)), true, userName)
    const own = new Set(household.members.map(({ person }) => person))
    const neighbours = platform.village.accounts.filter(({ username, person }) => ['villager-2', 'elder'].includes(username) && !own.has(person))
    for (const { person } of neighbours) assert.equal(await reads(asVillager(person)), false)
    for (const userName of ['grid-worker-1', 'grid-leader', 'town-dispatcher', 'county-center', 'civilization', 'verifier', 'city-center', 'occasions-chair', 'proxy-helper', 'civil-affairs']) {
      if (!own.has(holder(userName).person ?? '')) assert.equal(await reads(holder(userName)), false, userName)
    }
  })

  it('answers the village’s meeting page by page, and nobody outside the village (R-412)', async () => {
    const year = yearOf(dayOf(Date.now()))
    const cycle = `140423-${cycleKey(platform.village.code, year).id}`
    const ask = async (userName: string, path: string) => {
      const { cookie } = await platform.signInAs(userName)
      return await fetch(`${platform.url}/api/star-rating/cycles/${cycle}${path}`, { headers: { cookie } })
    }
    const first = await (await ask('village-cadre', '/households?limit=100')).json() as { items: { household: string; state: string | null; own: unknown[] }[]; next: string }
    const second = await (await ask('village-cadre', `/households?limit=200&after=${first.next}`)).json() as { items: { household: string }[]; next: string | null }
    assert.equal(first.items.length + second.items.length, 240)
    assert.equal(second.next, null)
    const { sitting, entitled } = await (await ask('village-cadre', '')).json() as { sitting: { present: { name: string }[] }; entitled: unknown[] }
    assert.deepEqual([sitting.present.length, entitled.length], [7, 9])
    assert.ok(sitting.present.every(({ name }) => name.includes('演示')))
    assert.equal((await ask('town-dispatcher', '/households')).status, 403)
    assert.equal((await ask('grid-worker-1', '/households')).status, 404)
  })
})
