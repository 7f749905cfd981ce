import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ownPlace, placeForm, placeOf, pointWords } from './place.ts'

describe('the place of a report', () => {
  it('is one’s own grid, or one’s own village, until told otherwise', () => {
    assert.deepEqual(ownPlace({ level: 'GRID', code: '140423100201001' }), { village: '140423100201', grid: '140423100201001', point: null })
    assert.deepEqual(ownPlace({ level: 'VILLAGE', code: '140423100201' }), { village: '140423100201', grid: null, point: null })
    assert.equal(ownPlace({ level: 'TOWN', code: '140423100' }), null)
  })

  it('says with every point which coordinates it is in', () => {
    const place = placeOf('140423100201001', { lon: 113.05, lat: 36.53, crs: 'WGS84', accuracy: 12 })
    assert.deepEqual(place && placeForm(place), { village: '140423100201', grid: '140423100201001', lon: 113.05, lat: 36.53, crs: 'WGS84' })
    assert.deepEqual(placeForm({ village: '140423100201', grid: null, point: null }), { village: '140423100201' })
  })

  it('warns of a point the telephone was not sure of', () => {
    assert.match(pointWords({ lon: 113, lat: 36, crs: 'WGS84', accuracy: 850 }), /偏大/)
    assert.match(pointWords({ lon: 113, lat: 36, crs: 'WGS84', accuracy: 0 }), /1 米/)
    assert.match(pointWords({ lon: 113, lat: 36, crs: 'CGCS2000', accuracy: null }), /地图/)
  })
})
