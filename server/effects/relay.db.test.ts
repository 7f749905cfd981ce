import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { asVillager } from '../../core/procedure/actor.ts'
import { openFieldCipher } from '../cipher/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import type { OutboxState } from '../database/tables/effects.ts'
import { maxAttempts } from './backoff.ts'
import type { Answer } from './effect.ts'
import { allEffects, outboxCipher } from './effects.ts'
import { enqueue } from './enqueue.ts'
import { countingSms, fine, mortal, type Counting } from './mortal.ts'
import { enqueueNotice, type Notice } from './notify.ts'
import { enqueueAct } from './perform-act.ts'
import { outboxFigures, retryFailed } from './outbox.ts'
import { relayOnce, startRelay, type RelayOptions } from './relay.ts'
import { enqueueAccountNotice } from './send-account-notice.ts'
import { enqueueCode } from './send-code.ts'

const county = 140423
const seat = 140400
const dossier = { county, id: '0193a000-0000-7000-8000-00000000d001' }
const zhang = '0193a000-0000-7000-8000-000000000001'
const li = '0193a000-0000-7000-8000-000000000002'
const wang = '0193a000-0000-7000-8000-000000000003'
const cipher = outboxCipher(openFieldCipher('演示'.repeat(20)))
const phones = new Map([[zhang, '12000000001'], [li, '12000000002'], [wang, '12000000003']])

let db: TestDatabase
let now: number

before(async () => {
  db = await testDatabase()
  await db.ownerQuery(`insert into dossiers (county, id, procedure, procedure_version, state, sequence, title, category, priority, city, town,
      village, place, region_readable, reader_units, reader_persons, reader_offices, barred_units, barred_persons, opened_at, updated_at,
      file, search, head_hash)
    values ($1, $2, 'library-card', 1, 'open', 1, '演示', 'demo', 'normal', 1404, 140423100, 140423100201, 140423100201000, false,
      '{}', '{}', '{}', '{}', '{}', now(), now(), '{}', '', decode(repeat('00', 32), 'hex'))`, [county, dossier.id])
})
after(async () => { await db.close() })
beforeEach(async () => {
  now = Date.UTC(2026, 10, 23, 1, 30)
  await db.ownerQuery('truncate outbox, messages, demo_messages')
})

describe('effects: the outbox is written in the act’s own transaction', () => {
  it('and forgets what a refused act would have caused', async () => {
    await assert.rejects(db.database.transaction({ role: 'system' }, async (trx) => {
      await enqueueNotice(trx, notice())
      throw new Error('refused')
    }), /refused/)
    assert.deepEqual(await rows(), [])
  })

  it('takes the same cause once', async () => {
    for (let round = 0; round < 3; round += 1) await tell()
    assert.equal((await rows()).length, 1)
  })

  it('is closed to those who act: they see none, change none, and can enqueue nothing, least of all an act of the system or a code', async () => {
    await tell()
    const actor = asVillager(zhang)
    for (const statement of ['select', 'update', 'delete'] as const) {
      await assert.rejects(db.database.transaction({ role: 'app', actor }, async (trx) => {
        if (statement === 'select') await trx.selectFrom('outbox').select('id').execute()
        else if (statement === 'update') await trx.updateTable('outbox').set({ state: 'sent' }).execute()
        else await trx.deleteFrom('outbox').execute()
      }), /permission denied/)
    }
    await assert.rejects(db.database.transaction({ role: 'app', actor }, (trx) => enqueueCode(trx, cipher, { county, phone: '12000000001', code: '000000', now })), /permission denied/)
    await assert.rejects(db.database.transaction({ role: 'app', actor }, (trx) => enqueueAct(trx, forged)), /permission denied/)
    await assert.rejects(db.database.transaction({ role: 'app', actor }, (trx) => enqueueNotice(trx, notice({ position: 7 }))), /permission denied/)
  })

  it('takes no act of the system from the gate either, which sends codes and word of accounts', async () => {
    await assert.rejects(db.database.transaction({ role: 'gate' }, (trx) => enqueueAct(trx, forged)), /row-level security/)
    await assert.rejects(db.database.transaction({ role: 'gate' }, (trx) => enqueueNotice(trx, notice())), /row-level security/)
  })
})

describe('effects: notify', () => {
  it('leaves a message for everybody addressed, once, and none for who did it', async () => {
    await tell({ to: [{ kind: 'person', person: zhang }, { kind: 'unit', unit: '140423:transport' }, { kind: 'anyone' }], except: wang })
    await drain(options(countingSms()))
    const found = await db.ownerQuery<{ person: string; sentence: string }>('select person, sentence from messages order by person')
    assert.deepEqual(found.map(({ person }) => person), [zhang, li])
    assert.equal(found[0]?.sentence, '您反映的事项已受理。')
  })

  it('R-105: sends the reporter a short message too at the four nodes, and staff none', async () => {
    const sms = countingSms()
    await tell({ mustReach: true, to: [{ kind: 'person', person: zhang }, { kind: 'unit', unit: '140423:transport' }] })
    await tell({ mustReach: false, sequence: 2 })
    await drain(options(sms))
    const sent = [...sms.accepted.values()].flat()
    assert.deepEqual(sent.map(({ phone, parameters }) => [phone, parameters['number']]), [['12000000001', 'CZ-1']])
    assert.equal((await rows()).filter(({ state }) => state !== 'sent').length, 0)
  })

  it('cancels a short message to somebody without a mobile number', async () => {
    await tell({ mustReach: true, to: [{ kind: 'person', person: '0193a000-0000-7000-8000-0000000000ff' }] })
    await drain(options(countingSms()))
    assert.deepEqual((await rows('send-notice')).map(({ state, last_error }) => [state, last_error]), [['cancelled', 'no-phone']])
  })

  it('keeps no telephone number and no code in clear, and none at all once settled', async () => {
    await sendCode('12000000001', '314159')
    await tell({ mustReach: true })
    await drain(options(countingSms(), { kinds: ['notify'] }))
    const waiting = JSON.stringify(await db.ownerQuery('select *, encode(sealed, \'escape\') as text from outbox'))
    assert.ok(!waiting.includes('12000000001') && !waiting.includes('314159'))
    await drain(options(countingSms()))
    assert.deepEqual(await db.ownerQuery('select id from outbox where sealed is not null'), [])
  })
})

describe('effects: the relay', () => {
  it('takes up what a relay left that died before calling, after its lease', async () => {
    await sendCode()
    const sms = countingSms()
    for (const life of [1, 2, 3]) await relayOnce(options(sms, { database: mortal(db.database, life).database })).catch(() => undefined)
    await drain(options(sms))
    assert.equal(sms.times(await onlyId()), 0, 'its lease still runs')
    now += 61_000
    await drain(options(sms))
    assert.equal(sms.times(await onlyId()), 1)
    assert.deepEqual(await states(), ['sent'])
  })

  it('never sends a code twice when a relay dies before it has settled: it stays uncertain', async () => {
    await sendCode()
    const process = mortal(db.database, Infinity)
    const sms = countingSms(() => {
      process.die()
      return fine()
    })
    await relayOnce(options(sms, { database: process.database }))
    for (let round = 0; round < 10; round += 1) {
      now += 61_000
      await drain(options(sms))
    }
    assert.equal(sms.times(await onlyId()), 1)
    assert.deepEqual(await states(), ['unknown'])
  })

  it('may repeat a notice once after a crash, and then leaves it uncertain', async () => {
    await sendAccountNotice()
    let process = mortal(db.database, Infinity)
    const sms = countingSms(() => {
      process.die()
      return fine()
    })
    for (let round = 0; round < 6; round += 1) {
      process = mortal(db.database, Infinity)
      await relayOnce(options(sms, { database: process.database })).catch(() => undefined)
      now += 61_000
    }
    await drain(options(sms))
    assert.equal(sms.times(await onlyId()), 2)
    assert.deepEqual(await states(), ['unknown'])
  })

  it('asks a provider that can be asked, and then repeats only what was not taken', async () => {
    for (const taken of [true, false]) {
      await db.ownerQuery('truncate outbox')
      await sendAccountNotice()
      let first = true
      const sms = countingSms(() => {
        const answer = first ? { take: taken, answer: { outcome: 'unknown', code: 'answer-lost' } as Answer } : fine()
        first = false
        return answer
      }, true)
      await drain(options(sms))
      assert.deepEqual(await states(), ['waiting'])
      now += 120_000
      await drain(options(sms))
      assert.equal(sms.times(await onlyId()), 1)
      assert.deepEqual(await states(), ['sent'])
    }
  })

  it('does not repeat blindly what a silent provider may have taken', async () => {
    await sendAccountNotice()
    const sms = countingSms(() => ({ take: true, answer: 'throw' }))
    await drain(options(sms))
    now += 3_600_000
    await drain(options(sms))
    assert.equal(sms.times(await onlyId()), 1)
    assert.deepEqual(await states(), ['unknown'])
  })

  it('waits longer from try to try, gives up visibly, and can be told to try again', async () => {
    await sendAccountNotice()
    const waits: number[] = []
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      await drain(options(countingSms(() => ({ take: false, answer: { outcome: 'later', code: 'no-connection' } }))))
      const [row] = await db.ownerQuery<{ available_at: Date }>('select available_at from outbox')
      waits.push((row?.available_at.getTime() ?? 0) - now)
      now += 20 * 60_000
    }
    assert.deepEqual(waits.slice(0, 4), [1500, 3000, 6000, 12_000])
    assert.ok(waits.every((wait) => wait <= 15 * 60_000))
    const figures = await db.database.transaction({ role: 'system' }, outboxFigures)
    assert.deepEqual(figures.map(({ kind, state, count }) => [kind, state, count]), [['send-account-notice', 'failed', 1]])
    const id = await onlyId()
    assert.equal(await db.database.transaction({ role: 'system' }, (trx) => retryFailed(trx, seat, id, now)), true)
    assert.deepEqual(await states(), ['waiting'])
  })

  it('leaves at once what the provider refuses for good', async () => {
    await sendAccountNotice()
    await drain(options(countingSms(() => ({ take: false, answer: { outcome: 'refused', code: 'bad-number' } }))))
    assert.deepEqual((await rows()).map(({ state, last_error }) => [state, last_error]), [['failed', 'bad-number']])
  })

  it('does not send a code that has run out', async () => {
    await sendCode()
    now += 5 * 60_000
    const sms = countingSms()
    await drain(options(sms))
    assert.deepEqual([sms.times(await onlyId()), await states()], [0, ['cancelled']])
  })

  it('leaves alone what another version of the program knows', async () => {
    await db.database.transaction({ role: 'system' }, (trx) => enqueue(trx, { county, kind: 'print-notice', dedupe: 'x', payload: {}, now }))
    await drain(options(countingSms()))
    assert.deepEqual(await states(), ['waiting'])
  })

  it('goes on with the others when one cannot be prepared', async () => {
    await sendCode()
    await db.ownerQuery('update outbox set sealed = \'rubbish\'')
    await sendCode()
    await drain(options(countingSms()))
    assert.deepEqual((await states()).sort(), ['sent', 'waiting'])
  })

  it('shares 120 effects among four relays, each done once', async () => {
    await db.database.transaction({ role: 'gate' }, async (trx) => {
      for (let index = 0; index < 120; index += 1) await enqueueCode(trx, cipher, { county: seat + (index % 3), phone: '12000000001', code: String(index), now })
    })
    const sms = countingSms()
    await Promise.all([1, 2, 3, 4].map(() => drain(options(sms))))
    assert.deepEqual([...sms.accepted.values()].map(({ length }) => length), Array(120).fill(1))
    assert.deepEqual(new Set(await states()), new Set(['sent']))
  })

  it('picks up within a second, at once when woken, and finishes what it has begun when stopped', async () => {
    const sms = countingSms()
    const relay = startRelay({ ...options(sms), poll: 1000 })
    await new Promise((resolve) => { setTimeout(resolve, 100) })
    await sendCode()
    relay.wake()
    const started = Date.now()
    while ((await states())[0] !== 'sent' && Date.now() - started < 5000) await new Promise((resolve) => { setTimeout(resolve, 10) })
    assert.ok(Date.now() - started < 900, 'woken')
    await sendCode()
    relay.wake()
    await relay.stop()
    assert.ok((await db.ownerQuery('select id from outbox where lease is not null')).length === 0)
  })
})

describe('effects: whatever fails, in any order', () => {
  it('nothing is lost, codes reach at most once, notices at most twice', async () => {
    const outcome = fc.constantFrom<readonly [boolean, Answer | 'throw']>(
      [true, { outcome: 'sent' }], [false, { outcome: 'later', code: 'x' }], [true, 'throw'], [false, 'throw'],
      [true, { outcome: 'unknown', code: 'x' }], [false, { outcome: 'unknown', code: 'x' }],
    )
    const life = fc.record({ transactions: fc.integer({ min: 0, max: 14 }), at: fc.constantFrom('before' as const, 'after' as const), outcomes: fc.array(outcome, { minLength: 1, maxLength: 6 }) })
    await fc.assert(fc.asyncProperty(fc.array(life, { maxLength: 4 }), fc.boolean(), async (lives, canBeAsked) => {
      await db.ownerQuery('truncate outbox, messages')
      for (let index = 0; index < 2; index += 1) {
        await sendCode()
        await sendAccountNotice()
        await tell({ sequence: index, mustReach: true })
      }
      let reaction: () => { take: boolean; answer: Answer | 'throw' } = fine
      const sms = countingSms(() => reaction(), canBeAsked)
      for (const { transactions, at, outcomes } of lives) {
        let turn = 0
        reaction = () => {
          const [take, answer] = outcomes[turn++ % outcomes.length] ?? [true, 'throw']
          return { take, answer }
        }
        const process = mortal(db.database, transactions, at)
        while (!process.isDead() && turn < 10) if (await relayOnce(options(sms, { database: process.database })).catch(() => 0) === 0) break
        now += 61_000
      }
      reaction = fine
      for (let round = 0; round < 6; round += 1) {
        now += 16 * 60_000
        await drain(options(sms))
      }
      await check(sms)
    }), { numRuns: 30 })
  })

  async function check(sms: Counting): Promise<void> {
    const found = await rows()
    assert.equal(found.length, 8, 'two codes, two account notices, two acts and their short messages')
    for (const { id, kind, state } of found) {
      const times = sms.times(id)
      assert.notEqual(state, 'waiting', kind)
      if (kind === 'notify') assert.equal(state, 'sent')
      else if (kind === 'send-code') assert.ok(times <= 1, `code ${String(times)} times`)
      else assert.ok(times <= 2, `notice ${String(times)} times`)
      if (state === 'sent' && kind !== 'notify') assert.ok(times >= 1, `${kind} is called sent and was not`)
      if (state === 'cancelled') assert.equal(times, 0)
    }
    assert.equal((await db.ownerQuery('select id from messages')).length, 2, 'in-site messages exactly once')
  }
})

function options(sms: Counting, change: Partial<RelayOptions> & { kinds?: readonly string[] } = {}): RelayOptions & { kinds?: readonly string[] } {
  return {
    database: db.database, clock: () => now, random: () => 0.5, lease: 60_000, onError: () => undefined,
    effects: allEffects({
      sms, cipher, perform: () => Promise.resolve(), phoneOf: (_trx, { person }) => Promise.resolve(phones.get(person) ?? null),
      holdersOf: (_trx, addressee) => Promise.resolve(addressee.kind === 'unit' ? [li, wang] : []),
    }),
    ...change,
  }
}

async function drain(relay: RelayOptions & { kinds?: readonly string[] }): Promise<void> {
  while (await relayOnce(relay, relay.kinds) > 0);
}

const forged = { dossier, sequence: 1, position: 0, on: `140425-${dossier.id}`, act: 'archive', form: {}, now: 0 }

function notice(change: Partial<Notice> = {}): Notice {
  return {
    dossier, sequence: 1, position: 0, to: [{ kind: 'person', person: zhang }], text: 'accepted', sentence: '您反映的事项已受理。',
    number: 'CZ-1', mustReach: false, except: null, now, ...change,
  }
}

async function tell(change: Partial<Notice> = {}): Promise<void> {
  await db.database.transaction({ role: 'system' }, (trx) => enqueueNotice(trx, notice(change)))
}

async function sendCode(phone = '12000000001', code = '000000'): Promise<void> {
  await db.database.transaction({ role: 'gate' }, (trx) => enqueueCode(trx, cipher, { county: seat, phone, code, now }))
}

async function sendAccountNotice(): Promise<void> {
  await db.database.transaction({ role: 'gate' }, (trx) =>
    enqueueAccountNotice(trx, cipher, { county: seat, phone: '12000000002', notice: 'password-changed', now }))
}

type Row = { id: string; kind: string; state: OutboxState; last_error: string | null }

async function rows(kind?: string): Promise<Row[]> {
  return await db.ownerQuery<Row>('select id, kind, state, last_error from outbox where kind = coalesce($1, kind) order by id', [kind ?? null])
}

async function states(): Promise<OutboxState[]> {
  return (await rows()).map(({ state }) => state)
}

async function onlyId(): Promise<string> {
  return (await rows())[0]?.id ?? v7()
}
