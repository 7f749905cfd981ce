import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { projectionOf } from './map-projection.ts'

const position = fc.tuple(fc.double({ min: 113, max: 113.05, noNaN: true }), fc.double({ min: 36.5, max: 36.55, noNaN: true }))

describe('the projection of a village', () => {
  it('puts every corner inside the margins', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 20 }), (ring) => {
        const projection = projectionOf([ring], 288, 12)
        for (const corner of ring) {
          for (const at of projection.toPixel(corner)) assert.ok(at > 11.99 && at < 276.01, String(at))
        }
      }),
    )
  })

  it('leads from a tapped pixel back to the place', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 2, maxLength: 20 }), position, (ring, place) => {
        const projection = projectionOf([ring], 288)
        const [lon, lat] = projection.toPosition(...projection.toPixel(place))
        assert.ok(Math.abs(lon - place[0]) < 1e-9 && Math.abs(lat - place[1]) < 1e-9)
      }),
    )
  })

  it('keeps north up and east right', () => {
    const { toPixel } = projectionOf(
      [
        [
          [113, 36.5],
          [113.02, 36.52],
        ],
      ],
      288,
    )
    assert.ok(toPixel([113.02, 36.5])[0] > toPixel([113, 36.5])[0])
    assert.ok(toPixel([113, 36.52])[1] < toPixel([113, 36.5])[1])
  })

  it('refuses a map of nothing', () => {
    assert.throws(() => projectionOf([], 288), RangeError)
  })
})
