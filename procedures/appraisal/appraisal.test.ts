import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import { lastVerdict, nameOfAppraisal, verdictOf } from '../../core/appraisal/index.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { appraisal } from './appraisal.procedure.ts'
import { shownOf } from './sheet.ts'
import {
  announced, announceOf, around, at, beginAppraisal, cast, chair, confirmed, counted, countOf, earlierOf, helper, lastYear, member, noticeOf, subjects, village, which, year, type AppraisalStory,
} from './testing/village-year.ts'

const { supervisor, second, cadre, secretary, town, county, system, otherSupervisor, villager } = cast

function refused(story: AppraisalStory, actor: Actor, act: string, form: object = {}): string {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [])
  return refusal.code
}

const held = () => announced().at(at('2026-11-10 21:00'))
const verdictsOf = (story: AppraisalStory) => Object.fromEntries(shownOf(story.dossier).judged.map(({ person, verdict, twice }) => [person, twice ? 'twice' : verdict]))

describe('A yearly appraisal', () => {
  it('passes the procedure checker, and its settings fit their schema', () => {
    assert.deepEqual(checkProcedure(appraisal as AnyProcedure), [])
    assert.deepEqual([...Value.Errors(appraisal.settings.schema, appraisal.settings.defaults)], [])
  })
  it('R-281: is hosted by the supervision committee, by nobody else, and tells committee and township', () => {
    assert.deepEqual(announced().effects.map(({ party }) => party), ['committee', 'town'])
    for (const actor of [cadre, secretary, town, county, otherSupervisor, villager]) assert.equal(refused(beginAppraisal(), actor, 'announce', announceOf()), 'not-yours')
  })
  it('R-281: refused: a host who is judged, a member left out without a word, somebody twice, somebody unknown', () => {
    const story = beginAppraisal()
    const withHost = [...subjects, { person: supervisor.person ?? '', post: 'EMPLOYED' }]
    assert.equal(refused(story, supervisor, 'announce', announceOf({ subjects: withHost })), 'host-is-judged')
    assert.equal(refused(story, supervisor, 'announce', announceOf({ subjects: subjects.slice(1) })), 'somebody-left-out')
    assert.ok(story.when(supervisor, 'announce', announceOf({ subjects: subjects.slice(1), leftOut: '主任上个月才选上' })).accepted)
    assert.equal(refused(story, supervisor, 'announce', announceOf({ subjects: [...subjects, subjects[0]] })), 'somebody-twice')
    assert.equal(refused(story, supervisor, 'announce', announceOf({ subjects: [...subjects, { person: '00000000-0000-4000-8000-000000000999', post: 'EMPLOYED' }] })), 'not-registered')
    assert.equal(refused(story, supervisor, 'announce', { ...announceOf(), nth: 2 }), 'wrong-name')
  })
  it('R-241, R-240: refused: too short a notice without a reason, a day gone or of another year, a basis that is not the meeting\'s', () => {
    const story = beginAppraisal()
    assert.equal(refused(story, supervisor, 'announce', announceOf({ day: '2026-11-04' })), 'too-short-notice')
    assert.ok(story.when(supervisor, 'announce', announceOf({ day: '2026-11-04', urgent: '年底要外出' })).accepted)
    assert.equal(refused(story, supervisor, 'announce', announceOf({ meeting: 'ASSEMBLY', basis: 'ADULTS', day: '2026-11-11' })), 'too-short-notice')
    assert.ok(story.when(supervisor, 'announce', announceOf({ meeting: 'ASSEMBLY', basis: 'ADULTS', day: '2026-11-12' })).accepted)
    assert.equal(refused(story, supervisor, 'announce', announceOf({ day: '2026-11-01' })), 'day-gone')
    assert.equal(refused(story, supervisor, 'announce', announceOf({ day: '2027-01-10' })), 'other-year')
    assert.equal(refused(story, supervisor, 'announce', announceOf({ basis: 'ADULTS' })), 'wrong-basis')
  })
  it('R-240, R-281: refused: a count before the day, without a quorum, of more papers than people, of not everybody, that does not add up', () => {
    assert.equal(refused(announced(), supervisor, 'record', countOf()), 'not-yet-held')
    assert.equal(refused(held(), supervisor, 'record', countOf([], { present: 19, issued: 19, collected: 19 })), 'too-few-present')
    assert.equal(refused(held(), supervisor, 'record', countOf([], { present: 31 })), 'too-few-present')
    assert.equal(refused(held(), supervisor, 'record', countOf([], { issued: 26 })), 'papers-too-many')
    assert.equal(refused(held(), supervisor, 'record', countOf([], { papers: countOf().papers.slice(1) })), 'not-everybody')
    assert.equal(refused(held(), supervisor, 'record', countOf([], { collected: 23 })), 'does-not-add-up')
    assert.equal(refused(held(), supervisor, 'lapse', { should: 30, present: 20, reason: '改天' }), 'could-open')
    assert.equal(held().after(supervisor, 'lapse', { should: 30, present: 19, reason: '改天' }).dossier.state, 'LAPSED')
  })
  it('R-281: refused: whoever counted confirms; whoever is judged counts or confirms', () => {
    assert.equal(refused(counted(), supervisor, 'confirm', { words: '一致' }), 'counted-it')
    const judgedSupervisor = beginAppraisal().after(second, 'announce', announceOf({ subjects: [...subjects, { person: supervisor.person ?? '', post: 'EMPLOYED' }] })).at(at('2026-11-10 21:00'))
    assert.equal(refused(judgedSupervisor, supervisor, 'record', countOf()), 'is-judged')
  })
  it('R-281: a verdict is more than the share of those present that the county set; abstaining calls nobody unfit', () => {
    const papers = (incompetent: number) => ({ excellent: 0, competent: 0, basic: 0, incompetent, invalid: 0 })
    assert.equal(verdictOf(papers(13), 25, 50), 'incompetent')
    assert.equal(verdictOf(papers(12), 24, 50), 'basic')
    assert.equal(verdictOf({ ...papers(0), excellent: 13 }, 25, 50), 'excellent')
    assert.equal(verdictOf({ ...papers(0), excellent: 7, competent: 6 }, 25, 50), 'competent')
  })
  it('R-281: unfit twice in a row is a fact that is shown once a second person confirmed it; once, or as one employed, it is not', () => {
    const before = around(earlierOf({ [member]: 'incompetent', [chair]: 'competent', [helper]: 'incompetent' }))
    assert.deepEqual(shownOf(counted([chair, member, helper], before).dossier).judged, [])
    assert.deepEqual(verdictsOf(confirmed([chair, member, helper], before)), { [chair]: 'incompetent', [member]: 'twice', [helper]: 'incompetent' })
    assert.equal(shownOf(confirmed([member], before).dossier).judged.find(({ person }) => person === member)?.before, lastYear)
    assert.deepEqual(Object.values(verdictsOf(confirmed([], before))).includes('twice'), false)
    assert.match(JSON.stringify(appraisal.remarks?.(confirmed([member], before).dossier)), /连续两次不称职，职务终止/)
  })
  it('R-281: two in a row are the last two that judged the same person: an appraisal that never held, and a year without one, are none', () => {
    assert.equal(lastVerdict([{ name: 'a', shown: earlierOf({ [member]: 'incompetent' }, false) }], member), null)
    assert.equal(lastVerdict([{ name: 'b', shown: earlierOf({ [chair]: 'basic' }) }, { name: 'a', shown: earlierOf({ [member]: 'incompetent' }) }], member)?.name, 'a')
    assert.equal(lastVerdict([{ name: 'b', shown: earlierOf({ [member]: 'competent' }) }, { name: 'a', shown: earlierOf({ [member]: 'incompetent' }) }], member)?.verdict, 'competent')
  })
  it('R-281: refused: another one while the one before is not settled', () => {
    for (const state of ['ANNOUNCED', 'COUNTED']) assert.equal(refused(beginAppraisal(around(earlierOf({}, false), state)), supervisor, 'announce', announceOf()), 'earlier-open')
    assert.notEqual(nameOfAppraisal(which), nameOfAppraisal({ ...which, nth: 2 }))
  })
  it('R-281: none held by the day of the county is said by the system, on no day before, and told to supervisors, township and county', () => {
    const early = beginAppraisal(new Map(), {}, at('2026-11-30 12:00'))
    assert.equal(refused(early, system, 'note-missing', which), 'not-overdue')
    const late = beginAppraisal(new Map(), {}, at('2026-12-01 00:05')).after(system, 'note-missing', which)
    assert.deepEqual(late.effects.map(({ party }) => party), ['supervisors', 'town', 'county'])
    assert.equal(late.after(supervisor, 'announce-late', noticeOf({ day: '2026-12-10' })).dossier.state, 'ANNOUNCED')
    assert.equal(refused(late, supervisor, 'announce-late', noticeOf({ day: '2027-01-04' })), 'other-year')
  })
  it('R-263: hangs on the board for fifteen days; numbers and verdicts, nobody\'s paper', () => {
    const out = confirmed().after(supervisor, 'publish', { where: '村委会公开栏' })
    assert.deepEqual(out.dossier.deadlines['board']?.budget, { amount: 15, unit: 'CALENDAR_DAY' })
    assert.equal(shownOf(out.dossier).board?.until, '2026-11-25')
    assert.equal(out.after(system, 'take-down', { deadline: 'board' }).dossier.state, 'CLOSED')
    assert.equal(shownOf(out.dossier).village, village)
    assert.equal(shownOf(out.dossier).year, year)
  })
})
