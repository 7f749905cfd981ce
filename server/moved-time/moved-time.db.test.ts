import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { asVillager } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { msPerDay, msPerHour, type Instant } from '../../core/time/index.ts'
import { perform, type Door } from '../acts/index.ts'
import { importBuiltInCalendar, keepCalendars } from '../calendar/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { allEffects, enqueueCode, enqueueIntents, relayOnce, type Effects } from '../effects/index.ts'
import { refuseDemonstration } from '../first-start.ts'
import { keepProcedures, keepSettings } from '../procedures/index.ts'
import { arrive, askForMove, openMovedTime, readWay, type MovedTime, type Step } from './index.ts'
import { takeStep } from './move.ts'

const village = '140423100201'
const county = 140423
const never = () => Promise.reject(new Error('not here'))
const inside = ['notify', 'perform-act']
const sent: string[] = []
const cipher = { seal: (_row: string, text: string) => Buffer.from(text), open: (_row: string, sealed: Buffer) => sealed.toString() }

describe('The time of a demonstration', () => {
  let test: TestDatabase
  let real: Instant = Date.UTC(2026, 2, 2, 1)
  before(async () => {
    test = await testDatabase()
    await test.database.transaction({ role: 'system' }, importBuiltInCalendar)
  })
  after(() => test.close())

  it('is the real one until it is moved, and moves by what was asked', async () => {
    const { time, move } = process()
    assert.equal(time.clock(), real)
    await move('day')
    assert.deepEqual([time.ahead(), time.clock(), time.real()], [msPerDay, real + msPerDay, real])
  })

  it('is the same in every process at once: for what is done without asking, for what is shown after one refresh', async () => {
    const [one, other] = [process(), process()]
    await one.move('hour')
    assert.equal(await test.database.transaction({ role: 'app', actor: asVillager(randomUUID()) }, other.time.hold), one.time.clock())
    const third = process()
    assert.notEqual(third.time.clock(), one.time.clock())
    await Promise.all([third.time.refresh(), third.time.refresh(), third.time.refresh()])
    assert.equal(third.time.clock(), one.time.clock())
  })

  it('goes on with the real time after a move', async () => {
    const { time } = process()
    await time.refresh()
    const before = time.clock()
    real += 5_000
    assert.equal(time.clock(), before + 5_000)
  })

  it('fires every timer at the moment it was due, in their order, as if time had passed (R-008)', async () => {
    const { door, time, move } = process()
    await time.refresh()
    const ids = [await report(door)]
    await move('hour')
    ids.push(await report(door))
    const due = await test.ownerQuery<{ dossier: string; fire_at: Date }>('select dossier, fire_at from deadlines where dossier = any($1) and fire_act is not null order by fire_at', [ids])
    const first = due.filter((one, nth) => due.findIndex(({ dossier }) => dossier === one.dossier) === nth)
    await move('15-days')
    for (const { dossier, fire_at: at } of first) {
      const [noted] = await test.ownerQuery<{ received_at: Date; occurred_at: Date }>("select received_at, occurred_at from events where dossier = $1 and type = 'overdue-noted' order by sequence limit 1", [dossier])
      assert.ok(noted)
      assert.deepEqual([noted.received_at, noted.occurred_at], [at, at])
    }
    const noted = await test.ownerQuery<{ dossier: string }>("select dossier from events where dossier = any($1) and type = 'overdue-noted' order by received_at", [ids])
    assert.deepEqual([...new Set(noted.map(({ dossier }) => dossier))], ids)
  })

  it('moves once, however many processes help', async () => {
    const processes = [process(), process(), process()]
    const [first] = processes
    assert.ok(first)
    const id = await report(first.door)
    const { ahead } = await readWay(test.database, first.time)
    await askForMove(test.database, { ...first, calendars: first.door.calendars, county }, { step: '15-days', from: ahead })
    await Promise.all(processes.map((one) => arrive(one)))
    assert.deepEqual(processes.map(({ time }) => time.ahead()), [ahead + 15 * msPerDay, ahead + 15 * msPerDay, ahead + 15 * msPerDay])
    const sequences = await test.ownerQuery<{ sequence: number }>('select sequence from events where dossier = $1 order by sequence', [id])
    assert.deepEqual(sequences.map(({ sequence }) => sequence), sequences.map((_, nth) => nth + 1))
  })

  it('stops where it is when the process is stopped, and goes on from there', async () => {
    const stopped = process()
    const from = (await readWay(test.database, stopped.time)).ahead
    await stopped.time.refresh()
    await report(stopped.door)
    real += msPerHour
    await report(stopped.door)
    await askForMove(test.database, { ...stopped, calendars: stopped.door.calendars, county }, { step: '15-days', from })
    await arrive(stopped, () => stopped.time.ahead() > from)
    const way = await readWay(test.database, stopped.time)
    assert.ok(way.ahead > from && way.ahead < way.toward && way.timers > 0, JSON.stringify(way))
    const next = process()
    await arrive(next)
    assert.deepEqual(await readWay(test.database, next.time), { from, ahead: from + 15 * msPerDay, toward: from + 15 * msPerDay, timers: 0 })
  })

  it('stands still while an act is being performed: the act is wholly before the step', async () => {
    const { door, time } = process()
    const { ahead } = await readWay(test.database, time)
    await askForMove(test.database, { time, calendars: door.calendars, county }, { step: 'hour', from: ahead })
    await test.database.transaction({ role: 'app', actor: asVillager(randomUUID()) }, async (transaction) => {
      const held = await time.hold(transaction)
      assert.equal(await takeStep(test.database, time, inside), 'busy')
      assert.equal(await time.read(transaction), held)
    })
    assert.equal(await takeStep(test.database, time, inside), 'moved')
    await arrive(process())
  })

  it('does not pass a timer that is due and not yet fired', async () => {
    const { door, time } = process()
    await time.refresh()
    await report(door)
    real += 20 * msPerDay
    const { ahead } = await readWay(test.database, time)
    await askForMove(test.database, { time, calendars: door.calendars, county }, { step: 'hour', from: ahead })
    assert.equal(await takeStep(test.database, time, inside), 'busy')
    await arrive(process())
    assert.equal(await takeStep(test.database, time, inside), 'there')
  })

  it('leaves one-time codes alone: asked for before a jump, sent after it, and not void', async () => {
    const { move, effects, onError } = process()
    const code = { county, phone: '12000000001', code: '123456', now: real }
    await test.database.transaction({ role: 'gate' }, (transaction) => enqueueCode(transaction, cipher, code))
    await move('15-days')
    assert.equal(await relayOnce({ database: test.database, effects, clock: () => real, onError }, ['send-code']), 1)
    assert.deepEqual(sent, ['12000000001'])
    assert.deepEqual(await test.ownerQuery("select state from outbox where kind = 'send-code'"), [{ state: 'sent' }])
  })

  describe('refuses', () => {
    it('in production: to be opened at all', () => {
      assert.throws(() => openMovedTime({ database: test.database, mode: 'production', real: () => real }), /cannot be moved/)
    })

    it('production on a database whose time was moved', async () => {
      await assert.rejects(refuseDemonstration(test.database), /moved forward/)
    })

    it('a second move while the first is under way', async () => {
      const { door, time } = process()
      const { ahead } = await readWay(test.database, time)
      await askForMove(test.database, { time, calendars: door.calendars, county }, { step: 'hour', from: ahead })
      await assert.rejects(askForMove(test.database, { time, calendars: door.calendars, county }, { step: 'hour', from: ahead }), isRefusal('time-is-moving'))
      await arrive(process())
    })

    it('a press from a page that shows an older time: pressed twice moves once', async () => {
      const { door, time } = process()
      const { ahead } = await readWay(test.database, time)
      const ask = () => askForMove(test.database, { time, calendars: door.calendars, county }, { step: 'hour', from: ahead })
      await ask()
      await arrive(process())
      await assert.rejects(ask(), isRefusal('time-moved-meanwhile'))
      assert.equal((await readWay(test.database, time)).ahead, ahead + msPerHour)
    })

    it('to go farther than two years', async () => {
      const { time, move } = process()
      await assert.rejects(async () => { for (let month = 0; month < 30; month += 1) await move('month') }, isRefusal('time-too-far'))
      assert.ok(time.ahead() <= 730 * msPerDay)
    })

    it('to go back, whoever asks the table', async () => {
      await assert.rejects(test.database.transaction({ role: 'system' }, (transaction) => transaction.updateTable('demonstration_clock').set({ toward_ms: 0 }).execute()), /never_backward/)
    })

    it('to be moved by those who act', async () => {
      const actor = asVillager(randomUUID())
      await assert.rejects(test.database.transaction({ role: 'app', actor }, (transaction) => transaction.updateTable('demonstration_clock').set({ toward_ms: 0 }).execute()), /permission denied/)
      await assert.rejects(test.database.transaction({ role: 'gate' }, (transaction) => transaction.deleteFrom('demonstration_clock').execute()), /permission denied/)
    })
  })

  type Process = { readonly door: Door; readonly time: MovedTime; readonly effects: Effects; readonly onError: (error: unknown) => void; readonly move: (step: Step) => Promise<void> }

  /** What one process of a demonstration has: its own memory, the same database. */
  function process(): Process {
    const time = openMovedTime({ database: test.database, mode: 'demo', real: () => real })
    const silent = () => Promise.resolve()
    const door: Door = {
      database: test.database, procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(), attach: silent, keepContact: silent,
      enqueue: (transaction, caused) => enqueueIntents(transaction, { ...caused, now: real }), clock: time.clock, moved: time,
    }
    const effects = allEffects({
      sms: { name: 'demonstration', send: ({ phone }) => { sent.push(phone); return Promise.resolve({ outcome: 'sent' }) } }, cipher, holdersOf: () => Promise.resolve([]), phoneOf: () => Promise.resolve(null),
      perform: never, timeOfMatters: time.read,
    })
    const parts = { door, time, effects, onError: (error: unknown) => { throw error } }
    const move = async (step: Step) => {
      const { ahead } = await readWay(test.database, time)
      await askForMove(test.database, { time, calendars: door.calendars, county }, { step, from: ahead })
      await arrive(parts)
    }
    return { ...parts, move }
  }

  async function report(door: Door): Promise<string> {
    const id = randomUUID()
    await perform(door, {
      act: { id: randomUUID(), act: 'report', form: { category: '0201', description: '路坏了', village, visibility: 'CENTER_ONLY', source: 'VILLAGER' }, channel: 'portal', occurredAt: door.clock() },
      dossier: { county, id }, actor: asVillager(randomUUID()), procedure: 'grid-case',
    })
    return id
  }
})

function isRefusal(code: string): (error: unknown) => boolean {
  return (error) => error instanceof Refused && error.refusal.code === code
}
