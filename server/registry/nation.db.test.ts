import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Transaction } from '../database/index.ts'
import { rowsRead } from '../database/test-rows-read.ts'
import { childrenOf, choicesBelow, findGrid, findRegion, findRegions, openOrdinaryUnits, pathOf, regionChanges, searchRegions } from './index.ts'
import { testRegistry, type TestRegistry } from './test-registry.ts'

let test: TestRegistry

/** Thirty cities as large as Changzhi beside it, with the same names: what a nation does to the questions of one city. */
before(async () => {
  test = await testRegistry()
  await test.ownerQuery(`
    insert into regions (level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, valid_from, code_lo, code_hi)
    select level, prefix || substr(code, 5), name, short_name, grams, parent_level, prefix || substr(parent_code, 5), kind, unit_type, valid_from,
      rpad(prefix || substr(code, 5), 15, '0')::bigint, rpad(prefix || substr(code, 5), 15, '9')::bigint
    from regions, (select (2000 + number)::text as prefix from generate_series(1, 30) as number) as cities where level <> 'GRID'`)
  await test.ownerQuery('vacuum analyze regions')
})
after(() => test.close())

const city = { level: 'CITY', code: '1404' } as const

describe('questions about regions, with thirty more cities in the tree', () => {
  const cases: readonly (readonly [string, number, (transaction: Transaction) => Promise<unknown>])[] = [
    ['one region', 1, (transaction) => findRegion(transaction, { level: 'VILLAGE', code: test.village.code })],
    ['one region as of a day', 1, (transaction) => findRegion(transaction, { level: 'VILLAGE', code: test.village.code }, '2025-01-01')],
    ['some regions', 3, (transaction) => findRegions(transaction, ['1404', '140423', '140425'])],
    ['the way up from a village', 5, (transaction) => pathOf(transaction, { level: 'VILLAGE', code: test.village.code })],
    ['what lies below the city', 12, (transaction) => childrenOf(transaction, city)],
    ['what to choose from below a county', 40, (transaction) => choicesBelow(transaction, { level: 'COUNTY', code: '140423' })],
    ['a search for a rare word in the city', 3_000, (transaction) => searchRegions(transaction, { text: '古韩', within: city })],
    ['a search for a common word in the city', 3_000, (transaction) => searchRegions(transaction, { text: '村', within: city, levels: ['VILLAGE'] })],
    ['a search for a common word in a township', 60, (transaction) => searchRegions(transaction, { text: '村', within: { level: 'TOWN', code: '140423100' } })],
    ['a search for a common word everywhere', 3_000, (transaction) => searchRegions(transaction, { text: '村' })],
    ['a search for nothing that is there', 3_000, (transaction) => searchRegions(transaction, { text: '不存在的地方' })],
    ['the grid at a position', 20, (transaction) => findGrid(transaction, { lon: test.village.center[0], lat: test.village.center[1] })],
    ['what was changed in the city', 10, (transaction) => regionChanges(transaction, city)],
    ['the units that are missing at a start', 3_200, (transaction) => openOrdinaryUnits(transaction, city, '2023-06-30')],
  ]
  for (const [title, most, ask] of cases) {
    it(`read at most ${most} rows for ${title}`, async () => {
      const role = title.includes('units') ? { role: 'system' } as const : { role: 'gate' } as const
      const { sequentially, byIndex } = await test.database.transaction(role, (transaction) => rowsRead(transaction, ['regions', 'region_changes'], () => ask(transaction)))
      assert.ok(sequentially + byIndex <= most, `${sequentially} rows read one after the other, ${byIndex} by an index`)
    })
  }

  it('still finds the grid at a position, and none far away', async () => {
    const at = (lon: number, lat: number) => test.database.transaction({ role: 'gate' }, (transaction) => findGrid(transaction, { lon, lat }))
    const grid = test.village.grids[0]
    assert.ok(grid !== undefined)
    assert.equal((await at(grid.center[0], grid.center[1]))?.code, grid.code)
    assert.equal(await at(80, 40), null)
  })
})
