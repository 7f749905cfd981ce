import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { keptBack, type Cell } from './small-numbers.ts'

const cell = (key: string, size: number, sensitive = false): Cell => ({ key, size, sensitive })

describe('Small numbers of sensitive categories', () => {
  it('are kept back from 1 to 4, shown at 0 and from 5 on', () => {
    for (const [size, kept] of [[0, false], [1, true], [4, true], [5, false]] as const) {
      assert.equal(keptBack([cell('1202', size, true), cell('0101', 40), cell('0201', 9)]).has('1202'), kept, String(size))
    }
  })
  it('take one ordinary number with them, so that subtracting from the total tells nothing', () => {
    assert.deepEqual([...keptBack([cell('1202', 2, true), cell('0101', 40), cell('0201', 9)])], ['1202', '0201'])
  })
  it('need no other where two of them together are enough', () => {
    assert.deepEqual([...keptBack([cell('1202', 2, true), cell('1201', 4, true), cell('0101', 40)])].toSorted(), ['1201', '1202'])
  })
  it('leave ordinary categories alone, however small', () => assert.equal(keptBack([cell('0101', 1), cell('0201', 3)]).size, 0))
  it('can never be worked out from the total, unless nothing else was reported', () => {
    const cells = fc.uniqueArray(fc.record({ key: fc.nat({ max: 50 }).map(String), size: fc.nat({ max: 12 }), sensitive: fc.boolean() }), { selector: ({ key }) => key, maxLength: 12 })
    fc.assert(fc.property(cells, fc.integer({ min: 3, max: 10 }), (all, least) => {
      const kept = keptBack(all, least)
      const hidden = all.filter(({ key }) => kept.has(key))
      const sum = hidden.reduce((total, { size }) => total + size, 0)
      assert.ok(all.every(({ key, size, sensitive }) => kept.has(key) || !sensitive || size === 0 || size >= least))
      const everything = all.filter(({ size }) => size > 0).length === hidden.length
      assert.ok(hidden.length === 0 || everything || (sum >= least && hidden.length > 1))
    }), { numRuns: 2_000 })
  })
})
