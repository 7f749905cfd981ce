import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fairnessOf, hintsOf, type RatedHousehold } from './fairness.ts'

const household = (changes: Partial<RatedHousehold> = {}): RatedHousehold => ({ own: 8, peers: 7, given: 7, kinOnCommittee: false, ...changes })
const many = (count: number, changes: Partial<RatedHousehold> = {}) => Array.from({ length: count }, () => household(changes))

describe('fairness of a village', () => {
  it('compares own rating, neighbours and committee in hundredths of a star', () => {
    assert.deepEqual(fairnessOf([...many(5), ...many(5, { given: 8 })], 10), { ownOverPeers: 100, givenOverPeers: 50, kinOverOthers: null, everyStar: 0 })
  })

  it('sees where households with kin on the committee fare better, and says nothing from fewer than five', () => {
    const others = many(20, { given: 6 })
    assert.equal(fairnessOf([...others, ...many(5, { given: 8, kinOnCommittee: true })], 10).kinOverOthers, 200)
    assert.equal(fairnessOf([...others, ...many(4, { given: 8, kinOnCommittee: true })], 10).kinOverOthers, null)
  })

  it('leaves out those who did not rate themselves and those of whom nobody spoke: not taking part costs nothing (R-424)', () => {
    const { ownOverPeers, givenOverPeers } = fairnessOf([...many(5), ...many(9, { own: null }), ...many(9, { peers: null, given: 0 })], 10)
    assert.deepEqual([ownOverPeers, givenOverPeers], [100, 0])
  })

  it('hints where everybody has every star: 31 of 100, not 30 (R-425)', () => {
    const village = (all: number) => hintsOf(fairnessOf([...many(all, { given: 10, peers: 10, own: 10 }), ...many(100 - all)], 10))
    assert.deepEqual(village(31), ['stars-for-everybody'])
    assert.deepEqual(village(30), [])
  })

  it('hints at a committee that goes its own way, up or down', () => {
    assert.deepEqual(hintsOf(fairnessOf(many(10, { given: 9 }), 10)), ['committee-apart-from-peers'])
    assert.deepEqual(hintsOf(fairnessOf(many(10, { given: 5 }), 10)), ['committee-apart-from-peers'])
  })

  it('says nothing at all of a village of four', () => {
    assert.deepEqual(fairnessOf(many(4), 10), { ownOverPeers: null, givenOverPeers: null, kinOverOthers: null, everyStar: null })
  })
})
