import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { codeLife, wrongCodesPerDay } from '../../core/one-time-code/code-strength.ts'
import { phoneIndex } from './accounts.ts'
import { actorOf } from './actor.ts'
import { requestCode } from './request-code.ts'
import { signInWithCode } from './sign-in-with-code.ts'
import {
  from, grantMandate, inventedPhone, lastCode, minute, outcomeOf, regionOf, signInVillager, start, testIdentity, type TestIdentity,
} from './test-identity.ts'

let room: TestIdentity
before(async () => {
  room = await testIdentity()
})

const hour = 60 * minute
let network = 0

async function ask(phone: string, now: number, ip?: string, browser: string | null = null) {
  network += 1
  return await requestCode(room.identity, { phone, purpose: 'sign-in', browser, from: from({ ip: ip ?? `10.${network >> 8}.${network & 255}.1` }) }, now)
}

async function answer(phone: string, code: string, browser: string | null, now: number): Promise<string> {
  network += 1
  const origin = from({ ip: `10.${network >> 8}.${network & 255}.1` })
  return await outcomeOf(signInWithCode(room.identity, { phone, code, browser, from: origin }, now))
}

function sentTo(phone: string): number {
  return room.codes.filter((one) => one.phone === phone).length
}

/** A code of the same length that is not the one sent. */
function wrong(phone: string): string {
  const code = lastCode(room.codes, phone)
  return `${code.startsWith('9') ? '0' : '9'}${code.slice(1)}`
}

describe('signing in by telephone code', () => {
  it('lets a villager in who proves a number the register does not know, to act as a villager only', async () => {
    const phone = inventedPhone()
    const first = await signInVillager(room, phone, start)
    assert.equal(first.session.stage, 'open')
    assert.deepEqual(actorOf(first.session), { kind: 'person', person: first.session.person, mandate: null, readsRegion: false })
    const { browser } = await ask(` +86 ${phone.slice(0, 3)}-${phone.slice(3)} `, start + 2 * minute)
    const typed = { phone: phone.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))), browser, from: from() }
    const later = await signInWithCode(room.identity, { ...typed, code: lastCode(room.codes, phone) }, start + 2 * minute)
    assert.equal(later.session.person, first.session.person)
  })

  it('opens the account of the one person the register knows by that number', async () => {
    const person = '0198c0de-0000-7000-8000-000000000001'
    const [phone, family] = [inventedPhone(), inventedPhone()]
    await room.test.ownerQuery(`insert into regions (level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, valid_from, code_lo, code_hi)
      values ('COUNTY', '140423', '演示县', '演示', '', 'CITY', '1404', 'statutory', '县', '2000-01-01', 140423000000000, 140423999999999)`)
    for (const [id, number] of [[person, phone], [uuidv7(), family], [uuidv7(), family]] as const) {
      await room.test.ownerQuery(`insert into persons (county, id, name, phone_index, residence_village, place, created_at, updated_at)
        values (140423, $1, '王演示', $2, '140423100201', 140423100201000, now(), now())`, [id, room.identity.cipher.index({ table: 'persons', column: 'phone' }, number)])
    }
    const { session } = await signInVillager(room, phone, start)
    assert.deepEqual([session.person, session.scope], [person, 140423100201000])
    const shared = await signInVillager(room, family, start)
    assert.equal(shared.session.scope, 140400000000000, 'a number several people share says nothing about who holds the telephone')
  })

  it('R-922: asks staff for the second factor also after a telephone code, and those who became staff since', async () => {
    const phone = inventedPhone()
    const { session } = await signInVillager(room, phone, start)
    await grantMandate(room.test, session.person, 'GRID_WORKER', regionOf('140423100201'))
    const again = await signInVillager(room, phone, start + 2 * minute)
    assert.equal(again.session.stage, 'enrolment')
    assert.throws(() => actorOf(again.session), /second-factor-enrolment/)
  })

  it('control 6: refuses a code in another browser, after five minutes, and a second time', async () => {
    const phone = inventedPhone()
    const { browser } = await ask(phone, start)
    assert.equal(await answer(phone, lastCode(room.codes, phone), null, start), 'code-wrong')
    assert.equal(await answer(phone, lastCode(room.codes, phone), 'A'.repeat(32), start), 'code-wrong')
    assert.equal(await answer(phone, lastCode(room.codes, phone), browser, start + codeLife), 'code-wrong')
    assert.equal(await answer(phone, lastCode(room.codes, phone), browser, start + codeLife - 1), 'done')
    assert.equal(await answer(phone, lastCode(room.codes, phone), browser, start + codeLife - 1), 'code-wrong')
  })

  it('control 6: checks five of 200 parallel guesses and is dead afterwards, for the right code too', async () => {
    const phone = inventedPhone()
    const { browser } = await ask(phone, start)
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => answer(phone, wrong(phone), browser, start)))
    assert.ok(outcomes.every((outcome) => outcome === 'code-wrong'))
    const rows = await room.test.ownerQuery('select tries_left from one_time_codes where phone_index = $1', [phoneIndex(room.identity, phone)])
    assert.deepEqual(rows, [{ tries_left: 0 }])
    assert.equal(await answer(phone, lastCode(room.codes, phone), browser, start), 'code-wrong')
  })

  it('gives exactly one session for one code presented thirty times at once', async () => {
    const phone = inventedPhone()
    const { browser } = await ask(phone, start)
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => answer(phone, lastCode(room.codes, phone), browser, start)))
    assert.equal(outcomes.filter((outcome) => outcome === 'done').length, 1)
    const [count] = await room.test.ownerQuery(
      'select count(*)::int as sessions from sessions join accounts on accounts.id = sessions.account where phone_index = $1',
      [phoneIndex(room.identity, phone)])
    assert.deepEqual(count, { sessions: 1 })
  })
})

describe('sending telephone codes', () => {
  it('control 7: sends one a minute, five an hour and ten a day to one number, from however many networks', async () => {
    const phone = inventedPhone()
    const burst = await Promise.all(Array.from({ length: 40 }, () => outcomeOf(ask(phone, start))))
    assert.equal(burst.filter((outcome) => outcome === 'done').length, 1)
    for (let at = start + minute; at < start + 24 * hour; at += 7 * minute) await outcomeOf(ask(phone, at))
    assert.equal(sentTo(phone), 10)
    assert.equal(await outcomeOf(ask(phone, start + 24 * hour)), 'done')
  })

  it('control 7: never exceeds a limit in any history of requests', async () => {
    const history = fc.array(fc.integer({ min: 0, max: 100 * 60 }), { minLength: 5, maxLength: 25 })
    await fc.assert(fc.asyncProperty(history, async (seconds) => {
      const phone = inventedPhone()
      const sent: number[] = []
      for (const at of seconds.toSorted((one, other) => one - other)) {
        if (await outcomeOf(ask(phone, start + at * 1000)) === 'done') sent.push(at)
      }
      assert.equal(sentTo(phone), sent.length, 'refused requests send nothing')
      for (const at of sent) {
        assert.equal(sent.filter((other) => other >= at && other < at + 60).length, 1)
        assert.ok(sent.filter((other) => other >= at && other < at + 3600).length <= 5)
      }
    }), { numRuns: 8 })
  })

  it('S8: sends nothing to landlines, foreign numbers, short numbers and texts', async () => {
    const before = room.codes.length
    for (const typed of ['0355-2020000', '+85251234567', '+1 202 555 0100', '10086', '12345', 'abc', '', '1'.repeat(500), '19900009999 13900000000']) {
      assert.equal(await outcomeOf(ask(typed, start)), 'phone-not-mobile', typed)
    }
    assert.equal(room.codes.length, before)
  })

  it('limits what one network may ask for', async () => {
    const outcomes: string[] = []
    for (let index = 0; index < 62; index += 1) outcomes.push(await outcomeOf(ask(inventedPhone(), start, `172.16.0.${index}`)))
    assert.deepEqual(outcomes.slice(-2), ['code-too-often', 'code-too-often'])
    assert.equal(await outcomeOf(ask(inventedPhone(), start, '172.16.1.1')), 'done')
  })

  it('S8: stops at the cap of the whole city, and starts again the next day', async () => {
    const poor = await testIdentity({ codesPerDay: 3 })
    const send = (now: number) => outcomeOf(requestCode(poor.identity, { phone: inventedPhone(), purpose: 'sign-in', browser: null, from: from() }, now))
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => send(start)))
    assert.equal(outcomes.filter((outcome) => outcome === 'done').length, 3)
    assert.equal(poor.codes.length, 3)
    assert.equal(await send(start), 'codes-exhausted')
    assert.equal(await send(start + 24 * hour), 'done')
  })

  it('S7: after 500 wrong codes in the city new codes have eight digits and the short ones are dead', async () => {
    const attacked = await testIdentity()
    const early = inventedPhone()
    const sent = await requestCode(attacked.identity, { phone: early, purpose: 'sign-in', browser: null, from: from() }, start)
    assert.equal(sent.digits, 6)
    const times = Array.from({ length: wrongCodesPerDay }, (_, index) => start - index)
    await attacked.test.ownerQuery(
      "insert into allowances (county, subject, times, stale_at) values (140400, 'wrong-code:city', $1::bigint[], $2)", [times, new Date(start + 24 * hour)])
    const shortOne = { phone: early, code: lastCode(attacked.codes, early), browser: sent.browser, from: from() }
    assert.equal(await outcomeOf(signInWithCode(attacked.identity, shortOne, start)), 'code-wrong')
    const late = inventedPhone()
    const long = await requestCode(attacked.identity, { phone: late, purpose: 'sign-in', browser: null, from: from() }, start)
    assert.equal(long.digits, 8)
    assert.match(lastCode(attacked.codes, late), /^\d{8}$/)
    const right = { phone: late, code: lastCode(attacked.codes, late), browser: long.browser, from: from() }
    assert.equal(await outcomeOf(signInWithCode(attacked.identity, right, start)), 'done', 'nobody is locked out')
  })
})
