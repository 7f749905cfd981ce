import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { asVillager } from '../../core/procedure/actor.ts'
import { msPerDay, type Instant } from '../../core/time/index.ts'
import { perform, type Door } from '../acts/index.ts'
import { importBuiltInCalendar, keepCalendars } from '../calendar/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { keepProcedures, keepSettings } from '../procedures/index.ts'
import { fireDue, startTimers } from './index.ts'

const village = '140423100201'

describe('The timers', () => {
  let test: TestDatabase
  let now: Instant = Date.UTC(2026, 2, 2, 1)
  let door: Door
  before(async () => {
    test = await testDatabase()
    await test.database.transaction({ role: 'system' }, importBuiltInCalendar)
    const silent = () => Promise.resolve()
    door = {
      database: test.database, procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(),
      enqueue: silent, attach: silent, keepContact: silent, clock: () => now,
    }
  })
  after(() => test.close())

  it('note what nobody accepted in time, once, although many processes look (R-008)', async () => {
    const id = await report()
    now += 3 * msPerDay
    await Promise.all([fireDue(door), fireDue(door), fireDue(door), fireDue(door)])
    await fireDue(door)
    assert.deepEqual(await events(id), ['reported', 'overdue-noted'])
  })

  it('do nothing before the time has come', async () => {
    const id = await report()
    await fireDue(door)
    assert.deepEqual(await events(id), ['reported'])
  })

  it('catch up after the platform was down for a week', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, report))
    now += 7 * msPerDay
    const timers = startTimers({ door, poll: 20, onError: (error) => { throw error } })
    await waitFor(async () => (await Promise.all(ids.map(events))).every((types) => types.includes('overdue-noted')))
    await timers.stop()
  })

  async function report(): Promise<string> {
    const id = randomUUID()
    await perform(door, {
      act: { id: randomUUID(), act: 'report', form: { category: '0201', description: '路坏了', village, visibility: 'CENTER_ONLY', source: 'VILLAGER' }, channel: 'portal', occurredAt: now },
      dossier: { county: 140423, id }, actor: asVillager(randomUUID()), procedure: 'grid-case',
    })
    return id
  }

  async function events(id: string): Promise<string[]> {
    return (await test.ownerQuery<{ type: string }>('select type from events where dossier = $1 order by sequence', [id])).map((row) => row.type)
  }
})

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  for (let left = 400; left > 0; left -= 1) {
    if (await condition()) return
    await new Promise((resolve) => { setTimeout(resolve, 25) })
  }
  assert.fail('what was waited for did not come')
}
