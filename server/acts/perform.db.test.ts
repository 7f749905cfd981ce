import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { asVillager, system, underMandate, type Actor, type Office } from '../../core/procedure/actor.ts'
import { levelOf } from '../../core/region/region.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { keepCalendars } from '../calendar/index.ts'
import { keepProcedures, keepSettings } from '../procedures/index.ts'
import { perform, type Door, type Submission } from './index.ts'

const village = '140423100201'
const county = 140423

describe('The door', () => {
  let test: TestDatabase
  let door: Door
  before(async () => {
    test = await testDatabase()
    for (const id of ['140423:transport', '140423100:government', `${village}:committee`, '140423:verification', '140423:center']) {
      const [code = '', unitFunction = ''] = id.split(':')
      await test.ownerQuery(
        `insert into units (id, name, region_level, region_code, function, kind, code_lo, code_hi, valid_from) values ($1, $1, $2, $3, $4, 'department', $5, $6, '2020-01-01')`,
        [id, levelOf(code), code, unitFunction, Number(code.padEnd(15, '0')), Number(code.padEnd(15, '9'))],
      )
    }
    door = {
      database: test.database, procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(),
      enqueue: () => Promise.resolve(), attach: () => Promise.resolve(), keepContact: () => Promise.resolve(), clock: () => Date.now(),
    }
  })
  after(() => test.close())

  it('takes a broken road from report to closing (R-101, R-102, R-120)', async () => {
    const cast = people()
    const dossier = { county, id: randomUUID() }
    let sequence = 0
    const step = async (actor: Actor, act: string, form: object) => {
      const answer = await perform(door, submission(dossier, actor, act, form, act === 'report' ? undefined : sequence))
      sequence = answer.sequence
    }
    await step(cast.villager, 'report', { category: '0201', description: '村口路面塌了一块', village, where: '村口', visibility: 'CENTER_ONLY', source: 'VILLAGER' })
    await step(cast.cadre, 'pass-up', { reason: '要乡镇协调' })
    await step(cast.town, 'accept', {})
    await step(cast.town, 'dispatch', { lead: '140423:transport' })
    await step(cast.transport, 'sign', {})
    await step(cast.transport, 'feedback', { result: '已经填补路面并压实', solved: 'YES' })
    await step(cast.verifier, 'begin-verification', {})
    await step(cast.verifier, 'pass-verification', { conclusion: '现场看过，路面平整' })
    await step(cast.villager, 'evaluate', { score: 5 })
    const rows = await test.ownerQuery<{ state: string; number: string }>('select state, number from dossiers where id = $1', [dossier.id])
    assert.equal(rows[0]?.state, 'CLOSED')
    assert.match(rows[0].number, /^140423100201-\d{8}-000001$/)
  })

  it('refuses an act of a stranger and writes nothing (R-024)', async () => {
    const cast = people()
    const dossier = { county, id: randomUUID() }
    await perform(door, submission(dossier, cast.villager, 'report', { category: '0201', description: '路坏了一块', village, visibility: 'CENTER_ONLY', source: 'VILLAGER' }))
    await assert.rejects(perform(door, submission(dossier, asVillager(randomUUID()), 'urge', {}, 1)), (error: unknown) => error instanceof Refused && error.refusal.code === 'unknown-dossier')
    const rows = await test.ownerQuery<{ n: number }>('select count(*)::int as n from events where dossier = $1', [dossier.id])
    assert.equal(rows[0]?.n, 1)
  })

  it('refuses a page that moves a matter without saying what it saw of it, and nothing else (R-101)', async () => {
    const cast = people()
    const dossier = { county, id: randomUUID() }
    await perform(door, submission(dossier, cast.villager, 'report', { category: '0201', description: '路坏了一块', village, visibility: 'CENTER_ONLY', source: 'VILLAGER' }))
    const blind = (actor: Actor, act: string, form: object): Submission => ({ ...submission(dossier, actor, act, form), mustHaveSeen: true })
    await assert.rejects(perform(door, blind(cast.cadre, 'pass-up', { reason: '要乡镇协调' })), (error: unknown) => error instanceof Refused && error.refusal.code === 'seen-missing')
    // Adds a fact; an act of another procedure that moves something may be called the same.
    assert.equal((await perform(door, blind(cast.villager, 'urge', {}))).sequence, 2)
    assert.equal((await perform(door, { ...blind(cast.cadre, 'pass-up', { reason: '要乡镇协调' }), act: { ...blind(cast.cadre, 'pass-up', { reason: '要乡镇协调' }).act, seen: 2 } })).sequence, 3)
  })

  it('makes one event of 200 parallel identical acts', async () => {
    const cast = people()
    const dossier = { county, id: randomUUID() }
    const report = submission(dossier, cast.villager, 'report', { category: '0201', description: '路坏了一块', village, visibility: 'CENTER_ONLY', source: 'VILLAGER' })
    const answers = await Promise.all(Array.from({ length: 200 }, () => perform(door, report)))
    assert.equal(answers.filter((one) => !one.repeated).length, 1)
    const rows = await test.ownerQuery<{ n: number }>('select count(*)::int as n from events where dossier = $1', [dossier.id])
    assert.equal(rows[0]?.n, 1)
  })

  it('gives two clerks one success and one friendly "this changed meanwhile"', async () => {
    const cast = people()
    const dossier = { county, id: randomUUID() }
    await perform(door, submission(dossier, cast.villager, 'report', { category: '0201', description: '路坏了一块', village, visibility: 'CENTER_ONLY', source: 'VILLAGER' }))
    const results = await Promise.allSettled([
      perform(door, submission(dossier, cast.cadre, 'accept', {}, 1)),
      perform(door, submission(dossier, cast.cadre, 'pass-up', { reason: '要乡镇协调' }, 1)),
    ])
    assert.equal(results.filter((one) => one.status === 'fulfilled').length, 1)
    const lost = results.find((one) => one.status === 'rejected')
    assert.ok(lost?.status === 'rejected' && lost.reason instanceof Refused)
    assert.equal(lost.reason.refusal.code, 'changed-meanwhile')
  })

  it('lets the system archive only when the time has run out (R-125)', async () => {
    const cast = people()
    const dossier = { county, id: randomUUID() }
    await perform(door, submission(dossier, cast.villager, 'report', { category: '0201', description: '路坏了一块', village, visibility: 'CENTER_ONLY', source: 'VILLAGER' }))
    await assert.rejects(perform(door, submission(dossier, system, 'note-overdue', { deadline: 'accept' })), (error: unknown) => error instanceof Refused && error.refusal.code === 'not-run-out')
  })
})

function people() {
  const office = (title: Office, code: string, unit: string | null) => {
    const level = levelOf(code)
    assert.ok(level !== null)
    return underMandate(randomUUID(), { id: randomUUID(), office: title, unit, region: { level, code } })
  }
  return {
    villager: asVillager(randomUUID()),
    cadre: office('VILLAGE_CADRE', village, `${village}:committee`),
    town: office('TOWN_DISPATCHER', village.slice(0, 9), `${village.slice(0, 9)}:government`),
    transport: office('DEPT_HANDLER', '140423', '140423:transport'),
    verifier: office('VERIFIER', '140423', '140423:verification'),
  }
}

function submission(dossier: Submission['dossier'], actor: Actor, act: string, form: object, seen?: number): Submission {
  return {
    act: { id: randomUUID(), act, form, channel: actor.kind === 'system' ? 'timer' : 'console', occurredAt: Date.now(), ...(seen === undefined ? {} : { seen }) },
    dossier, actor, ...(act === 'report' ? { procedure: 'grid-case' } : {}),
  }
}
