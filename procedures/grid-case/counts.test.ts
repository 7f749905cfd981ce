import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { figuresOf, monthOf, plus, type Amounts, type Counts, type Month } from '../../core/indicators/index.ts'
import { msPerDay } from '../../core/time/index.ts'
import { countsOfCase } from './counts.ts'
import { finish } from './testing/finish.ts'
import { accepted, cast, closed, dispatched, handling, pothole, report, reworked, suspended, unit, verifying, village } from './testing/stages.ts'
import { beginCase, monday, type CaseStory } from './testing/village.ts'
import { walk } from './testing/walk.ts'
import { gridCaseV2 } from './v2/grid-case-v2.ts'

const total = (story: CaseStory): Amounts => plus(...Object.values(countsOfCase(story.dossier, story.events).months))
const timing = (story: CaseStory) => [total(story).dispatches, total(story).dispatches_timed, total(story).dispatches_in_time]
const countsOf = (story: CaseStory): Counts => countsOfCase(story.dossier, story.events)
const wait = (story: CaseStory, days: number): CaseStory => story.at(story.now + days * msPerDay)

describe('What a grid case adds to the figures', () => {
  it('is one report in its state, from its source', () => {
    assert.deepEqual(total(report()), { reported: 1, reported_villager: 1, now_reported: 1 })
  })
  it('is filed, answered in time, when accepted (R-140, R-147)', () => {
    const { filed, response_owed: owed, responded, responded_in_time: inTime, now_accepted: now } = total(accepted())
    assert.deepEqual({ filed, owed, responded, inTime, now }, { filed: 1, owed: 1, responded: 1, inTime: 1, now: 1 })
  })
  it('owes an answer once the limit has passed, and is not answered in time after it (R-147)', () => {
    const late = wait(report(), 10).after(cast.system, 'note-overdue', { deadline: 'accept' })
    assert.deepEqual([total(late).response_owed, total(late).responded], [1, undefined])
    const answered = late.after(cast.cadre, 'accept')
    assert.deepEqual([total(answered).responded, total(answered).responded_in_time], [1, undefined])
  })
  it('dispatches in time and accurately (R-141)', () => {
    const { dispatches, dispatches_in_time: inTime, dispatches_timed: timed, returns_upheld: upheld, dispatched: cases } = total(dispatched())
    assert.deepEqual({ dispatches, inTime, timed, upheld, cases }, { dispatches: 1, inTime: 1, timed: 1, upheld: undefined, cases: 1 })
  })
  it('is not dispatched in time once its own limit has passed, however early it was accepted, and is judged by that limit again each time (R-141)', () => {
    const late = wait(accepted(), 5).after(cast.system, 'note-overdue', { deadline: 'dispatch' }).after(cast.town, 'dispatch', { lead: unit.transport })
    assert.deepEqual(timing(late), [1, 1, undefined])
    assert.deepEqual(timing(wait(accepted(), 5).after(cast.town, 'dispatch', { lead: unit.transport })), [1, 1, undefined], 'also where no timer noted it')
    const again = late.after(cast.transport, 'return', { reason: '不归我们管' }).after(cast.town, 'dispatch', { lead: unit.town })
    assert.deepEqual(timing(again), [2, 2, 1])
  })
  it('is dispatched in time although it was accepted late: acceptance has its own limit (R-141, R-147)', () => {
    const story = wait(report(), 10).after(cast.system, 'note-overdue', { deadline: 'accept' }).after(cast.cadre, 'accept').after(cast.cadre, 'dispatch', { lead: unit.transport })
    assert.deepEqual([timing(story), total(story).responded_in_time], [[1, 1, 1], undefined])
  })
  it('leaves the time of a consultation out of dispatching, for it has a limit of its own (R-110, R-141)', () => {
    const asked = accepted().after(cast.town, 'consult', { question: '谁来办', units: [unit.transport] })
    const settled = wait(asked, 5).after(cast.town, 'settle-consultation', { lead: unit.transport, minutes: '商定由交通局办' }).after(cast.town, 'dispatch', { lead: unit.transport })
    assert.deepEqual(timing(settled), [1, 1, 1])
    const early = wait(accepted(), 5).after(cast.town, 'consult', { question: '谁来办', units: [unit.transport] }).after(cast.town, 'settle-consultation', { lead: unit.transport, minutes: '商定由交通局办' })
    assert.deepEqual(timing(early.after(cast.town, 'dispatch', { lead: unit.transport })), [1, 1, undefined], 'what was late before it stays late')
  })
  it('counts a dispatch of version 2 as it always did: the first by acceptance, the others not at all (R-141)', () => {
    const begun = beginCase(village, '0198c000-0000-4000-8000-0000000000fd', monday, {}, gridCaseV2).after(cast.villager, 'report', pothole).after(cast.cadre, 'accept')
    const slow = wait(begun, 5).after(cast.cadre, 'dispatch', { lead: unit.transport })
    assert.deepEqual(timing(slow), [1, 1, 1])
    const late = slow.after(cast.transport, 'sign').after(cast.transport, 'escalate', { reason: '要上级协调' }).after(cast.town, 'dispatch', { lead: unit.town })
    assert.deepEqual(timing(late), [2, 1, 1])
  })
  it('upholds an objection only when another unit gets it (R-141)', () => {
    const returned = dispatched().after(cast.transport, 'return', { reason: '不归我们管' })
    assert.deepEqual([total(returned).dispatches_returned, total(returned).returns_upheld], [1, undefined])
    assert.equal(total(returned.after(cast.town, 'dispatch', { lead: unit.transport })).returns_upheld, undefined)
    assert.equal(total(returned.after(cast.town, 'dispatch', { lead: unit.town })).returns_upheld, 1)
  })
  it('owes nothing while it is handled in time (R-142, R-143)', () => {
    assert.deepEqual([total(handling()).handling_owed, total(handling()).closing_owed], [undefined, undefined])
  })
  it('is owed and overdue when the limit passes, and late handling does not mend that (R-142, R-145)', () => {
    const late = wait(handling(), 10).after(cast.system, 'note-overdue', { deadline: 'handle' })
    const { handling_owed: owed, overdue, handled, closing_owed: closingOwed } = total(late)
    assert.deepEqual({ owed, overdue, handled, closingOwed }, { owed: 1, overdue: 1, handled: undefined, closingOwed: 1 })
    const fed = late.after(cast.transport, 'feedback', { result: '已经填补路面并压实', solved: 'YES' })
    assert.deepEqual([total(fed).handled, total(fed).handled_in_time, total(fed).overdue], [1, undefined, 1])
  })
  it('is late by its own clock even where no timer noted it', () => {
    const fed = wait(handling(), 10).after(cast.transport, 'feedback', { result: '已经填补路面并压实', solved: 'YES' })
    assert.deepEqual([total(fed).overdue, total(fed).handled, total(fed).handled_in_time], [1, 1, undefined])
  })
  it('is closed in time, solved and verified (R-143, R-144, R-147)', () => {
    const { closing_owed: owed, closed: done, closed_in_time: inTime, solved, verified, reworked: again } = total(closed())
    assert.deepEqual({ owed, done, inTime, solved, verified, again }, { owed: 1, done: 1, inTime: 1, solved: 1, verified: 1, again: undefined })
  })
  it('is reworked once, however often (R-144), and unhandled until it is fed back again', () => {
    const sentBack = verifying().after(cast.verifier, 'fail-verification', { conclusion: '还有坑' })
    assert.deepEqual([total(sentBack).verified, total(sentBack).reworked, total(sentBack).handled], [1, 1, undefined])
    const twice = reworked(reworked())
    assert.deepEqual([total(twice).verified, total(twice).reworked], [1, 1])
  })
  it('is excused only while owed and suspended (R-143)', () => {
    assert.equal(total(suspended()).excused, undefined)
    const late = wait(handling(), 10).after(cast.system, 'note-overdue', { deadline: 'handle' })
    const held = late.after(cast.transport, 'ask-suspension', { reason: 'FUNDING', words: '要立项', reviewOn: '2026-12-20' }).after(cast.town, 'approve-suspension', { reason: '属实' })
    assert.deepEqual([total(held).closing_owed, total(held).excused, total(held).suspended], [1, 1, 1])
    assert.equal(total(held.after(cast.transport, 'resume')).excused, undefined)
  })
  it('is no longer closed when it is reopened, and still owed; the evaluation falls with the closing', () => {
    const story = closed().after(cast.villager, 'evaluate', { score: 1 }).after(cast.villager, 'ask-review', { reason: '又塌了' })
    assert.deepEqual([total(story).closed, total(story).evaluated, total(story).satisfied], [1, 1, undefined])
    const { closed: done, closed_in_time: inTime, handled, closing_owed: owed, reopened, reworked: again, evaluated } = total(story.after(cast.county, 'uphold-review', { conclusion: '确实没修好' }))
    assert.deepEqual({ done, inTime, handled, owed, reopened, again, evaluated }, { done: undefined, inTime: undefined, handled: undefined, owed: 1, reopened: 1, again: 1, evaluated: undefined })
  })
  it('changes nothing in the month in which it was closed when it is archived', () => {
    const before = closed()
    const { closed: done, now_archived: archived, now_closed: now } = total(wait(before, 40).after(cast.system, 'archive', { deadline: 'archive' }))
    assert.deepEqual([done, archived, now], [1, 1, undefined])
  })
  it('counts at county and city only when it is confidential', () => {
    assert.equal(countsOf(report()).open, true)
    assert.equal(countsOf(report({ against: { units: [unit.committee] } })).open, false)
  })

  it('counts in no figure when it looks as if reported for the numbers, and says that it was set aside (R-128)', () => {
    const story = report()
    const suspected = { ...story.dossier, file: { ...story.dossier.file, suspect: 'many' as const } }
    assert.deepEqual(Object.values(countsOfCase(suspected, story.events).months), [{ set_aside: 1 }])
  })

  it('adds to no numerator without its denominator, in any period, after any legal history (R-140…R-147)', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 5, maxLength: 50, size: 'max' }), fc.boolean(), fc.nat(), fc.nat(), (numbers, ended, first, second) => {
      const walked = walk('140423100299', numbers, {}, { spotCheckPercent: 60 })
      const story = ended ? finish(walked, '140423100299')?.story ?? walked : walked
      const { months } = countsOf(story)
      const known = [...new Set([...Object.keys(months), monthOf(story.now)])].toSorted()
      const [one, other] = [known[first % known.length] ?? '', known[second % known.length] ?? '']
      checkPeriod(months, one < other ? { from: one, to: other } : { from: other, to: one })
    }), { numRuns: 400 })
  })
})

/** Of one case: every share is 0 of 0, 0 of 1 or 1 of 1, dispatches apart. */
function checkPeriod(months: Counts['months'], { from, to }: { from: Month; to: Month }): void {
  const between = (holds: (month: Month) => boolean) => plus(...Object.entries(months).filter(([month]) => holds(month)).map(([, amounts]) => amounts))
  const { closing, others, outstanding } = figuresOf({ before: between((month) => month < from), during: between((month) => month >= from && month <= to) })
  for (const { key, numerator, denominator } of [closing.rate, closing.inTime, ...closing.five, ...others]) {
    assert.ok(numerator >= 0 && numerator <= denominator, `${key}: ${numerator} of ${denominator} in ${from}…${to}: ${JSON.stringify(months)}`)
    if (!['dispatch-accuracy', 'return', 'dispatch-in-time'].includes(key)) assert.ok(denominator <= 1, `${key}: ${denominator}`)
  }
  assert.ok(outstanding === 0 || outstanding === 1)
}
