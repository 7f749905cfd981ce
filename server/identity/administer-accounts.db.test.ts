import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { v7 as uuidv7 } from 'uuid'
import { phoneIndex, sealedPhone } from './accounts.ts'
import { disableAccount, enableAccount, endSessionsOf, listAccounts, openAccount, resetStart, unlock } from './administer-accounts.ts'
import { requestCode } from './request-code.ts'
import { resetPassword } from './reset-password.ts'
import { sessionOf, whyEnded } from './sessions.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import {
  from, grantMandate, inventedPhone, lastCode, minute, outcomeOf, password, regionOf, secondFactorOf, signInStaff, staff, start, testIdentity,
  type TestIdentity, type TestStaff,
} from './test-identity.ts'
import { verifySecondFactor } from './second-factor.ts'

let room: TestIdentity
let security: TestStaff
before(async () => {
  room = await testIdentity()
  security = await staff(room, 'county-security', 'SEC_ADMIN', '140423')
})

function act(account: string, by = security) {
  return { actor: by.actor, account, from: from() }
}

async function signIn(userName: string, guessed: string, now: number): Promise<string> {
  return await outcomeOf(signInWithPassword(room.identity, { userName, password: guessed, from: from() }, now))
}

/** Somebody of the register, living in one village and registered in another; the county of the record is that of the first. */
async function registered(residence: string, hukou = residence): Promise<string> {
  const person = uuidv7()
  await room.test.ownerQuery(`insert into persons (county, id, name, gender, residence_village, hukou_village, place, hukou_place, created_at, updated_at)
    values ($1, $2, '李演示', 9, $3, $4, $5, $6, now(), now())`, [Number(residence.slice(0, 6)), person, residence, hukou, `${residence}000`, `${hukou}000`])
  return person
}

async function reset(phone: string, next: string, now: number) {
  const { browser } = await requestCode(room.identity, { phone, purpose: 'reset', browser: null, from: from() }, now)
  return await resetPassword(room.identity, { phone, code: lastCode(room.codes, phone), browser, password: next, from: from() }, now)
}

describe('the security administrator', () => {
  it('R-921: unlocks a locked account, and the audit says so', async () => {
    const who = await staff(room, 'locked-out', 'VERIFIER', '140423')
    for (let index = 0; index < 5; index += 1) await signIn(who.userName, 'Wrong-Guess-1', start)
    assert.equal(await signIn(who.userName, password, start), 'sign-in-locked')
    const listed = (await listAccounts(room.identity, security.actor, null, start)).find((one) => one.id === who.account)
    assert.equal(listed?.lockedUntil, start + 15 * minute)
    assert.deepEqual([listed.holderName, listed.mandates.map(({ officeName, region }) => `${officeName} ${region.code}`)], ['王演示', ['核查员 140423']])
    await unlock(room.identity, act(who.account), start)
    assert.equal(await signIn(who.userName, password, start), 'done')
    const records = await room.test.ownerQuery('select person, office, result from audit_records where act = $1', ['unlock-account'])
    assert.deepEqual(records, [{ person: security.person, office: 'SEC_ADMIN', result: 'done' }])
  })

  it('control 11: starts a reset without seeing a password; the holder sets it by telephone and still needs the second factor', async () => {
    const who = await staff(room, 'forgetful', 'DEPT_HANDLER', '140423')
    const { token } = await signInStaff(room, who, start)
    assert.equal(await outcomeOf(reset(who.phone, 'Quiet-Lantern-42', start)), 'code-wrong')
    await resetStart(room.identity, { ...act(who.account), secondFactor: false }, start + 2 * minute)
    assert.equal(await sessionOf(room.identity, token, start + 2 * minute), null)
    assert.equal(await whyEnded(room.identity, token), 'ended-by-administrator')
    assert.deepEqual(room.notices.filter((one) => one.phone === who.phone).map((one) => one.notice), ['reset-started'])
    assert.equal(await signIn(who.userName, password, start + 2 * minute), 'sign-in-refused')
    assert.equal(await outcomeOf(reset(who.phone, 'short', start + 3 * minute)), 'password-too-short')
    const half = await reset(who.phone, 'Quiet-Lantern-42', start + 5 * minute)
    assert.equal(half.session.stage, 'second-factor')
    const code = secondFactorOf(who.userName, start + 5 * minute)
    const whole = await verifySecondFactor(room.identity, { token: half.token, code, from: from() }, start + 5 * minute)
    assert.equal(whole.session.stage, 'open')
    assert.equal(await outcomeOf(reset(who.phone, 'Quiet-Lantern-43', start + 7 * minute)), 'code-wrong', 'once only')
  })

  it('control 11: word of the reset leaves with the reset or not at all, and it is on record in the county of the account', async () => {
    const who = await staff(room, 'half-told', 'DEPT_HANDLER', '140423')
    const mute = { ...room.identity, sendNotice: () => Promise.reject(new Error('the outbox cannot be written')) }
    await assert.rejects(resetStart(mute, { ...act(who.account), secondFactor: true }, start), /the outbox cannot be written/)
    const [untouched] = await room.test.ownerQuery('select reset_until, (select count(*)::int from second_factors where account = accounts.id) as factors from accounts where id = $1', [who.account])
    assert.deepEqual(untouched, { reset_until: null, factors: 1 })
    const city = await staff(room, 'city-security', 'SEC_ADMIN', '1404')
    await resetStart(room.identity, { ...act(who.account, city), secondFactor: false }, start)
    const records = await room.test.ownerQuery('select county, person from audit_records where act = $1 and object = $2', ['reset-start', `account:${who.account}`])
    assert.deepEqual(records, [{ county: 140423, person: city.person }])
  })

  it('a lost authenticator: the reset asks for the telephone before a new one is bound', async () => {
    const who = await staff(room, 'lost-device', 'DEPT_HANDLER', '140423')
    await resetStart(room.identity, { ...act(who.account), secondFactor: true }, start)
    const half = await reset(who.phone, 'Quiet-Lantern-42', start)
    assert.equal(half.session.stage, 'enrolment')
    assert.equal(half.session.firstFactor, 'reset')
  })

  it('opens an account without a password that its holder activates by telephone', async () => {
    const person = await registered('140423100201')
    const phone = inventedPhone()
    await grantMandate(room.test, person, 'GRID_WORKER', regionOf('140423100201'))
    const account = { userName: 'new-colleague', person, phone, region: regionOf('140423100201') }
    const id = await openAccount(room.identity, { actor: security.actor, account, from: from() }, start)
    const half = await reset(phone, 'Quiet-Lantern-42', start)
    assert.deepEqual([half.session.account, half.session.stage], [id, 'enrolment'])
    assert.deepEqual(await room.test.ownerQuery('select person_county from accounts where id = $1', [id]), [{ person_county: 140423 }])
    const again = { ...account, person: null, phone: inventedPhone() }
    assert.equal(await outcomeOf(openAccount(room.identity, { actor: security.actor, account: again, from: from() }, start)), 'account-exists')
  })

  it('R-920: gives a villager who takes office a user name for the one account there is, which goes on with its telephone and binds an authenticator', async () => {
    const person = await registered('140423100201')
    const phone = inventedPhone()
    const villagers = uuidv7()
    await room.test.ownerQuery(`insert into accounts (county, id, person, person_county, phone_index, phone_sealed, scope, created_at) values ($1, $2, $3, 140423, $4, $5, 140423100201000, now())`,
      [room.identity.seat.county, villagers, person, phoneIndex(room.identity, phone), sealedPhone(room.identity, villagers, phone)])
    const open = (changed: Partial<Parameters<typeof openAccount>[1]['account']> = {}) => openAccount(room.identity, {
      actor: security.actor, account: { userName: 'village-worker', person, phone, region: regionOf('140423100201'), ...changed }, from: from(),
    }, start)
    assert.equal(await outcomeOf(open({ phone: inventedPhone() })), 'account-exists', 'not under a number that its holder has not proved')
    assert.equal(await outcomeOf(open({ userName: 'locked-out' })), 'account-exists', 'not under the name of somebody else')
    assert.equal(await open(), villagers)
    assert.equal(await outcomeOf(open({ userName: 'village-worker-2' })), 'account-exists', 'once')
    await grantMandate(room.test, person, 'GRID_WORKER', regionOf('140423100201'))
    const half = await reset(phone, 'Quiet-Lantern-42', start)
    assert.deepEqual([half.session.account, half.session.person, half.session.userName, half.session.stage, half.session.mandate?.office], [villagers, person, 'village-worker', 'enrolment', 'GRID_WORKER'])
    const records = await room.test.ownerQuery<{ result: string }>(`select result from audit_records where act = 'open-account' and object = $1`, [`account:${villagers}`])
    assert.deepEqual(records.map(({ result }) => result), ['done'])
  })

  it('R-920: refuses the second of two administrators who give one user name, or one villager two names, in the same instant, in plain words', async () => {
    const other = await staff(room, 'county-security-2', 'SEC_ADMIN', '140423')
    const villager = async () => {
      const [person, phone, id] = [await registered('140423100201'), inventedPhone(), uuidv7()]
      await room.test.ownerQuery(`insert into accounts (county, id, person, person_county, phone_index, phone_sealed, scope, created_at) values ($1, $2, $3, 140423, $4, $5, 140423100201000, now())`,
        [room.identity.seat.county, id, person, phoneIndex(room.identity, phone), sealedPhone(room.identity, id, phone)])
      return { person, phone }
    }
    const stranger = () => ({ person: null, phone: inventedPhone() })
    const race = (userNames: readonly [string, string], whose: readonly { readonly person: string | null; readonly phone: string }[]) => Promise.all(whose.map(({ person, phone }, index) => (
      outcomeOf(openAccount(room.identity, { actor: [security, other][index % 2]?.actor ?? security.actor, account: { userName: userNames[index] ?? '', person, phone, region: regionOf('140423100201') }, from: from() }, start)))))
    for (let round = 0; round < 5; round += 1) {
      const [name, more] = [`same-name-${round}`, `own-name-${round}`]
      for (const whose of [[await villager(), await villager()], [await villager(), stranger()], [stranger(), stranger()]]) {
        const given = `${name}-${whose.filter(({ person }) => person === null).length}`
        assert.deepEqual((await race([given, given], whose)).toSorted(), ['account-exists', 'done'])
      }
      const one = await villager()
      assert.deepEqual((await race([`${more}-a`, `${more}-b`], [one, one])).toSorted(), ['account-exists', 'done'])
      const named = await room.test.ownerQuery('select id from accounts where user_name like $1', [`${more}-%`])
      assert.equal(named.length, 1)
    }
  })

  it('R-024: does not touch the account of a villager of elsewhere, nor one that is disabled', async () => {
    for (const [scope, state] of [[140425100201000, 'active'], [140423100201000, 'disabled']] as const) {
      const [person, phone, id] = [await registered('140423100201'), inventedPhone(), uuidv7()]
      await room.test.ownerQuery(`insert into accounts (county, id, person, person_county, phone_index, phone_sealed, scope, created_at, state, disabled_at) values ($1, $2, $3, 140423, $4, $5, $6, now(), $7, $8)`,
        [room.identity.seat.county, id, person, phoneIndex(room.identity, phone), sealedPhone(room.identity, id, phone), scope, state, state === 'disabled' ? new Date(start) : null])
      const account = { userName: `never-${state}`, person, phone, region: regionOf('140423100201') }
      assert.equal(await outcomeOf(openAccount(room.identity, { actor: security.actor, account, from: from() }, start)), 'account-exists')
      assert.deepEqual(await room.test.ownerQuery('select user_name from accounts where id = $1', [id]), [{ user_name: null }])
    }
  })

  it('R-024: opens an account for somebody who lives or is registered in the scope, for staff without a record under a new id, for nobody of elsewhere', async () => {
    const open = (userName: string, person: string | null, region = '140423') =>
      outcomeOf(openAccount(room.identity, { actor: security.actor, account: { userName, person, phone: inventedPhone(), region: regionOf(region) }, from: from() }, start))
    assert.equal(await open('lives-elsewhere', await registered('140425100201', '140423100201')), 'done')
    assert.equal(await open('from-elsewhere', null), 'done')
    const [made] = await room.test.ownerQuery<{ person: string; person_county: number | null }>(`select person, person_county from accounts where user_name = 'from-elsewhere'`)
    assert.equal(made?.person_county, null)
    const foreign = await registered('140425100201')
    assert.equal(await open('of-elsewhere', foreign), 'person-not-of-scope')
    assert.equal(await open('of-nowhere', uuidv7()), 'person-not-of-scope', 'told like somebody of elsewhere')
    assert.deepEqual(await room.test.ownerQuery('select id from accounts where person = $1', [foreign]), [])
  })

  it('R-024: refuses past the program too: no account for a person of elsewhere, with their county or without', async () => {
    const foreign = await registered('140425100201')
    for (const county of [140425, 140423, null]) {
      await assert.rejects(room.test.database.transaction({ role: 'app', actor: security.actor }, (transaction) => transaction.insertInto('accounts').values({
        county: room.identity.seat.county, id: uuidv7(), person: foreign, person_county: county, user_name: 'by-sql', scope: 140423000000000, created_at: new Date(start),
      }).execute()), /row-level security/)
    }
  })

  it('disables an account at once and for every door, and enables it again', async () => {
    const who = await staff(room, 'left-office', 'VERIFIER', '140423')
    const { token } = await signInStaff(room, who, start)
    await disableAccount(room.identity, act(who.account), start)
    assert.equal(await sessionOf(room.identity, token, start), null)
    assert.equal(await signIn(who.userName, password, start), 'sign-in-refused')
    await enableAccount(room.identity, act(who.account), start)
    assert.equal(await signIn(who.userName, password, start), 'done')
  })

  it('ends all sessions of an account of the scope', async () => {
    const who = await staff(room, 'to-be-ended', 'VERIFIER', '140423')
    const { token } = await signInStaff(room, who, start)
    await endSessionsOf(room.identity, act(who.account), start)
    assert.equal(await sessionOf(room.identity, token, start), null)
  })
})

describe('administering accounts', () => {
  it('refuses: other offices, a neighbour county, the own account, all of it recorded', async () => {
    const who = await staff(room, 'bystander', 'VERIFIER', '140423')
    const neighbour = await staff(room, 'neighbour-security', 'SEC_ADMIN', '140425')
    const system = await staff(room, 'system-admin', 'SYS_ADMIN', '140423')
    const acts = [
      (by: TestStaff, account: string) => unlock(room.identity, act(account, by), start),
      (by: TestStaff, account: string) => resetStart(room.identity, { ...act(account, by), secondFactor: true }, start),
      (by: TestStaff, account: string) => disableAccount(room.identity, act(account, by), start),
      (by: TestStaff, account: string) => endSessionsOf(room.identity, act(account, by), start),
    ]
    const [before] = await room.test.ownerQuery<{ refused: number }>("select count(*)::int as refused from audit_records where result = 'refused'")
    for (const doIt of acts) {
      assert.equal(await outcomeOf(doIt(neighbour, who.account)), 'account-unknown')
      assert.equal(await outcomeOf(doIt(security, security.account)), 'account-unknown')
      assert.equal(await outcomeOf(doIt(security, uuidv7())), 'account-unknown')
      assert.equal(await outcomeOf(doIt(system, who.account)), 'not-security-administrator')
    }
    const [after] = await room.test.ownerQuery<{ refused: number }>("select count(*)::int as refused from audit_records where result = 'refused'")
    assert.equal((after?.refused ?? 0) - (before?.refused ?? 0), 16)
  })
})
