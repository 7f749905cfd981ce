import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendar, at } from '../time/example-calendar.ts'
import { faultOfProxy, faultOfSeats, hasMajority, hasThird, invalidityOf, isOfAge, isRollInTime, mayObject, recallOutcome, type Papers } from './index.ts'

const papers = (registered: number, issued: number, returned: number, forged = 0): Papers => ({ registered, issued, returned, forged })

describe('Boundaries of the election (domain §13)', () => {
  it('R-201: born 2008-06-30 votes on 2026-06-30, born a day later not', () => {
    assert.equal(isOfAge('2008-06-30', '2026-06-30'), true)
    assert.equal(isOfAge('2008-07-01', '2026-06-30'), false)
  })

  it('R-204: a roll of 10 June serves 30 June, one of 11 June does not', () => {
    assert.equal(isRollInTime('2026-06-10', '2026-06-30'), true)
    assert.equal(isRollInTime('2026-06-11', '2026-06-30'), false)
  })

  it('R-205: a roll of 1 March is objected to until 6 March, 24:00', () => {
    assert.equal(mayObject(at('2026-03-06 23:59:59'), '2026-03-01', calendar), true)
    assert.equal(mayObject(at('2026-03-07 00:00:01'), '2026-03-01', calendar), false)
  })

  it('R-218: the third proxy is accepted and the fourth refused', () => {
    const roll = new Set(['trustee', 'a', 'b', 'c', 'd'])
    const accepted = ['a', 'b'].map((principal) => ({ principal, trustee: 'trustee' }))
    const ask = (principal: string) => ({ principal, trustee: 'trustee', written: true, reason: '外出务工' })
    assert.equal(faultOfProxy(ask('c'), { roll, candidates: new Set(), accepted }), null)
    assert.equal(faultOfProxy(ask('d'), { roll, candidates: new Set(), accepted: [...accepted, { principal: 'c', trustee: 'trustee' }] }), 'trustee-full')
  })

  it('R-220: of 1000 registered and 900 papers, 500 found are not enough, 501 are, 901 are too many', () => {
    assert.equal(invalidityOf(papers(1000, 900, 500)), 'not-half')
    assert.equal(invalidityOf(papers(1000, 900, 501)), null)
    assert.equal(invalidityOf(papers(1000, 900, 901)), 'more-than-issued')
    assert.equal(invalidityOf(papers(1000, 900, 501, 1)), 'not-half')
    assert.equal(invalidityOf(papers(1000, 900, 901, 1)), null)
  })

  it('R-222: half of the papers elects nobody, one more does', () => {
    assert.deepEqual([hasMajority(250, 500), hasMajority(251, 500), hasMajority(251, 501), hasMajority(250, 501)], [false, true, true, false])
  })

  it('R-223: a third elects in a re-run: 167 of 501 and of 500, never 166', () => {
    assert.deepEqual([hasThird(167, 501), hasThird(166, 501), hasThird(167, 500), hasThird(166, 500), hasThird(0, 0)], [true, false, true, false, false])
  })

  it('R-227: three to seven, one chair among them', () => {
    assert.deepEqual([
      { chair: 1, vice: 0, member: 1 }, { chair: 1, vice: 0, member: 2 }, { chair: 1, vice: 1, member: 5 }, { chair: 1, vice: 2, member: 5 }, { chair: 2, vice: 0, member: 3 }, { chair: 1, vice: 2, member: 0 },
    ].map(faultOfSeats), ['too-few-seats', null, null, 'too-many-seats', 'not-one-chair', 'no-ordinary-member'])
  })

  it('R-236: recalled by more than half of those who voted, if more than half of the registered did', () => {
    assert.deepEqual([recallOutcome(papers(1000, 900, 501), 251), recallOutcome(papers(1000, 900, 501), 250), recallOutcome(papers(1000, 900, 500), 500), recallOutcome(papers(1000, 900, 901), 900)],
      ['recalled', 'stays', 'too-few-voted', 'more-than-issued'])
  })
})
