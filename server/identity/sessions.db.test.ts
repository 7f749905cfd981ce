import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { actorOf, requireStepUp } from './actor.ts'
import { changePassword } from './change-password.ts'
import { openIdentity } from './identity.ts'
import { chooseMandate, endSession, listSessions, signOut } from './own-sessions.ts'
import { confirmSecondFactor, enrolSecondFactor, totpCode } from './second-factor.ts'
import { sessionOf, whyEnded } from './sessions.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { tidyIdentity } from './tidy.ts'
import {
  from, grantMandate, inventedPhone, minute, outcomeOf, password, regionOf, signInStaff, signInVillager, staff, start, testIdentity, type TestIdentity,
} from './test-identity.ts'

let room: TestIdentity
before(async () => {
  room = await testIdentity()
})

const day = 24 * 60 * minute

describe('sessions', () => {
  it('S18: a signed-out token is dead at once, on another process too', async () => {
    const { token } = await signInVillager(room, inventedPhone(), start)
    const elsewhere = openIdentity({
      database: room.test.database, secret: 'a secret for tests only, forty characters', seat: '1404',
      sendCode: () => Promise.resolve(), sendNotice: () => Promise.resolve(),
    })
    assert.notEqual(await sessionOf(elsewhere, token, start), null)
    await signOut(room.identity, { token, from: from() }, start + 1)
    assert.equal(await sessionOf(elsewhere, token, start + 1), null)
    assert.equal(await whyEnded(elsewhere, token), 'signed-out')
  })

  it('R-921: ends by idle time, kept alive by use, by the faked clock', async () => {
    const who = await staff(room, 'idle-holder', 'VERIFIER', '140423')
    const { token } = await signInStaff(room, who, start)
    assert.notEqual(await sessionOf(room.identity, token, start + 14 * minute), null)
    assert.notEqual(await sessionOf(room.identity, token, start + 28 * minute), null)
    assert.equal(await sessionOf(room.identity, token, start + 43 * minute), null)
    assert.equal(await whyEnded(room.identity, token), 'idle')
  })

  it('knows no made-up, cut or swapped token', async () => {
    const { token } = await signInVillager(room, inventedPhone(), start)
    for (const forged of ['', 'x', token.slice(0, -1), `${token}A`, token.toLowerCase(), "' or 1=1 --", '\u0000']) {
      assert.equal(await sessionOf(room.identity, forged, start), null)
    }
  })

  it('lists and ends the own sessions, and refuses foreign ones as unknown ones', async () => {
    const phone = inventedPhone()
    const first = await signInVillager(room, phone, start)
    const second = await signInVillager(room, phone, start + 2 * minute)
    const stranger = await signInVillager(room, inventedPhone(), start)
    const now = start + 3 * minute
    const listed = await listSessions(room.identity, second.session)
    assert.deepEqual(listed.map((one) => [one.id, one.current]), [[second.session.id, true], [first.session.id, false]])
    const end = (id: string) => outcomeOf(endSession(room.identity, second.session, { id, from: from() }, now))
    assert.equal(await end(stranger.session.id), 'session-unknown')
    assert.equal(await end('0198c0de-0000-7000-8000-00000000ffff'), 'session-unknown')
    assert.equal(await end(first.session.id), 'done')
    assert.equal(await sessionOf(room.identity, first.token, now), null)
    assert.notEqual(await sessionOf(room.identity, stranger.token, now), null)
  })

  it('refuses, as signed out, what changes a session that another tab ends in the same instant', async () => {
    const { token, session } = await signInVillager(room, inventedPhone(), start)
    const { database } = room.test
    // The other tab has written its end and has not committed when the change finds the session still open.
    const other = Promise.withResolvers<undefined>()
    const ended = Promise.withResolvers<undefined>()
    const ending = database.transaction({ role: 'gate' }, async (transaction) => {
      await transaction.updateTable('sessions').set({ ended_at: new Date(start), end_reason: 'signed-out' }).where('id', '=', session.id).execute()
      ended.resolve(undefined)
      await other.promise
    })
    await ended.promise
    const choosing = outcomeOf(chooseMandate(room.identity, { token, mandate: null, from: from() }, start))
    const waits = async () => (await room.test.ownerQuery("select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")).length > 0
    while (!await waits()) await new Promise((resolve) => { setTimeout(resolve, 10) })
    other.resolve(undefined)
    await ending
    assert.equal(await choosing, 'signed-out')
  })

  it('R-024: acts under the chosen mandate, never under a foreign one, and not a click longer than it holds', async () => {
    const who = await staff(room, 'two-mandates', 'GRID_LEADER', '140423100201')
    const second = await grantMandate(room.test, who.person, 'VILLAGE_CADRE', regionOf('140423100202'))
    const foreign = await grantMandate(room.test, '0198c0de-0000-7000-8000-00000000aaaa', 'CITY_CENTER', regionOf('1404'))
    const { token, session } = await signInStaff(room, who, start)
    assert.equal(session.mandate, null, 'with two mandates nothing is chosen for the holder')
    const choose = (mandate: string | null) => chooseMandate(room.identity, { token, mandate, from: from() }, start)
    assert.equal(await outcomeOf(choose(foreign)), 'mandate-not-held')
    assert.equal(actorOf(await choose(second)).mandate?.office, 'VILLAGE_CADRE')
    assert.equal(actorOf(await choose(null)).mandate, null)
    await choose(second)
    await room.test.ownerQuery("update mandates set revoked_at = now(), revoked_reason = '调整' where id = $1", [second])
    const after = await sessionOf(room.identity, token, start + 1)
    assert.ok(after !== null && actorOf(after).mandate === null)
  })

  it('control 19: a step needs a second factor of the last five minutes', async () => {
    const who = await staff(room, 'step-up', 'SEC_ADMIN', '140423')
    const { token, session } = await signInStaff(room, who, start)
    requireStepUp(session, start + 4 * minute)
    const later = await sessionOf(room.identity, token, start + 5 * minute)
    assert.ok(later !== null)
    assert.throws(() => requireStepUp(later, start + 5 * minute), /step-up-needed/)
  })
})

describe('a half sign-in', () => {
  it('R-922: sees no device, ends no session, chooses no mandate and changes no password', async () => {
    const who = await staff(room, 'half-way', 'TOWN_DISPATCHER', '140423100')
    const whole = await signInStaff(room, who, start)
    const { token, session } = await signInWithPassword(room.identity, { userName: who.userName, password, from: from() }, start + 1)
    const now = start + 2
    const outcomes = await Promise.all([
      outcomeOf(Promise.resolve().then(() => listSessions(room.identity, session))),
      outcomeOf(endSession(room.identity, session, { id: whole.session.id, from: from() }, now)),
      outcomeOf(chooseMandate(room.identity, { token, mandate: who.actor.mandate?.id ?? null, from: from() }, now)),
      outcomeOf(changePassword(room.identity, { token, current: password, next: 'Quiet-Lantern-42', from: from() }, now)),
    ])
    assert.deepEqual(outcomes, Array.from({ length: 4 }, () => 'second-factor-required'))
    assert.notEqual(await sessionOf(room.identity, whole.token, now), null)
  })
})

describe('changing the password', () => {
  it('R-920: ends all other sessions, gives a new token, tells the holder, and forgets none of the last five', async () => {
    const who = await staff(room, 'changes-password', 'DEPT_HANDLER', '140423')
    const { token } = await signInStaff(room, who, start)
    const change = (current: string, next: string, on: string, now: number) =>
      changePassword(room.identity, { token: on, current, next, from: from() }, now)
    assert.equal(await outcomeOf(change('Wrong-Guess-1', 'Quiet-Lantern-42', token, start + 1)), 'sign-in-refused')
    assert.equal(await outcomeOf(change(password, 'changzhi', token, start + 1)), 'password-too-plain')
    const changed = await change(password, 'Quiet-Lantern-42', token, start + 1)
    assert.equal(await sessionOf(room.identity, token, start + 1), null)
    assert.equal(await outcomeOf(change('Quiet-Lantern-42', 'Quiet-Lantern-42', changed.token, start + 2)), 'password-used-before')
    assert.equal(await outcomeOf(signInWithPassword(room.identity, { userName: who.userName, password, from: from() }, start + 3)), 'sign-in-refused')
    assert.deepEqual(room.notices.filter((one) => one.phone === who.phone).map((one) => one.notice), ['password-changed'])
  })

  it('R-920: asks for a change after 90 days, except of demonstration accounts', async () => {
    const who = await staff(room, 'old-password', 'DEPT_HANDLER', '140423')
    assert.equal((await signInStaff(room, who, start + 91 * day)).session.stage, 'open')
    await room.test.ownerQuery('update accounts set demonstration = false where id = $1', [who.account])
    assert.equal((await signInStaff(room, who, start + 91 * day + minute)).session.stage, 'password-change')
  })
})

describe('binding an authenticator', () => {
  it('R-922: is open to whoever proved the telephone, counts once confirmed, and cannot be done over', async () => {
    const who = await staff(room, 'binds-anew', 'VERIFIER', '140423')
    await room.test.ownerQuery('delete from second_factors where account = $1', [who.account])
    const byPassword = await signInWithPassword(room.identity, { userName: who.userName, password, from: from() }, start)
    assert.equal(byPassword.session.stage, 'enrolment')
    assert.equal(await outcomeOf(enrolSecondFactor(room.identity, { token: byPassword.token, from: from() }, start)), 'enrolment-needs-phone')
    const byPhone = await signInVillager(room, who.phone, start)
    const { secret, uri } = await enrolSecondFactor(room.identity, { token: byPhone.token, from: from() }, start)
    assert.match(uri, /^otpauth:\/\/totp\//)
    const confirm = (code: string) => confirmSecondFactor(room.identity, { token: byPhone.token, code, from: from() }, start)
    assert.equal(await outcomeOf(confirm('000000')), 'second-factor-wrong')
    const bound = await confirm(totpCode(secret, start))
    assert.equal(bound.session.stage, 'open')
    assert.equal(await sessionOf(room.identity, byPassword.token, start), null)
    assert.equal(await outcomeOf(enrolSecondFactor(room.identity, { token: bound.token, from: from() }, start)), 'second-factor-present')
  })
})

describe('tidying up', () => {
  it('R-923: disables staff accounts unused for 90 days, with a record, and leaves villagers and used ones alone', async () => {
    const own = await testIdentity()
    const unused = await staff(own, 'unused-one', 'VERIFIER', '140423')
    const used = await staff(own, 'used-one', 'VERIFIER', '140423')
    await own.test.ownerQuery('update accounts set demonstration = false')
    await signInStaff(own, used, start + 60 * day)
    assert.deepEqual(await tidyIdentity(own.identity, start + 100 * day), { disabledAccounts: 1 })
    const rows = await own.test.ownerQuery<{ id: string }>("select id from accounts where state = 'disabled'")
    assert.deepEqual(rows, [{ id: unused.account }])
    const records = await own.test.ownerQuery("select 1 from audit_records where act = 'disable-unused-account'")
    assert.equal(records.length, 1)
  })

  it('R14: leaves no allowance, code, failure or session behind that no longer counts', async () => {
    const own = await testIdentity()
    await signInVillager(own, inventedPhone(), start)
    await outcomeOf(signInWithPassword(own.identity, { userName: 'nobody-here', password: 'x', from: from() }, start))
    await tidyIdentity(own.identity, start + 60 * day)
    for (const table of ['allowances', 'day_counts', 'one_time_codes', 'sign_in_failures', 'sessions']) {
      assert.deepEqual(await own.test.ownerQuery(`select count(*)::int as left_over from ${table}`), [{ left_over: 0 }], table)
    }
  })
})
