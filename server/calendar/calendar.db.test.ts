import assert from 'node:assert/strict'
import { before, beforeEach, describe, it } from 'node:test'
import { system } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { defaultOfficeHours, dueAt, dueForStaff, isWorkday, parseInstant } from '../../core/time/index.ts'
import type { Context, Transaction } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { importBuiltInCalendar, importCalendarCsv, keepCalendars, loadCalendar, missingYears, setOfficeHours } from './index.ts'

const xiangyuan = 140423
const source = '演示通知〔2026〕1号'
const file = (...lines: string[]) => ['day,is_workday,note', ...lines].join('\n')
const everybody: readonly Context[] = [{ role: 'app', actor: system }, { role: 'gate' }, { role: 'system' }]

describe('the calendar room', () => {
  let test: TestDatabase
  const asSystem = <T>(work: (transaction: Transaction) => Promise<T>) => test.database.transaction({ role: 'system' }, work)
  const loaded = () => asSystem((trx) => loadCalendar(trx, xiangyuan))
  before(async () => { test = await testDatabase() })
  beforeEach(() => test.ownerQuery('truncate calendar_days, office_hours'))

  it('has Monday to Friday, default hours and an alarm for this year before anything is imported (R-005)', async () => {
    const calendar = await loaded()
    assert.deepEqual(calendar, { workdays: {}, officeHours: defaultOfficeHours, knownYears: [] })
    assert.deepEqual(missingYears(calendar, '2026-11-23'), [2026])
  })

  it('imports the days that come with the platform, and counts R-006 test d with them', async () => {
    await asSystem(importBuiltInCalendar)
    const calendar = await loaded()
    const start = parseInstant('2025-09-30T16:00+08:00') ?? assert.fail()
    assert.equal(dueForStaff(dueAt(start, { amount: 1, unit: 'WORK_DAY' }, calendar)), '2025-10-09 18:00')
    assert.deepEqual(missingYears(calendar, '2026-11-30'), [])
    assert.deepEqual(missingYears(calendar, '2026-12-01'), [2027])
  })

  it('lets every role read the calendar', async () => {
    await asSystem((trx) => importCalendarCsv(trx, file('2027-10-01,false,国庆节放假'), source))
    for (const context of everybody) {
      const calendar = await test.database.transaction(context, (trx) => loadCalendar(trx, xiangyuan))
      assert.deepEqual(calendar.knownYears, [2027])
    }
  })

  it('corrects a day by the new line, and keeps corrections at the next start', async () => {
    await asSystem(importBuiltInCalendar)
    const done = await asSystem((trx) => importCalendarCsv(trx, file('2026-10-10,false,临时放假', '2027-01-01,false,元旦放假'), source))
    assert.deepEqual(done, { days: 2, years: [2026, 2027] })
    await asSystem(importBuiltInCalendar)
    assert.equal(isWorkday('2026-10-10', await loaded()), false)
    const [row] = await test.ownerQuery("select note, source from calendar_days where day = '2026-10-10'")
    assert.deepEqual(row, { note: '临时放假', source })
  })

  it('does not take a year for known because another year’s notice touches it', async () => {
    await asSystem((trx) => importCalendarCsv(trx, file('2026-12-31,false,元旦放假', '2027-10-01,false,国庆节放假'), source))
    assert.deepEqual((await loaded()).knownYears, [2027])
  })

  it('has the hours of the county, else of the city (R-006)', async () => {
    await asSystem((trx) => setOfficeHours(trx, 0, [[480, 720], [900, 1110]]))
    assert.deepEqual((await loaded()).officeHours, [[480, 720], [900, 1110]])
    await asSystem((trx) => setOfficeHours(trx, xiangyuan, [[540, 1020]]))
    await asSystem((trx) => setOfficeHours(trx, xiangyuan, [[540, 1030]]))
    assert.deepEqual((await loaded()).officeHours, [[540, 1030]])
    assert.deepEqual((await asSystem((trx) => loadCalendar(trx, 140425))).officeHours, [[480, 720], [900, 1110]])
  })

  it('takes a file in whole or not at all', async () => {
    const text = file('2027-01-01,false,元旦放假', '2027-02-30,false,春节放假')
    await assert.rejects(asSystem((trx) => importCalendarCsv(trx, text, source)),
      (error) => error instanceof Refused && error.refusal.sentence.startsWith('第 3 行'))
    assert.deepEqual((await loaded()).workdays, {})
  })

  it('refuses an import that names no notice', async () => {
    await assert.rejects(asSystem((trx) => importCalendarCsv(trx, file('2027-01-01,false,元旦放假'), ' ')),
      (error) => error instanceof Refused && error.refusal.code === 'calendar-source-missing')
  })

  it('refuses hours that are none', async () => {
    for (const hours of [[], [[720, 510]], [[0, 1441]], 'always']) {
      await assert.rejects(asSystem((trx) => setOfficeHours(trx, xiangyuan, hours)), Refused)
    }
  })

  it('refuses writing to everybody but the system, and deleting to all', async () => {
    for (const context of everybody.filter(({ role }) => role !== 'system')) {
      await assert.rejects(test.database.transaction(context, importBuiltInCalendar), /permission denied/)
      const setting = test.database.transaction(context, (trx) => setOfficeHours(trx, xiangyuan, [[540, 1020]]))
      await assert.rejects(setting, /permission denied/)
    }
    for (const context of everybody) {
      const deleting = test.database.transaction(context, (trx) => trx.deleteFrom('calendar_days').execute())
      await assert.rejects(deleting, /permission denied/)
    }
  })
})

describe('calendars kept in memory', () => {
  let test: TestDatabase
  before(async () => { test = await testDatabase() })
  const add = (day: string) => test.database.transaction({ role: 'system' }, (trx) =>
    importCalendarCsv(trx, file(`${day},false,演示放假`), source))

  it('are read again after a minute, or at once when forgotten', async () => {
    await test.ownerQuery('truncate calendar_days')
    const calendars = keepCalendars()
    const known = (now: number) => test.database.transaction({ role: 'gate' }, async (trx) =>
      Object.keys((await calendars.of(trx, xiangyuan, now)).workdays).length)
    assert.equal(await known(0), 0)
    await add('2027-01-01')
    assert.equal(await known(59_999), 0)
    assert.equal(await known(60_000), 1)
    await add('2027-01-02')
    calendars.forget()
    assert.equal(await known(60_001), 2)
  })

  it('do not keep what was being read while they were forgotten', async () => {
    await test.ownerQuery('truncate calendar_days')
    const calendars = keepCalendars()
    await test.database.transaction({ role: 'gate' }, async (trx) => {
      const reading = calendars.of(trx, xiangyuan, 0)
      calendars.forget()
      await reading
    })
    await add('2027-01-01')
    const calendar = await test.database.transaction({ role: 'gate' }, (trx) => calendars.of(trx, xiangyuan, 1))
    assert.equal(isWorkday('2027-01-01', calendar), false)
  })
})
