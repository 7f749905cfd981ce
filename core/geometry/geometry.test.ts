import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { areaOf, boxOf, centroidOf, containsPosition, coverageOf, isSimple, overlapOf, overlapsAmong, type Polygon } from './index.ts'

/** A rectangle in metres east and north of an invented place in the county. */
function rectangle(x: number, y: number, width: number, height: number): Polygon {
  const lon = (metres: number) => 113 + metres / (111_320 * Math.cos(36.5 * Math.PI / 180))
  const lat = (metres: number) => 36.5 + metres / 111_320
  return [[[lon(x), lat(y)], [lon(x + width), lat(y)], [lon(x + width), lat(y + height)], [lon(x), lat(y + height)]]]
}

describe('geometry of grids', () => {
  it('measures a hectare as a hectare', () => {
    assert.ok(Math.abs(areaOf(rectangle(0, 0, 100, 100)) - 10_000) < 10)
  })

  it('takes a hole off the area and out of the inside', () => {
    const [outer = []] = rectangle(0, 0, 100, 100)
    const [hole = []] = rectangle(40, 40, 20, 20)
    assert.ok(Math.abs(areaOf([outer, hole]) - 9_600) < 10)
    assert.equal(containsPosition([outer, hole], centroidOf([hole])), false)
  })

  it('puts every point of a tiled village in exactly one grid, borders included (R-014)', () => {
    const tiles = [rectangle(0, 0, 50, 50), rectangle(50, 0, 50, 50), rectangle(0, 50, 50, 50), rectangle(50, 50, 50, 50)]
    const box = boxOf(rectangle(0, 0, 99.99, 99.99))
    const between = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true })
    fc.assert(fc.property(between(box.minLon, box.maxLon), between(box.minLat, box.maxLat), (lon, lat) => {
      assert.equal(tiles.filter((tile) => containsPosition(tile, [lon, lat])).length, 1)
    }))
    for (const [lon, lat] of tiles[1]?.[0] ?? []) {
      assert.ok(tiles.filter((tile) => containsPosition(tile, [lon, lat])).length <= 1)
    }
  })

  it('finds no overlap among neighbours that share a border (R-014)', () => {
    assert.deepEqual(overlapsAmong([rectangle(0, 0, 50, 50), rectangle(50, 0, 50, 50), rectangle(200, 0, 50, 50)]), [])
  })

  it('forgives a border drawn up to a metre twice and no more (R-014)', () => {
    assert.deepEqual(overlapsAmong([rectangle(0, 0, 50, 500), rectangle(49.2, 0, 50, 500)]), [])
    assert.deepEqual(overlapsAmong([rectangle(0, 0, 50, 500), rectangle(48, 0, 50, 500)]), [[0, 1]])
  })

  it('finds overlaps that no corner shows: a cross, a copy, one inside the other (R-014)', () => {
    assert.deepEqual(overlapsAmong([rectangle(0, 40, 100, 20), rectangle(40, 0, 20, 100)]), [[0, 1]])
    assert.deepEqual(overlapsAmong([rectangle(0, 0, 100, 100), rectangle(0, 0, 100, 100)]), [[0, 1]])
    assert.deepEqual(overlapsAmong([rectangle(0, 0, 100, 100), rectangle(40, 40, 10, 10)]), [[0, 1]])
  })

  it('measures overlap and coverage as inclusion and exclusion demand', () => {
    const size = fc.integer({ min: 5, max: 80 })
    fc.assert(fc.property(size, size, size, size, (x, y, width, height) => {
      const [outer, part] = [rectangle(0, 0, 100, 100), rectangle(x, y, width, height)]
      const both = overlapOf(outer, part).area
      const expected = Math.min(width, 100 - x) * Math.min(height, 100 - y)
      const { uncovered, outside } = coverageOf(outer, [part])
      assert.ok(Math.abs(both - expected) < 1)
      assert.ok(Math.abs(uncovered - (10_000 - expected)) < 20)
      assert.ok(Math.abs(outside - (width * height - expected)) < 20)
    }))
  })

  it('refuses a polygon whose sides cross, or that has no area', () => {
    assert.equal(isSimple(rectangle(0, 0, 10, 10)), true)
    assert.equal(isSimple([[[113, 36], [113.01, 36.01], [113.01, 36], [113, 36.01]]]), false)
    assert.equal(isSimple([[[113, 36], [113.01, 36.01]]]), false)
    assert.equal(isSimple([]), false)
  })
})
