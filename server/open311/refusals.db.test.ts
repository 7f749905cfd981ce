import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { hostileFiles } from '../files/test-photos.ts'
import type { Form, Format, GeoReport, Heard } from './test-client.ts'
import { openWorld, type World } from './test-world.ts'

let world: World
before(async () => { world = await openWorld() })
after(() => world.close())

const refused = (heard: Heard, status: number, about?: RegExp): void => {
  assert.equal(heard.status, status, heard.raw)
  const errors = heard.body as readonly { readonly code: unknown; readonly description: string }[]
  assert.ok(Array.isArray(heard.body) && errors.length > 0, heard.raw)
  for (const error of errors) {
    assert.deepEqual(Object.keys(error), ['code', 'description'])
    assert.equal(Number(error.code), status)
    assert.match(error.description, /\p{Script=Han}/u)
  }
  if (about !== undefined) assert.match(errors[0]?.description ?? '', about)
}

for (const format of ['xml', 'json'] as const satisfies readonly Format[]) {
  describe(`Errors of GeoReport v2 as ${format}`, () => {
    let client: GeoReport
    let report: Form
    before(() => {
      client = world.asked(format, world.reporter.key)
      report = { service_code: '0201', address_id: world.village, description: `演示 ${randomUUID()}` }
    })
    const changed = (change: Readonly<Record<string, string | undefined>>): Form => Object.fromEntries(Object.entries({ ...report, ...change }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

    it('are 404 for what is not there: jurisdictions, services, requests, tokens, addresses', async () => {
      for (const resource of ['services', 'services/0201', 'requests', 'requests/x', 'tokens/x', 'servicerequestupdates']) refused(await client.get(resource, { jurisdiction_id: '999999' }), 404, /jurisdiction_id/)
      refused(await client.report(changed({ jurisdiction_id: 'city.gov' })), 404, /jurisdiction_id/)
      refused(await client.definition('9999'), 404, /service_code/)
      refused(await client.definition('__proto__'), 404)
      for (const nowhere of ['nothing', 'servicesX', 'requests/a/b', 'tokens']) refused(await client.get(nowhere, {}), 404, /没有这个地址/)
      refused(await client.report(changed({ service_code: '9999' })), 404, /service_code/)
      for (const id of ['638344', `140423-${randomUUID()}`, '140423-x', "'; drop table dossiers;--", 'ＡＢＣ', '%00'.repeat(3)]) {
        const heard = await client.request(encodeURIComponent(id))
        assert.ok([400, 404].includes(heard.status), heard.raw)
      }
      refused(await client.request(`140423-${randomUUID()}`), 404, /service_request_id/)
      refused(await client.token('12345'), 404, /token/)
      refused(await client.token(`140423-${'A'.repeat(22)}`), 404, /token/)
      refused(await client.get('nothing'), 404)
      refused(await client.post('services', {}), 404)
    })

    it('are 403 for a missing, wrong, expired, revoked or narrower api_key, all but the missing alike', async () => {
      const nobody = world.asked(format)
      refused(await nobody.report(report), 403, /api_key/)
      refused(await nobody.update({}), 403, /api_key/)
      const answers: Heard[] = []
      const expired = await world.issue()
      await world.platform.ownerQuery("update api_keys set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where id = $1", [expired.id])
      const revoked = await world.issue()
      await world.platform.ownerQuery('update api_keys set revoked_at = now() where id = $1', [revoked.id])
      for (const key of ['xyz', 'sz_140423_', `${world.reporter.key}x`, world.reporter.key.replace('140423', '140425'), expired.key, revoked.key]) answers.push(await world.asked(format, key).report(report))
      for (const answer of answers) refused(answer, 403, /api_key/)
      assert.equal(new Set(answers.map(({ raw }) => raw)).size, 1)
      const narrow = world.asked(format, (await world.issue({ mayReport: false, mayUpdate: false })).key)
      refused(await narrow.report(report), 403)
      refused(await narrow.update({ service_request_id: 'x', update_id: '1', status: 'OPEN', description: 'x', updated_datetime: '2026-01-01T00:00:00Z' }), 403)
      refused(await world.asked(format, (await world.issue({ region: '140425' })).key).report(changed({ jurisdiction_id: '140423' })), 403)
      const id = String((await client.report(changed({ description: randomUUID() }))).raw.match(/140423-[0-9a-f-]{36}/)?.[0])
      const own = { service_request_id: id, update_id: '1', status: 'OPEN', description: '演示', updated_datetime: new Date().toISOString() }
      refused(await world.asked(format, (await world.issue()).key).update(own), 404)
      refused(await client.update({ ...own, service_request_id: `140423-${randomUUID()}` }), 404)
    })

    it('are 400 for what is missing or does not fit, each naming its argument', async () => {
      refused(await client.report(changed({ service_code: undefined })), 400, /service_code/)
      refused(await client.report(changed({ service_code: '' })), 400, /service_code/)
      refused(await client.report(changed({ address_id: undefined })), 400, /lat.*long.*address_string.*address_id/)
      refused(await client.report(changed({ lat: '36.5' })), 400, /long/)
      for (const lat of ['abc', '1e400', 'NaN', '91', '37.76524078 N', '３６.５']) refused(await client.report(changed({ lat, long: '113' })), 400, /lat/)
      refused(await client.report(changed({ address_id: undefined, lat: '40', long: '100' })), 400, /address_id/)
      refused(await client.report(changed({ address_id: undefined, address_string: '1234 5th street' })), 400, /address_id/)
      for (const id of ['545483', '140423', '140423100', '140423100999', '140423100229999', '1404231002２9']) refused(await client.report(changed({ address_id: id })), 400, /address_id/)
      refused(await client.report(changed({ address_id: undefined, jurisdiction_id: '140425', lat: '36.55', long: '113.02' })), 403)
      refused(await client.report(changed({ description: '长'.repeat(2001) })), 400, /description/)
      refused(await client.report(changed({ address_string: '长'.repeat(201) })), 400, /address_string/)
      for (const link of ['javascript:alert(1)', 'file:///etc/passwd', 'http://user:pass@example.com/', 'no address', `https://example.com/${'a'.repeat(500)}`]) refused(await client.report(changed({ media_url: link })), 400, /media_url/)
      refused(await client.report({ ...report, 'attribute[NOPE]': '1' }), 400, /NOPE/)
      refused(await client.report({ ...report, 'attribute[VISIBILITY]': 'EVERYBODY' }), 400, /VISIBILITY/)
      refused(await client.report({ ...report, 'attribute[VISIBILITY]': ['CENTER_ONLY', 'ANONYMOUS'] }), 400, /VISIBILITY/)
      refused(await client.report(changed({ service_code: '1504' })), 400, /AGAINST/)
      for (const query of [
        { start_date: '2026-01-01' }, { start_date: '2026-01-01T00:00:00' }, { end_date: 'yesterday' }, { start_date: '2026-01-01T00:00:00Z', end_date: '2026-06-01T00:00:00Z' },
        { start_date: '2026-02-01T00:00:00Z', end_date: '2026-01-01T00:00:00Z' }, { start_date: '0000-01-01T00:00:00Z' }, { status: 'fixed' }, { page: '0' }, { page: '1.5' }, { per_page: '1001' }, { page: '99999' },
        { page: 'x' }, { cursor: 'x' }, { updated_after: 'x' }, { service_request_id: Array.from({ length: 101 }, () => `140423-${randomUUID()}`).join(',') },
      ]) refused(await client.requests(query), 400)
      refused(await client.updates({ start_date: 'x' }), 400, /start_date/)
      for (const name of ['service_request_id', 'update_id', 'status', 'description', 'updated_datetime']) {
        const full: Record<string, string> = { service_request_id: `140423-${randomUUID()}`, update_id: '1', status: 'OPEN', description: '演示', updated_datetime: new Date().toISOString() }
        refused(await client.update({ ...full, [name]: '' }), 400, new RegExp(name))
      }
    })

    it('are said of bodies that are no form: JSON, XML with entities, broken multipart, too much', async () => {
      const send = async (type: string, body: string | Buffer) => await fetch(`${world.endpoint}/requests.${format}`, { method: 'POST', headers: { 'content-type': type, 'x-api-key': world.reporter.key }, body: new Uint8Array(Buffer.from(body)) })
      const xxe = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><request><service_code>&e;</service_code></request>'
      for (const [type, body] of [['application/json', '{"service_code":"0201"}'], ['text/xml', xxe], ['application/xml', xxe], ['multipart/form-data', 'x'], ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'], ['text/plain', 'x'], ['application/x-www-form-urlencoded', '%']] as const) {
        const answer = await send(type, body)
        assert.ok([400, 415].includes(answer.status), `${type}: ${answer.status}`)
        assert.match(answer.headers.get('content-type') ?? '', format === 'xml' ? /^text\/xml/ : /^application\/json/)
        assert.ok(!(await answer.text()).includes('root:'))
      }
      assert.equal((await send('application/x-www-form-urlencoded', `description=${'a'.repeat(1_100_000)}`)).status, 413)
    })

    it('are said of files that are no photos, and of photos before the fields', async () => {
      for (const { bytes, what } of (await hostileFiles()).slice(0, 12)) {
        const heard = await client.upload('requests', { ...report, description: randomUUID() }, [{ name: '1.jpg', bytes }])
        assert.ok([400, 413].includes(heard.status), `${what}: ${heard.raw}`)
      }
      const body = new FormData()
      body.append('media', new Blob([new Uint8Array(10)]), '1.jpg')
      body.append('api_key', world.reporter.key)
      const early = await fetch(`${world.endpoint}/requests.${format}`, { method: 'POST', body })
      assert.equal(early.status, 403)
    })

    it('never become 5xx, whatever stands in the arguments', async () => {
      const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('\0', '\uD800', '１２', '\u202E', '__proto__', '1e400', "' or 1=1 --", '2026-01-01T00:00:00Z', '-1', '[]', ',', ',,,', '0201,', '%'))
      const name = fc.constantFrom('jurisdiction_id', 'service_request_id', 'service_code', 'start_date', 'end_date', 'status', 'page', 'per_page', 'cursor', 'updated_after', 'updated_before', 'api_key')
      await fc.assert(fc.asyncProperty(fc.constantFrom('services', 'requests', 'servicerequestupdates', 'requests/x'), fc.dictionary(name, text, { maxKeys: 4, noNullPrototype: true }), async (resource, query) => {
        const wellFormed = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, value.toWellFormed()]))
        assert.ok((await client.get(resource, wellFormed)).status < 500)
      }), { numRuns: 60 })
      const field = fc.constantFrom('service_code', 'lat', 'long', 'address_string', 'address_id', 'description', 'phone', 'media_url', 'account_id', 'attribute[VISIBILITY]', 'attribute[AGAINST][]', 'attribute[]', 'attribute[a][b]', 'jurisdiction_id')
      await fc.assert(fc.asyncProperty(fc.dictionary(field, text, { maxKeys: 5, noNullPrototype: true }), async (fields) => {
        const wellFormed = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value.toWellFormed()]))
        assert.ok((await client.report({ ...report, ...wellFormed })).status < 500)
      }), { numRuns: 60 })
    })
  })
}

describe('Bytes that are no request of this kind', () => {
  it('are refused before anything is read: half surrogates and NUL in the address', async () => {
    for (const query of ['service_code=%ED%A0%80', 'service_code=%00', 'status=%FF%FE']) {
      const answer = await fetch(`${world.endpoint}/requests.json?${query}`)
      assert.ok(answer.status < 500)
      assert.match(answer.headers.get('content-type') ?? '', /json/)
    }
    await new Promise<void>((resolve, reject) => {
      const { port } = new URL(world.platform.url)
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('POST /open311/v2/requests.xml HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100\r\n\r\n--b\r\n'))
      socket.once('error', reject).setTimeout(500, () => { socket.destroy(); resolve() })
    })
    assert.equal((await fetch(`${world.endpoint}/services.json`)).status, 200)
  })
})
