import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { after, before, describe, it } from 'node:test'
import { demonstrationPassword } from '../identity/index.ts'
import { logOptions } from '../edge/index.ts'
import { registerPersons } from '../registry/index.ts'
import { startPlatform, type RunningPlatform } from '../../tools/testing/platform.ts'
import { village } from './test-world.ts'

/** Planted where real people would stand; found in a log, each of them is somebody's. */
const canary = { name: '金丝雀演示', phone: '12000998877', words: '金丝雀家门口的路灯', password: 'Canary-Guess-77', code: '864201' }

const lines: string[] = []
let platform: RunningPlatform

before(async () => {
  const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => { lines.push(chunk.toString()); done() } })
  // With the outbox at work: what is sent is logged by another part than what was asked.
  platform = await startPlatform({ faces: false, background: true, logger: logOptions('debug', stream) })
})
after(() => platform.close())

async function send(method: 'GET' | 'POST', url: string, userName: string | null, payload?: object) {
  const session = userName === null ? null : await platform.signInAs(userName)
  const headers = session === null ? {} : { cookie: session.cookie, 'x-csrf-token': session.csrf }
  return await platform.app.inject({ method, url: encodeURI(url), headers, ...payload !== undefined && { payload } })
}

describe('the logs of a day', () => {
  it('name nobody: sign-in, report, reveal, refused and done (S16, control 40)', async () => {
    const person = randomUUID()
    await platform.database.transaction({ role: 'system' }, (transaction) => registerPersons(transaction, platform.cipher, [{
      county: 140423, id: person, name: canary.name, gender: 9, birthDate: null, idNumber: null, phone: canary.phone, hukouVillage: village, residenceVillage: village, residenceGrid: null,
    }], Date.now()))
    const secrets = [...Object.values(canary), person, demonstrationPassword]
    assert.equal((await send('POST', '/api/session/code', null, { phone: canary.phone, purpose: 'sign-in' })).statusCode, 200)
    await send('POST', '/api/session', null, { method: 'code', phone: canary.phone, code: canary.code })
    await send('POST', '/api/session', null, { method: 'password', userName: 'town-dispatcher', password: canary.password })
    await send('POST', '/api/session', null, { method: 'password', userName: 'verifier', password: demonstrationPassword })

    const dossier = `140423-${randomUUID()}`
    const form = {
      category: '0202', description: canary.words, where: canary.words, village, visibility: 'CENTER_ONLY', source: 'PAPER', contactLeft: true, onBehalfOf: person,
    }
    assert.equal((await send('POST', `/api/helped-people/140423-${person}/consent`, 'village-cadre', { consent: 'telephone' })).statusCode, 200)
    const report = { id: randomUUID(), dossier, procedure: 'grid-case', act: 'report', form, contactPhone: canary.phone }
    assert.equal((await send('POST', '/api/acts', 'village-cadre', report)).statusCode, 201)
    assert.ok((await send('POST', '/api/acts', 'village-cadre', { ...report, id: randomUUID(), form: { ...form, village: canary.words } })).statusCode >= 400)

    const reveal = await send('GET', `/api/people/140423-${person}?purpose=verify&show=phone`, 'town-dispatcher')
    assert.equal(reveal.json<{ phone: string }>().phone, canary.phone, 'otherwise nothing was revealed')
    assert.equal((await send('GET', `/api/dossiers/${dossier}/contact`, 'town-dispatcher')).json<{ phone: string }>().phone, canary.phone)
    assert.equal((await send('GET', `/api/people?text=${canary.name}`, 'village-cadre')).json<{ items: unknown[] }>().items.length, 1)
    assert.equal((await send('POST', '/api/people/search', 'village-cadre', { phone: canary.phone, purpose: 'request' })).statusCode, 200)

    await pause(1_500)
    const sent = await platform.ownerQuery<{ sentence: string }>('select sentence from demo_messages where recipient = $1', [canary.phone])
    const code = /验证码 (\d+)/.exec(sent.map(({ sentence }) => sentence).join(' '))?.[1]
    assert.ok(code !== undefined, 'the code went out')
    const written = lines.join('')
    assert.ok(lines.length > 10, 'something was logged at all')
    const tokens = ['village-cadre', 'town-dispatcher'].map(async (name) => (await platform.signInAs(name)).token)
    for (const secret of [...secrets, `验证码 ${code}`, ...await Promise.all(tokens)]) {
      for (const spelling of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) {
        assert.ok(!written.includes(spelling), `${secret} stands in ${lines.find((line) => line.includes(spelling)) ?? ''}`)
      }
    }
  })
})
