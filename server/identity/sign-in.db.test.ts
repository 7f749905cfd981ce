import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { lockTime } from '../../core/lockout/lockout.ts'
import { actorOf } from './actor.ts'
import { secondFactorSubject } from './failures.ts'
import { stepUp, verifySecondFactor } from './second-factor.ts'
import { sessionOf, whyEnded } from './sessions.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import {
  from, inventedPhone, minute, outcomeOf, password, secondFactorOf, signInStaff, signInVillager, staff, start, testIdentity, type TestIdentity,
} from './test-identity.ts'

let room: TestIdentity
before(async () => {
  room = await testIdentity()
})

async function guess(userName: string, guessed: string, now: number, ip = '203.0.113.7'): Promise<string> {
  return await outcomeOf(signInWithPassword(room.identity, { userName, password: guessed, from: from({ ip }) }, now))
}

describe('signing in as staff', () => {
  it('R-922: a password alone opens a session that cannot act; the dynamic code completes it', async () => {
    const who = await staff(room, 'two-factors', 'TOWN_DISPATCHER', '140423100')
    const half = await signInWithPassword(room.identity, { userName: 'Two-Factors ', password, from: from() }, start)
    assert.equal(half.session.stage, 'second-factor')
    assert.throws(() => actorOf(half.session), (error: Error) => error.message.startsWith('second-factor-required'))
    const whole = await verifySecondFactor(room.identity, { token: half.token, code: secondFactorOf(who.userName, start), from: from() }, start)
    assert.equal(whole.session.stage, 'open')
    assert.deepEqual(actorOf(whole.session), who.actor)
  })

  it('S18: gives a new token with the second factor and kills the old one, so a planted token never becomes a session', async () => {
    const who = await staff(room, 'no-fixation', 'VERIFIER', '140423')
    const half = await signInWithPassword(room.identity, { userName: who.userName, password, from: from() }, start)
    const whole = await verifySecondFactor(room.identity, { token: half.token, code: secondFactorOf(who.userName, start), from: from() }, start)
    assert.notEqual(whole.token, half.token)
    assert.equal(await sessionOf(room.identity, half.token, start), null)
    assert.equal((await sessionOf(room.identity, whole.token, start))?.id, whole.session.id)
    const later = start + minute
    const stepped = await stepUp(room.identity, { token: whole.token, code: secondFactorOf(who.userName, later), from: from() }, later)
    assert.equal(await sessionOf(room.identity, whole.token, later), null)
    assert.equal(stepped.session.steppedUpUntil, later + 5 * minute)
    assert.equal((await sessionOf(room.identity, stepped.token, later + 5 * minute))?.steppedUpUntil, null)
  })

  it('R-922: refuses the same dynamic code a second time, and one older than the last', async () => {
    const who = await staff(room, 'no-replay', 'DEPT_HANDLER', '140423')
    await signInStaff(room, who, start)
    const half = await signInWithPassword(room.identity, { userName: who.userName, password, from: from() }, start + 1)
    for (const at of [start, start - 30_000]) {
      assert.equal(await outcomeOf(verifySecondFactor(room.identity, { token: half.token, code: secondFactorOf(who.userName, at), from: from() }, start + 1)), 'second-factor-wrong')
    }
  })

  it('R-922: lets one of twenty parallel presentations of a dynamic code through', async () => {
    const who = await staff(room, 'parallel-code', 'DEPT_HANDLER', '140423')
    const half = await signInWithPassword(room.identity, { userName: who.userName, password, from: from() }, start)
    const code = secondFactorOf(who.userName, start)
    const tries = Array.from({ length: 20 }, () => outcomeOf(verifySecondFactor(room.identity, { token: half.token, code, from: from() }, start)))
    assert.equal((await Promise.all(tries)).filter((outcome) => outcome === 'done').length, 1)
  })

  it('R-921: locks the dynamic code after five wrong ones, for that account alone', async () => {
    const who = await staff(room, 'guessed-code', 'DEPT_HANDLER', '140423')
    const half = await signInWithPassword(room.identity, { userName: who.userName, password, from: from() }, start)
    const tries = Array.from({ length: 200 }, () => outcomeOf(verifySecondFactor(room.identity, { token: half.token, code: '000000', from: from() }, start)))
    const outcomes = await Promise.all(tries)
    assert.equal(outcomes.filter((outcome) => outcome === 'second-factor-wrong').length, 5)
    assert.equal(outcomes.filter((outcome) => outcome === 'sign-in-locked').length, 195)
    const [row] = await room.test.ownerQuery<{ failures: number }>('select failures from sign_in_failures where subject = $1', [secondFactorSubject(who.account)])
    assert.equal(row?.failures, 5)
  })

  it('R-921: a later sign-in ends the earlier session of a staff account and tells the holder; villagers may have several', async () => {
    const who = await staff(room, 'one-session', 'COUNTY_CENTER', '140423')
    const first = await signInStaff(room, who, start)
    const second = await signInStaff(room, who, start + minute)
    assert.equal(await sessionOf(room.identity, first.token, start + minute), null)
    assert.equal(await whyEnded(room.identity, first.token), 'superseded')
    assert.notEqual(await sessionOf(room.identity, second.token, start + minute), null)
    assert.deepEqual(room.notices.filter((one) => one.phone === who.phone), [{ phone: who.phone, notice: 'signed-in-elsewhere' }])
    const phone = inventedPhone()
    const one = await signInVillager(room, phone, start)
    await signInVillager(room, phone, start + 2 * minute)
    assert.notEqual(await sessionOf(room.identity, one.token, start + 2 * minute), null)
  })
})

describe('guessing passwords', () => {
  it('R-921: checks exactly five of 200 parallel guesses, then refuses the right one for fifteen minutes', async () => {
    const who = await staff(room, 'guessed-at', 'TOWN_DISPATCHER', '140423100')
    const outcomes = await Promise.all(Array.from({ length: 200 }, (_, index) => guess(who.userName, `Wrong-Guess-${index}`, start)))
    assert.equal(outcomes.filter((outcome) => outcome === 'sign-in-refused').length, 5)
    assert.equal(outcomes.filter((outcome) => outcome === 'sign-in-locked').length, 195)
    assert.equal(await guess(who.userName, password, start + lockTime - 1, '198.51.100.1'), 'sign-in-locked')
    assert.equal(await guess(who.userName, password, start + lockTime, '198.51.100.1'), 'done')
  })

  it('control 8: answers unknown names as known ones, the lock included', async () => {
    const who = await staff(room, 'known-name', 'VERIFIER', '140423')
    const play = async (name: string, ip: string) => {
      const outcomes: string[] = []
      for (let index = 0; index < 7; index += 1) outcomes.push(await guess(name, 'Wrong-Guess-1', start, ip))
      return outcomes
    }
    assert.deepEqual(await play('unknown-name', '198.51.101.1'), await play(who.userName, '198.51.102.1'))
  })

  it('control 8: takes as long for unknown names as for known ones', async () => {
    const names = await Promise.all(Array.from({ length: 8 }, (_, index) => staff(room, `timed-${index}`, 'VERIFIER', '140423')))
    const times = { known: [] as number[], unknown: [] as number[] }
    for (const [index, { userName }] of names.entries()) {
      for (let round = 0; round < 4; round += 1) {
        times.known.push(await timeOf(userName, `192.0.${index}.1`))
        times.unknown.push(await timeOf(`${userName}-not`, `192.0.${index}.1`))
      }
    }
    const ratio = median(times.known) / median(times.unknown)
    assert.ok(ratio > 0.7 && ratio < 1.43, `known/unknown = ${ratio.toFixed(2)}`)
  })

  it('refuses by network after fifty wrong passwords, whatever the names, and leaves other networks alone', async () => {
    const who = await staff(room, 'from-elsewhere', 'VERIFIER', '140423')
    for (let index = 0; index < 50; index += 1) await guess(`sprayed-${index}`, 'Wrong-Guess-1', start, `100.64.1.${index}`)
    assert.equal(await guess(who.userName, password, start, '100.64.1.99'), 'sign-in-paused')
    assert.equal(await guess(who.userName, password, start, '100.64.2.99'), 'done')
  })
})

async function timeOf(userName: string, ip: string): Promise<number> {
  const began = performance.now()
  await guess(userName, 'Wrong-Guess-1', start, ip)
  return performance.now() - began
}

function median(list: readonly number[]): number {
  return list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)] ?? 0
}
