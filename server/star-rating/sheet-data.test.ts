import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { inOrderOfNames } from '../../core/star-rating/name-order.ts'
import { boardGroups } from './sheet-data.ts'

const line = fc.record({
  rating: fc.uuid(), headName: fc.constantFrom('张演示', '李演示', '王演示', '甘演示', '马演示'), group: fc.constantFrom('第一小组', '第二小组', '第十小组', ''), stars: fc.subarray(['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07']),
})

describe('The board of honour', () => {
  it('stands in the order of groups and names that the page has: stars change nobody\'s place (R-409, R-452)', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const board = boardGroups(lines)
      const names = board.flatMap(({ name, households }) => households.map(({ head }) => `${name} ${head}`))
      assert.deepEqual(names, inOrderOfNames(lines).map(({ group, headName }) => `${group} ${headName}`))
      const without = boardGroups(lines.map((one) => ({ ...one, stars: [] })))
      assert.deepEqual(without.flatMap(({ name, households }) => households.map(({ head }) => `${name} ${head}`)), names)
    }), { numRuns: 100 })
  })
})
