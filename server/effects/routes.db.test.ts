import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import { asVillager } from '../../core/procedure/actor.ts'
import { openJudge } from '../../tools/testing/judge.ts'
import { sendProblem, statusOf } from '../edge/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { demoRoutes } from './demo-routes.ts'
import { demonstrationSms } from './demonstration-sms.ts'
import { messageRoutes, statusOfMessageRefusal } from './message-routes.ts'
import { pageSize } from './messages.ts'
import { sweepEffects } from './sweep-effects.ts'

const county = 140423
const now = Date.UTC(2026, 10, 23, 1, 30)
const zhang = '0193a000-0000-7000-8000-000000000001'
const li = '0193a000-0000-7000-8000-000000000002'

let db: TestDatabase
let app: FastifyInstance
const judge = openJudge()

before(async () => {
  db = await testDatabase()
  app = Fastify()
  judge.listen(app)
  app.setErrorHandler(async (error, _request, reply) => {
    if (!(error instanceof Refused)) throw error
    return await sendProblem(reply, statusOf(error.refusal, [statusOfMessageRefusal]), error.refusal)
  })
  const actorOf = (request: { headers: Record<string, unknown> }) => {
    const person = request.headers['x-test-person']
    return typeof person === 'string' ? asVillager(person) : { kind: 'person' as const, person: null, mandate: null, readsRegion: false }
  }
  await app.register(messageRoutes, { database: db.database, actorOf, clock: () => now })
  await app.register(demoRoutes, { database: db.database })
  for (let index = 0; index < pageSize + 10; index += 1) await leaveMessage(zhang, index)
  await leaveMessage(li, 0)
})
after(async () => {
  await app.close()
  await db.close()
  judge.verdict()
})

describe('GET /api/messages', () => {
  it('gives a person all of their own messages, newest first, page by page, and nobody else’s', async () => {
    const first = await messagesOf(zhang)
    assert.equal(first.messages.length, pageSize)
    assert.equal(first.unread, pageSize + 10)
    const second = await messagesOf(zhang, first.next ?? '')
    assert.equal(second.messages.length, 10)
    assert.equal(second.next, null)
    const times = [...first.messages, ...second.messages].map(({ createdAt }) => createdAt)
    assert.deepEqual(times, [...times].sort().reverse())
    assert.equal(new Set(times).size, pageSize + 10)
    assert.equal((await messagesOf(li)).messages.length, 1)
  })

  it('starts anew at a cursor that is none', async () => {
    for (const cursor of ['x', '-1', "1-' or 1=1", '9'.repeat(400)]) assert.equal((await messagesOf(zhang, cursor)).messages.length, pageSize)
  })

  it('asks whoever is not signed in to sign in', async () => {
    const answer = await app.inject({ url: '/api/messages' })
    assert.equal(answer.statusCode, 401)
    assert.equal(answer.json<{ code: string }>().code, 'sign-in-needed')
  })
})

describe('POST /api/messages/{id}/read', () => {
  it('marks an own message once and for all', async () => {
    const { messages: [message] } = await messagesOf(li)
    const id = message?.id ?? ''
    for (let round = 0; round < 2; round += 1) assert.equal((await read(li, id)).statusCode, 204)
    const after = await messagesOf(li)
    assert.deepEqual([after.unread, after.messages[0]?.read], [0, true])
  })

  it('refuses a stranger’s message, an unknown and a malformed id alike', async () => {
    const { messages: [message] } = await messagesOf(zhang)
    for (const id of [message?.id ?? '', `${String(county)}-0193a000-0000-7000-8000-0000000000ff`, 'x', '..', '%00']) {
      const answer = await read(li, id)
      assert.equal(answer.statusCode, 404, id)
    }
    assert.equal((await messagesOf(zhang)).unread, pageSize + 10)
  })

  it('R-832: shows nobody whether another person has read', async () => {
    await assert.rejects(db.database.transaction({ role: 'system' }, (trx) => trx.selectFrom('messages').select('read_at').execute()), /permission denied/)
    const seen = await db.database.transaction({ role: 'app', actor: asVillager(zhang) }, (trx) => trx.selectFrom('messages').select('person').distinct().execute())
    assert.deepEqual(seen, [{ person: zhang }])
  })
})

describe('GET /demo/outbox', () => {
  it('says what will appear here while there is nothing', async () => {
    const answer = await app.inject({ url: '/demo/outbox' })
    assert.equal(answer.statusCode, 200)
    assert.match(answer.body, /还没有消息/)
  })

  it('shows messages newest first, once each, with nothing in them coming alive', async () => {
    const sms = demonstrationSms(db.database)
    const hostile = '<script>alert(1)</script>"\'&'
    for (let round = 0; round < 2; round += 1) {
      await sms.send({ id: '0193a000-0000-7000-8000-00000000aaaa', county, phone: '12000000001', template: 'one-time-code', parameters: { code: '314159', minutes: '5' }, createdAt: now })
      await sms.send({ id: '0193a000-0000-7000-8000-00000000bbbb', county, phone: '12000000002', template: 'matter', parameters: { number: hostile, sentence: '' }, createdAt: now + 1000 })
    }
    const { body, headers } = await app.inject({ url: '/demo/outbox' })
    assert.equal(body.split('<li>').length, 3)
    assert.ok(body.indexOf('12000000002') < body.indexOf('12000000001'))
    assert.match(body, /2026年11月23日 09:30:00/)
    assert.ok(body.includes('314159') && !body.includes('<script') && body.includes('&#60;script&#62;'))
    assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/)
    assert.doesNotMatch(body, / style="|http-equiv="refresh/)
  })
})

describe('effects: old rows are cleared', () => {
  it('R-914: messages after a year, the demonstration after a week', async () => {
    assert.deepEqual(await sweepEffects(db.database, now + 86_400_000), { outbox: 0, messages: 0, demonstration: 0 })
    const swept = await sweepEffects(db.database, now + 366 * 86_400_000)
    assert.deepEqual(swept, { outbox: 0, messages: pageSize + 11, demonstration: 2 })
  })
})

async function leaveMessage(person: string, index: number): Promise<void> {
  await db.ownerQuery(`insert into messages (county, id, person, text_key, sentence, created_at) values ($1, gen_random_uuid(), $2, 'accepted', '您反映的事项已受理。', $3)`,
    [county, person, new Date(now + index * 1000)])
}

type Page = { messages: { id: string; createdAt: string; read: boolean }[]; unread: number; next: string | null }

async function messagesOf(person: string, after?: string): Promise<Page> {
  const answer = await app.inject({ url: '/api/messages', query: after === undefined ? {} : { after }, headers: { 'x-test-person': person } })
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.headers['cache-control'], 'private, no-store')
  return answer.json<Page>()
}

async function read(person: string, id: string) {
  return await app.inject({ method: 'POST', url: `/api/messages/${id}/read`, headers: { 'x-test-person': person } })
}
