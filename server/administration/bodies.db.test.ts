import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'

const village = '140423100229'

type Body = {
  readonly body: string; readonly unit: string | null; readonly vacancies: readonly string[]; readonly nominations: readonly { readonly id: string; readonly holderName: string }[]
  readonly members: readonly { readonly person: string; readonly name: string; readonly office: string; readonly state: string }[]; readonly meetings: readonly { readonly id: string; readonly state: string }[]
}

describe('The bodies of a village, with their members, terms and meetings', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())

  const ask = async (user: string, url: string) => platform.app.inject({ url, headers: { cookie: (await platform.signInAs(user)).cookie } })
  const send = async (user: string, url: string, payload: object) => {
    const { cookie, csrf } = await platform.signInAs(user)
    return await platform.app.inject({ method: 'POST', url, headers: { cookie }, payload: { csrf, ...payload } })
  }
  const bodiesFor = async (user: string) => (await ask(user, '/api/bodies')).json<{ items: readonly Body[] }>().items
  const councilFor = async (user: string) => (await bodiesFor(user)).find(({ body }) => body === 'occasions-council') ?? assert.fail()
  const act = async (user: string, body: object) => {
    const { cookie, csrf } = await platform.signInAs(user)
    return await platform.app.inject({ method: 'POST', url: '/api/acts', headers: { cookie, 'x-csrf-token': csrf }, payload: { id: randomUUID(), ...body } })
  }

  it('are four in the demonstration, five members each; terms that end soon are said, and what is vacant', async () => {
    const items = await bodiesFor('village-cadre')
    assert.deepEqual(items.map(({ unit }) => unit), ['virtue-council', 'occasions-council', 'villagers-council', 'temperance-council'].map((one) => `${village}:${one}`))
    assert.deepEqual(items.map(({ members }) => members.length), [5, 5, 5, 5])
    assert.deepEqual(items.map(({ vacancies }) => vacancies), [[], [], [], []])
    assert.ok(items.every(({ members }) => members[0]?.office === 'BODY_CHAIR'))
  })
  it('are shown to the village\'s own people; refused: the township, the county, and the cadre asking for another village (R-024)', async () => {
    for (const user of ['village-cadre', 'party-secretary', 'village-supervisor', 'occasions-chair', 'virtue-member-1']) assert.equal((await bodiesFor(user)).length, 4, user)
    for (const user of ['town-dispatcher', 'county-center', 'grid-worker-1']) assert.equal((await ask(user, `/api/bodies?village=${village}`)).json<{ code: string }>().code, 'bodies-not-yours', user)
    assert.equal((await ask('village-cadre', '/api/bodies?village=140423100228')).json<{ code: string }>().code, 'region-not-yours')
  })
  it('show meetings to whom they concern: each body sees its own, the cadre all (R-024)', async () => {
    const counts = async (user: string) => (await bodiesFor(user)).map(({ meetings }) => meetings.length)
    assert.deepEqual(await counts('village-cadre'), [1, 1, 1, 0])
    assert.deepEqual(await counts('occasions-chair'), [0, 1, 0, 0])
    assert.deepEqual(await counts('village-supervisor'), [0, 0, 0, 0])
  })

  describe('Naming a member', () => {
    let person = ''
    const nomination = (more: object = {}) => ({
      body: 'occasions-council', person, office: 'BODY_MEMBER', validFrom: '2026-01-01', validTo: '2028-01-01', chosenBy: 'representatives', chosenOn: '2025-12-20', minutes: '村民代表会议记录 2025 年第 4 号', ...more,
    })
    before(async () => {
      const people = (await ask('village-cadre', `/api/people?region=${village}`)).json<{ items: readonly { id: string }[] }>().items
      const seated = new Set((await bodiesFor('village-cadre')).flatMap(({ members }) => members.map((one) => one.person)))
      person = people.map(({ id }) => id.slice(7)).find((id) => !seated.has(id)) ?? assert.fail()
    })

    it('rests on a resolution the village writes down, and is granted by the security administrator: then the member sits there', async () => {
      const named = await send('village-cadre', '/api/body-nominations', nomination())
      assert.equal(named.statusCode, 201, named.body)
      const { id } = named.json<{ id: string }>()
      assert.equal((await councilFor('village-cadre')).members.length, 5)
      assert.equal((await send('village-cadre', `/api/body-nominations/${id}/decide`, { decision: 'granted' })).json<{ code: string }>().code, 'mandate-not-yours-to-grant')
      const waiting = (await ask('security-admin', '/api/body-nominations')).json<{ items: readonly { id: string; minutes: string }[] }>().items
      assert.deepEqual(waiting.map((one) => [one.id, one.minutes]), [[id, '村民代表会议记录 2025 年第 4 号']])
      const granted = await send('security-admin', `/api/body-nominations/${id}/decide`, { decision: 'granted' })
      assert.equal(granted.statusCode, 200, granted.body)
      const council = await councilFor('village-cadre')
      assert.deepEqual([council.members.length, council.nominations.length], [6, 0])
      assert.equal((await send('security-admin', `/api/body-nominations/${id}/decide`, { decision: 'refused' })).json<{ code: string }>().code, 'nomination-unknown')
    })
    it('refused: without a term, by a body itself, by the township, of somebody unknown (R-024)', async () => {
      const code = async (user: string, more: object) => (await send(user, '/api/body-nominations', nomination(more))).json<{ code: string }>().code
      assert.equal(await code('village-cadre', { validTo: '2025-06-01' }), 'term-wrong')
      assert.equal(await code('village-cadre', { validTo: '2040-01-01' }), 'term-wrong')
      assert.equal(await code('village-cadre', { chosenOn: '2026-06-01' }), 'chosen-later')
      assert.equal(await code('village-cadre', { person: randomUUID() }), 'person-unknown')
      assert.equal(await code('occasions-chair', {}), 'bodies-not-yours')
      assert.equal(await code('town-dispatcher', {}), 'bodies-not-yours')
    })
    it('refused: writing one past the door, for another village or in another\'s name, as the application\'s role', async () => {
      const { actor } = await platform.signInAs('village-cadre')
      const row = {
        county: 140423, id: randomUUID(), unit: `${village}:occasions-council`, person, holder_name: '探演示', office: 'BODY_MEMBER', village, lo: 140423100229000, hi: 140423100229999, valid_from: '2026-01-01',
        valid_to: '2028-01-01', chosen_by: 'assembly', chosen_on: '2025-12-20', minutes: '记录', proposed_by: actor.person ?? '', proposed_at: new Date(),
      } as const
      const insert = (more: object) => platform.door.database.transaction({ role: 'app', actor }, (transaction) => transaction.insertInto('body_nominations').values({ ...row, ...more }).execute())
      await assert.rejects(insert({ proposed_by: randomUUID() }), { code: '42501' })
      await assert.rejects(insert({ village: '140423100228', lo: 140423100228000, hi: 140423100228999, unit: '140423100228:committee' }), { code: '42501' })
      await assert.rejects(insert({ decision: 'granted', decided_by: randomUUID(), decided_at: new Date() }), { code: '42501' })
    })
  })

  it('are set up by a village that wants them, and nobody opens them by itself; refused: by the council, by the county', async () => {
    const rows = await platform.ownerQuery<{ villages: number }>(`select count(distinct region_code)::int as villages from units where kind = 'village-body'`)
    assert.deepEqual(rows, [{ villages: 1 }])
    assert.equal((await send('village-cadre', '/api/bodies', { body: 'villagers-council' })).json<{ unit: string }>().unit, `${village}:villagers-council`)
    for (const user of ['council-chair', 'county-center']) assert.equal((await send(user, '/api/bodies', { body: 'villagers-council' })).json<{ code: string }>().code, 'bodies-not-yours')
  })

  it('hold a meeting through the door, and its view names who was there (R-240, R-404)', async () => {
    const council = await councilFor('occasions-chair')
    const dossier = `140423-${randomUUID()}`
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const called = await act('occasions-chair', {
      dossier, procedure: 'body-meeting', act: 'call',
      form: { body: council.unit, village, day: today, time: '19:30', place: '活动室', urgent: '试一试', agenda: [{ kind: 'own-work', title: '点一点桌椅碗筷' }] },
    })
    assert.equal(called.statusCode, 201, called.body)
    const present = council.members.slice(0, 4).map(({ person }) => person)
    const opened = await act('occasions-recorder', { dossier, act: 'open', seen: 1, form: { present } })
    assert.equal(opened.statusCode, 201, opened.body)
    const view = opened.json<{ dossier: { sheet: readonly { label: string; value: string }[]; acts: readonly { act: string; choices: Record<string, readonly { name: string }[]> }[] } }>().dossier
    assert.equal(view.sheet.find(({ label }) => label === '到会名单')?.value, council.members.slice(0, 4).map(({ name }) => name).join('、'))
    assert.deepEqual(view.acts.find((one) => one.act === 'settle')?.choices['/recused']?.map(({ name }) => name), council.members.slice(0, 4).map(({ name }) => name))
    assert.equal((await act('occasions-recorder', { dossier, act: 'settle', seen: 2, form: { item: 1, outcome: 'VOTED', yes: 3, words: '少两个碗' } })).json<{ code: string }>().code, 'votes-do-not-add-up')
    assert.equal((await act('occasions-recorder', { dossier, act: 'settle', seen: 2, form: { item: 1, outcome: 'VOTED', yes: 4, words: '少两个碗' } })).statusCode, 201)
    assert.equal((await ask('virtue-chair', `/api/dossiers/${dossier}`)).statusCode, 404)
  })
})
