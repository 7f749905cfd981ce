import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, describe, it } from 'node:test'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { underMandate } from '../../core/procedure/actor.ts'
import { county, openWorld, transport, type World } from './test-world.ts'

const run = promisify(execFile)
const house = join(import.meta.dirname, '../..')

let world: World
before(async () => { world = await openWorld() })
after(() => world.close())

const wanted = { name: '热线演示系统', region: county, ownerUnit: transport, mayReport: true, mayUpdate: false, hourlyBudget: 3, days: 30 }

async function asked(userName: string, method: 'GET' | 'POST', url: string, payload?: object) {
  const { cookie, csrf } = await world.platform.signInAs(userName)
  return await world.platform.app.inject({ method, url, headers: { cookie, 'x-csrf-token': csrf, ...(payload === undefined ? {} : { 'content-type': 'application/json' }) }, ...(payload === undefined ? {} : { payload }) })
}

describe('Keys of programs', () => {
  it('are issued, listed and revoked by the system administrator of the scope, each with one audit record; kept is the hash', async () => {
    const issued = await asked('system-admin', 'POST', '/api/api-keys', wanted)
    assert.equal(issued.statusCode, 201, issued.body)
    const { id, key, person } = issued.json<{ id: string; key: string; person: string }>()
    const [row] = await world.platform.ownerQuery<Record<string, unknown>>('select * from api_keys where person = $1', [person])
    assert.ok(!JSON.stringify(row).includes(key.slice(10)))
    const client = world.asked('json', key)
    const report = { service_code: '0201', address_id: world.village, description: '演示' }
    assert.equal((await client.report(report)).status, 200)
    const listed = await asked('system-admin', 'GET', '/api/api-keys')
    assert.ok(listed.json<{ items: readonly { id: string; inUse: boolean }[] }>().items.some((one) => one.id === id && one.inUse))
    assert.ok(!listed.body.includes(String(row?.['key_hash'])))
    assert.equal((await asked('audit-admin', 'GET', '/api/api-keys')).statusCode, 200)
    assert.equal((await asked('system-admin', 'POST', `/api/api-keys/${id}/revoke`, {})).statusCode, 200)
    assert.equal((await client.report(report)).status, 403)
    assert.equal((await asked('system-admin', 'POST', `/api/api-keys/${id}/revoke`, {})).statusCode, 404)
    const records = await world.platform.ownerQuery<{ act: string; result: string }>(`select act, result from audit_records where act like '%api-key' order by at`)
    assert.deepEqual(records.map(({ act, result }) => `${act} ${result}`), ['issue-api-key done', 'revoke-api-key done', 'revoke-api-key refused'])
  })

  it('are refused to everybody else, beyond the own scope, and for a unit that is none', async () => {
    for (const stranger of ['security-admin', 'county-center', 'transport-handler']) assert.equal((await asked(stranger, 'POST', '/api/api-keys', wanted)).statusCode, 403)
    assert.equal((await asked('audit-admin', 'POST', '/api/api-keys', wanted)).statusCode, 403)
    assert.equal((await asked('county-center', 'GET', '/api/api-keys')).statusCode, 403)
    for (const region of ['140425', '1404']) assert.equal((await asked('system-admin', 'POST', '/api/api-keys', { ...wanted, region })).statusCode, 403)
    assert.equal((await asked('system-admin', 'POST', '/api/api-keys', { ...wanted, ownerUnit: '140423:nobody' })).statusCode, 422)
    assert.equal((await asked('system-admin', 'POST', '/api/api-keys', { ...wanted, days: 9999 })).statusCode, 400)
  })

  it('are no more in the database itself: another office, another scope, another hand in `created_by` write nothing, and nobody reads a hash', async () => {
    const { database, village } = world.platform
    const actorOf = (userName: string) => {
      const mandate = village.mandates.find((one) => one.username === userName) ?? assert.fail()
      return underMandate(mandate.person, { id: mandate.id, office: mandate.office, unit: mandate.unit, region: mandate.region })
    }
    const insert = (userName: string, change: object) => database.transaction({ role: 'app', actor: actorOf(userName) }, async (transaction) => {
      await transaction.insertInto('api_keys').values({
        county: Number(county), id: crypto.randomUUID(), name: '演示', key_hash: '0'.repeat(64), scope: 140423000000000, region_code: county, owner_unit: transport, person: crypto.randomUUID(), source: 'VILLAGER',
        may_report: true, may_update: true, hourly_budget: 1, expires_at: new Date(Date.now() + 1e6), created_at: new Date(), created_by: actorOf(userName).person, revoked_at: null, revoked_by: null, ...change,
      }).execute()
    })
    await assert.rejects(insert('county-center', {}), /row-level security/)
    await assert.rejects(insert('system-admin', { scope: 140425000000000 }), /row-level security/)
    await assert.rejects(insert('system-admin', { created_by: null }), /row-level security/)
    await assert.rejects(database.transaction({ role: 'app', actor: actorOf('system-admin') }, (transaction) => transaction.selectFrom('api_keys').select('key_hash').execute()), /permission denied/)
    const seen = await database.transaction({ role: 'app', actor: actorOf('transport-handler') }, (transaction) => transaction.selectFrom('api_keys').select('id').execute())
    assert.equal(seen.length, 0)
    const { numUpdatedRows } = await database.transaction({ role: 'app', actor: actorOf('transport-handler') }, (transaction) => transaction.updateTable('api_keys').set({ revoked_at: new Date() }).executeTakeFirst())
    assert.equal(numUpdatedRows, 0n)
  })

  it('have a budget of requests in an hour, exact under parallel senders, refused ones counted', async () => {
    const { key, id } = await world.issue({ hourlyBudget: 5 })
    const client = world.asked('json', key)
    const answers = await Promise.all(Array.from({ length: 12 }, (_, nth) => client.report({ service_code: nth % 2 === 0 ? '0201' : '9999', address_id: world.village, description: `演示 ${nth}` })))
    const counted = answers.map(({ status }) => status)
    assert.equal(counted.filter((status) => status === 429).length, 7)
    assert.equal(counted.filter((status) => status === 200 || status === 404).length, 5)
    const [row] = await world.platform.ownerQuery<{ spent: number }>('select sum(spent)::int as spent from api_key_hours where key = $1', [id])
    assert.equal(row?.spent, 5)
    const answer = await fetch(`${world.endpoint}/requests.xml`, { method: 'POST', body: new URLSearchParams({ api_key: key }) })
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [429, '60'])
  })

  it('work for a unit only as long as their mandate is in force (R-024)', async () => {
    const client = world.asked('json', world.reporter.key)
    const id = /140423-[0-9a-f-]{36}/.exec((await client.report({ service_code: '0201', address_id: world.village, description: '任职演示' })).raw)?.[0] ?? assert.fail()
    await world.act('village-cadre', id, 'accept')
    await world.act('village-cadre', id, 'dispatch', { lead: transport })
    const update = (updateId: string) => world.asked('json', world.bureau.key).update({ service_request_id: id, update_id: updateId, status: 'IN_PROGRESS', description: '派人了', updated_datetime: new Date().toISOString() })
    assert.equal((await update('1')).status, 200)
    await world.platform.ownerQuery(`update mandates set revoked_at = now(), revoked_reason = '演示', revoked_by = null where person = $1`, [world.bureau.person])
    assert.equal((await update('2')).status, 404)
  })

  it('say in their reports where these come from: patrols and hotlines under a mandate, villagers without (R-103)', async () => {
    const sources = await world.platform.ownerQuery<{ source: string }>(`select distinct file ->> 'source' as source from dossiers where reporter = $1`, [world.reporter.person])
    assert.deepEqual(sources, [{ source: 'VILLAGER' }])
  })

  it('are issued, listed and revoked at the console of the server too', async () => {
    const { owner, runtime } = world.platform
    const url = ({ user, password, host, port, database }: typeof owner) => `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`
    const sanzhi = async (...args: readonly string[]) => await run(process.execPath, [join(house, 'tools/cli/api-key.ts'), ...args], { env: { ...process.env, DATABASE_URL: url(owner), DATABASE_RUNTIME_URL: url(runtime) } })
      .then(({ stdout }) => ({ code: 0, said: stdout }), (error: unknown) => ({ code: 1, said: (error as { stderr: string }).stderr }))
    const issued = await sanzhi('issue', '--name', '县热线演示', '--region', county, '--unit', transport, '--days', '7', '--no-update')
    assert.equal(issued.code, 0, issued.said)
    const key = /sz_140423_[\w-]{43}/.exec(issued.said)?.[0] ?? assert.fail(issued.said)
    const heard = await world.asked('xml', key).report({ service_code: '0101', address_id: world.village, description: '热线演示' })
    assert.equal(heard.status, 200, heard.raw)
    const name = /编号 (\S+)/.exec(issued.said)?.[1] ?? assert.fail()
    assert.ok((await sanzhi('list')).said.includes(`在用  ${name}`))
    assert.equal((await sanzhi('revoke', name)).code, 0)
    assert.equal((await sanzhi('revoke', name)).code, 1)
    assert.equal((await world.asked('xml', key).report({ service_code: '0101', address_id: world.village, description: '热线演示' })).status, 403)
    for (const wrong of [['issue'], ['issue', '--name', '演示系统', '--region', '99', '--unit', transport], ['nothing'], ['issue', '--what']]) assert.equal((await sanzhi(...wrong)).code, 1)
    assert.match((await sanzhi('--help')).said, /api_key/)
  })
})
