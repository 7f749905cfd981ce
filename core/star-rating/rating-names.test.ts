import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cycleKey, nameOfKey, ratingKey } from './rating-names.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/
const village = fc.integer({ min: 140403_000_000, max: 140431_999_999 }).map(String)
const year = fc.integer({ min: 2022, max: 2099 })

describe('The names of a star rating', () => {
  it('give a village one cycle a year (R-401)', () => {
    fc.assert(fc.property(village, year, village, year, (one, first, other, second) => {
      assert.match(cycleKey(one, first).id, uuid)
      assert.equal(nameOfKey(cycleKey(one, first)) === nameOfKey(cycleKey(other, second)), one === other && first === second)
    }))
  })

  it('give a household one rating a year (R-402)', () => {
    fc.assert(fc.property(fc.uuid({ version: 4 }), fc.uuid({ version: 4 }), year, year, (one, other, first, second) => {
      assert.match(ratingKey('140423100229', one, first).id, uuid)
      assert.equal(ratingKey('140423100229', one, first).id === ratingKey('140423100229', one, second).id, first === second)
      if (first === second) assert.equal(ratingKey('140423100229', one, first).id === ratingKey('140423100229', other, first).id, one === other || onlyMarksDiffer(one, other))
    }))
  })
})

/** The two digits that say which version and variant a UUID has are not kept. */
function onlyMarksDiffer(one: string, other: string): boolean {
  const bare = (id: string) => `${id.slice(0, 14)}${id.slice(15, 19)}${id.slice(20)}`
  return bare(one) === bare(other)
}
