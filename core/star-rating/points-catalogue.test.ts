import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import { catalogueSchema, catalogueSeed, faultsOfCatalogue, type PointsCatalogue } from './points-catalogue.ts'

const withRule = (changes: Partial<PointsCatalogue['rules'][number]>): PointsCatalogue => (
  { ...catalogueSeed, rules: [{ code: 'labour', name: '义务劳动', least: 5, most: 5, mostPerDay: null, ...changes }] })
const codes = (catalogue: PointsCatalogue) => faultsOfCatalogue(catalogue).map(({ code }) => code)

describe('catalogue of points', () => {
  it('begins with the fourteen items of the rules, which hold nothing forbidden (R-463)', () => {
    assert.equal(Value.Check(catalogueSchema, catalogueSeed), true)
    assert.deepEqual(faultsOfCatalogue(catalogueSeed), [])
    const points = Object.fromEntries(catalogueSeed.rules.map(({ code, least, most, mostPerDay }) => [code, [least, most, mostPerDay]]))
    assert.deepEqual([points['assembly'], points['labour'], points['volunteer'], points['good-deed'], points['enlisted'], points['valour']], [[2, 2, null], [5, 5, null], [2, 8, 8], [5, 20, null], [30, 30, null], [50, 50, null]])
  })
  it('only adds unless the assembly resolved otherwise, and lets points last over one year (R-462, R-467)', () => {
    assert.deepEqual([catalogueSeed.deductions, catalogueSeed.years], [false, 1])
  })
  it('refused: items about what nobody may be judged by, or tied to a right (R-440, R-442, R-450, R-451)', () => {
    assert.deepEqual(codes(withRule({ name: '没有上访的加分' })), ['petition'])
    assert.deepEqual(codes(withRule({ name: '下载APP加分' })), ['app-use'])
    assert.deepEqual(codes(withRule({ name: '年收入高的加分' })), ['income'])
    assert.deepEqual(codes(withRule({ name: '信用分达标' })), ['debt'])
    assert.deepEqual(codes(withRule({ name: '按时缴医保的加分' })), ['medical-insurance'])
  })
  it('refused: bounds nobody can meet, one number for two items, more at once than in a month (R-463, R-464)', () => {
    assert.deepEqual(codes(withRule({ least: 6 })), ['least-over-most'])
    assert.deepEqual(codes(withRule({ mostPerDay: 4 })), ['day-under-least'])
    assert.deepEqual(codes({ ...catalogueSeed, rules: [...catalogueSeed.rules.slice(0, 1), ...catalogueSeed.rules.slice(0, 1)] }), ['code-twice'])
    assert.deepEqual(codes({ ...catalogueSeed, exchange: { mostOnce: 60, mostPerMonth: 50 } }), ['once-over-month'])
  })
})
