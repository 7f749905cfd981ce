import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { underMandate } from '../../core/procedure/actor.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { childrenOf, findRegion, findRegions, loadRegions, openOrdinaryUnits, pathOf, searchRegions } from './index.ts'

let test: TestDatabase

before(async () => {
  test = await testDatabase()
  await loadRegions(test.database)
})
after(() => test.close())

describe('the tree of regions', () => {
  const gate = { role: 'gate' } as const

  it('holds Changzhi after the first load and does not grow by a second', async () => {
    assert.deepEqual(await loadRegions(test.database), { read: 2790, added: 0 })
    await test.database.transaction(gate, async (transaction) => {
      const counties = await childrenOf(transaction, { level: 'CITY', code: '1404' })
      assert.equal(counties.length, 12)
      let townships = 0
      for (const county of counties) {
        const towns = await childrenOf(transaction, county)
        townships += towns.filter(({ kind }) => kind === 'statutory').length
      }
      assert.equal(townships, 128)
    })
  })

  it('walks from a village up to the city', async () => {
    const path = await test.database.transaction(gate, (transaction) => pathOf(transaction, { level: 'VILLAGE', code: '140423100229' }))
    assert.deepEqual(path.map(({ shortName }) => shortName), ['长治市', '襄垣县', '古韩镇', '甘村'])
  })

  it('finds regions by any part of the name, the shorter names first, within a region', async () => {
    const found = await test.database.transaction(gate, (transaction) =>
      searchRegions(transaction, { text: '中村', within: { level: 'CITY', code: '1404' }, levels: ['VILLAGE'] }))
    assert.equal(found.filter(({ name }) => name === '中村村委会').length, 5)
    assert.ok(found.every(({ name }) => name.includes('中村')))
    const one = await test.database.transaction(gate, (transaction) =>
      searchRegions(transaction, { text: '甘', within: { level: 'TOWN', code: '140423100' } }))
    assert.deepEqual(one.map(({ code }) => code), ['140423100229'])
  })

  it('finds nothing and breaks nothing on hostile search texts', async () => {
    for (const text of ['', ' ', '%', "'; drop table regions", '\0', '\\', '村'.repeat(500), '不存在的地方']) {
      const found = await test.database.transaction(gate, (transaction) => searchRegions(transaction, { text }))
      assert.deepEqual(found, [], text)
    }
  })

  it('knows nothing of days before the list began (R-016)', async () => {
    const county = { level: 'COUNTY', code: '140423' } as const
    const [earlier, on] = await test.database.transaction(gate, async (transaction) =>
      [await findRegion(transaction, county, '2023-06-29'), await findRegion(transaction, county, '2023-06-30')])
    assert.equal(earlier, null)
    assert.equal(on?.name, '襄垣县')
  })

  it('leaves unknown codes out', async () => {
    const found = await test.database.transaction(gate, (transaction) => findRegions(transaction, ['140423', '999999', '140423']))
    assert.deepEqual(found.map(({ code }) => code), ['140423'])
  })

  it('refuses a region from a grid worker, and from a county outside its scope', async () => {
    const insert = (office: 'GRID_WORKER' | 'COUNTY_CENTER', region: string) => test.database.transaction(
      { role: 'app', actor: underMandate('00000000-0000-7000-8000-000000000001', { id: 'm', office, unit: null, region: { level: 'COUNTY', code: region } }) },
      (transaction) => transaction.insertInto('regions').values({
        level: 'GRID', code: '140423100229001', name: '一', short_name: '一', grams: '', parent_level: 'VILLAGE', parent_code: '140423100229',
        kind: 'grid', unit_type: '网格', grid_type: 'BASIC', valid_from: '2026-01-01', code_lo: 140423100229001, code_hi: 140423100229001,
      }).execute())
    await assert.rejects(insert('GRID_WORKER', '140423'), /row-level security/)
    await assert.rejects(insert('COUNTY_CENTER', '140425'), /row-level security/)
    await insert('COUNTY_CENTER', '140423')
  })
})

describe('ordinary units', () => {
  it('stand at every region of the city after one statement, none at placeholders, and a second run opens none', async () => {
    const city = { level: 'CITY', code: '1404' } as const
    const open = () => test.database.transaction({ role: 'system' }, (transaction) => openOrdinaryUnits(transaction, city, '2023-06-30'))
    assert.ok(await open() > 12_000)
    assert.equal(await open(), 0)
    const rows = await test.ownerQuery<{ id: string; name: string }>('select id, name from units')
    const names = new Map(rows.map(({ id, name }) => [id, name]))
    assert.equal(names.get('140423100229:committee'), '甘村村民委员会')
    assert.equal(names.get('140423100:government'), '古韩镇人民政府')
    assert.equal(names.get('140423:transport'), '襄垣县交通运输局')
    assert.equal(names.get('140423402:government'), '襄垣经济技术开发区管理委员会')
    const [community] = await test.ownerQuery<{ code: string; short_name: string }>("select code, short_name from regions where unit_type = '居委会' limit 1")
    assert.equal(names.get(`${community?.code ?? ''}:committee`), `${community?.short_name ?? ''}居民委员会`)
    const homeless = await test.ownerQuery(`select from regions r where level <> 'GRID' and kind <> 'virtual' and not exists (select from units u where u.region_code = r.code)`)
    assert.equal(homeless.length, 0)
    assert.equal((await test.ownerQuery(`select from units u join regions r on r.code = u.region_code where r.kind = 'virtual'`)).length, 0)
  })
})
