import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { asVillager, type Actor } from '../../core/procedure/actor.ts'
import { choosing } from '../../core/procedure/testing/forms.ts'
import { inOffice, regionsOf } from '../../core/procedure/testing/places.ts'
import { cycleKey, ratingKey } from '../../core/star-rating/rating-names.ts'
import { addDays, dayOf } from '../../core/time/index.ts'
import { ownWords, settle, sitters, uuidOf, type Home } from '../../tools/stars/play-year.ts'
import { perform, type Door } from '../acts/index.ts'
import { keepCalendars } from '../calendar/index.ts'
import type { Transaction } from '../database/index.ts'
import { rowsRead } from '../database/test-rows-read.ts'
import type { TestDatabase } from '../database/testing.ts'
import { keepProcedures, keepSettings } from '../procedures/index.ts'
import { testRegistry } from '../registry/test-registry.ts'
import { changedInRegister } from './register-changes.ts'
import { cycleAsked, householdsOfCycle, type Asking } from './village-households.ts'

const village = '140423100228'
const county = 140423
const year = 2026
const now = Date.UTC(2026, 9, 12, 1)
/** `SANZHI_HOUSEHOLDS=3000` asks a large village: what is read of a page must be the same. */
const households = Number(process.env['SANZHI_HOUSEHOLDS'] ?? 500)

describe(`The desk of a village of ${households} households`, () => {
  let test: TestDatabase
  let homes: Home[] = []
  const cycle = cycleKey(village, year)
  const id = (what: string) => uuidOf(`desk ${what}`)
  const staff = sitters.map(([office, unit], index) => inOffice(id(`sitter ${index}`), office, village, unit))
  const [secretary, cadre, , , supervisor] = staff as [Actor, Actor, Actor, Actor, Actor]
  const asking: Asking = { after: null, limit: 50, today: dayOf(now), namesMembers: true, text: '', state: null }

  before(async () => {
    test = await testRegistry()
    homes = await settle(test, { village, staff, count: households, chance: () => false, id })
    const door: Door = {
      database: test.database, procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(), enqueue: () => Promise.resolve(), attach: () => Promise.resolve(), keepContact: () => Promise.resolve(), clock: () => now,
    }
    const act = (dossier: typeof cycle, actor: Actor, name: string, form: object, procedure: string) => perform(door, { act: { id: randomUUID(), act: name, form, channel: 'console', occurredAt: now }, dossier, actor, procedure })
    await act(cycle, inOffice(id('town'), 'TOWN_DISPATCHER', regionsOf(village).TOWN, 'government'), 'launch', { village, year, selfUntil: addDays(dayOf(now), 20), basis: '演示：乡镇安排' }, 'star-cycle')
    const [first, second] = homes.slice(-2) as [Home, Home]
    await act(first.key, asVillager(first.adults[0] ?? ''), 'rate-self', { village, year, household: first.id, ...ownWords(choosing(1)) }, 'star-household')
    await act(second.key, asVillager(second.adults[0] ?? ''), 'stay-out', { village, year, household: second.id }, 'star-household')
    await rateAlike(test, first, homes.slice(0, -2))
  })
  after(() => test.close())

  const asked = <T>(actor: Actor, work: (transaction: Transaction) => Promise<T>) => test.database.reading({ role: 'app', actor }, work)
  const page = (actor: Actor, more: Partial<Asking> = {}) => asked(actor, async (transaction) => await householdsOfCycle(transaction, await cycleAsked(transaction, cycle), { ...asking, ...more }))

  it('reads the files of the fifty that a page shows and of nobody else, and no record, on the first page as far down (R-404)', async () => {
    const somewhere = (await page(secretary, { limit: 200 })).next
    const read = (tables: readonly string[], after: string | null) => asked(secretary, async (transaction) => {
      const row = await cycleAsked(transaction, cycle)
      return await rowsRead(transaction, tables, async () => { assert.equal((await householdsOfCycle(transaction, row, { ...asking, after })).items.length, 50) })
    })
    for (const after of [null, somewhere]) assert.deepEqual(await read(['events'], after), { sequentially: 0, byIndex: 0 })
    // The counts of the first page look at every rating's state; a later page touches its own alone.
    const { sequentially, byIndex } = await read(['dossiers'], somewhere)
    assert.ok(sequentially + byIndex <= 60, `${sequentially} and ${byIndex} rows`)
  })

  it('comes to every household once, group by group, and counts them on the first page', async () => {
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null;) {
      const { items, next, counts } = await page(cadre, { limit: 200, after: after ?? null })
      assert.deepEqual(counts, after === undefined ? { households, states: { OUT: 1, RATED: households - 1 } } : null)
      seen.push(...items.map(({ household }) => household))
      after = next
    }
    assert.deepEqual(seen.toSorted(), homes.map(({ id: home }) => home).toSorted())
  })

  it('finds a household by its head or group, and those of one state; a household nobody registered has none', async () => {
    const [one] = (await page(cadre, { limit: 1 })).items
    assert.ok((await page(cadre, { text: one?.headName ?? '' })).items.some(({ household }) => household === one?.household))
    assert.deepEqual((await page(cadre, { text: '没有这一家' })).items, [])
    assert.deepEqual((await page(cadre, { state: 'OUT' })).items.map(({ household, state }) => [household, state]), [[homes.at(-1)?.id, 'OUT']])
    assert.deepEqual((await page(cadre, { state: 'NONE' })).items, [])
    assert.equal((await page(cadre, { state: 'RATED', limit: 200 })).items.length, 200)
  })

  it('tells a supervisor, who sits but does not organise, of no rating: neither by a list nor by asking for a state (R-412)', async () => {
    const { items, counts } = await page(supervisor)
    assert.ok(items.length === 50 && items.every(({ state, own, stars }) => state === null && own.length === 0 && stars.length === 0))
    assert.deepEqual(counts, { households, states: {} })
    assert.deepEqual((await page(supervisor, { state: 'OUT' })).items, [])
    assert.deepEqual((await page(supervisor, { state: 'NONE', limit: 200 })).items.length, 200)
  })

  it('finds what the register changed among all of them (R-402)', async () => {
    const moved = homes.at(-3)
    await test.ownerQuery('update households set ended_on = $2 where id = $1', [moved?.id, '2026-10-12'])
    const changes = await asked(cadre, async (transaction) => await changedInRegister(transaction, await cycleAsked(transaction, cycle), dayOf(now)))
    assert.deepEqual(changes.map(({ rating, what }) => [rating, what]), [[`${county}-${moved?.key.id ?? ''}`, 'gone']])
  })
})

/** The rest of the village rated itself word for word as one did. */
async function rateAlike({ ownerQuery }: TestDatabase, { key }: Home, homes: readonly Home[]): Promise<void> {
  const columns = (await ownerQuery<{ name: string }>(`select column_name as name from information_schema.columns where table_name = 'dossiers' and is_generated = 'NEVER' order by 1`)).map(({ name }) => name)
  await ownerQuery(`insert into dossiers (${columns.join()}) select ${columns.map((name) => `copy.${name}`).join()}
    from dossiers one, unnest($2::uuid[], $3::uuid[], $4::uuid[]) as t(k, h, p) join persons on persons.id = p
    cross join lateral (select jsonb_agg(person order by person) as m from household_members where household = h) as members
    cross join lateral jsonb_populate_record(one, jsonb_build_object('id', k, 'file', one.file || jsonb_build_object('household', h, 'head', p, 'headName', persons.name, 'members', m))) as copy where one.id = $1`,
  [key.id, homes.map(({ key: own }) => own.id), homes.map(({ id }) => id), homes.map(({ adults: [head] }) => head)])
  assert.equal(ratingKey(village, homes[0]?.id ?? '', year).id, homes[0]?.key.id)
  await ownerQuery('analyze dossiers, households, persons, household_members')
}
