import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { asVillager, type Actor } from '../../core/procedure/actor.ts'
import { inOffice, person, regionsOf } from '../../core/procedure/testing/places.ts'
import { questionOf } from '../../core/search/grams.ts'
import { choosing } from '../../core/procedure/testing/forms.ts'
import { castOf } from '../../procedures/grid-case/testing/village.ts'
import { walk } from '../../procedures/grid-case/testing/walk.ts'
import type { Transaction } from '../database/index.ts'
import { rowsRead } from '../database/test-rows-read.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { countTasks, listRegion, listReported, listTasks, type Cursor, type Filters } from './list-dossiers.ts'
import { storeStory } from './story-testing.ts'

const villages = ['140423100299', '140423100298', '140423101201', '140425200288'] as const
const limit = 50
/** Copies of the past beside every matter. */
const years = 20

describe('Lists of matters read no more when the table has grown', () => {
  let test: TestDatabase
  const now = Date.UTC(2026, 5, 1)
  const [village] = villages
  const { CITY, COUNTY, TOWN } = regionsOf(village)
  const { town, villager, transport } = castOf(village)
  const reader = (office: Parameters<typeof inOffice>[1], code: string): Actor => inOffice(person(7_001), office, code, null)
  const small = new Map<string, number>()
  let far: Cursor | null = null
  /** Words of titles: that many hold, that few hold, and two that many hold and seldom together. */
  let words: readonly string[] = []

  before(async () => {
    test = await testDatabase()
    await test.database.transaction({ role: 'system' }, async (transaction) => {
      for (const [index, place] of villages.entries()) {
        for (let number = 0; number < 30; number += 1) {
          const choose = choosing(index * 1_000 + number)
          await storeStory(transaction, walk(place, Array.from({ length: 4 + choose(26) }, () => choose(2 ** 31 - 1))))
        }
      }
    })
    await grow(10)
    for (const [title, , ask] of questions) small.set(title, await counted(ask))
    await grow(years)
    const [row] = await test.ownerQuery<{ opened_at: Date; id: string }>('select opened_at, id from dossiers order by opened_at desc, id desc offset 5000 limit 1')
    words = await wordsOfTitles()
    far = row === undefined ? null : { at: row.opened_at.toISOString(), id: row.id }
  })
  after(() => test.close())

  type Ask = readonly [Actor, (transaction: Transaction) => Promise<unknown>]
  const region = (actor: Actor, code: string, filters: Filters = {}, cursor: () => Cursor | null = () => null): Ask => [
    actor, (transaction) => listRegion(transaction, actor, code, filters, cursor(), limit, now)]
  const city = reader('CITY_CENTER', CITY)
  /** Of a unit that no matter names, in a county with thousands of them. */
  const stranger = inOffice(person(7_002), 'DEPT_HANDLER', COUNTY, 'post')
  const questions: readonly (readonly [string, number, Ask])[] = [
    ['the newest of a city', 200, region(city, CITY)],
    ['the newest of a county', 200, region(reader('COUNTY_CENTER', COUNTY), COUNTY)],
    ['the newest of a township', 200, region(reader('TOWN_DISPATCHER', TOWN), TOWN)],
    ['the newest of a village', 200, region(reader('VILLAGE_CADRE', village), village)],
    ['a page far back', 200, region(city, CITY, {}, () => far)],
    ['matters of a group', 3_000, region(city, CITY, { group: '02' })],
    ['archived matters', 3_000, region(city, CITY, { state: 'ARCHIVED' })],
    ['a search for words nothing holds', 100, region(city, CITY, { text: '从未说过的词' })],
    ['a search for words one matter holds', 100, region(city, CITY, { text: '独一无二的井盖' })],
    ['a search for words many hold', 6_000, region(city, CITY, { text: '演示' })],
    ['late matters of a city', 1_500, region(city, CITY, { lamp: 'late' })],
    ['matters of one state of a city', 400, region(city, CITY, { state: 'HANDLING' })],
    ['what a department is party to', 3_000, region(transport, COUNTY)],
    ['what nobody but one office of its kind is party to', 1_500, region(stranger, COUNTY)],
    ['what waits for an office', 400, [town, (transaction) => listTasks(transaction, town, {}, null, limit, now)]],
    ['how much waits', 400, [town, (transaction) => countTasks(transaction, town, now)]],
    ['what a villager reported', 200, [asVillager(villager.person ?? ''), (transaction) => listReported(transaction, villager.person ?? '', {}, null, limit, now)]],
  ]
  for (const [title, most, ask] of questions) {
    it(`for ${title}: at most ${most} rows`, async (context) => {
      const read = await counted(ask)
      context.diagnostic(`${read} rows, ${small.get(title) ?? 0} before`)
      assert.ok(read <= most, `${read} rows`)
    })
  }

  it('and finds page by page what the policy alone would show, whether it walked or looked up', async (context) => {
    let found = 0
    for (const [actor, code] of [[city, CITY], [reader('COUNTY_CENTER', COUNTY), COUNTY], [town, TOWN], [transport, COUNTY], [transport, CITY], [stranger, COUNTY]] as const) {
      for (const filters of [{}, { state: 'HANDLING' }, { state: 'ARCHIVED' }, { lamp: 'late' }, { group: '02' }, { text: '演示' }, { text: '演示', state: 'ARCHIVED' }, ...words.map((text) => ({ text }))] as const) {
        await test.database.transaction({ role: 'app', actor }, async (transaction) => {
          const wanted = await shownByPolicy(transaction, code, filters)
          assert.deepEqual(await pages(transaction, actor, code, filters), wanted, `${JSON.stringify(filters)} in ${code} for ${JSON.stringify(actor.mandate)}`)
          found += wanted.length
        })
      }
    }
    context.diagnostic(`${found} lines`)
    assert.ok(found > 1_500)
  })

  it('and leaves parts of a whole out of each of them, words or none: they are found through it', async () => {
    await test.ownerQuery(`update dossiers set belongs_to = gen_random_uuid() where abs(hashtext(id::text)) % 5 = 0`)
    const parts = new Set((await test.ownerQuery<{ name: string }>(`select county || '-' || id as name from dossiers where belongs_to is not null`)).map(({ name }) => name))
    let all = 0
    for (const [actor, code] of [[city, CITY], [town, TOWN], [transport, COUNTY]] as const) {
      for (const filters of [{}, { state: 'ARCHIVED' }, { text: '演示' }] as const) {
        await test.database.transaction({ role: 'app', actor }, async (transaction) => {
          const found = await pages(transaction, actor, code, filters)
          all += found.length
          assert.deepEqual(found.filter((name) => parts.has(name)), [], `${JSON.stringify(filters)} in ${code} for ${JSON.stringify(actor.mandate)}`)
        })
      }
    }
    assert.ok(all > 500, `${all} lines`)
  })

  /** Three pages, each from where the last ended. */
  async function pages(transaction: Transaction, actor: Actor, code: string, filters: Filters): Promise<string[]> {
    const ids: string[] = []
    let cursor: Cursor | null = null
    for (let page = 0; page < 3; page += 1) {
      const { lines, next }: { lines: readonly { id: string }[]; next: Cursor | null } = await listRegion(transaction, actor, code, filters, cursor, limit, now)
      ids.push(...lines.map(({ id }) => id))
      cursor = next
      if (cursor === null) break
    }
    return ids
  }

  async function shownByPolicy(transaction: Transaction, code: string, { state, lamp, group, text }: Filters): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`select county || '-' || id as name from dossiers
      where ${sql.ref(code.length === 4 ? 'city' : code.length === 6 ? 'county' : 'town')} = ${Number(code)}
        and (${state ?? null}::text is null or state = ${state ?? null}) and (${group ?? null}::text is null or left(category, 2) = ${group ?? null})
        and (${lamp ?? null}::text is null or due_at <= ${new Date(now)}) and (${text ?? null}::text is null or search @@ ${text === undefined ? null : questionOf(text)}::tsquery)
      order by opened_at desc, id desc limit ${3 * limit}`.execute(transaction)
    return rows.map(({ name }) => name)
  }

  async function wordsOfTitles(): Promise<string[]> {
    const pairs = (await test.ownerQuery<{ word: string }>(`select word from ts_stat('select search from dossiers') where length(word) = 2 order by ndoc desc, word`)).map(({ word }) => word)
    const [first = '', second = ''] = [pairs[3], pairs[40]]
    return [first, second, `${first}${second}`, ...pairs.slice(-1)]
  }

  async function counted([actor, ask]: Ask): Promise<number> {
    return await test.database.transaction({ role: 'app', actor }, async (transaction) => {
      const { sequentially, byIndex } = await rowsRead(transaction, ['dossiers', 'tasks', 'events'], () => ask(transaction))
      return sequentially + byIndex
    })
  }

  /** Older copies under other ids, told by nobody in particular and waiting for nobody: what is open stays as many. */
  async function grow(copies: number): Promise<void> {
    const columns = (await test.ownerQuery<{ name: string }>(`select column_name as name from information_schema.columns
      where table_name = 'dossiers' and is_generated = 'NEVER' and column_name not in ('id', 'opened_at', 'updated_at', 'number', 'reporter', 'due_at', 'soon_at')`)).map(({ name }) => `"${name}"`).join(', ')
    await test.ownerQuery(`insert into dossiers (id, opened_at, updated_at, number, reporter, ${columns})
      select gen_random_uuid(), opened_at - nth * interval '7 hours', updated_at - nth * interval '7 hours', null, null, ${columns}
      from dossiers, generate_series(1, ${copies}) as nth where region_readable`)
    await test.ownerQuery(`update dossiers set search = search || array_to_tsvector(array['独一', '一无', '无二', '二的', '的井', '井盖']) where id = (select min(id::text)::uuid from dossiers where city = ${CITY})`)
    await test.ownerQuery('vacuum analyze dossiers, tasks, events')
  }
})
