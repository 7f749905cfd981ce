import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  addsUp, collectiveMatters, faultOfComposition, faultOfProxy, isBoardSize, isInTime, mayDecide, mayOpen, memberAssembly, memberRepresentatives, neededPresent, neededYes, passes, type CollectiveMatter, type ProxyGround,
} from './index.ts'

describe('The members\' assembly', () => {
  it('R-286: of 300 members 200 come and 200 agree, of all, not of those present', () => {
    assert.equal(memberAssembly(300, 200, 200), true)
    assert.equal(memberAssembly(300, 220, 199), false)
    assert.equal(memberAssembly(300, 199, 199), false)
    assert.equal(memberAssembly(0, 0, 0), false)
    assert.equal(memberAssembly(3, 2, 2), true)
    assert.deepEqual([neededPresent(301), neededYes('MEMBERS', 301)], [201, 201])
  })
  it('R-286: ten days\' notice, R-290: reports lie open as long; the day itself does not count', () => {
    assert.deepEqual(['2026-12-01', '2026-12-02'].map((told) => isInTime(told, '2026-12-11')), [true, false])
  })
  it('R-286: somebody votes for somebody else only in writing and within one household', () => {
    const ground: ProxyGround = { households: new Map([['a', '1'], ['b', '1'], ['c', '2'], ['d', '1']]), capable: new Set(['a', 'b', 'c']), present: new Set(['b']), given: [] }
    const ask = (member: string, holder: string, more: Partial<ProxyGround> = {}, written = true) => faultOfProxy({ member, holder, written }, { ...ground, ...more })
    assert.equal(ask('a', 'b'), null)
    assert.equal(ask('a', 'b', {}, false), 'not-written')
    assert.equal(ask('a', 'c'), 'other-household')
    assert.equal(ask('a', 'a'), 'to-oneself')
    assert.equal(ask('a', 'x'), 'not-a-member')
    assert.equal(ask('d', 'a'), 'not-capable')
    assert.equal(ask('b', 'a'), 'is-present')
    assert.equal(ask('a', 'b', { given: [{ member: 'a', holder: 'b', written: true }] }), 'given-before')
    assert.equal(ask('a', 'b', { given: [{ member: 'b', holder: 'a', written: true }] }), 'holder-gave-away')
  })
})

describe('The representatives of the members', () => {
  it('R-287: more than twenty, one for five to fifteen households, women among them', () => {
    assert.equal(faultOfComposition({ households: 105, representatives: 21, women: 1 }), null)
    assert.equal(faultOfComposition({ households: 105, representatives: 20, women: 5 }), 'too-few')
    assert.equal(faultOfComposition({ households: 104, representatives: 21, women: 1 }), 'too-few-households')
    assert.equal(faultOfComposition({ households: 315, representatives: 21, women: 1 }), null)
    assert.equal(faultOfComposition({ households: 316, representatives: 21, women: 1 }), 'too-many-households')
    assert.equal(faultOfComposition({ households: 200, representatives: 21, women: 0 }), 'no-women')
    assert.equal(faultOfComposition({ households: 200, representatives: 21, women: 22 }), 'not-counts')
  })
  it('R-287: decide by two thirds of all of them, and never what is the members\' own', () => {
    assert.deepEqual([memberRepresentatives(30, 20), memberRepresentatives(30, 19), memberRepresentatives(20, 20), memberRepresentatives(21, 14)], [true, false, false, true])
    const reserved = (Object.keys(collectiveMatters) as CollectiveMatter[]).filter((one) => !mayDecide('REPRESENTATIVES', one))
    assert.deepEqual(reserved, ['charter', 'membership', 'land-and-shares', 'compensation', 'merger'])
    assert.deepEqual(reserved.map((one) => collectiveMatters[one].item), [1, 3, 8, 10, 12])
    for (const one of reserved) assert.deepEqual([mayDecide('MEMBERS', one), mayDecide('BOARD', one)], [true, false])
  })
})

describe('The board', () => {
  it('R-288: three to seven and odd, two thirds come, more than half of all agree', () => {
    assert.deepEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].filter(isBoardSize), [3, 5, 7])
    assert.deepEqual([mayOpen({ body: 'BOARD', all: 5, present: 4 }), mayOpen({ body: 'BOARD', all: 5, present: 3 })], [true, false])
    assert.deepEqual([passes('BOARD', 5, 3), passes('BOARD', 5, 2), passes('BOARD', 7, 4)], [true, false, true])
  })
})

describe('A second statement of the law', () => {
  it('R-286…R-288: in fractions, for every number of members', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat({ max: 3100 }), fc.nat({ max: 3100 }), (all, present, yes) => {
      const thirds = (part: number) => [...Array(3).keys()].reduce((left) => left - all, 3 * part) + all >= 0 && part <= all
      assert.equal(mayOpen({ body: 'MEMBERS', all, present }), thirds(present))
      assert.equal(passes('MEMBERS', all, yes), thirds(yes))
      assert.equal(passes('BOARD', all, yes), yes <= all && yes > all - yes)
      if (yes >= neededYes('MEMBERS', all) && yes <= all) assert.ok(passes('MEMBERS', all, yes))
      else assert.ok(!passes('MEMBERS', all, yes))
    }), { seed: 20261124, numRuns: 1000 })
  })
  it('R-286: votes add up to those present, one each', () => {
    assert.equal(addsUp({ present: 10, yes: 7, no: 2, abstain: 1 }), true)
    assert.equal(addsUp({ present: 10, yes: 7, no: 2, abstain: 2 }), false)
    assert.equal(addsUp({ present: 10, yes: 11, no: -1, abstain: 0 }), false)
  })
})
