import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { asVillager } from '../../core/procedure/actor.ts'
import { perform } from '../acts/index.ts'
import { plainJpeg } from '../files/test-photos.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import { changedAt, requestsByChange } from './request-rows.ts'
import { county, openWorld, transport, type World } from './test-world.ts'

let world: World
before(async () => { world = await openWorld() })
after(() => world.close())

/** Planted wherever people write or are; none may be heard outside. */
const canary = (what: string) => `金丝雀${what}`
const phone = '13912345678'

async function everythingPublic(): Promise<string> {
  const heard: string[] = []
  for (const format of ['xml', 'json'] as const) {
    for (const key of [undefined, world.bureau.key]) {
      const client = world.asked(format, key)
      const extra = key === undefined ? {} : { api_key: key }
      const list = await client.requests(extra)
      heard.push(list.raw, (await client.requests({ ...extra, updated_after: new Date(Date.now() - 80 * 86_400_000).toISOString() })).raw, (await client.updates({ ...extra, extended_statuses: 'true' })).raw)
      heard.push((await client.services()).raw, (await client.discovery()).raw, list.link ?? '')
      const all = await world.platform.ownerQuery<{ id: string }>('select id from dossiers')
      for (const { id } of all) heard.push((await client.request(`${county}-${id}`, extra)).raw)
      heard.push((await client.requests({ ...extra, service_request_id: all.slice(0, 100).map(({ id }) => `${county}-${id}`).join(',') })).raw)
    }
  }
  return heard.join('\n')
}

describe('What everybody hears over Open311', () => {
  it('holds no reporter, contact, handler, inner words, photo or confidential matter: canaries planted everywhere stay silent (R-104, R-129)', async () => {
    const client = world.asked('json', world.reporter.key)
    const person = { first_name: canary('名'), last_name: canary('姓'), email: 'canary@example.com', phone, device_id: canary('设备'), account_id: canary('帐号') }
    const sent = await client.upload('requests', { service_code: '0201', address_id: world.village, description: `坑，电话 ${phone}，邮箱 canary@example.com`, address_string: `村口 ${phone}`, ...person }, [{ name: '金丝雀照片.jpg', bytes: await plainJpeg() }])
    const id = /140423-[0-9a-f-]{36}/.exec(sent.raw)?.[0] ?? assert.fail(sent.raw)
    await world.act('village-cadre', id, 'accept', { note: canary('立案') })
    await world.act('village-cadre', id, 'dispatch', { lead: transport, instruction: canary('要求') })
    await world.act('transport-handler', id, 'sign', { note: canary('签收') })
    await world.act('transport-handler', id, 'progress', { note: canary('进展') })
    await world.act('transport-handler', id, 'feedback', { result: canary('结果四字'), solved: 'YES' })
    await client.update({ service_request_id: id, update_id: 'c', status: 'OPEN', description: canary('催办'), updated_datetime: new Date().toISOString(), ...person })
    for (const code of ['1201', '1202', '0702', '0603', '1504', '1601']) {
      const about = code === '1504' ? { 'attribute[AGAINST][]': ['OTHER'], 'attribute[AGAINST_WORDS]': canary('被反映人') } : {}
      const heard = await client.report({ service_code: code, address_id: world.village, description: canary(`限定${code}`), address_string: canary('限定位置'), lat: '36.551111', long: '113.021111', ...about, ...person })
      assert.equal(heard.status, 200, heard.raw)
    }
    for (const code of ['0701', '0703', '0707', '1203', '1303', '0801', '1001', '1501']) {
      assert.equal((await client.report({ service_code: code, address_id: world.village, description: canary(`私事${code}`), address_string: canary('私事位置'), lat: '36.552222', long: '113.022222', ...person })).status, 200)
    }
    await portalReport()
    await ordinaryThatNamesSomebody()
    const heard = await everythingPublic()
    assert.ok(heard.includes(id))
    for (const planted of ['金丝雀', phone, 'canary@', world.reporter.person, world.bureau.person, world.reporter.id, '36.551111', '113.021111', '36.552222', '113.022222']) assert.ok(!heard.includes(planted), planted)
    const people = await world.platform.ownerQuery<{ name: string }>('select distinct holder_name as name from mandates')
    for (const { name } of people) assert.ok(!heard.includes(name), name)
    const secret = await world.platform.ownerQuery<{ id: string }>(`select id from dossiers where not region_readable or cardinality(barred_persons) > 0 or cardinality(barred_units) > 0 or state = 'VOID'`)
    assert.ok(secret.length >= 6)
    for (const { id: hidden } of secret) assert.ok(!heard.includes(hidden), hidden)
  })

  it('says where only of what lies in the open; of the rest the township, and not whose it is', async () => {
    const rows = (await world.asked('json').requests()).body as readonly { service_code: string; lat: number | null; address: string; address_id: string | null; description: string | null }[]
    const closedKinds = rows.filter(({ service_code: code }) => !['01', '02', '03', '04', '05', '09'].includes(code.slice(0, 2)))
    assert.ok(closedKinds.length > 5)
    for (const row of closedKinds) assert.deepEqual([row.lat, row.address, row.address_id, row.description], [null, '古韩镇，襄垣县', null, null])
    assert.ok(rows.some(({ lat }) => lat !== null))
  })

  it('is the database\'s word: the gate itself reads no file, no reporter, and no row of what is not public', async () => {
    const { database } = world.platform
    for (const column of ['file', 'reporter', 'reader_persons', 'title', 'search'] as const) {
      await assert.rejects(database.transaction({ role: 'gate' }, (transaction) => transaction.selectFrom('dossiers').select(column).limit(1).execute()), /permission denied/)
    }
    for (const column of ['form', 'actor', 'actor_person', 'facts'] as const) {
      await assert.rejects(database.transaction({ role: 'gate' }, (transaction) => transaction.selectFrom('events').select(column).limit(1).execute()), /permission denied/)
    }
    const seen = await database.transaction({ role: 'gate' }, (transaction) => transaction.selectFrom('dossiers').select('id').execute())
    const [counted] = await world.platform.ownerQuery<{ all: number; open: number }>(`select count(*)::int as all, count(*) filter (where procedure = 'grid-case' and region_readable and state <> 'VOID' and cardinality(barred_persons) = 0 and cardinality(barred_units) = 0)::int as open from dossiers`)
    assert.equal(seen.length, counted?.open)
    assert.ok((counted?.all ?? 0) > seen.length)
    const records = await database.transaction({ role: 'gate' }, (transaction) => transaction.selectFrom('events').select('dossier').distinct().execute())
    assert.ok(records.every(({ dossier }) => seen.some(({ id }) => id === dossier)))
  })

  it('forgets a matter that becomes confidential later, its words included', async () => {
    const client = world.asked('json', world.reporter.key)
    const heard = await client.report({ service_code: '0201', address_id: world.village, description: '先是公开的一件' })
    const id = /140423-[0-9a-f-]{36}/.exec(heard.raw)?.[0] ?? assert.fail()
    assert.equal((await world.asked('json').request(id)).status, 200)
    await world.act('village-cadre', id, 'correct-category', { category: '0702', reason: '其实是家里的事' })
    assert.equal((await world.asked('json').request(id)).status, 404)
    assert.ok(!(await world.asked('json').requests()).raw.includes('先是公开的一件'))
  })
})

describe('A list over Open311', () => {
  it('walks an index in its own order and sorts nothing, whatever is asked', async () => {
    const plans = [
      `select id from dossiers where county = 140423 and procedure = 'grid-case' and opened_at >= '2026-01-01' and opened_at <= '2026-12-31' order by opened_at desc, id desc limit 100`,
      `select id from dossiers where city = 1404 and procedure = 'grid-case' and state = any ('{CLOSED}') order by opened_at desc, id desc limit 100`,
      `select dossier from events where county = 140423 and received_at >= '2026-01-01' and received_at <= '2026-12-31' order by received_at, dossier, sequence limit 100`,
    ]
    for (const plan of plans) {
      const rows = await world.platform.database.transaction({ role: 'gate' }, async (transaction) => {
        // Tables of a test are too small for the planner to care for an index.
        await sql.raw('set local enable_seqscan = off').execute(transaction)
        await sql.raw('set local enable_bitmapscan = off').execute(transaction)
        // Nor does it mind sorting a handful: what counts is that an index in the list's order can be walked.
        await sql.raw('set local enable_sort = off').execute(transaction)
        return (await sql.raw<{ 'QUERY PLAN': string }>(`explain ${plan}`).execute(transaction)).rows
      })
      const text = JSON.stringify(rows)
      assert.ok(/Index (Only )?Scan/.test(text) && !/Sort  |Seq Scan on (dossiers|events)/.test(text), text)
    }
  })
})

describe('A list by last change', () => {
  it('tells every matter once, in order, when it may look at a few records at a time only', async () => {
    const { identity, database } = world.platform
    await database.transaction({ role: 'gate' }, async (transaction) => {
      const jurisdiction = await jurisdictionOf({ identity }, transaction, undefined)
      const changed = { from: Date.now() - 80 * 86_400_000, to: Date.now() }
      for (const services of [[], ['0202'], ['9999']]) {
        const wanted = { jurisdiction, services, states: [], opened: null }
        const { rows: all } = await requestsByChange(transaction, wanted, changed, { skip: 0 }, 1000)
        const told: string[] = []
        let start: Parameters<typeof requestsByChange>[3] = { skip: 0 }
        for (let pages = 0; pages < 400; pages += 1) {
          const { rows, lookedTo } = await requestsByChange(transaction, wanted, changed, start, 4, () => 30)
          told.push(...rows.map(({ id }) => id))
          const last = rows.length === 4 ? rows.at(-1) : undefined
          const end = last === undefined ? lookedTo : { at: changedAt(last), id: last.id }
          if (end === null) break
          start = { after: end }
        }
        assert.deepEqual(told, all.map(({ id }) => id))
      }
    })
  })
})

/** From the portal: its sender was told nothing of being published, so no word of it is. */
async function portalReport(): Promise<void> {
  const person = asVillager(randomUUID())
  await perform(world.platform.door, {
    act: { id: randomUUID(), act: 'report', channel: 'portal', occurredAt: Date.now(), form: { category: '0202', description: canary('门户说明'), village: world.village, where: canary('门户位置'), visibility: 'REAL_TO_ALL_HANDLERS', source: 'VILLAGER' } },
    dossier: { county: Number(county), id: randomUUID() }, actor: person, procedure: 'grid-case',
  })
}

/** An ordinary kind, but it says whom it is about. */
async function ordinaryThatNamesSomebody(): Promise<void> {
  await perform(world.platform.door, {
    act: { id: randomUUID(), act: 'report', channel: 'portal', occurredAt: Date.now(), form: { category: '0202', description: canary('反映干部'), village: world.village, visibility: 'CENTER_ONLY', source: 'VILLAGER', against: { positions: ['VILLAGE_DIRECTOR'] } } },
    dossier: { county: Number(county), id: randomUUID() }, actor: asVillager(randomUUID()), procedure: 'grid-case',
  })
}
