import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { countyOf, isPlaceholderVillage, isRegionCode, numberGrids, parentKeyOf, parseOfficialCode, townTypeOf, villageTypeOf } from './codes.ts'
import { contains } from './region.ts'
import { paddedCode, scopeOf } from './scope.ts'

describe('region codes', () => {
  it('tells streets, towns, townships and other places by the first township digit (R-009)', () => {
    assert.deepEqual(['140403001', '140425100', '140425200', '140403400'].map(townTypeOf), ['街道', '镇', '乡', '类似乡级单位'])
    assert.equal(townTypeOf('140403900'), null)
  })

  it('tells residents\' from villagers\' committees by the village number (R-009)', () => {
    const numbers = ['001', '199', '200', '399', '400', '598'].map((number) => villageTypeOf(`140425100${number}`))
    assert.deepEqual(numbers, ['居委会', '居委会', '村委会', '村委会', '类似居委会', '类似村委会'])
    assert.deepEqual(['000', '600', '999'].map((number) => villageTypeOf(`140425100${number}`)), [null, null, null])
    assert.equal(isPlaceholderVillage('140403400498'), true)
    assert.equal(isPlaceholderVillage('140403001400'), false)
  })

  it('reads official twelve-digit codes (R-009)', () => {
    assert.deepEqual(parseOfficialCode('140425000000'), { level: 'COUNTY', code: '140425' })
    assert.deepEqual(parseOfficialCode('140425100000'), { level: 'TOWN', code: '140425100' })
    assert.deepEqual(parseOfficialCode('140400000000'), { level: 'CITY', code: '1404' })
    assert.equal(parseOfficialCode('140425100204')?.level, 'VILLAGE')
    for (const wrong of ['14042510020', '1404251002045', '14042510020x', '140425900204', '140425100999', '']) {
      assert.equal(parseOfficialCode(wrong), null, wrong)
    }
  })

  it('hangs a grid under a village and nowhere else (R-011)', () => {
    assert.deepEqual(parentKeyOf({ level: 'GRID', code: '140425100204001' }), { level: 'VILLAGE', code: '140425100204' })
    assert.equal(isRegionCode({ level: 'GRID', code: '140425100001' }), false)
    assert.equal(isRegionCode({ level: 'GRID', code: '140425100204000' }), false)
  })

  it('numbers grids from west to east and from north to south, and never again a used number (R-012)', () => {
    const village = '140425100204'
    const centers = [[113.02, 36.5], [113.01, 36.4], [113.01, 36.5], [113.03, 36.5]] as const
    assert.deepEqual(numberGrids(village, centers).map((code) => code.slice(12)), ['003', '002', '001', '004'])
    assert.deepEqual(numberGrids(village, centers.slice(0, 1), [`${village}007`]), [`${village}008`])
    assert.deepEqual(numberGrids(village, centers.slice(0, 2), [`${village}998`]), [`${village}999`])
  })

  it('keeps 东莞, 中山, 儋州 and 金门 apart although their padded codes collide', () => {
    for (const [city, county] of [['4419', '441900'], ['4420', '442000'], ['4604', '460400']] as const) {
      assert.equal(paddedCode(city), paddedCode(county))
      const [outer, inner] = [scopeOf({ level: 'CITY', code: city }), scopeOf({ level: 'COUNTY', code: county })]
      assert.ok(inner.hi < outer.hi, 'the county does not reach the whole city')
      assert.equal(contains({ level: 'COUNTY', code: county }, { level: 'CITY', code: city }), false)
    }
    const jinmen = '350527'
    assert.equal(contains({ level: 'TOWN', code: `${jinmen}000` }, { level: 'COUNTY', code: jinmen }), false)
  })

  it('gives a city its own county key', () => {
    assert.deepEqual(['1404', '140423', '140423100', '140423100229001'].map(countyOf), [140400, 140423, 140423, 140423])
  })

  it('holds exactly the codes of its subtree in the scope of a region', () => {
    const code = fc.stringMatching(/^[1-9]\d{14}$/)
    fc.assert(fc.property(code, code, fc.constantFrom(4, 6, 9, 12, 15), (grid, other, length) => {
      const level = ({ 4: 'CITY', 6: 'COUNTY', 9: 'TOWN', 12: 'VILLAGE', 15: 'GRID' } as const)[length]
      const { lo, hi } = scopeOf({ level, code: other.slice(0, length) })
      const inside = Number(grid) >= lo && Number(grid) <= hi
      assert.equal(inside, grid.startsWith(other.slice(0, length)))
    }))
  })
})
