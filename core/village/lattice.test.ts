import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { boxOf, coverageOf, isSimple, overlapsAmong, type Box } from '../geometry/index.ts'
import { cellsOf, groundIn } from './lattice.ts'
import { demonstrationVillage, randomFrom } from './index.ts'

const demonstrationBox = boxOf(demonstrationVillage().boundary)

describe('the ground of an invented city', () => {
  it('gives 2 700 villages a cell each, none twice, none over the demonstration village', () => {
    const cells = cellsOf(2_700, [demonstrationBox])
    assert.equal(new Set(cells.map((cell) => JSON.stringify(cell))).size, 2_700)
    const apart = (one: Box, other: Box) => one.maxLon < other.minLon || one.minLon > other.maxLon || one.maxLat < other.minLat || one.minLat > other.maxLat
    assert.ok(cells.every((cell) => apart(cell, demonstrationBox)))
  })

  it('puts villages that follow each other side by side', () => {
    const cells = cellsOf(200, [])
    const steps = cells.slice(1).map((cell, index) => Math.hypot(cell.minLon - (cells[index]?.minLon ?? 0), cell.minLat - (cells[index]?.minLat ?? 0)))
    assert.ok(steps.every((step) => step < 0.03))
  })

  it('refuses more villages than fit', () => {
    assert.throws(() => cellsOf(4_097, []), RangeError)
  })

  it('tiles every village with its grids, without overlap and without gap (R-012, R-014)', () => {
    const [cell] = cellsOf(1, [])
    assert.ok(cell !== undefined)
    for (let count = 1; count <= 24; count += 1) {
      const { boundary, grids } = groundIn(randomFrom(count), cell, { code: '140403001001', name: '演示村', count })
      assert.equal(grids.length, count)
      assert.equal(new Set(grids.map(({ code }) => code)).size, count)
      assert.ok(grids.every((grid) => isSimple(grid.boundary)))
      assert.deepEqual(overlapsAmong(grids.map((grid) => grid.boundary)), [])
      const { uncovered, outside } = coverageOf(boundary, grids.map((grid) => grid.boundary))
      assert.ok(uncovered < 1 && outside < 1, `${count}: ${uncovered} ${outside}`)
    }
  })
})
