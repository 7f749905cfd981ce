import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance, type InjectOptions } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import { openJudge } from '../../tools/testing/judge.ts'
import { accountRoutes } from './account-routes.ts'
import { identityStatus } from './refusal-status.ts'
import { identityRoutes } from './routes.ts'
import { inventedPhone, lastCode, password, secondFactorOf, staff, start, testIdentity, type TestIdentity } from './test-identity.ts'

let room: TestIdentity
let app: FastifyInstance
// Refusals have no dress here yet; the edge gives it to them.
const judge = openJudge({ problems: false })
let now = start
before(async () => {
  room = await testIdentity()
  app = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false } }, genReqId: () => crypto.randomUUID() })
  judge.listen(app)
  await app.register(cookie)
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof Refused) return reply.code(identityStatus(error.refusal.code) ?? 422).send({ ...error.refusal.more, code: error.refusal.code })
    return reply.send(error)
  })
  await app.register(identityRoutes(room.identity, { secure: true, now: () => now }))
  await app.register(accountRoutes(room.identity, { secure: true, now: () => now }))
})
after(async () => {
  await app.close()
  judge.verdict()
})
beforeEach(() => {
  now += 120_000
})

type Jar = { session?: string; code?: string; csrf?: string }

/** One browser: sends back the cookies it got, and the anti-forgery token it was told. */
async function send(jar: Jar, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: Record<string, unknown>, headers: Record<string, string> = {}) {
  const cookies = { ...jar.session && { '__Host-sanzhi': jar.session }, ...jar.code && { '__Host-sanzhi-code': jar.code } }
  const options: InjectOptions = {
    method, url, cookies, headers: { 'sec-fetch-site': 'same-origin', ...jar.csrf && { 'x-csrf-token': jar.csrf }, ...headers }, ...body && { payload: body },
  }
  const answer = await app.inject(options)
  for (const { name, value } of answer.cookies) {
    if (name === '__Host-sanzhi') jar.session = value
    if (name === '__Host-sanzhi-code') jar.code = value
  }
  const data = answer.body === '' ? {} : answer.json<Record<string, unknown>>()
  if (typeof data['csrf'] === 'string') jar.csrf = data['csrf']
  return { status: answer.statusCode, data, headers: answer.headers }
}

async function villager(): Promise<Jar> {
  const jar: Jar = {}
  const phone = inventedPhone()
  await send(jar, 'POST', '/api/session/code', { phone, purpose: 'sign-in' })
  const { status } = await send(jar, 'POST', '/api/session', { method: 'code', phone, code: lastCode(room.codes, phone) })
  assert.equal(status, 200)
  return jar
}

describe('/api/session', () => {
  it('signs staff in by password and dynamic code, tells the mandates only then, and signs out', async () => {
    const who = await staff(room, 'by-http', 'TOWN_DISPATCHER', '140423100')
    const jar: Jar = {}
    const half = await send(jar, 'POST', '/api/session', { method: 'password', userName: who.userName, password })
    assert.deepEqual([half.status, half.data['stage'], half.data['mandates']], [200, 'second-factor', []])
    const whole = await send(jar, 'POST', '/api/session', { method: 'second-factor', code: secondFactorOf(who.userName, now) })
    assert.deepEqual([whole.status, whole.data['stage']], [200, 'open'])
    const [mandate] = whole.data['mandates'] as { id: string; officeName: string }[]
    assert.equal(mandate?.officeName, '乡镇调度员')
    assert.equal((await send(jar, 'PUT', '/api/session/mandate', { mandate: null })).data['mandate'], null)
    assert.equal((await send(jar, 'PUT', '/api/session/mandate', { mandate: mandate.id })).data['mandate'], mandate.id)
    const kept = { ...jar }
    const out = await send(jar, 'DELETE', '/api/session')
    assert.equal(out.status, 204)
    assert.match(String(out.headers['clear-site-data']), /storage/)
    const after = await send(kept, 'GET', '/api/session')
    assert.deepEqual(after.data, { signedIn: false, ended: 'signed-out' })
    assert.equal(after.headers['cache-control'], 'no-store')
  })

  it('control 20: sets __Host- cookies that are Secure, HttpOnly, SameSite=Lax, without Domain', async () => {
    const phone = inventedPhone()
    const answer = await app.inject({ method: 'POST', url: '/api/session/code', payload: { phone, purpose: 'sign-in' } })
    const [header] = [answer.headers['set-cookie']].flat()
    assert.match(String(header), /^__Host-sanzhi-code=[\w-]{32}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  it('control 21: refuses sign-ins and changes from other sites, and changes without the anti-forgery token', async () => {
    const phone = inventedPhone()
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
      assert.equal((await send({}, 'POST', '/api/session/code', { phone, purpose: 'sign-in' }, headers)).data['code'], 'cross-site')
      assert.equal((await send({}, 'POST', '/api/session', { method: 'password', userName: 'x', password: 'x' }, headers)).data['code'], 'cross-site')
    }
    const foreign = await app.inject({ method: 'POST', url: '/api/session/code', headers: { origin: 'https://evil.example' }, payload: { phone, purpose: 'sign-in' } })
    assert.equal(foreign.statusCode, 403)
    const jar = await villager()
    const bare: Jar = jar.session === undefined ? {} : { session: jar.session }
    for (const attempt of [{ ...bare }, { ...bare, csrf: 'f'.repeat(63) }]) {
      assert.equal((await send(attempt, 'DELETE', '/api/session')).data['code'], 'cross-site')
      assert.equal((await send(attempt, 'PUT', '/api/session/mandate', { mandate: null })).data['code'], 'cross-site')
    }
    assert.equal((await send(jar, 'GET', '/api/session')).data['signedIn'], true)
  })

  it('tells a tab opened before somebody else signed in who is signed in now, and does nothing', async () => {
    const who = await staff(room, 'second-tab', 'TOWN_DISPATCHER', '140423100')
    const [old, jar] = [await villager(), await villager()]
    await send(jar, 'POST', '/api/session', { method: 'password', userName: who.userName, password })
    await send(jar, 'POST', '/api/session', { method: 'second-factor', code: secondFactorOf(who.userName, now) })
    const tab: Jar = { ...jar.session !== undefined && { session: jar.session }, ...old.csrf !== undefined && { csrf: old.csrf } }
    const answer = await send(tab, 'DELETE', '/api/session')
    const { code, signedInAs } = answer.data as { code: string; signedInAs: { person: string; userName: string; officeName: string; words: string } }
    assert.deepEqual([answer.status, code, signedInAs.userName, signedInAs.officeName, signedInAs.person], [409, 'session-changed', 'second-tab', '乡镇调度员', who.person])
    assert.match(signedInAs.words, /乡镇调度员（second-tab）$/)
    assert.equal((await send(jar, 'GET', '/api/session')).data['signedIn'], true)
  })

  it('lists the own devices and ends one, but not a foreign one', async () => {
    const [jar, other] = [await villager(), await villager()]
    const { data } = await send(jar, 'GET', '/api/sessions')
    const [own] = data['sessions'] as { id: string; current: boolean }[]
    assert.equal(own?.current, true)
    const foreign = ((await send(other, 'GET', '/api/sessions')).data['sessions'] as { id: string }[])[0]
    assert.equal((await send(jar, 'DELETE', `/api/sessions/${foreign?.id}`)).status, 404)
    assert.equal((await send(jar, 'DELETE', `/api/sessions/${own.id}`)).status, 204)
    assert.equal((await send(jar, 'GET', '/api/sessions')).data['code'], 'signed-out')
  })

  it('answers every wrong body with 4xx, unknown fields, NUL and wrong types included', async () => {
    const bodies: Record<string, unknown>[] = [
      {}, { method: 'password' }, { method: 'password', userName: 'a', password: 'b', staff: true }, { method: 'other' },
      { method: 'password', userName: 'a\u0000b', password: '\u0000' }, { method: 'code', phone: '\u0000', code: '\ud800' },
      { method: 'second-factor', code: '000000' }, { method: 'password', userName: ['a'], password: 1 }, { method: 'password', userName: 'x'.repeat(65), password: 'x' },
    ]
    for (const body of bodies) {
      const { status } = await send({}, 'POST', '/api/session', body)
      assert.ok(status >= 400 && status < 500, `${JSON.stringify(body)} → ${status}`)
    }
    const jar = await villager()
    for (const url of ['/api/sessions/x', "/api/sessions/'--", `/api/sessions/${'0'.repeat(36)}`]) assert.equal((await send(jar, 'DELETE', url)).status, 400)
    assert.equal((await send(jar, 'PUT', '/api/session/mandate', { mandate: 'x' })).status, 400)
    assert.equal((await send(jar, 'PUT', '/api/password', { current: 'x', next: 'y' })).data['code'], 'password-none')
  })
})

describe('/api/accounts', () => {
  it('lets a security administrator with a fresh second factor disable an account, and refuses everybody else', async () => {
    const admin = await staff(room, 'http-security', 'SEC_ADMIN', '140423')
    const clerk = await staff(room, 'http-clerk', 'VERIFIER', '140423')
    const [byAdmin, byClerk, byVillager] = [await bothFactors(admin.userName), await bothFactors(clerk.userName), await villager()]
    const disable = async (jar: Jar) => (await send(jar, 'POST', `/api/accounts/${clerk.account}/acts`, { act: 'disable' })).data['code'] ?? 'done'
    assert.equal(await disable(byClerk), 'not-security-administrator')
    assert.equal(await disable(byVillager), 'step-up-needed')
    const { data } = await send(byAdmin, 'GET', '/api/accounts')
    assert.ok((data['accounts'] as { userName: string }[]).some((account) => account.userName === 'http-clerk'))
    assert.deepEqual((await send(byVillager, 'GET', '/api/accounts')).data, { accounts: [] })
    now += 6 * 60_000
    assert.equal(await disable(byAdmin), 'step-up-needed')
    const stepped = await send(byAdmin, 'POST', '/api/session', { method: 'step-up', code: secondFactorOf(admin.userName, now) })
    assert.equal(stepped.status, 200)
    assert.equal(await disable(byAdmin), 'done')
    assert.deepEqual((await send(byClerk, 'GET', '/api/session')).data, { signedIn: false, ended: 'disabled' })
  })
})

async function bothFactors(userName: string): Promise<Jar> {
  const jar: Jar = {}
  await send(jar, 'POST', '/api/session', { method: 'password', userName, password })
  const { status } = await send(jar, 'POST', '/api/session', { method: 'second-factor', code: secondFactorOf(userName, now) })
  assert.equal(status, 200)
  return jar
}
