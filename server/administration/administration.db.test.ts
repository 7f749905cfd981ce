import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { grid, openWorld, roles, village, type Role, type World } from './test-world.ts'

let world: World

before(async () => {
  world = await openWorld()
})
after(() => world.close())

const get = async (role: Role, url: string) => await send('GET', role, url)
const post = async (role: Role, url: string, body: object) => await send('POST', role, url, body)

async function send(method: 'GET' | 'POST', role: Role, url: string, body?: object): Promise<LightMyRequestResponse> {
  const { cookie, csrf } = await world.sessionOf(role)
  return await world.app.inject({ method, url: encodeURI(url), headers: { cookie, 'x-csrf-token': csrf }, ...body !== undefined && { payload: body } })
}

async function auditRecords(): Promise<readonly { act: string; result: string; cause: string | null; purpose: string | null; object: string; county: number }[]> {
  return await world.ownerQuery('select act, result, cause, purpose, object, county from audit_records order by at, county, chain, sequence')
}

describe('the record of a person', () => {
  it('is shown masked, and the person sees by which office, for what, and when (P4)', async () => {
    const { length: before } = (await get('VILLAGER', '/api/people/me/accesses')).json().items as object[]
    const read = await get('TOWN_DISPATCHER', `/api/people/${world.own.person}?purpose=visit`)
    assert.equal(read.statusCode, 200)
    assert.match(read.json().phone, /^120\*{4}\d{4}$/)
    assert.match(read.json().idNumber, /\*{4,}/)
    const { items } = (await get('VILLAGER', '/api/people/me/accesses')).json()
    assert.equal(items.length, before + 1)
    const { office, officeName, unitName, purpose, fields, dossier, ...rest } = items[0]
    assert.deepEqual({ office, officeName, unitName, purpose, fields, dossier },
      { office: 'TOWN_DISPATCHER', officeName: '乡镇调度员', unitName: '古韩镇人民政府', purpose: '走访服务', fields: ['basic'], dossier: null })
    assert.deepEqual(Object.keys(rest).toSorted(), ['at', 'id', 'unit'])
  })

  it('is shown to its own person without a trace, and to others only with one', async () => {
    const own = await world.ownerQuery<{ n: number }>('select count(*)::int as n from access_records where person = reader_person')
    assert.equal(own[0]?.n, 0)
    await get('VILLAGE_CADRE', '/api/people')
    await post('VILLAGE_CADRE', '/api/people/search', { phone: '12000999001', purpose: 'request' })
    const rows = await world.ownerQuery<{ purpose: string }>(`select purpose from access_records where county || '-' || person = $1`, [world.planted.home.person])
    assert.deepEqual(rows, [{ purpose: '应本人请求' }])
  })

  it('shows one number in clear after a fresh second factor only (control 19)', async () => {
    const url = `/api/people/${world.own.person}?purpose=verify&show=phone`
    const shown = (await get('TOWN_DISPATCHER', url)).json()
    assert.match(shown.phone, /^12000\d{6}$/)
    assert.match(shown.idNumber, /\*/)
    world.pass(5 * 60_000 + 1)
    const count = async () => (await world.ownerQuery<{ n: number }>('select count(*)::int as n from access_records'))[0]?.n
    const before = await count()
    const late = await get('TOWN_DISPATCHER', url)
    assert.deepEqual([late.statusCode, late.json().code], [403, 'step-up-needed'])
    assert.equal(await count(), before)
    assert.equal((await get('TOWN_DISPATCHER', url.replace('&show=phone', ''))).statusCode, 200)
  })

  it('refused: without a purpose, for an invented one, for both numbers at once', async () => {
    for (const query of ['', '?purpose=curiosity', '?purpose=visit&show=id-number&show=phone', '?purpose=visit&show=birthday']) {
      assert.equal((await get('TOWN_DISPATCHER', `/api/people/${world.own.person}${query}`)).statusCode, 400, query)
    }
    for (const body of [{ purpose: 'visit' }, { purpose: 'visit', phone: '1390' }, { purpose: 'visit', idNumber: '1', phone: '12000000001' }]) {
      assert.ok([400, 422].includes((await post('TOWN_DISPATCHER', '/api/people/search', body)).statusCode))
    }
  })

  it('is found by part of a name, page after page, without gaps and without twins', async () => {
    const seen: string[] = []
    let url = '/api/people?text=演示'
    for (let pages = 0; pages < 50; pages += 1) {
      const { items, next } = (await get('VILLAGE_CADRE', url)).json<{ items: { id: string; name: string }[]; next: string | null }>()
      assert.ok(items.every(({ name }) => name.includes('演示')))
      seen.push(...items.map(({ id }) => id))
      if (next === null) break
      url = `/api/people?text=演示&cursor=${next}`
    }
    const here = await world.ownerQuery<{ n: number }>(`select count(*)::int as n from persons where residence_village = $1 and name like '%演示%'`, [village])
    assert.deepEqual([seen.length, new Set(seen).size], [here[0]?.n, here[0]?.n])
    assert.deepEqual((await get('VILLAGE_CADRE', '/api/people?text=%25')).json().items, [])
  })
})

describe('the contact of a reporter', () => {
  it('is given to the township and the centre, and the reporter sees each look with the matter (R-104)', async () => {
    const count = async () => ((await get('VILLAGER', '/api/people/me/accesses')).json().items as { dossier: string }[]).filter(({ dossier }) => dossier === world.own.dossier).length
    const before = await count()
    for (const role of ['TOWN_DISPATCHER', 'COUNTY_CENTER'] as const) {
      const { name, phone } = (await get(role, `/api/dossiers/${world.own.dossier}/contact`)).json()
      assert.match(name, /演示/)
      assert.equal(phone, '12000999002')
    }
    assert.equal(await count(), before + 2)
  })

  it('refused: to the grid, the village, departments and administrators, in the words for a matter that does not exist', async () => {
    const never = await get('GRID_WORKER', `/api/dossiers/140423-${randomUUID()}/contact`)
    for (const role of ['GRID_WORKER', 'VILLAGE_CADRE', 'DEPT_HANDLER', 'VERIFIER', 'SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN'] as const) {
      const answer = await get(role, `/api/dossiers/${world.own.dossier}/contact`)
      assert.deepEqual([answer.statusCode, answer.body], [404, never.body], role)
    }
    const traces = await world.ownerQuery<{ n: number }>(`select count(*)::int as n from access_records where dossier is not null and reader_office not in ('TOWN_DISPATCHER', 'COUNTY_CENTER')`)
    assert.equal(traces[0]?.n, 0)
  })
})

/** Proposed in the county, approved by the city. */
async function byTwo(body: object): Promise<LightMyRequestResponse> {
  const proposed = await post('SEC_ADMIN', '/api/mandates', body)
  assert.equal(proposed.statusCode, 202, proposed.body)
  const { cookie, csrf } = await world.signInAs('city-security-admin')
  return await world.app.inject({
    method: 'POST', url: `/api/mandate-proposals/${proposed.json<{ id: string }>().id}/decide`, headers: { cookie, 'x-csrf-token': csrf }, payload: { decision: 'approved' },
  })
}

describe('mandates', () => {
  // Residents, each once: who has held one of the three administrators' offices may hold no other.
  let nth = 0
  const resident = () => world.village.persons.filter(({ id }) => world.village.mandates.every(({ person }) => person !== id)).at(nth += 1)?.id ?? assert.fail('the village is too small')
  const wanted = (changed: object = {}) => ({
    person: resident(), holderName: '周演示禾', office: 'GRID_WORKER', unit: `${village}:committee`, region: grid, validFrom: '2026-01-01', validTo: null,
    workPhone: '0355-0000099', ...changed,
  })
  before(() => world.close().then(async () => { world = await openWorld() }))

  it('are granted once, however often the request comes, and end when revoked (R-024)', async () => {
    const body = wanted({ id: randomUUID() })
    const granted = await Promise.all(Array.from({ length: 5 }, () => post('SEC_ADMIN', '/api/mandates', body)))
    assert.deepEqual(granted.map(({ statusCode }) => statusCode), [201, 201, 201, 201, 201])
    const { id, inForce } = granted[0]?.json() as { id: string; inForce: boolean }
    assert.equal(inForce, true)
    assert.equal((await world.ownerQuery('select from mandates where person = $1', [body.person])).length, 1)
    const other = await post('SEC_ADMIN', '/api/mandates', { ...body, office: 'GRID_LEADER', person: resident() })
    assert.deepEqual([other.statusCode, other.json().code], [409, 'mandate-id-used'])
    const revoked = (await post('SEC_ADMIN', `/api/mandates/${id}/revoke`, { reason: '岗位调整' })).json()
    assert.deepEqual([revoked.inForce, revoked.revokedReason], [false, '岗位调整'])
    assert.equal((await post('SEC_ADMIN', `/api/mandates/${id}/revoke`, { reason: '再来一次' })).statusCode, 404)
  })

  it('refused: a second one of the three administrators\' offices, in words that say what to do (R-023)', async () => {
    const administration = { unit: '140423:administration', region: '140423' }
    const body = wanted({ ...administration, office: 'AUDIT_ADMIN', reason: '换届以后接任' })
    await byTwo(body)
    for (const office of ['SYS_ADMIN', 'SEC_ADMIN']) {
      const { code, detail, rule } = (await post('SEC_ADMIN', '/api/mandates', { ...body, office })).json()
      assert.deepEqual([code, rule], ['administrators-exclude-each-other', 'R-023'])
      assert.match(detail, /请另选一人/)
    }
    const own = (await world.sessionOf('SEC_ADMIN')).session.person
    assert.equal((await post('SEC_ADMIN', '/api/mandates', { ...body, person: own })).json().code, 'mandate-for-oneself')
  })

  it('of power wait for a second security administrator, who sees by whom and why (R-023, control 29)', async () => {
    const body = wanted({ unit: '140423:center', region: '140423', office: 'COUNTY_CENTER', workPhone: null, reason: '原调度员调走' })
    const { reason: _, ...silent } = body as typeof body & { reason: string }
    assert.equal((await post('SEC_ADMIN', '/api/mandates', silent)).json().code, 'reason-missing')
    assert.equal((await byTwo(body)).json().decision, 'approved')
    const { items } = (await get('AUDIT_ADMIN', '/api/mandate-proposals')).json<{ items: { person: string; reason: string; proposedByName: string; decidedByName: string; mayDecide: boolean }[] }>()
    const decided = items.find(({ person }) => person === body.person)
    assert.deepEqual([decided?.reason, decided?.mayDecide], ['原调度员调走', false])
    assert.match(`${decided?.proposedByName}`, /演示/)
    assert.deepEqual((await auditRecords()).filter(({ purpose, act }) => purpose === 'COUNTY_CENTER' || act === 'approve-mandate').map(({ act, result }) => `${act} ${result}`).slice(-3),
      ['propose-mandate refused', 'propose-mandate done', 'approve-mandate done'])
  })

  it('refused: regions and units that are not, days that are not, foreign counties, and a second factor gone stale', async () => {
    const refusals: readonly (readonly [object, number, string])[] = [
      [{ region: `${village}999` }, 422, 'mandate-region-unknown'], [{ unit: '140423:nothing' }, 422, 'mandate-unit-unknown'],
      [{ region: '140423100' }, 422, 'mandate-outside-unit'], [{ validTo: '2026-01-01' }, 422, 'mandate-period-empty'],
      [{ validFrom: '2026-02-29' }, 400, 'request-invalid'], [{ validFrom: '0000-01-01' }, 400, 'request-invalid'],
      [{ region: '140425100', unit: '140425100:government' }, 403, 'mandate-not-yours-to-grant'],
      [{ region: '1404', unit: null, office: 'CITY_CENTER', reason: '测试' }, 403, 'mandate-not-yours-to-grant'],
      [{ granted_by: randomUUID() }, 400, 'request-invalid'], [{ holderName: 5 }, 400, 'request-invalid'], [{ validTo: '' }, 400, 'request-invalid'],
      [{ holderName: '周\u202e演示' }, 400, 'request-invalid'], [{ unit: ['140423:center'] }, 400, 'request-invalid'], [{ county: 140423 }, 400, 'request-invalid'],
    ]
    for (const [changed, status, code] of refusals) {
      const answer = await post('SEC_ADMIN', '/api/mandates', wanted(changed))
      assert.deepEqual([answer.statusCode, answer.json().code], [status, code], JSON.stringify(changed))
    }
    // Nobody of nowhere, and nobody of elsewhere: in the same words, also where a second person would have to agree.
    const [nobody, foreign, ofPower] = await Promise.all([{ person: randomUUID() }, { person: world.planted.abroad.person.slice(7) }, { person: randomUUID(), office: 'COUNTY_CENTER', unit: '140423:center', region: '140423', reason: '测试' }]
      .map((changed) => post('SEC_ADMIN', '/api/mandates', wanted(changed))))
    for (const answer of [nobody, foreign, ofPower]) assert.deepEqual([answer?.statusCode, answer?.json().code, answer?.json().detail], [422, 'mandate-person-unknown', nobody?.json().detail])
    world.pass(5 * 60_000 + 1)
    assert.equal((await post('SEC_ADMIN', '/api/mandates', wanted())).json().code, 'step-up-needed')
  })

  it('refused: without the anti-forgery token, and from another site (control 21)', async () => {
    const { cookie, csrf } = await world.sessionOf('COUNTY_CENTER')
    const payload = { act: 'rename', region: grid, name: '改名网格', day: '2026-06-01', reason: '测试改名' }
    for (const headers of [{ cookie }, { cookie, 'x-csrf-token': 'x' }, { cookie, 'x-csrf-token': csrf, 'sec-fetch-site': 'cross-site' }, { cookie, 'x-csrf-token': csrf, origin: 'https://elsewhere.invalid' }]) {
      assert.equal((await world.app.inject({ method: 'POST', url: '/api/region-acts', headers, payload })).statusCode, 403)
    }
  })
})

describe('the tree', () => {
  it('is renamed by the centre, and remembers what it was called on any day (R-016)', async () => {
    const done = await post('COUNTY_CENTER', '/api/region-acts', { act: 'rename', region: grid, name: '东街新网格', day: '2026-06-01', reason: '群众要求改名' })
    assert.equal(done.statusCode, 201, done.body)
    const nameOn = async (day: string) => (await get('VILLAGER', `/api/regions/${grid}${day}`)).json().region.name
    const [old, now] = [await nameOn('?day=2026-05-31'), await nameOn('')]
    assert.equal(now, '东街新网格')
    assert.notEqual(old, now)
    const { versions, changes } = (await get('VILLAGER', `/api/regions/${grid}/history`)).json()
    assert.deepEqual(versions.map((one: { name: string }) => one.name), [now, old])
    assert.deepEqual([changes[0].act, changes[0].reason, changes[0].office], ['rename', '群众要求改名', '县级中心调度员'])
    assert.ok(!JSON.stringify(changes).includes((await world.sessionOf('COUNTY_CENTER')).session.person))
  })

  it('refused: a day to come, a code in use, a region abroad, an office without the power, a grid with people in it', async () => {
    const base = { day: '2026-06-02', reason: '测试变更' }
    const refusals: readonly (readonly [Role, object, string])[] = [
      ['COUNTY_CENTER', { act: 'rename', region: grid, name: '后天网格', ...base, day: '2099-01-01' }, 'region-change-in-future'],
      ['COUNTY_CENTER', { act: 'open', regions: [{ code: grid, name: '重复网格' }], ...base }, 'region-code-used'],
      ['COUNTY_CENTER', { act: 'rename', region: '140425100201', name: '外县村', ...base }, 'region-change-not-yours'],
      ['COUNTY_CENTER', { act: 'retire', region: grid, ...base }, 'region-not-empty'],
      ['TOWN_DISPATCHER', { act: 'rename', region: grid, name: '乡镇改名', ...base }, 'region-change-not-yours'],
      ['SYS_ADMIN', { act: 'retire', region: grid, ...base }, 'region-change-not-yours'],
    ]
    for (const [role, body, code] of refusals) assert.equal((await post(role, '/api/region-acts', body)).json().code, code)
  })

  it('refused: days no calendar has', async () => {
    for (const day of ['2026-02-30', '0000-01-01', '9999-99-99', 'today']) assert.equal((await get('VILLAGER', `/api/regions/${village}?day=${day}`)).statusCode, 400, day)
  })
})

describe('the audit', () => {
  it('gets exactly one record of each question and each refusal, in the county it belongs to (control 35)', async () => {
    const cases: readonly (readonly [() => Promise<LightMyRequestResponse>, string, 'done' | 'refused', string | null])[] = [
      [() => get('TOWN_DISPATCHER', '/api/people'), 'list-people', 'done', null],
      [() => get('TOWN_DISPATCHER', '/api/people?region=140425'), 'list-people', 'refused', 'region-not-yours'],
      [() => get('TOWN_DISPATCHER', `/api/people/${world.own.person}?purpose=verify`), 'read-person', 'done', null],
      [() => get('GRID_WORKER', `/api/people/${world.planted.abroad.person}?purpose=verify`), 'read-person', 'refused', 'person-unknown'],
      [() => get('VILLAGER', '/api/households'), 'list-households', 'refused', 'staff-only'],
      [() => get('GRID_WORKER', '/api/households'), 'list-households', 'done', null],
      [() => post('COUNTY_CENTER', '/api/people/search', { phone: '12000999001', purpose: 'matter' }), 'search-people', 'done', null],
      [() => get('TOWN_DISPATCHER', `/api/dossiers/${world.own.dossier}/contact`), 'read-contact', 'done', null],
      [() => get('VERIFIER', `/api/dossiers/${world.own.dossier}/contact`), 'read-contact', 'refused', 'unknown-dossier'],
      [() => get('SEC_ADMIN', '/api/mandates'), 'list-mandates', 'done', null],
      [() => post('SYS_ADMIN', `/api/mandates/140423-${randomUUID()}/revoke`, { reason: '没有权力' }), 'revoke-mandate', 'refused', 'mandate-not-yours-to-grant'],
      [() => get('SYS_ADMIN', '/api/audit'), 'read-audit', 'refused', 'audit-not-yours'],
      [() => get('AUDIT_ADMIN', '/api/audit/verify'), 'verify-audit', 'done', null],
    ]
    for (const role of Object.keys(roles) as Role[]) await world.sessionOf(role)
    for (const [request, act, result, cause] of cases) {
      const before = (await auditRecords()).length
      await request()
      const added = (await auditRecords()).slice(before)
      assert.deepEqual(added.map((row) => [row.act, row.result, row.cause]), [[act, result, cause]], act)
      assert.ok(added.every(({ object, purpose }) => !/[一-鿿]|12000/.test(`${object}${act === 'read-contact' ? '' : purpose ?? ''}`)), 'no name and no number stands in it')
    }
  })

  it('is read page after page by its administrator, narrowed by act and day, and only of the own scope', async () => {
    for (let more = 0; more < 70; more += 1) await get('VERIFIER', '/api/people')
    const seen: string[] = []
    let cursor = ''
    for (let pages = 0; pages < 100; pages += 1) {
      const { items, next } = (await get('AUDIT_ADMIN', `/api/audit?to=2999-01-01${cursor}`)).json<{ items: { county: number; chain: number; sequence: number }[]; next: string | null }>()
      assert.ok(items.every(({ county }) => county === 140423))
      seen.push(...items.map(({ county, chain, sequence }) => `${county}/${chain}/${sequence}`))
      if (next === null) break
      cursor = `&cursor=${next}`
    }
    const rows = await world.ownerQuery<{ n: number }>(`select count(*)::int as n from audit_records where county = 140423`)
    // Each page read since the first adds a record of itself, newer than the cursor.
    assert.ok(seen.length === new Set(seen).size && seen.length > (rows[0]?.n ?? 0) - 20 && seen.length > 70, `${seen.length} of ${rows[0]?.n}`)
    const granted = (await get('AUDIT_ADMIN', '/api/audit?act=grant-mandate')).json().items as { act: string; officeName: string; holderName: string }[]
    assert.ok(granted.length > 0 && granted.every(({ act, officeName, holderName }) => act === 'grant-mandate' && officeName === '安全管理员' && holderName.includes('演示')))
    assert.deepEqual((await get('AUDIT_ADMIN', '/api/audit?to=2020-01-01')).json().items, [])
    for (const query of ['cursor=1-2-3', 'cursor=99999999999999-999999-99-999999999999999', 'from=2026-02-30', 'act=A']) {
      assert.ok((await get('AUDIT_ADMIN', `/api/audit?${query}`)).statusCode < 500, query)
    }
  })

  it('tells the county who signed in, by name and user name, and narrows to a person and to a kind (R-926)', async () => {
    type Line = { actName: string; holderName: string | null; userName: string | null; person: string; ip: string; county: number; act: string }
    const lines = async (query: string) => (await get('AUDIT_ADMIN', `/api/audit?${query}`)).json<{ items: Line[] }>().items
    const signIns = await lines('kind=sign-in')
    assert.ok(signIns.length > 5 && signIns.every(({ county }) => county === 140423))
    const dispatcher = signIns.find(({ userName, act }) => userName === 'town-dispatcher' && act === 'sign-in')
    assert.match(`${dispatcher?.holderName} ${dispatcher?.actName} ${dispatcher?.ip}`, /^.*演示.* 登录 [\d.]+\.\*$/)
    const own = await lines(`person=${dispatcher?.person ?? ''}`)
    assert.ok(own.length > 1 && own.every(({ person }) => person === dispatcher?.person))
    assert.ok((await lines('kind=mandate')).every(({ act }) => /mandate|proposals/.test(act)))
    assert.equal((await get('AUDIT_ADMIN', '/api/audit?kind=nothing')).statusCode, 400)
    assert.equal((await get('AUDIT_ADMIN', '/api/audit?person=everybody')).statusCode, 400)
  })

  it('has who proposed and who reviewed settings, and who was refused to (R-113)', async () => {
    const { inForce } = (await get('COUNTY_CENTER', '/api/procedures/grid-case/settings?county=140423')).json<{ inForce: { contents: object } }>()
    const proposed = await post('COUNTY_CENTER', '/api/procedures/grid-case/settings', { county: 140423, contents: { ...inForce.contents, spotCheckPercent: 37 }, reason: '试着提一次' })
    assert.equal(proposed.statusCode, 201, proposed.body)
    const version = proposed.json<{ version: number }>().version
    const review = { county: 140423, decision: 'approve', note: '' }
    assert.equal((await post('COUNTY_CENTER', `/api/procedures/grid-case/settings/${version}/review`, review)).statusCode, 403)
    assert.equal((await post('COUNTY_CENTER', `/api/procedures/grid-case/settings/${version}/review`, { ...review, decision: 'withdraw' })).statusCode, 200)
    const acts = (await auditRecords()).filter(({ object }) => object.startsWith('settings:')).map(({ act, result, cause }) => [act, result, cause])
    assert.deepEqual(acts, [['propose-settings', 'done', null], ['approve-settings', 'refused', 'settings-own-proposal'], ['withdraw-settings', 'done', null]])
  })

  it('is verified, and an altered record is named by its place (control 37)', async () => {
    const verify = async () => (await get('AUDIT_ADMIN', '/api/audit/verify')).json<{ records: number; faults: object[]; heads: { county: number }[] }>()
    const sound = await verify()
    assert.deepEqual(sound.faults, [])
    assert.ok(sound.records > 10 && sound.heads.every(({ county }) => county === 140423))
    const [row] = await world.ownerQuery<{ county: number; chain: number; sequence: number }>(
      `update audit_records set result = 'done', cause = null where (county, chain, sequence) = (select county, chain, sequence from audit_records where county = 140423 and result = 'refused' limit 1) returning county, chain, sequence`)
    assert.deepEqual((await verify()).faults, [{ ...row, fault: 'altered' }])
  })
})
