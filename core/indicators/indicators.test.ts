import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { figuresOf, type Indicator } from './indicators.ts'
import type { Amounts } from './measures.ts'
import { percentText } from './ratio.ts'

describe('Indicators', () => {
  const all = (during: Amounts, before: Amounts = {}): ReadonlyMap<string, Indicator> => {
    const { closing, others } = figuresOf({ before, during })
    return new Map([closing.rate, closing.inTime, ...closing.five, ...others].map((one) => [one.key, one]))
  }
  const text = (key: string, during: Amounts, before: Amounts = {}) => {
    const found = all(during, before).get(key) ?? assert.fail(key)
    return `${found.numerator}/${found.denominator} ${percentText(found)}`
  }

  const examples: readonly (readonly [rule: string, key: string, during: Amounts, text: string])[] = [
    ['R-140 leaves voided reports out of both sides', 'filing', { reported: 12, void: 2, filed: 5 }, '5/10 50.00%'],
    ['R-141 counts a return only where the objection was upheld', 'dispatch-accuracy', { dispatches: 20, dispatches_returned: 3, returns_upheld: 1 }, '19/20 95.00%'],
    ['R-141 measures punctuality of dispatches that had a limit', 'dispatch-in-time', { dispatches: 20, dispatches_timed: 17, dispatches_in_time: 16 }, '16/17 94.12%'],
    ['R-142 divides what was handled by what was to be handled', 'handling', { handling_owed: 8, handled: 7, handled_in_time: 6 }, '7/8 87.50%'],
    ['R-142 divides what was handled in time by what was to be handled', 'handling-in-time', { handling_owed: 8, handled: 7, handled_in_time: 6 }, '6/8 75.00%'],
    ['R-143 gives the published example of closing', 'closing', { closing_owed: 1000, excused: 28, closed: 911, closed_in_time: 737 }, '911/972 93.72%'],
    ['R-143 gives the published example of closing in time', 'closing-in-time', { closing_owed: 1000, excused: 28, closed: 911, closed_in_time: 737 }, '737/972 75.82%'],
    ['R-144 counts a case once, however often it was sent back', 'rework', { verified: 9, reworked: 2 }, '2/9 22.22%'],
    ['R-145 overdue', 'overdue', { handling_owed: 8, overdue: 2 }, '2/8 25.00%'],
    ['R-145 returned', 'return', { dispatches: 20, dispatches_returned: 3 }, '3/20 15.00%'],
    ['R-145 suspended', 'suspension', { dispatched: 10, suspended: 1 }, '1/10 10.00%'],
    ['R-145 voided, with the voided among the reports (R-118)', 'void', { reported: 12, void: 2 }, '2/12 16.67%'],
    ['R-145 extended', 'extension', { dispatched: 10, extended: 4 }, '4/10 40.00%'],
    ['R-146 settled on the spot', 'self-closing', { reported: 12, void: 2, self_closed: 4 }, '4/10 40.00%'],
    ['R-147 answered', 'response', { response_owed: 11, responded_in_time: 10 }, '10/11 90.91%'],
    ['R-147 solved', 'solved', { closed: 4, solved: 3 }, '3/4 75.00%'],
    ['R-147 satisfied', 'satisfaction', { evaluated: 10, satisfied: 9 }, '9/10 90.00%'],
  ]
  for (const [rule, key, during, wanted] of examples) it(rule, () => assert.equal(text(key, during), wanted))

  it('have no share without a denominator, least of all 100 % (R-148)', () => {
    for (const indicator of all({}).values()) {
      assert.equal(indicator.share, null, indicator.key)
      assert.equal(percentText(indicator), '—', indicator.key)
    }
  })

  it('say nothing against a place that reported nothing, and warn of nothing (R-149)', () => {
    const { closing, others, outstanding, times } = figuresOf({ before: {}, during: {} })
    assert.equal(outstanding, 0)
    assert.ok(times.every(({ hours }) => hours === null))
    assert.deepEqual([closing.rate, closing.inTime, ...closing.five, ...others].filter(({ share, tooFew }) => share !== null || tooFew === true), [])
  })

  it('carry over what was owed before and is still open (R-143)', () => {
    assert.equal(text('closing', { closing_owed: 3, closed: 4 }, { closing_owed: 10, closed: 8 }), '4/5 80.00%')
  })
  it('carry nothing over that was voided before, and keep in sight what was voided in the period (R-118, R-143)', () => {
    assert.equal(text('closing', { closed: 1 }, { closing_owed: 3, owed_void: 1 }), '1/2 50.00%')
    assert.equal(text('closing', { closed: 1, owed_void: 1 }, { closing_owed: 3 }), '1/3 33.33%')
  })
  it('count an approved suspension as long as it lasts (R-143)', () => {
    assert.equal(text('closing', { closed: 1 }, { closing_owed: 3, excused: 2 }), '1/1 100.00%')
    assert.equal(text('closing', { closed: 1, excused: -2 }, { closing_owed: 3, excused: 2 }), '1/3 33.33%')
  })
  it('are not compared with fewer than ten evaluations; ten will do (R-147)', () => {
    const nine = all({ evaluated: 9, satisfied: 9 }).get('satisfaction')
    assert.deepEqual([nine?.share, nine?.tooFew, nine?.numerator, nine?.denominator], [null, true, 9, 9])
    assert.equal(all({ evaluated: 10, satisfied: 9 }).get('satisfaction')?.share, 0.9)
  })
  it('put the five rates beside the closing rate, always (R-145)', () => {
    assert.deepEqual(figuresOf({ before: {}, during: {} }).closing.five.map(({ key }) => key), ['overdue', 'return', 'suspension', 'void', 'extension'])
  })
  it('call settling on the spot something to watch, no merit (R-146)', () => assert.match(all({ reported: 1 }).get('self-closing')?.note ?? '', /只作监测/))
  it('name rule, numerator and denominator, each of them', () => {
    for (const { rule, numeratorWords, denominatorWords } of all({}).values()) assert.ok(/^R-14\d$/.test(rule) && numeratorWords !== '' && denominatorWords !== '')
  })
  it('count no logins, visits, likes or photos, and nothing per person (R-805, R-808)', () => {
    assert.doesNotMatch([...all({}).keys()].join(' '), /login|online|visit|like|photo|check-?in|worker|person|rank/)
  })
})

describe('Percentages', () => {
  const cases: readonly (readonly [number, number, string])[] = [[0, 5, '0.00%'], [1, 3, '33.33%'], [2, 3, '66.67%'], [1, 1, '100.00%'], [1, 20_000, '0.01%'], [0, 0, '—'], [19_999, 20_000, '100.00%']]
  for (const [numerator, denominator, wanted] of cases) it(`write ${numerator} of ${denominator} as ${wanted}`, () => assert.equal(percentText({ numerator, denominator }), wanted))
})
