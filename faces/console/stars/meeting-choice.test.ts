import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { StarHousehold } from '../../../core/view/star-households.ts'
import { agreeingBatch, isAgreed, nextWaiting, proposedStars, votesOf } from './meeting-choice.ts'

const blank: StarHousehold = {
  household: 'h', rating: 'r', headName: '张演示', group: '第一小组', people: 3, adults: 2, members: [], state: 'RATED', sequence: 1, takesPart: true, own: [], opinions: [], groundWaits: false, withheld: [], stars: [],
  voters: null, votes: [], note: '', mustWithdraw: [], objections: [], reviewWords: '', sentBack: '', recordedBy: null, move: null, keptAt: null, plaque: null,
}
const claim = (star: string, what = 'met') => ({ star, claim: what, words: '', items: [] })
const opinion = (supports: string[], doubts: string[], people = 1) => ({ group: '', people, supports, doubts, words: '' })

describe('What a meeting has before it', () => {
  it('proposes what the household claims, unless more neighbours doubt it than stand behind it', () => {
    const one = { ...blank, own: [claim('S01'), claim('S02'), claim('S03', 'not-met')], opinions: [opinion(['S01'], ['S02'], 3), opinion([], ['S01'])] }
    assert.deepEqual(proposedStars(one), ['S01'])
  })
  it('takes together only households on which own rating and neighbours say the same', () => {
    const agreed = { ...blank, own: [claim('S01'), claim('S02', 'not-met')], opinions: [opinion(['S01'], ['S02'])] }
    assert.equal(isAgreed(agreed), true)
    assert.equal(isAgreed({ ...agreed, opinions: [opinion(['S02'], [])] }), false)
    const list = [agreed, { ...agreed, household: 'i', groundWaits: true }, { ...agreed, household: 'j', withheld: ['S07'] }, { ...agreed, household: 'k', state: 'DECIDED' }]
    assert.deepEqual(agreeingBatch(list, () => false).map(({ household }) => household), ['h'])
  })
  it('counts everybody for what is chosen and against what is not, and counted hands where they were counted (R-404)', () => {
    assert.deepEqual(votesOf(['S01', 'S02', 'S03'], new Set(['S01']), 5, { S03: { yes: 2, abstain: 1 } }), [
      { star: 'S01', yes: 5, no: 0, abstain: 0 }, { star: 'S02', yes: 0, no: 5, abstain: 0 }, { star: 'S03', yes: 2, no: 2, abstain: 1 }])
  })
  it('goes on to the next household that waits, and stays where none does', () => {
    const list = [blank, { ...blank, household: 'i', state: 'DECIDED' }, { ...blank, household: 'j' }]
    assert.equal(nextWaiting(list, 0, () => false), 2)
    assert.equal(nextWaiting(list, 2, () => false), 0)
    assert.equal(nextWaiting(list, 1, () => true), 1)
  })
})
