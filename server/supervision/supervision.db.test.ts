import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { appraisalKey } from '../../core/appraisal/index.ts'
import { asVillager, system, type Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { inOffice } from '../../core/procedure/testing/places.ts'
import { parseInstant } from '../../core/time/index.ts'
import { appraisal } from '../../procedures/appraisal/appraisal.procedure.ts'
import { perform, type Door } from '../acts/index.ts'
import { keepCalendars } from '../calendar/index.ts'
import type { Transaction } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { rebuild, verifyChains } from '../dossiers/index.ts'
import { enqueueIntents } from '../effects/index.ts'
import { keepProcedures, keepSettings, publishedProcedures } from '../procedures/index.ts'
import { appraisalsOf, noteMissing, publicAppraisals } from './index.ts'
import { workOf } from './work-list.ts'

const village = '140423100299'
const neighbour = '140423100298'
const county = 140423
const instant = (text: string) => parseInstant(`${text.replace(' ', 'T')}+08:00`) ?? 0
const procedures = keepProcedures([...publishedProcedures.filter(({ key }) => key !== 'appraisal'), appraisal])

describe('The supervision committee of a village', () => {
  let test: TestDatabase
  let door: Door
  let now = instant('2026-11-02 09:00')
  const chair = inOffice(randomUUID(), 'VILLAGE_CADRE', village, 'committee')
  const member = inOffice(randomUUID(), 'VILLAGE_CADRE', village, 'committee')
  const host = inOffice(randomUUID(), 'VILLAGE_SUPERVISOR', village, 'supervision')
  const second = inOffice(randomUUID(), 'VILLAGE_SUPERVISOR', village, 'supervision')
  const foreign = inOffice(randomUUID(), 'VILLAGE_SUPERVISOR', neighbour, 'supervision')
  const villager = asVillager(randomUUID())
  const key = appraisalKey({ village, year: 2026, nth: 1 })

  before(async () => {
    test = await testDatabase()
    door = { database: test.database, procedures, settings: keepSettings(), calendars: keepCalendars(), enqueue: enqueueIntents, attach: () => Promise.resolve(), keepContact: () => Promise.resolve(), clock: () => now }
    for (const [code, name] of [[village, '演示村'], [neighbour, '邻村']] as const) {
      await test.ownerQuery(`insert into regions (level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, valid_from, code_lo, code_hi)
        values ('VILLAGE', $1, $2, $2, '', 'TOWN', $3, 'statutory', '村委会', '2000-01-01', $4, $5)`, [code, name, code.slice(0, 9), Number(`${code}000`), Number(`${code}999`)])
    }
    for (const [actor, name] of [[chair, '张演示'], [member, '李演示'], [host, '王演示'], [second, '赵演示'], [foreign, '钱演示']] as const) {
      const { region, office } = actor.mandate ?? assert.fail()
      await test.ownerQuery(`insert into persons (county, id, name, gender, birth_date, residence_village, place, created_at, updated_at) values ($1, $2, $3, 1, '1970-01-01', $4, $5, now(), now())`, [county, actor.person, name, region.code, Number(region.code.padEnd(15, '0'))])
      await test.ownerQuery(`insert into mandates (county, id, person, holder_name, office, region_level, region_code, lo, hi, valid_from, granted_at) values ($1, $2, $3, $4, $5, 'VILLAGE', $6, $7, $8, '2026-01-01', now())`,
        [county, randomUUID(), actor.person, name, office, region.code, Number(`${region.code}000`), Number(`${region.code}999`)])
    }
  })
  after(() => test.close())

  const act = (dossier: DossierKey, actor: Actor, name: string, form: object = {}, procedure?: string) => perform(door, {
    act: { id: randomUUID(), act: name, form, channel: actor.kind === 'system' ? 'timer' : 'console', occurredAt: now }, dossier, actor, ...(procedure === undefined ? {} : { procedure }),
  })
  const codeOf = async (work: Promise<unknown>) => await work.then(() => 'done', (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)))
  const as = <T>(actor: Actor, work: (transaction: Transaction) => Promise<T>) => test.database.reading({ role: 'app', actor }, work)
  const itemsOf = async (actor: Actor, code = village) => (await as(actor, (transaction) => workOf(transaction, door, code))).flatMap(({ items }) => items)
  const notice = {
    village, year: 2026, nth: 1, meeting: 'REPRESENTATIVES', basis: 'REPRESENTATIVES', day: '2026-11-10', time: '19:00', place: '村委会',
    subjects: [{ person: chair.person ?? '', post: 'CHAIR' }, { person: member.person ?? '', post: 'MEMBER' }],
  }
  const papers = (person: string, incompetent: number) => ({ person, excellent: 24 - incompetent, competent: 0, basic: 0, incompetent, invalid: 0 })

  it('R-281: is refused an appraisal that forgets one of the committee: the mandates say who is in it', async () => {
    assert.equal(await codeOf(act(key, host, 'announce', { ...notice, subjects: notice.subjects.slice(1) }, 'appraisal')), 'somebody-left-out')
    assert.equal(await codeOf(act(key, chair, 'announce', notice, 'appraisal')), 'not-yours')
    assert.equal(await codeOf(act(key, foreign, 'announce', notice, 'appraisal')), 'not-yours')
  })

  it('R-281: sees its appraisal on the one page of what waits, the committee of another village and a villager see nothing', async () => {
    await act(key, host, 'announce', notice, 'appraisal')
    const [item] = await itemsOf(host)
    assert.equal(item?.procedure, 'appraisal')
    assert.equal(item.mine, true)
    assert.deepEqual(await itemsOf(foreign), [])
    assert.deepEqual(await itemsOf(foreign, neighbour), [])
    assert.deepEqual(await itemsOf(villager), [])
    const view = await as(host, (transaction) => appraisalsOf(transaction, door, { code: village, name: '演示村' }, true, now))
    assert.deepEqual(view.items.map(({ state, subjects }) => [state, subjects.length]), [['ANNOUNCED', 2]])
    assert.equal(view.next, null)
    assert.deepEqual((await as(foreign, (transaction) => appraisalsOf(transaction, door, { code: village, name: '演示村' }, false, now))).items, [])
    assert.deepEqual((await as(villager, (transaction) => appraisalsOf(transaction, door, { code: village, name: '演示村' }, false, now))).items, [])
  })

  it('R-281: counts, has a second member check, publishes; nothing is public before', async () => {
    const publicNow = () => test.database.reading({ role: 'system' }, (transaction) => publicAppraisals(transaction, village))
    now = instant('2026-11-10 21:00')
    await act(key, host, 'record', { should: 30, present: 25, issued: 25, collected: 24, papers: [papers(chair.person ?? '', 2), papers(member.person ?? '', 15)], tellers: '两人', record: '档案柜' })
    assert.equal(await codeOf(act(key, host, 'confirm', { words: '一致' })), 'counted-it')
    await act(key, second, 'confirm', { words: '一致' })
    assert.deepEqual(await publicNow(), [])
    await act(key, host, 'publish', { where: '公开栏' })
    assert.deepEqual((await publicNow())[0]?.shown.judged.map(({ verdict, twice }) => [verdict, twice]), [['excellent', false], ['incompetent', false]])
  })

  it('R-281: the second time in a row, a year later, is found from what the first one shows', async () => {
    now = instant('2027-11-01 09:00')
    const next = appraisalKey({ village, year: 2027, nth: 1 })
    await act(next, host, 'announce', { ...notice, year: 2027, day: '2027-11-08' }, 'appraisal')
    now = instant('2027-11-08 21:00')
    await act(next, host, 'record', { should: 30, present: 25, issued: 25, collected: 24, papers: [papers(chair.person ?? '', 20), papers(member.person ?? '', 20)], tellers: '两人', record: '档案柜' })
    await act(next, second, 'confirm', { words: '一致' })
    const [line] = (await as(host, (transaction) => appraisalsOf(transaction, door, { code: village, name: '演示村' }, true, now))).items
    assert.deepEqual(line?.judged.map(({ name, twice }) => [name, twice]), [['张演示', false], ['李演示', true]])
  })

  it('R-281: is reminded once, after the day of the county, of a year without an appraisal; not where one is on its way', async () => {
    now = instant('2027-11-30 20:00')
    assert.equal(await noteMissing(door), 0)
    now = instant('2027-12-01 08:00')
    assert.equal(await noteMissing(door), 1)
    assert.equal(await noteMissing(door), 0)
    assert.deepEqual((await itemsOf(foreign, neighbour)).map(({ title, stateName }) => [title, stateName]), [['2027 年民主评议', '还没有评议']])
    const view = await as(foreign, (transaction) => appraisalsOf(transaction, door, { code: neighbour, name: '邻村' }, true, now))
    assert.equal(view.next?.nth, 1)
  })

  it('rebuilds to what it was, and every chain is whole', async () => {
    assert.equal((await rebuild({ database: test.database, procedures, settings: keepSettings(), calendars: keepCalendars(), now: () => now })).different, 0)
    assert.deepEqual((await verifyChains(test.database, procedures.all)).faults, [])
    assert.equal(await codeOf(act(key, system, 'take-down', { deadline: 'board' })), 'done')
  })
})
