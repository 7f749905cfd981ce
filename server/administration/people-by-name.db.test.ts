import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { underMandate } from '../../core/procedure/actor.ts'
import type { RegionKey } from '../../core/region/region.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { findPersonsByName } from './people-by-name.ts'

const county = 140423
const many = 60_000
const village: RegionKey = { level: 'VILLAGE', code: '140423100229' }
const wholeCounty: RegionKey = { level: 'COUNTY', code: '140423' }

let test: TestDatabase

before(async () => {
  test = await testDatabase()
  // Names of one family name, two syllables drawn from thirty; a few rare ones among them.
  await test.ownerQuery(`
    insert into persons (county, id, name, gender, hukou_village, hukou_place, residence_village, place, created_at, updated_at)
    select 140423, gen_random_uuid(), '演' || substr('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒', 1 + n % 30, 1)
      || substr('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒', 1 + (n / 30) % 30, 1), 0, null, null,
      '14042310' || lpad((n % 60)::text, 4, '0'), ('14042310' || lpad((n % 60)::text, 4, '0') || '000')::bigint, now(), now()
    from generate_series(1, ${many}) as n`)
  await test.ownerQuery(`
    insert into persons (county, id, name, gender, residence_village, place, hukou_village, hukou_place, created_at, updated_at) values
    (140423, gen_random_uuid(), '稀示例', 0, '140423100229', 140423100229000, null, null, now(), now()),
    (140423, gen_random_uuid(), '阿卜·示例 麦麦提', 0, '140423100229', 140423100229000, null, null, now(), now()),
    (140423, gen_random_uuid(), '稀示邻', 0, '140423100228', 140423100228000, '140423100229', 140423100229000, now(), now()),
    (140425, gen_random_uuid(), '稀示县', 0, '140425100201', 140425100201000, null, null, now(), now())`)
  await test.ownerQuery('analyze persons')
})
after(() => test.close())

const actorOf = (office: 'VILLAGE_CADRE' | 'COUNTY_CENTER' | 'SEC_ADMIN', region: RegionKey) =>
  underMandate(randomUUID(), { id: randomUUID(), office, unit: null, region })
const cadre = actorOf('VILLAGE_CADRE', village)
const center = actorOf('COUNTY_CENTER', wholeCounty)

async function found(actor: typeof cadre, text: string, scope: RegionKey = wholeCounty, basis: 'residence' | 'hukou' = 'residence'): Promise<readonly string[]> {
  const { persons } = await test.database.transaction({ role: 'app', actor }, (transaction) =>
    findPersonsByName(transaction, county, { scope, basis }, text))
  return persons.map(({ name }) => name)
}

describe('finding people by a part of the name', () => {
  it('finds one, two and more characters, wherever they stand', async () => {
    assert.deepEqual(await found(cadre, '稀'), ['稀示例'])
    assert.deepEqual(await found(cadre, '示例').then((names) => names.toSorted()), ['稀示例', '阿卜·示例 麦麦提'].toSorted())
    assert.deepEqual(await found(cadre, '例麦麦'), ['阿卜·示例 麦麦提'])
  })

  it('minds no dot, no blank, no width', async () => {
    for (const text of ['阿卜示例麦麦提', '阿卜・示例', ' 阿卜 示例 ', '示例.麦麦提']) assert.deepEqual(await found(cadre, text), ['阿卜·示例 麦麦提'], text)
  })

  it('takes signs as they stand, no pattern', async () => {
    for (const text of ['%', '_', '稀%', '示_', '.*', "'", '\\']) assert.deepEqual(await found(cadre, text), [], text)
  })

  it('refused: shows nobody outside the region of the mandate, whatever scope is asked (R-024)', async () => {
    assert.deepEqual(await found(cadre, '稀示', wholeCounty), ['稀示例'])
    assert.deepEqual(await found(cadre, '稀示', { level: 'VILLAGE', code: '140423100228' }), [])
    assert.deepEqual(await found(cadre, '稀示', village, 'hukou'), ['稀示邻'])
    assert.deepEqual(await found(actorOf('SEC_ADMIN', wholeCounty), '稀示'), [])
  })

  it('refused: the function itself answers no id outside the scope of the actor, nor to an office that reads no region', async () => {
    const ids = (actor: typeof cadre) => test.database.transaction({ role: 'app', actor }, async (transaction) => {
      return (await sql<{ id: string }>`select * from persons_named(${county}, 0, 999999999999999, 'residence', '稀', null, 50) as id`.execute(transaction)).rows.length
    })
    assert.equal(await ids(cadre), 1)
    assert.equal(await ids(center), 2)
    assert.equal(await ids(actorOf('SEC_ADMIN', wholeCounty)), 0)
  })

  it('goes on page after page without gaps and without twins', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await test.database.transaction({ role: 'app', actor: center }, (transaction) =>
        findPersonsByName(transaction, county, { scope: wholeCounty, basis: 'residence', ...after !== undefined && { after } }, '甲乙'))
      seen.push(...page.persons.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after !== undefined)
    const [all] = await test.ownerQuery<{ n: number }>(`select count(*)::int as n from persons where name like '%甲乙%'`)
    assert.equal(seen.length, all?.n)
    assert.equal(new Set(seen).size, seen.length)
  })

  it(`looks through the index among ${many} persons, as the role of the function and under its policy`, async () => {
    await test.ownerQuery('set role sanzhi_archive')
    const plan = await test.ownerQuery(`
      explain select p.id from persons p where p.county = 140423 and p.place between 140423000000000 and 140423999999999
        and string_to_array(searched_name(p.name), null) @> array['稀'] and position('稀' in searched_name(p.name)) > 0`).finally(() => test.ownerQuery('reset role'))
    assert.match(JSON.stringify(plan), /persons_name_characters/)
  })
})
