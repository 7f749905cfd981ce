import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addsUp, basesOf, faultOfComposition, isPassed, mayOpen, neededToOpen, type MeetingKind, type QuorumBasis } from './index.ts'

const opens = (kind: MeetingKind, basis: QuorumBasis, should: number, present: number) => mayOpen({ kind, basis, should, present })

describe('Opening a meeting', () => {
  it('R-240: more than half of the adults open the assembly: 151 of 301, not 150 (§13)', () => {
    assert.deepEqual([opens('ASSEMBLY', 'ADULTS', 301, 151), opens('ASSEMBLY', 'ADULTS', 301, 150), opens('ASSEMBLY', 'ADULTS', 300, 150)], [true, false, false])
  })
  it('R-240: two thirds of the households open it as well: 60 of 90, not 59 (§13)', () => {
    assert.deepEqual([opens('ASSEMBLY', 'HOUSEHOLDS', 90, 60), opens('ASSEMBLY', 'HOUSEHOLDS', 90, 59), opens('ASSEMBLY', 'HOUSEHOLDS', 91, 60)], [true, false, false])
  })
  it('R-243: two thirds of its members open the representatives\' meeting: 20 of 30, not 19', () => {
    assert.deepEqual([opens('REPRESENTATIVES', 'REPRESENTATIVES', 30, 20), opens('REPRESENTATIVES', 'REPRESENTATIVES', 30, 19)], [true, false])
  })
  it('R-245: two thirds open a group\'s meeting, by adults as by households: 40 of 60, not 39', () => {
    for (const basis of ['ADULTS', 'HOUSEHOLDS'] as const) assert.deepEqual([opens('GROUP', basis, 60, 40), opens('GROUP', basis, 60, 39)], [true, false])
  })
  it('refused: nobody of nobody, more than there are, halves, and a basis of another meeting (R-022)', () => {
    assert.equal(opens('ASSEMBLY', 'ADULTS', 0, 0), false)
    assert.equal(opens('ASSEMBLY', 'ADULTS', 10, 11), false)
    assert.equal(opens('ASSEMBLY', 'ADULTS', 10, 5.5), false)
    assert.equal(opens('ASSEMBLY', 'REPRESENTATIVES', 30, 30), false)
    assert.equal(opens('REPRESENTATIVES', 'ADULTS', 30, 30), false)
  })
  it('agrees with the same law in fractions, and the least number is the least (R-003)', () => {
    const kinds = fc.constantFrom<MeetingKind>('ASSEMBLY', 'REPRESENTATIVES', 'GROUP')
    fc.assert(fc.property(kinds, fc.nat(1), fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (kind, nth, should, present) => {
      const basis = basesOf[kind][nth % basesOf[kind].length] ?? 'ADULTS'
      const share = BigInt(present) * 6n
      const law = kind === 'ASSEMBLY' && basis === 'ADULTS' ? share > BigInt(should) * 3n : share >= BigInt(should) * 4n
      assert.equal(opens(kind, basis, should, present), law && present <= should)
      const least = neededToOpen({ kind, basis, should })
      assert.equal(opens(kind, basis, should, least), true)
      assert.equal(opens(kind, basis, should, least - 1), false)
    }))
  })
})

describe('Deciding', () => {
  it('R-240, R-243, R-245: more than half of those present agree; exactly half does not, and abstaining is not agreeing', () => {
    assert.deepEqual([isPassed(31, 60), isPassed(30, 60), isPassed(31, 61), isPassed(30, 59), isPassed(0, 0)], [true, false, true, true, false])
  })
  it('R-246: who withdrew counts neither as present nor among the votes', () => {
    assert.equal(isPassed(30, 60), false)
    assert.equal(isPassed(30, 60 - 1), true)
    assert.equal(addsUp({ yes: 30, no: 29, abstain: 0, invalid: 0 }, 60 - 1), true)
  })
  it('refused: votes that do not add up, negative ones, and a count without anybody', () => {
    const ballot = { yes: 3, no: 1, abstain: 1, invalid: 0 }
    assert.deepEqual([addsUp(ballot, 5), addsUp(ballot, 6), addsUp(ballot, 4), addsUp({ ...ballot, yes: 4, no: 0, abstain: -1, invalid: 2 }, 5), addsUp({ yes: 0, no: 0, abstain: 0, invalid: 0 }, 0)], [true, false, false, false, false])
  })
  it('can never pass something and its opposite (R-003)', () => {
    fc.assert(fc.property(fc.nat(3000), fc.nat(3000), fc.nat(3000), (yes, no, abstain) => {
      const present = yes + no + abstain
      assert.ok(!(isPassed(yes, present) && isPassed(no, present)))
    }))
  })
})

describe('The meeting of representatives', () => {
  it('R-242: four fifths representatives and a third women at least: 32 and 14 of 40', () => {
    assert.equal(faultOfComposition({ members: 40, representatives: 32, women: 14 }), null)
    assert.equal(faultOfComposition({ members: 40, representatives: 31, women: 14 }), 'too-few-representatives')
    assert.equal(faultOfComposition({ members: 40, representatives: 32, women: 13 }), 'too-few-women')
  })
  it('refused: more representatives or women than members, and nobody (R-242)', () => {
    for (const wrong of [{ members: 0, representatives: 0, women: 0 }, { members: 30, representatives: 31, women: 10 }, { members: 30, representatives: 30, women: 31 }, { members: 30, representatives: 24.5, women: 12 }]) {
      assert.equal(faultOfComposition(wrong), 'not-counts')
    }
  })
})
