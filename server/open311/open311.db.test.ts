import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { msPerDay } from '../../core/time/index.ts'
import { plainJpeg } from '../files/test-photos.ts'
import { geoReport, type Format, type GeoReport, type Heard } from './test-client.ts'
import { county, openWorld, transport, type World } from './test-world.ts'

/** Names and order of the elements in the specification's own examples. */
const spec = {
  service: ['service_code', 'service_name', 'description', 'metadata', 'type', 'keywords', 'group'],
  attribute: ['variable', 'code', 'datatype', 'required', 'datatype_description', 'order', 'description'],
  request: [
    'service_request_id', 'status', 'status_notes', 'service_name', 'service_code', 'description', 'agency_responsible', 'service_notice', 'requested_datetime', 'updated_datetime',
    'expected_datetime', 'address', 'address_id', 'zipcode', 'lat', 'long', 'media_url',
  ],
  endpoint: ['specification', 'url', 'changeset', 'type', 'formats'],
  update: ['update_id', 'service_request_id', 'status', 'updated_datetime', 'description', 'media_url', 'external_status_code'],
} as const
/** The W3C profile of ISO 8601, with its zone. */
const w3c = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/

type Row = Readonly<Record<string, string | number | boolean | null>>
const rowsIn = ({ body, status, raw }: Heard): readonly Row[] => {
  assert.equal(status, 200, raw)
  assert.ok(Array.isArray(body), raw)
  return body as readonly Row[]
}
const one = (heard: Heard): Row => {
  const rows = rowsIn(heard)
  assert.equal(rows.length, 1, heard.raw)
  return rows[0] ?? assert.fail()
}

let world: World
before(async () => { world = await openWorld() })
after(() => world.close())

const pothole = () => ({ service_code: '0201', address_id: world.village, address_string: '村口大槐树下', description: `路面塌了一块 ${randomUUID()}`, lat: '36.55', long: '113.02' })
const idOf = (heard: Heard): string => String(one(heard)['service_request_id'])

for (const format of ['xml', 'json'] as const satisfies readonly Format[]) {
  describe(`GeoReport v2 as ${format}`, () => {
    let client: GeoReport
    before(() => { client = world.asked(format, world.reporter.key) })

    it('says in the discovery document where, what, in which formats and whom to ask', async () => {
      for (const endpoint of [`${world.platform.url}/open311`, world.endpoint]) {
        const heard = await geoReport(endpoint, format).discovery()
        assert.match(heard.type, format === 'xml' ? /^text\/xml; charset=utf-8$/ : /^application\/json; charset=utf-8$/)
        const body = heard.body as { changeset: string; contact: string; key_service: string; endpoints: readonly Readonly<Record<string, unknown>>[] }
        assert.deepEqual(Object.keys(body), ['changeset', 'contact', 'key_service', 'endpoints'])
        const [only] = body.endpoints
        assert.deepEqual(Object.keys(only ?? {}), spec.endpoint)
        assert.equal(only?.['specification'], 'http://wiki.open311.org/GeoReport_v2')
        assert.deepEqual(only['formats'], ['text/xml', 'application/json'])
        assert.match(body.changeset, w3c)
        assert.ok(Date.parse(body.changeset) <= Date.now())
        assert.equal((await geoReport(String(only['url']), format).services()).status, 200)
      }
    })

    it('lists the services of the county\'s catalogue, each with every field', async () => {
      for (const query of [{}, { jurisdiction_id: county }, { jurisdiction_id: '1404' }, { jurisdiction_id: '' }]) {
        const services = rowsIn(await client.services(query))
        assert.ok(services.length > 80)
        for (const service of services) assert.deepEqual(Object.keys(service), spec.service)
        assert.deepEqual(new Set(services.map(({ type }) => type)), new Set(['realtime', 'batch']))
        assert.deepEqual(new Set(services.map(({ metadata }) => String(metadata))), new Set(['true']))
        const found = services.find(({ service_code: code }) => code === '0201')
        assert.deepEqual([found?.['service_name'], found?.['group'], found?.['keywords']], ['路面坑槽', '公共设施', '路面坑槽,公共设施'])
      }
    })

    it('defines a service by its attributes, with the values of its lists', async () => {
      const { body } = await client.definition('1504')
      const { service_code: code, attributes } = body as { service_code: string; attributes: readonly (Row & { values?: readonly Row[] })[] }
      assert.equal(code, '1504')
      assert.deepEqual(attributes.map(({ order }) => Number(order)), attributes.map((_, index) => index + 1))
      for (const attribute of attributes) assert.deepEqual(Object.keys(attribute).filter((name) => name !== 'values'), spec.attribute)
      const against = attributes.find((attribute) => attribute['code'] === 'AGAINST')
      assert.deepEqual([against?.['datatype'], String(against?.['required']), String(against?.['variable'])], ['multivaluelist', 'true', 'true'])
      assert.deepEqual(Object.keys(against?.values?.[0] ?? {}), ['key', 'name'])
    })

    it('takes a report, and gives it back with every field of the specification', async () => {
      const sent = pothole()
      const answer = await client.report({ ...sent, account_id: '123456', email: 'yanshi@example.com', device_id: 'tt222111', first_name: '演示', last_name: '张', phone: '111111111', media_url: 'https://example.com/1.jpg' })
      assert.deepEqual(Object.keys(one(answer)), ['service_request_id', 'service_notice', 'account_id'])
      assert.equal(String(one(answer)['account_id']), '123456')
      const request = one(await client.request(idOf(answer)))
      assert.deepEqual(Object.keys(request), spec.request)
      assert.deepEqual([request['status'], request['service_code'], request['service_name'], request['description']], ['open', '0201', '路面坑槽', sent.description])
      assert.deepEqual([Number(request['lat']), Number(request['long'])], [36.55, 113.02])
      assert.match(String(request['address']), /^村口大槐树下，/)
      for (const name of ['requested_datetime', 'updated_datetime']) assert.match(String(request[name]), w3c)
      assert.equal(one(await client.requests({ service_request_id: idOf(answer), status: 'closed', start_date: '1999-01-01T00:00:00Z' }))['service_request_id'], idOf(answer))
    })

    it('finds the village by position, by code and by the names in the address', async () => {
      const { description: _, ...bare } = pothole()
      const { address_id: _id, ...byPosition } = { ...bare, lat: '36.55', long: '113.02' }
      for (const where of [byPosition, { service_code: '0201', address_id: `${world.village}001` }, { service_code: '0201', address_string: '甘村村口，古韩镇，襄垣县' }, { service_code: '0201', address_string: '襄垣县古韩镇甘村村委会门前' }]) {
        const answer = await client.report({ ...where, description: randomUUID() })
        assert.equal(answer.status, 200, answer.raw)
        assert.match(String(one(await client.request(idOf(answer)))['address_id']), new RegExp(`^${world.village}`))
      }
    })

    it('gives a confidential report a token, which leads to its id once somebody has taken it up; the sender alone reads how it stands', async () => {
      const answer = await client.report({ service_code: '1504', address_id: world.village, description: `演示投诉 ${randomUUID()}`, 'attribute[AGAINST][]': ['VILLAGE_DIRECTOR', 'VILLAGE_COMMITTEE'], 'attribute[VISIBILITY]': 'CENTER_ONLY' })
      assert.deepEqual(Object.keys(one(answer)), ['token', 'service_notice', 'account_id'])
      const token = String(one(answer)['token'])
      assert.deepEqual(one(await client.token(token)), { service_request_id: null, token })
      const [row] = await world.platform.ownerQuery<{ id: string }>('select id from dossiers order by opened_at desc, updated_at desc limit 1')
      const id = `${county}-${row?.id ?? assert.fail()}`
      assert.equal((await client.request(id)).status, 404)
      await world.act('town-dispatcher', id, 'accept')
      assert.deepEqual(one(await client.token(token)), { service_request_id: id, token })
      for (const stranger of [world.asked(format), world.asked(format, world.bureau.key)]) assert.equal((await stranger.request(id, { api_key: world.bureau.key })).status, 404)
      const own = one(await client.request(id, { api_key: world.reporter.key }))
      assert.deepEqual(Object.keys(own), spec.request)
      assert.deepEqual([own['status'], own['description'], own['lat'], own['address'], own['agency_responsible']], ['open', null, null, null, null])
      assert.equal(rowsIn(await client.requests({ service_request_id: id })).length, 0)
      assert.equal(rowsIn(await client.requests()).filter(({ service_request_id: found }) => found === id).length, 0)
    })

    it('tells the unit that leads and when it is expected, and closes with the day it was closed', async () => {
      const id = idOf(await client.report(pothole()))
      await world.act('village-cadre', id, 'accept')
      await world.act('village-cadre', id, 'dispatch', { lead: transport })
      await world.act('transport-handler', id, 'sign')
      const going = one(await client.request(id))
      assert.deepEqual([going['status'], going['agency_responsible']], ['open', '襄垣县交通运输局'])
      assert.match(String(going['expected_datetime']), w3c)
      const rejected = idOf(await client.report(pothole()))
      await world.act('village-cadre', rejected, 'reject', { ground: 'NOT_PUBLIC', channel: '请找物业', explanation: '演示' })
      const closed = one(await client.request(rejected))
      assert.deepEqual([closed['status'], closed['expected_datetime'], closed['service_notice']], ['closed', null, null])
    })

    it('takes photos as files, re-encoded; they are nobody\'s to see outside', async () => {
      const answer = await client.upload('requests', pothole(), [{ name: '1.jpg', bytes: await plainJpeg() }, { name: '2.jpg', bytes: await plainJpeg(320, 240, 3) }])
      const request = one(await client.request(idOf(answer)))
      assert.equal(request['media_url'], null)
      const files = await world.platform.ownerQuery<{ id: string }>('select id from files where dossier = $1', [idOf(answer).slice(7)])
      assert.equal(files.length, 2)
      assert.equal((await fetch(`${world.platform.url}/api/files/${county}-${files[0]?.id ?? ''}`)).status, 404)
    })

    it('answers the same report sent again with the same request, at once and from several places, photos too', async () => {
      const sent = { ...pothole(), device_id: 'tt222111' }
      const answers = await Promise.all([1, 2, 3, 4].map(() => client.report(sent)))
      assert.equal(new Set(answers.map(idOf)).size, 1)
      assert.notEqual(idOf(await client.report({ ...sent, device_id: 'another' })), idOf(answers[0] ?? assert.fail()))
      const bytes = await plainJpeg(300, 200, 5)
      const photos = [await client.upload('requests', sent, [{ name: 'a.jpg', bytes }]), await client.upload('requests', sent, [{ name: 'a.jpg', bytes }])]
      assert.equal(new Set(photos.map(idOf)).size, 1)
      const keyed = geoReport(world.endpoint, format, { key: world.reporter.key, headers: { 'idempotency-key': randomUUID() } })
      const first = await keyed.report(sent)
      assert.equal(idOf(await keyed.report(sent)), idOf(first))
      assert.equal((await keyed.report({ ...sent, description: '另一件事' })).status, 400)
    })

    it('lists by time, service and state, newest first, page after page without gap or twin', async () => {
      const all = rowsIn(await client.requests({ jurisdiction_id: county }))
      assert.ok(all.length > 20)
      assert.deepEqual(all.map((row) => Date.parse(String(row['requested_datetime']))), all.map((row) => Date.parse(String(row['requested_datetime']))).toSorted((a, b) => b - a))
      const ids = all.map((row) => row['service_request_id'])
      const numbered: unknown[] = []
      for (let page = 1; numbered.length < ids.length; page += 1) numbered.push(...rowsIn(await client.requests({ page: String(page), per_page: '7' })).map((row) => row['service_request_id']))
      assert.deepEqual(numbered, ids)
      const followed: unknown[] = []
      for (let next: string | null = `/open311/v2/requests.${format}?page_size=9`; next !== null;) {
        const answer: Response = await fetch(`${world.platform.url}${next}`)
        const text = await answer.text()
        followed.push(...(format === 'json' ? JSON.parse(text) as Row[] : [...text.matchAll(/<service_request_id>([^<]+)/g)].map(([, id]) => ({ service_request_id: id ?? '' }))).map((row) => row['service_request_id']))
        next = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1] ?? null
      }
      assert.deepEqual(followed, ids)
      const closed = rowsIn(await client.requests({ status: 'closed' }))
      const open = rowsIn(await client.requests({ status: 'open' }))
      assert.ok(closed.length > 0 && open.length > 0 && closed.every(({ status }) => status === 'closed') && open.every(({ status }) => status === 'open'))
      assert.equal(closed.length + open.length, rowsIn(await client.requests({ status: 'open,closed' })).length)
      const some = rowsIn(await client.requests({ service_code: ['0201,0202', '0101'] }))
      assert.ok(some.every((row) => ['0101', '0201', '0202'].includes(String(row['service_code']))) && some.some((row) => row['service_code'] === '0202'))
      const from = new Date(Date.now() - 20 * msPerDay).toISOString()
      const to = new Date(Date.now() - 5 * msPerDay).toISOString()
      const between = rowsIn(await client.requests({ start_date: from, end_date: to }))
      assert.deepEqual(between.map((row) => row['service_request_id']), all.filter((row) => Date.parse(String(row['requested_datetime'])) >= Date.parse(from) && Date.parse(String(row['requested_datetime'])) <= Date.parse(to)).map((row) => row['service_request_id']))
      assert.equal(rowsIn(await client.requests({ jurisdiction_id: '140425' })).length, 0)
    })

    it('lists by last change, newest first, with pages and cursors', async () => {
      const query = { updated_after: new Date(Date.now() - 40 * msPerDay).toISOString() }
      const all = rowsIn(await client.requests(query))
      const times = all.map((row) => Date.parse(String(row['updated_datetime'])))
      assert.deepEqual(times, times.toSorted((a, b) => b - a))
      assert.ok(all.length > 10 && times.every((at) => at >= Date.now() - 41 * msPerDay))
      assert.equal(new Set(all.map((row) => row['service_request_id'])).size, all.length)
      const pages = [...rowsIn(await client.requests({ ...query, per_page: '5', page: '1' })), ...rowsIn(await client.requests({ ...query, per_page: '5', page: '2' }))]
      assert.deepEqual(pages.map((row) => row['service_request_id']), all.slice(0, 10).map((row) => row['service_request_id']))
      const { link } = await client.requests({ ...query, per_page: '5' })
      const next = await (await fetch(`${world.platform.url}${/^<([^>]+)>/.exec(link ?? '')?.[1] ?? assert.fail()}`)).text()
      assert.ok(next.includes(String(all[5]?.['service_request_id'])) && !next.includes(String(all[4]?.['service_request_id'])))
      assert.deepEqual(rowsIn(await client.requests({ ...query, jurisdiction_id: county })), all)
    })

    it('tells updates oldest first, and the sender of an update knows its own again', async () => {
      const id = idOf(await client.report(pothole()))
      const begun = new Date(Date.now() - 60_000).toISOString()
      const sent = { service_request_id: id, update_id: 'C-1', status: 'OPEN', updated_datetime: new Date().toISOString(), description: '又塌了一些，请快一点', email: 'yanshi@example.com', last_name: '张', first_name: '演示' }
      const answer = await client.update(sent)
      assert.equal(one(answer)['update_id'], `${id}.2`)
      assert.deepEqual(one(await client.update(sent)), one(answer))
      assert.equal((await client.update({ ...sent, description: '另一句话' })).status, 400)
      await world.act('village-cadre', id, 'accept')
      const updates = rowsIn(await client.updates({ start_date: begun, service_request_id: id, api_key: world.reporter.key }))
      for (const update of updates) assert.deepEqual(Object.keys(update), spec.update)
      assert.deepEqual(updates.map((update) => [update['update_id'], update['status'], update['external_status_code']]), [[`${id}.1`, 'open', 'REPORTED'], [`${id}.3`, 'open', 'ACCEPTED']])
      assert.ok(updates.every((update) => w3c.test(String(update['updated_datetime'])) && update['media_url'] === null))
      const all = rowsIn(await client.updates({ extended_statuses: 'true' }))
      const times = all.map((update) => Date.parse(String(update['updated_datetime'])))
      assert.deepEqual(times, times.toSorted((a, b) => a - b))
      assert.ok(all.some(({ status }) => status === 'in_progress'))
      assert.deepEqual([...rowsIn(await client.updates({ per_page: '4' })), ...rowsIn(await client.updates({ per_page: '4', page: '2' }))], rowsIn(await client.updates({ per_page: '8' })))
    })

    it('lets the system of the leading unit sign, note progress with photos and report the result; the reporter asks for a review', async () => {
      const bureau = world.asked(format, world.bureau.key)
      const id = idOf(await client.report(pothole()))
      await world.act('village-cadre', id, 'accept')
      await world.act('village-cadre', id, 'dispatch', { lead: transport })
      const update = (by: GeoReport, update_id: string, status: string, description: string) => by.update({ service_request_id: id, update_id, status, description, updated_datetime: new Date().toISOString() })
      assert.equal((await update(bureau, '1', 'FIXED', '补好了')).status, 400)
      assert.equal(one(await update(bureau, '1', 'IN_PROGRESS', '已经派人'))['update_id'], `${id}.4`)
      const photo = await bureau.upload('servicerequestupdates', { service_request_id: id, update_id: '2', status: 'in_progress', description: '正在挖开', updated_datetime: new Date().toISOString() }, [{ name: '1.jpg', bytes: await plainJpeg(200, 200, 9) }])
      assert.equal(one(photo)['update_id'], `${id}.5`)
      assert.equal(one(await update(bureau, '3', 'FIXED', '坑已经补好，压实了'))['update_id'], `${id}.6`)
      assert.deepEqual(one(await update(bureau, '3', 'FIXED', '坑已经补好，压实了')), { update_id: `${id}.6`, account_id: null })
      assert.equal(one(await client.request(id))['status_notes'], '办理单位说办好了，等别的单位来核查。')
      const records = await world.platform.ownerQuery<{ act: string; channel: string; unit: string | null; person: string }>(
        `select act, actor ->> 'channel' as channel, actor ->> 'unit' as unit, actor_person as person from events where dossier = $1 order by sequence`, [id.slice(7)])
      assert.deepEqual(records.map(({ act, channel, unit }) => [act, channel, unit]).toSpliced(1, 2), [
        ['report', 'open311', null], ['sign', 'open311', transport], ['progress', 'open311', transport], ['feedback', 'open311', transport],
      ])
      assert.deepEqual([records[0]?.person, records[3]?.person], [world.reporter.person, world.bureau.person])
      const rejected = idOf(await client.report(pothole()))
      await world.act('village-cadre', rejected, 'reject', { ground: 'NOT_PUBLIC', channel: '请找物业', explanation: '演示' })
      const asked = await client.update({ service_request_id: rejected, update_id: 'again', status: 'REOPEN', description: '这是村里的路', updated_datetime: new Date().toISOString() })
      assert.equal(one(asked)['update_id'], `${rejected}.3`)
    })
  })
}

describe('The two formats', () => {
  it('say the same of everything, and without an ending what is accepted decides, XML where nothing is said', async () => {
    const asText = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(asText)
      if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asText(part)]))
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
    }
    const [xml, json] = [world.asked('xml'), world.asked('json')]
    for (const resource of ['discovery', 'services', 'services/1504', 'requests', 'servicerequestupdates', 'requests/none', 'services/none', 'tokens/none', 'nothing']) {
      const [one, other] = [await xml.get(resource), await json.get(resource)]
      assert.equal(one.status, other.status)
      assert.deepEqual(one.body, asText(other.body), resource)
    }
    for (const [accept, type] of [['application/json', 'application/json'], ['text/xml', 'text/xml'], ['*/*', 'text/xml'], ['application/json;q=0.5, text/xml', 'text/xml'], ['text/html, application/json;q=0.9', 'application/json']] as const) {
      const answer = await fetch(`${world.endpoint}/services`, { headers: { accept } })
      assert.equal(answer.headers.get('content-type'), `${type}; charset=utf-8`)
      assert.equal(answer.headers.get('vary'), 'accept')
    }
  })
})
