import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { defaultSettings, type CycleSettings } from '../../procedures/star-cycle/settings.ts'
import type { StarWhatIf } from '../../core/view/star-years.ts'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'

const strict: CycleSettings = { ...defaultSettings, honourFrom: 9, standard: { ...defaultSettings.standard, titleFrom: 8, stars: defaultSettings.standard.stars.slice(0, 9), vetoes: [] } }

describe('The dry run of a standard on last year\'s data', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())
  const tried = async (userName: string, payload: object) => {
    const { cookie, csrf } = await platform.signInAs(userName)
    return await platform.app.inject({ url: '/api/star-rating/what-if', method: 'POST', headers: { cookie, 'x-csrf-token': csrf }, payload })
  }
  const rows = async () => JSON.stringify(await platform.ownerQuery('select (select count(*) from events) as events, (select count(*) from procedure_settings) as settings, (select md5(string_agg(file::text, id::text order by id)) from dossiers) as files'))

  it('says nothing would change where the standard of that year is tried again, and counts every household that was decided', async () => {
    const { year, items, next } = (await tried('county-center', { contents: defaultSettings })).json<StarWhatIf>()
    const [{ decided } = { decided: 0 }] = await platform.ownerQuery<{ decided: number }>(`select count(*)::int as decided from dossiers where procedure = 'star-household' and file ->> 'decided' is not null and state <> 'ENDED' and shown ->> 'takesPart' = 'true' and belongs_to in (select id from dossiers where state in ('ACTIVE', 'CLOSED') and shown ->> 'year' = $1)`, [String(year)])
    assert.ok(decided > 0)
    assert.deepEqual([items.reduce((sum, { counts }) => sum + counts.households, 0), items.map(({ counts }) => counts.changed), next], [decided, items.map(() => 0), null])
  })
  it('shows county, township and city counts and not one name; names only those whose right shows them the ratings (R-412)', async () => {
    for (const userName of ['county-center', 'town-dispatcher']) {
      const { items } = (await tried(userName, { contents: strict })).json<StarWhatIf>()
      assert.deepEqual([items.map(({ named }) => named), items.some(({ counts }) => counts.title.lost > 0)], [[null], true], userName)
    }
    const [own] = (await tried('village-cadre', { contents: strict })).json<StarWhatIf>().items
    assert.equal(own?.named?.filter(({ title }) => title === 'lost').length, own?.counts.title.lost)
  })
  it('takes a household\'s stars for what they were: each star of the draft that is new is unknown, each that is gone is lost', async () => {
    const [first, ...others] = defaultSettings.standard.stars
    assert.ok(first !== undefined)
    const { items: [village] } = (await tried('county-center', { contents: { ...defaultSettings, standard: { ...defaultSettings.standard, vetoes: [], stars: [...others, { ...first, code: 'S11', name: '睦邻星' }] } } })).json<StarWhatIf>()
    assert.deepEqual([village?.counts.stars.find(({ code }) => code === 'S11')?.kind, village?.counts.stars.find(({ code }) => code === 'S01')?.kind], ['new', 'gone'])
    assert.equal(village?.counts.stars.find(({ code }) => code === 'S01')?.held.after, 0)
  })
  it('writes nothing: no record, no version, no file is another afterwards', async () => {
    const before = await rows()
    assert.equal((await tried('county-center', { contents: strict })).statusCode, 200)
    assert.equal(await rows(), before)
  })
  it('refuses what could not be proposed, another region, and whoever has no part in it (R-440)', async () => {
    const [star] = defaultSettings.standard.stars
    const bad = { ...defaultSettings, standard: { ...defaultSettings.standard, stars: [{ ...star, aim: '家庭人均收入高' }, ...defaultSettings.standard.stars.slice(1)] } }
    assert.equal((await tried('county-center', { contents: bad })).json<{ code: string }>().code, 'settings-faulty')
    assert.equal((await tried('county-center', { contents: {} })).statusCode, 422)
    assert.equal((await tried('village-cadre', { contents: defaultSettings, code: '140424' })).json<{ code: string }>().code, 'region-not-yours')
    assert.equal((await tried('transport-handler', { contents: defaultSettings })).json<{ code: string }>().code, 'star-years-not-yours')
  })
})
