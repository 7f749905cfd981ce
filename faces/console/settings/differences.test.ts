import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultSettings } from '../../../procedures/grid-case/catalogue.ts'
import { differencesOf, inWords, wholeLimits } from './differences.ts'

const changed = (change: (copy: typeof defaultSettings) => void) => {
  const copy = structuredClone(defaultSettings)
  change(copy)
  return differencesOf(defaultSettings, copy).map((one) => inWords(one, defaultSettings))
}

describe('what a version of the settings changes (R-113)', () => {
  it('is nothing where nothing changed', () => {
    assert.deepEqual(changed(() => undefined), [])
  })

  it('is said by the names of the catalogue, never by codes', () => {
    const [one] = changed((copy) => { copy.categories['0201'] = { ...copy.categories['0201'] ?? assert.fail(), priority: 'P1' } })
    assert.deepEqual(one, { path: '/categories/0201/priority', where: '派单目录·路面坑槽', what: '紧急程度', before: '一般', after: '紧急', dossiers: null })
  })

  it('names the units a matter goes to', () => {
    const [one] = changed((copy) => { copy.categories['0202'] = { ...copy.categories['0202'] ?? assert.fail(), leads: [{ level: 'COUNTY', function: 'power' }] } })
    assert.equal(one?.before, '乡镇·乡镇政府，县·供电')
    assert.equal(one.after, '县·供电')
  })

  it('tells limits and other numbers with their units', () => {
    const said = changed((copy) => { copy.limits.P2.handle = { amount: 2, unit: 'WORK_DAY' }; copy.spotCheckPercent = 20; copy.whistle.EMERGENCY = { amount: 1, unit: 'URGENT_HOUR' } })
    assert.deepEqual(said.map(({ where, what, before, after }) => [where, what, before, after]), [
      ['时限·一般', '处置', '3 个工作日', '2 个工作日'], ['其他', '当场解决的抽查比例', '10 %', '20 %'], ['吹哨', '应急哨响应', '0.5 小时（昼夜算）', '1 小时（昼夜算）'],
    ])
  })

  it('put a limit together again that the server tells in parts', () => {
    const after = structuredClone(defaultSettings)
    after.limits.P2.handle = { amount: 5, unit: 'CALENDAR_DAY' }
    const parts = [
      { path: '/limits/P2/handle/amount', before: 3, after: 5, dossiers: 4 }, { path: '/limits/P2/handle/unit', before: 'WORK_DAY', after: 'CALENDAR_DAY', dossiers: 4 },
      { path: '/spotCheckPercent', before: 10, after: 20, dossiers: null },
    ]
    assert.deepEqual(wholeLimits(parts, defaultSettings, after).map((one) => inWords(one, defaultSettings)).map(({ what, before, after: to, dossiers }) => [what, before, to, dossiers]), [
      ['处置', '3 个工作日', '5 个自然日', 4], ['当场解决的抽查比例', '10 %', '20 %', null],
    ])
  })
})
