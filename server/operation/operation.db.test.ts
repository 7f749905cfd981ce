import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'
import { newestMigration } from '../database/index.ts'
import { logOptions } from '../edge/index.ts'
import { openHealth, openMetrics } from './index.ts'

/** Stand everywhere a person's data can stand in a request; none of them may be found anywhere later. */
const canaries = { name: '金丝雀张演示', phone: '13900009001', id: '140423199001010017', words: 'canary-secret-words', agent: 'CanaryPhone/9', code: 'cANARYc0de' }

describe('A running platform', () => {
  let platform: RunningPlatform
  const lines: string[] = []
  before(async () => {
    const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => { lines.push(chunk.toString()); done() } })
    platform = await startPlatform({ faces: false, logger: logOptions('debug', stream) })
    // What the demonstration plays back leaves timers of months ago, which only a platform with background work fires.
    await platform.ownerQuery('update deadlines set fire_at = null where fire_at < now()')
  })
  after(() => platform.close())

  it('says that it lives and that it may be sent people', async () => {
    assert.deepEqual((await platform.app.inject('/healthz')).json(), { ok: true })
    const { statusCode, body } = await platform.app.inject('/readyz')
    assert.deepEqual([statusCode, JSON.parse(body)], [200, { ready: true, database: 'ok', migrations: 'ok', stopping: false, lag: { ...JSON.parse(body).lag, outbox: 0, timers: 0 }, late: [] }])
  })

  it('is not ready for people while the schema is behind, the database away or slow, or a stop has begun; ready beside a newer program', async () => {
    const { database } = platform
    const clock = () => Date.now()
    const ready = async (options: Partial<Parameters<typeof openHealth>[0]>) => {
      const { ready: yes, migrations, database: reached } = await openHealth({ database, head: newestMigration(), clock, wait: 300, ...options }).readiness()
      return [yes, migrations, reached]
    }
    assert.deepEqual(await ready({}), [true, 'ok', 'ok'])
    assert.deepEqual(await ready({ head: newestMigration() + 1 }), [true, 'behind', 'ok'].with(0, false))
    assert.deepEqual(await ready({ head: newestMigration() - 1 }), [true, 'ahead', 'ok'])
    assert.deepEqual(await ready({ database: { ...database, transaction: () => Promise.reject(new Error('gone')) } }), [false, 'unknown', 'unreachable'])
    assert.deepEqual(await ready({ database: { ...database, transaction: () => new Promise(() => undefined) } }), [false, 'unknown', 'unreachable'])
    const stopping = openHealth({ database, head: newestMigration(), clock })
    stopping.stop()
    assert.equal((await stopping.readiness()).ready, false)
  })

  it('tells when background work is late', async () => {
    await platform.ownerQuery(`insert into outbox (county, id, kind, dedupe, payload, created_at, available_at, state)
      values (140423, '${randomUUID()}', 'notice', 'late-one', '{}', now() - interval '1 hour', now() - interval '10 minutes', 'waiting')`)
    const { ready, late, lag } = await openHealth({ database: platform.database, head: newestMigration(), clock: Date.now }).readiness()
    assert.deepEqual([ready, late], [true, ['outbox']])
    assert.ok((lag?.outbox ?? 0) >= 600)
  })

  it('tells when the fold of the statistics stands still, and not while it only has work', async () => {
    let now = Date.now()
    const watch = openHealth({ database: platform.database, head: newestMigration(), clock: () => now, keep: -1 })
    const foldLag = async () => (await watch.lags())?.seconds.fold
    const delta = () => platform.ownerQuery(`insert into rollup_deltas (county, village, category, open, month) values (140423, 140423100229000, '0201', true, '2026-11')`)
    await platform.ownerQuery('delete from rollup_deltas')
    assert.equal(await foldLag(), 0)
    await delta()
    assert.equal(await foldLag(), 0)
    now += 300_000
    await delta()
    assert.equal(await foldLag(), 300)
    assert.ok((await watch.readiness()).late.includes('fold'))
    await platform.ownerQuery('delete from rollup_deltas where id = (select min(id) from rollup_deltas)')
    assert.equal(await foldLag(), 0)
    await platform.ownerQuery('delete from rollup_deltas')
  })

  it('counts acts by result, refusals by code and answers by route, for this machine alone', async () => {
    const { cookie, csrf } = await platform.signInAs('transport-handler')
    const act = { id: randomUUID(), dossier: `140423-${randomUUID()}`, act: 'accept', form: {}, seen: 1 }
    await platform.app.inject({ method: 'POST', url: '/api/acts', headers: { cookie, 'x-csrf-token': csrf }, payload: act })
    await platform.app.inject({ method: 'POST', url: '/api/acts', headers: { cookie, 'x-csrf-token': csrf }, payload: { ...act, id: randomUUID(), act: canaries.words } })
    const { body, statusCode } = await platform.app.inject('/metrics')
    assert.equal(statusCode, 200)
    for (const line of [
      'sanzhi_acts_total{act="accept",result="refused"} 1', 'sanzhi_acts_total{act="unknown",result="refused"} 1', 'sanzhi_refusals_total{code="unknown-dossier"} 2',
      'sanzhi_http_request_seconds_count{method="POST",route="/api/acts",status="4xx"} 2', 'sanzhi_database_connections{state="waiting"} 0', 'sanzhi_lag_seconds{of="timers"} 0',
    ]) assert.ok(body.includes(line), `${line}\n${body.split('\n').filter((one) => one.startsWith(line.split('{')[0] ?? '')).join('\n')}`)
    const elsewhere = [{ headers: { 'x-forwarded-for': '203.0.113.5' } }, { remoteAddress: '203.0.113.5' }, { headers: { authorization: 'Bearer wrong-token-wrong-token' } }]
    for (const one of elsewhere) assert.equal((await platform.app.inject({ url: '/metrics', ...one })).statusCode, 404, JSON.stringify(one))
  })

  it('writes nobody into its logs and metrics, wherever a request carries them (S16, control 40, 41)', async () => {
    const { cookie, csrf } = await platform.signInAs('villager')
    const headers = { cookie, 'x-csrf-token': csrf, 'user-agent': canaries.agent, 'referer': `https://x.invalid/${canaries.phone}`, 'x-real-name': encodeURIComponent(canaries.name) }
    const post = (url: string, payload: object) => platform.app.inject({ method: 'POST', url, headers, payload })
    await post('/api/session', { method: 'password', userName: canaries.words, password: canaries.code })
    await post('/api/session/code', { phone: canaries.phone, purpose: 'sign-in' })
    await post('/api/acts', { id: randomUUID(), dossier: `140423-${randomUUID()}`, procedure: 'grid-case', act: 'report', form: { description: `${canaries.name}${canaries.id}`, where: canaries.words } })
    await post('/api/acts', { [canaries.words]: canaries.phone })
    await post('/api/people/search', { idNumber: canaries.id, purpose: canaries.words })
    for (const path of [canaries.phone, encodeURIComponent(canaries.name), canaries.words, `${canaries.words}%0d%0a{"level":"error"}`]) {
      await platform.app.inject({ url: `/api/dossiers/${path}`, headers })
      await platform.app.inject({ url: `/nowhere/${path}?q=${path}`, headers })
      await platform.app.inject({ url: `/api/regions?text=${path}`, headers })
    }
    platform.app.log.error(new Error(`a library quotes ${canaries.phone}`))
    platform.app.log.error({ err: new Error(canaries.words), person: canaries.name, detail: canaries.id }, `said ${canaries.words}`)
    platform.app.log.info(`${canaries.name} ${canaries.phone}`)
    const { body } = await platform.app.inject('/metrics')
    const written = lines.join('')
    assert.ok(lines.length > 20)
    for (const [kind, canary] of Object.entries(canaries)) {
      for (const form of [canary, encodeURIComponent(canary)]) {
        assert.ok(!written.includes(form), `${kind} in the log: ${lines.find((line) => line.includes(form)) ?? ''}`)
        assert.ok(!body.includes(form), `${kind} in the metrics`)
      }
    }
    const answered = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'answered')
    assert.ok(answered.every(({ requestId, route, status }) => typeof requestId === 'string' && typeof route === 'string' && typeof status === 'number'))
    assert.ok(answered.some(({ route, office }) => route === '/api/acts' && office === 'DEPT_HANDLER'), 'the office of who asked')
  })
})

describe('Metrics', () => {
  it('keep to few labels whatever is told to them', async () => {
    const metrics = openMetrics()
    for (let index = 0; index < 2_000; index += 1) {
      metrics.refused(`code-${index}`)
      metrics.acted('张演示', 'refused')
    }
    const text = await metrics.text()
    metrics.close()
    assert.ok(text.split('\n').filter((line) => line.startsWith('sanzhi_refusals_total')).length <= 301)
    assert.ok(text.includes('sanzhi_refusals_total{code="other"} 1700') && text.includes('act="other"') && !text.includes('张'))
  })
})
