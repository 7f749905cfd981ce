import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { opinionKey } from '../../core/consultation/index.ts'
import { asVillager, system, type Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { inOffice } from '../../core/procedure/testing/places.ts'
import { parseInstant } from '../../core/time/index.ts'
import { consultation } from '../../procedures/consultation/consultation.procedure.ts'
import { consultationOpinion } from '../../procedures/consultation-opinion/consultation-opinion.procedure.ts'
import { perform, type Door } from '../acts/index.ts'
import { keepCalendars } from '../calendar/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { dossierName, findDossier, rebuild, showDossier, verifyChains } from '../dossiers/index.ts'
import { enqueueIntents } from '../effects/index.ts'
import { keepProcedures, keepSettings, publishedProcedures } from '../procedures/index.ts'
import { ownOpinion, publicConsultations } from './index.ts'

const village = '140423100299'
const county = 140423
const instant = (text: string) => parseInstant(`${text.replace(' ', 'T')}+08:00`) ?? 0
const procedures = keepProcedures([...publishedProcedures.filter(({ key }) => !key.startsWith('consultation')), consultation, consultationOpinion])

describe('What a village asks on line', () => {
  let test: TestDatabase
  let door: Door
  let now = instant('2026-11-23 09:00')
  const cadre = inOffice(randomUUID(), 'VILLAGE_CADRE', village, 'committee')
  const supervisor = inOffice(randomUUID(), 'VILLAGE_SUPERVISOR', village, 'supervision')
  const town = inOffice(randomUUID(), 'TOWN_DISPATCHER', village.slice(0, 9), 'government')
  const otherTown = inOffice(randomUUID(), 'TOWN_DISPATCHER', '140423101', 'government')
  const wang = asVillager(randomUUID())
  const li = asVillager(randomUUID())
  const stranger = asVillager(randomUUID())
  const household = randomUUID()
  const key: DossierKey = { county, id: randomUUID() }
  const about = dossierName(key)

  before(async () => {
    test = await testDatabase()
    door = { database: test.database, procedures, settings: keepSettings(), calendars: keepCalendars(), enqueue: enqueueIntents, attach: () => Promise.resolve(), keepContact: () => Promise.resolve(), clock: () => now }
    await test.ownerQuery(`insert into regions (level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, valid_from, code_lo, code_hi)
      values ('VILLAGE', $1, '演示村', '演示村', '', 'TOWN', $2, 'statutory', '村委会', '2000-01-01', $3, $4)`, [village, village.slice(0, 9), Number(`${village}000`), Number(`${village}999`)])
    for (const [actor, name] of [[wang, '王演示'], [li, '李演示'], [stranger, '钱演示']] as const) {
      await test.ownerQuery(`insert into persons (county, id, name, gender, birth_date, residence_village, place, created_at, updated_at) values ($1, $2, $3, 1, '1956-01-01', $4, $5, now(), now())`, [county, actor.person, name, village, Number(village.padEnd(15, '0'))])
    }
    await test.ownerQuery(`insert into households (county, id, village, place, basis, head, created_at) values ($1, $2, $3, $4, 'residence', $5, now())`, [county, household, village, Number(village.padEnd(15, '0')), wang.person])
    for (const actor of [wang, li]) await test.ownerQuery(`insert into household_members (county, id, household, basis, person, place, joined_on) values ($1, $2, $3, 'residence', $4, $5, '2020-01-01')`, [county, randomUUID(), household, actor.person, Number(village.padEnd(15, '0'))])
  })
  after(() => test.close())

  const act = (dossier: DossierKey, actor: Actor, name: string, form: object = {}, procedure?: string) => perform(door, {
    act: { id: randomUUID(), act: name, form, channel: actor.kind === 'system' ? 'timer' : 'portal', occurredAt: now }, dossier, actor, ...(procedure === undefined ? {} : { procedure }),
  })
  const codeOf = async (work: Promise<unknown>) => await work.then(() => 'done', (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)))
  const publicNow = () => test.database.reading({ role: 'system' }, (transaction) => publicConsultations(transaction, village))
  const say = (actor: Actor, words: string, named = false) => act(opinionKey(about, actor.person ?? ''), actor, 'say', { village, consultation: about, household, words, named }, 'consultation-opinion')
  const reads = (actor: Actor, whose: Actor) => test.database.reading({ role: 'app', actor }, (transaction) => findDossier(transaction, (name, version) => procedures.at(name, version), opinionKey(about, whose.person ?? '')))

  it('R-252: takes one opinion of each adult of the village, under the person\'s own name only where wanted', async () => {
    await act(key, cadre, 'call', { village, topic: '村口路灯装在哪里', words: '晚上黑，想听听大家装在哪里好', way: 'ONLINE', participants: '全村', day: '2026-12-03' }, 'consultation')
    await say(wang, '装在学校门口')
    await say(li, '装在桥头', true)
    assert.equal(await codeOf(say(wang, '再说一遍')), 'not-in-this-state')
    assert.equal(await codeOf(say(stranger, '装在我家门口')), 'not-of-the-village')
    const [one] = await publicNow()
    assert.equal(one?.open, true)
    // Both were given in one instant of the test's clock.
    assert.deepEqual(new Map(one.opinions.map(({ words, name }) => [words, name])), new Map([['装在学校门口', ''], ['装在桥头', '李演示']]))
  })

  it('R-252: keeps who spoke from committee, supervisors, other villagers and foreign townships; the own township reads words without the person', async () => {
    for (const actor of [cadre, supervisor, li, stranger, otherTown]) assert.equal(await reads(actor, wang), null)
    assert.notEqual(await reads(wang, wang), null)
    const seen = await test.database.reading({ role: 'app', actor: town }, (transaction) => showDossier(door, transaction, opinionKey(about, wang.person ?? ''), town, now))
    assert.notEqual(seen, null)
    assert.equal(JSON.stringify(seen).includes(wang.person ?? '?'), false)
    assert.equal(JSON.stringify(seen).includes('王演示'), false)
    assert.equal(JSON.stringify(await publicNow()).includes(wang.person ?? '?'), false)
  })

  it('R-252: lets an opinion be changed until the day, and by nobody afterwards; the clock counts what was said', async () => {
    const mine = opinionKey(about, wang.person ?? '')
    await perform(door, { act: { id: randomUUID(), act: 'revise', form: { words: '装在学校门口和桥头', named: false }, channel: 'portal', occurredAt: now, seen: 1 }, dossier: mine, actor: wang })
    assert.equal((await test.database.reading({ role: 'system' }, (transaction) => ownOpinion(transaction, about, wang.person ?? '')))?.words, '装在学校门口和桥头')
    now = instant('2026-12-04 00:30')
    await act(key, system, 'close-collecting', { deadline: 'collect' })
    assert.equal((await publicNow())[0]?.shown.voices, 2)
    assert.equal(await codeOf(act(mine, wang, 'revise', { words: '都不要装', named: false })), 'consultation-closed')
    assert.equal(await codeOf(act(mine, wang, 'withdraw')), 'consultation-closed')
    assert.equal(await codeOf(say(stranger, '晚了也想说')), 'consultation-closed')
  })

  it('rebuilds to what it was, and every chain is whole', async () => {
    assert.equal((await rebuild({ database: test.database, procedures, settings: keepSettings(), calendars: keepCalendars(), now: () => now })).different, 0)
    assert.deepEqual((await verifyChains(test.database, procedures.all)).faults, [])
  })
})
