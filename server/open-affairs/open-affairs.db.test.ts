import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { asVillager, type Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { inOffice } from '../../core/procedure/testing/places.ts'
import { disclosureKey, nameOfDisclosure } from '../../core/open-affairs/index.ts'
import { parseInstant, type Instant } from '../../core/time/index.ts'
import { publishedProcedures } from '../procedures/index.ts'
import { disclosure } from '../../procedures/disclosure/disclosure.procedure.ts'
import { disclosureQuestion } from '../../procedures/disclosure-question/disclosure-question.procedure.ts'
import { perform, type Door } from '../acts/index.ts'
import { keepCalendars } from '../calendar/index.ts'
import type { Transaction } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { findDossier, rebuild, verifyChains } from '../dossiers/index.ts'
import { enqueueIntents } from '../effects/index.ts'
import { keepProcedures, keepSettings } from '../procedures/index.ts'
import { publicArchive, publicationAt, publicYears, watchDuties } from './index.ts'
import { overdueIn } from './overdue.ts'
import { dutiesOfVillage } from './village-desk.ts'

const village = '140423100299'
const county = 140423
const all = [...publishedProcedures.filter(({ key }) => !key.startsWith('disclosure')), disclosure, disclosureQuestion]
const instant = (text: string) => parseInstant(`${text.replace(' ', 'T')}+08:00`) ?? 0
const lines = Array.from({ length: 300 }, (_, at) => ({ day: '2026-07-15', direction: at % 7 === 0 ? 'in' : 'out', subject: '办公费', words: `第 ${at + 1} 笔`, fen: 1000 + at, voucher: `记${at + 1}` }))
const seen = lines.map((_, at) => at + 1)

describe('Open affairs through the door', () => {
  let test: TestDatabase
  let door: Door
  let now: Instant = instant('2026-10-12 09:00')
  const accountant = inOffice(randomUUID(), 'VILLAGE_CADRE', village, 'committee')
  const secretary = inOffice(randomUUID(), 'PARTY_SEC', village, 'party')
  const supervisor = inOffice(randomUUID(), 'VILLAGE_SUPERVISOR', village, 'supervision')
  const town = inOffice(randomUUID(), 'TOWN_DISPATCHER', village.slice(0, 9), 'government')
  const wang = asVillager(randomUUID())
  const stranger = asVillager(randomUUID())
  const books = disclosureKey(village, 'F01', '2026-Q3')
  const procedures = keepProcedures(all)

  before(async () => {
    test = await testDatabase()
    door = { database: test.database, procedures, settings: keepSettings(), calendars: keepCalendars(), enqueue: enqueueIntents, attach: () => Promise.resolve(), keepContact: () => Promise.resolve(), clock: () => now }
    await test.ownerQuery(`insert into regions (level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, valid_from, code_lo, code_hi)
      values ('VILLAGE', $1, '演示村', '演示村', '', 'TOWN', $2, 'statutory', '村委会', '2000-01-01', $3, $4)`, [village, village.slice(0, 9), Number(`${village}000`), Number(`${village}999`)])
    for (const [actor, name] of [[wang, '王演示'], [supervisor, '赵演示']] as const) {
      await test.ownerQuery(`insert into persons (county, id, name, gender, birth_date, residence_village, place, created_at, updated_at) values ($1, $2, $3, 1, '1956-01-01', $4, $5, now(), now())`, [county, actor.person, name, village, Number(village.padEnd(15, '0'))])
    }
  })
  after(() => test.close())

  const act = (key: DossierKey, actor: Actor, name: string, form: object = {}, procedure?: string) => perform(door, {
    act: { id: randomUUID(), act: name, form, channel: actor.kind === 'system' ? 'timer' : 'console', occurredAt: now }, dossier: key, actor, ...(procedure === undefined ? {} : { procedure }),
  })
  const codeOf = async (work: Promise<unknown>) => await work.then(() => 'done', (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)))
  const asSystem = <T>(work: (transaction: Transaction) => Promise<T>) => test.database.reading({ role: 'system' }, work)
  const publication = () => asSystem((transaction) => publicationAt(transaction, door, village, 'F01', '2026-Q3'))
  const archive = (text?: string) => asSystem((transaction) => publicArchive(transaction, { village, text, limit: 50 }))

  it('shows nothing before it is published, and 300 lines with their proof afterwards (R-270…R-274)', async () => {
    await act(books, accountant, 'prepare', { village, item: 'F01', period: '2026-Q3', title: '2026年第三季度财务收支', opening: 100000, lines }, 'disclosure')
    assert.equal(await publication(), null)
    assert.deepEqual(await archive(), [])
    await act(books, supervisor, 'review', { looked: seen })
    await act(books, secretary, 'publish', { days: 15 })
    const found = await publication()
    assert.equal(found?.versions[0]?.content.lines.length, 300)
    assert.equal(found.unchanged, true)
    assert.equal((await archive()).length, 1)
    assert.deepEqual(await asSystem((transaction) => publicYears(transaction, village)), [2026])
    await act(books, secretary, 'post-board', { on: '2026-10-12', where: '村委会公开栏' })
  })

  it('finds it by its words, and not by others (search of the archive)', async () => {
    assert.equal((await archive('财务')).length, 1)
    assert.equal((await archive('办公费')).length, 1)
    assert.equal((await archive('低保')).length, 0)
  })

  it('shows a question on line 17 and its answer under it, without a name, and nothing past the village (R-276, R-280)', async () => {
    const question = { county, id: randomUUID() }
    await act(question, wang, 'ask', { disclosure: nameOfDisclosure(village, 'F01', '2026-Q3'), village, line: 17, words: '这笔买的什么东西' }, 'disclosure-question')
    assert.equal(await codeOf(act({ county, id: randomUUID() }, stranger, 'ask', { disclosure: nameOfDisclosure(village, 'F01', '2026-Q3'), village, line: 17, words: '这笔买的什么东西' }, 'disclosure-question')), 'not-of-this-village')
    await act(question, accountant, 'answer', { words: '买的是井盖，见凭证记17' })
    const tip = { county, id: randomUUID() }
    await act(tip, supervisor, 'tip-off', { village, to: 'town', words: '重复报账的线索' }, 'disclosure-question')
    const questions = (await publication())?.questions ?? []
    assert.deepEqual(questions.map(({ line, answer }) => [line, answer]), [[17, '买的是井盖，见凭证记17']])
    assert.ok(!JSON.stringify(questions).includes(wang.person ?? ''))
    const reads = async (actor: Actor) => await test.database.reading({ role: 'app', actor }, (transaction) => findDossier(transaction, (key, version) => procedures.at(key, version), tip)) !== null
    assert.deepEqual([await reads(supervisor), await reads(town), await reads(accountant), await reads(secretary), await reads(wang)], [true, true, false, false, false])
  })

  it('keeps a draft from foreigners: nobody outside those law names reads it in the database', async () => {
    const draft = disclosureKey(village, 'F02', '2026-Q3')
    await act(draft, accountant, 'prepare', { village, item: 'F02', period: '2026-Q3', title: '2026年第三季度债权债务', words: '没有变化' }, 'disclosure')
    const reads = async (actor: Actor) => await test.database.reading({ role: 'app', actor }, (transaction) => findDossier(transaction, (key, version) => procedures.at(key, version), draft)) !== null
    const others = [wang, stranger, inOffice(randomUUID(), 'VILLAGE_CADRE', '140425200288', 'committee'), inOffice(randomUUID(), 'TOWN_DISPATCHER', '140425200', 'government'), inOffice(randomUUID(), 'SYS_ADMIN', '140423', null)]
    assert.deepEqual(await Promise.all([accountant, supervisor, town].map(reads)), [true, true, true])
    assert.deepEqual(await Promise.all(others.map(reads)), others.map(() => false))
  })

  it('R-272: shows a correction beside the original, and says so in the archive', async () => {
    const corrected = lines.map((line, at) => (at === 16 ? { ...line, fen: 5 } : line))
    await act(books, accountant, 'correct', { reason: '第 17 笔金额写错了', opening: 100000, lines: corrected })
    await act(books, supervisor, 'confirm-correction', { looked: seen })
    const found = await publication()
    assert.deepEqual(found?.versions.map(({ content }) => content.lines[16]?.fen), [1016, 5])
    assert.equal(found.unchanged, true)
    assert.equal((await archive())[0]?.corrected, true)
  })

  it('R-271: owes nothing for the time before it was first looked at, then finds each missing one once, and counts it for the township', async () => {
    await test.ownerQuery(`insert into mandates (county, id, person, holder_name, office, region_level, region_code, lo, hi, valid_from, granted_at) values ($1, $2, $3, '张演示', 'VILLAGE_CADRE', 'VILLAGE', $4, $5, $6, '2020-01-01', now())`, [county, randomUUID(), accountant.person, village, Number(`${village}000`), Number(`${village}999`)])
    while (await watchDuties(door)) { /* until all were looked at */ }
    const late = () => asSystem((transaction) => overdueIn(transaction, { level: 'TOWN', code: village.slice(0, 9) }, now, 100))
    assert.equal((await late()).total, 0)
    now = instant('2026-10-17 08:00')
    while (await watchDuties(door)) { /* until all were looked at */ }
    const found = await late()
    const quarterly = disclosure.settings.defaults.items.filter(({ rhythm }) => rhythm === 'quarter').length
    // Two were begun: the books are out; the debts are prepared and late.
    assert.equal(found.lines.filter(({ state }) => state === 'MISSING').length, quarterly - 2)
    assert.equal(found.total, quarterly - 1)
    assert.deepEqual(found.below, [{ code: village, name: found.below[0]?.name ?? '', overdue: quarterly - 1 }])
    while (await watchDuties(door)) { /* nothing new */ }
    assert.equal((await late()).total, quarterly - 1)
    const desk = await asSystem((transaction) => dutiesOfVillage(transaction, door, village, 2026, now))
    assert.equal(desk.filter(({ period, overdue }) => period === '2026-Q3' && overdue).length, quarterly - 1)
    assert.ok(desk.some(({ item, period, state }) => item === 'F01' && period === '2026-Q3' && state === 'POSTED'))
    assert.ok(desk.some(({ period, state }) => period === '2026-Q1' && state === null), 'a duty nobody began is computed, not kept')
  })

  it('agrees with its records: read models rebuilt, every chain whole; and says so where a record was changed', async () => {
    assert.deepEqual((await verifyChains(test.database, all)).faults, [])
    assert.equal((await rebuild({ database: test.database, procedures, settings: keepSettings(), calendars: keepCalendars(), now: () => now })).different, 0)
    await test.ownerQuery(`alter table events disable trigger user`)
    await test.ownerQuery(`update events set form = jsonb_set(form, '{lines,3,fen}', '1') where county = $1 and dossier = $2 and act = 'prepare'`, [county, books.id])
    assert.equal((await publication())?.unchanged, false)
  })
})
