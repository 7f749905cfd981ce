import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import type { Actor } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { person } from '../../core/procedure/testing/places.ts'
import { at, cast, elsewhere, opinion, people, strangers, village, type Around } from '../village-meeting/testing/hall.ts'
import { fourDeliberations } from './four-deliberations.procedure.ts'
import { shownOf } from './sheet.ts'
import {
  beginMatter, board, checking, discussed, discussion, executing, held, onBoard, proposal, proposed, resolution, resolved, resultOnBoard, review, reviewed, type MatterStory,
} from './testing/road.ts'

const { cadre, secretary, supervisor, town, system } = cast

/** The refusal's code and rule, after its sentence has been judged. */
function refused(story: MatterStory, actor: Actor, act: string, form: object = {}): string {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [])
  return `${refusal.code} ${refusal.rule ?? ''}`.trim()
}

describe('四议两公开', () => {
  it('passes the procedure checker, and its default settings fit their own schema', () => {
    assert.deepEqual(checkProcedure(fourDeliberations as AnyProcedure), [])
    assert.deepEqual([...Value.Errors(fourDeliberations.settings.schema, fourDeliberations.settings.defaults)], [])
  })
  it('lives from the proposal to the published result (R-260…R-263)', () => {
    const states = [proposed(), discussed(), reviewed(), resolved(), onBoard(), executing(), checking(), resultOnBoard()].map(({ dossier }) => dossier.state)
    assert.deepEqual(states, ['PROPOSED', 'DISCUSSED', 'REVIEWED', 'RESOLVED', 'RESOLUTION_ON_BOARD', 'EXECUTING', 'CHECKING', 'RESULT_ON_BOARD'])
    assert.equal(resultOnBoard().after(system, 'end-result-board', { deadline: 'result-board' }).dossier.state, 'DONE')
  })
  it('R-260: strictly in order: no step is open before the one below it has passed', () => {
    const ladder = ['discuss', 'review', 'resolve', 'publish-resolution', 'report-result', 'check', 'publish-result']
    const forms: Readonly<Record<string, object>> = { discuss: discussion, review: review(), resolve: resolution(), 'publish-resolution': board, 'report-result': { words: '修好了', finance: '账目' }, check: { words: '相符' }, 'publish-result': board }
    const stories = [proposed(), discussed(), reviewed(), resolved(), onBoard(), executing(), checking()]
    const open = ['discuss', 'review', 'resolve', 'publish-resolution', null, 'report-result', 'check']
    stories.forEach((story, at) => {
      for (const act of ladder) if (act !== open[at]) assert.equal(refused(story, act === 'check' ? supervisor : act === 'review' ? secretary : cadre, act, forms[act]), 'not-in-this-state R-101', `${act} after ${String(at + 1)}`)
    })
  })
  it('R-260: where secretary and chair are one person, steps 1 and 2 may be one meeting, and both are on record', () => {
    const story = beginMatter().after(secretary, 'propose', proposal({ oneHead: true }))
    assert.equal(story.dossier.state, 'DISCUSSED')
    assert.deepEqual(story.dossier.file.steps.map(({ step, passed }) => [step, passed]), [['propose', true], ['discuss', true]])
  })
  it('R-260: a step that did not pass stays on record, leaves the matter where it is, and may be held again', () => {
    const story = proposed().after(cadre, 'discuss', held('2026-11-04', 9, 8, 4))
    assert.equal(story.dossier.state, 'PROPOSED')
    const again = story.after(cadre, 'discuss', held('2026-11-06', 9, 8, 1))
    assert.deepEqual([again.dossier.state, again.dossier.file.steps.map(({ passed }) => passed)], ['DISCUSSED', [true, false, true]])
  })
  it('R-260: each step asks for its day, attendance, votes and signatures', () => {
    for (const field of ['on', 'should', 'present', 'yes', 'no', 'abstain', 'words', 'signed']) {
      const form = Object.fromEntries(Object.entries(discussion).filter(([key]) => key !== field))
      assert.equal(refused(proposed(), cadre, 'discuss', form).startsWith('form-'), true, field)
    }
  })
})

describe('The four deliberations', () => {
  it('R-262: the six, contracts and collective matters always, spending from the county\'s amount on', () => {
    const begun = beginMatter()
    assert.equal(begun.after(secretary, 'propose', proposal({ kind: 'contract-out', yuan: 0 })).dossier.state, 'PROPOSED')
    assert.equal(refused(begun, secretary, 'propose', proposal({ kind: 'large-spending', yuan: 49_999 })), 'need-not-go R-262')
    assert.equal(begun.after(secretary, 'propose', proposal({ kind: 'large-spending', yuan: 50_000 })).dossier.state, 'PROPOSED')
  })
  it('R-260: more than half come and more than half of them agree, or nothing is proposed', () => {
    assert.equal(refused(beginMatter(), secretary, 'propose', proposal(held('2026-11-02', 5, 2))), 'votes-do-not-count R-260')
    assert.equal(refused(beginMatter(), secretary, 'propose', proposal(held('2026-11-02', 5, 4, 2))), 'not-agreed R-260')
    assert.equal(refused(proposed(), cadre, 'discuss', { ...discussion, yes: 3 }), 'votes-do-not-count R-260')
    assert.equal(refused(proposed(), cadre, 'discuss', held('2026-11-04', 9, 10)), 'votes-do-not-count R-260')
  })
  it('R-261: two thirds of the Party members come, more than half of those who should have come agree', () => {
    assert.equal(refused(discussed(), secretary, 'review', review(held('2026-11-08', 30, 19))), 'votes-do-not-count R-261')
    assert.equal(discussed().after(secretary, 'review', review(held('2026-11-08', 30, 20, 4))).dossier.state, 'REVIEWED')
    assert.equal(discussed().after(secretary, 'review', review(held('2026-11-08', 30, 20, 5))).dossier.state, 'DISCUSSED')
  })
  it('R-261: the plan is handed out before, and after it was discussed', () => {
    assert.equal(refused(discussed(), secretary, 'review', review({ handedOutOn: '2026-11-08' })), 'not-handed-out R-261')
    assert.equal(refused(discussed(), secretary, 'review', review({ handedOutOn: '2026-11-03' })), 'not-handed-out R-261')
  })
  it('R-260: refused: a step before the one below it, or in the future', () => {
    assert.equal(refused(proposed(), cadre, 'discuss', held('2026-11-01', 9, 8)), 'not-in-order R-260')
    assert.equal(refused(proposed(), cadre, 'discuss', held('2026-11-24', 9, 8)), 'not-in-order R-260')
    assert.equal(refused(reviewed(), cadre, 'resolve', resolution({ on: '2026-11-07' })), 'not-in-order R-260')
  })
  it('R-240, R-243, R-244: step 4 recorded here counts as the meeting it was', () => {
    assert.equal(refused(reviewed(), cadre, 'resolve', resolution(held('2026-11-18', 90, 59))), 'votes-do-not-count R-240')
    assert.equal(reviewed().after(cadre, 'resolve', resolution(held('2026-11-18', 90, 60, 29))).dossier.state, 'RESOLVED')
    assert.equal(reviewed().after(cadre, 'resolve', resolution(held('2026-11-18', 90, 60, 30))).dossier.state, 'REVIEWED')
    const reps = { body: 'REPRESENTATIVES', ...held('2026-11-18', 30, 20) }
    assert.equal(refused(reviewed(), cadre, 'resolve', reps), 'not-authorised R-244')
    assert.equal(reviewed().after(cadre, 'resolve', { ...reps, authorised: '2026年1月村民会议' }).dossier.state, 'RESOLVED')
  })
  it('R-247: step 4 leans on a meeting\'s resolution: of this village, confirmed, passed, in force, after the review', () => {
    const name = `140423-${person(700)}`
    const item = { number: 2, kind: 'public-works', title: '修路', passed: true, inForce: true, present: 68, yes: 60, no: 8, abstain: 0, covers: [] }
    const around = (more: object = {}, itemMore: object = {}): Around => new Map([[name, {
      procedure: 'village-meeting', state: 'PUBLISHED', shown: { village, meeting: 'ASSEMBLY', heldOn: '2026-11-15', confirmed: true, should: 90, present: 70, items: [{ ...item, ...itemMore }], ...more },
    }]])
    const link = { meeting: name, item: 2 }
    const story = reviewed(around()).after(cadre, 'link-resolution', link)
    assert.deepEqual([story.dossier.state, story.dossier.file.resolvedOn, story.dossier.file.steps.at(-1)?.yes], ['RESOLVED', '2026-11-15', 60])
    const wrong = [around({ village: elsewhere }), around({ confirmed: false }), around({ meeting: 'GROUP' }), around({}, { passed: false }), around({}, { inForce: false }), around({}, { kind: 'report' }), new Map() as Around]
    for (const other of wrong) assert.equal(refused(reviewed(other), cadre, 'link-resolution', link), 'resolution-does-not-carry R-247')
    assert.equal(refused(reviewed(around({ heldOn: '2026-11-07' })), cadre, 'link-resolution', link), 'resolved-before-review R-260')
    assert.equal(refused(reviewed(new Map([[name, { procedure: 'body-meeting', state: 'CLOSED', shown: {} }]])), cadre, 'link-resolution', link), 'resolution-does-not-carry R-247')
  })
  it('can be given up before money was paid, with the reason; not after (R-247)', () => {
    for (const story of [proposed(), discussed(), reviewed(), resolved(), executing()]) assert.equal(story.after(secretary, 'drop', { reason: '上级已经立项' }).dossier.state, 'DROPPED')
    const paid = executing().after(cadre, 'record-payment', { on: '2026-12-09', yuan: 100, words: '付定金，凭证 1 号' })
    assert.equal(refused(paid, cadre, 'drop', { reason: '不修了' }), 'paid-already R-247')
  })
})

describe('The two publications', () => {
  it('R-263: each stands fifteen days before the timer moves on, and nobody else can', () => {
    assert.deepEqual([onBoard().dossier.deadlines['resolution-board']?.budget, resultOnBoard().dossier.deadlines['result-board']?.budget], [{ amount: 15, unit: 'CALENDAR_DAY' }, { amount: 15, unit: 'CALENDAR_DAY' }])
    for (const actor of [cadre, secretary, supervisor, town]) {
      assert.equal(refused(onBoard(), actor, 'end-resolution-board', { deadline: 'resolution-board' }), 'not-yours R-024')
      assert.equal(refused(resultOnBoard(), actor, 'end-result-board', { deadline: 'result-board' }), 'not-yours R-024')
    }
    assert.equal(Value.Check(fourDeliberations.settings.schema, { ...fourDeliberations.settings.defaults, boardDays: 14 }), false)
  })
  it('R-263: the result is published only after the supervision committee has checked it', () => {
    assert.equal(refused(checking(), cadre, 'check', { words: '相符' }), 'not-yours R-024')
    const back = checking().after(supervisor, 'send-back', { reason: '缺两张凭证' })
    assert.deepEqual([back.dossier.state, back.dossier.file.sentBack], ['EXECUTING', '缺两张凭证'])
  })
  it('R-247: nothing is paid before the resolution was published, and never more than it allows', () => {
    const payment = { on: '2026-12-09', yuan: 80_001, words: '付工程款' }
    assert.equal(refused(onBoard(), cadre, 'record-payment', payment), 'not-in-this-state R-101')
    const most = executing().after(cadre, 'record-payment', { ...payment, yuan: 300_000 })
    assert.equal(refused(most, cadre, 'record-payment', payment), 'over-the-resolution R-247')
    assert.equal(most.after(cadre, 'record-payment', { ...payment, yuan: 80_000 }).dossier.file.payments.length, 2)
    assert.equal(refused(executing(), cadre, 'record-payment', { ...payment, on: '2026-12-10' }), 'payment-not-yet R-260')
    assert.equal(refused(executing(), cadre, 'record-payment', { ...payment, on: '2026-11-17' }), 'payment-not-yet R-260')
  })
  it('R-247, R-263: shows others when it may be carried out and when it is complete; amounts only with the result', () => {
    assert.deepEqual([onBoard(), executing(), resultOnBoard()].map(({ dossier }) => { const { executable, completed, paid } = shownOf(dossier); return [executable, completed, paid] }), [[false, false, 0], [true, false, 0], [true, false, 300_000]])
    assert.equal(shownOf(checking().dossier).result, null)
    assert.ok(!fourDeliberations.shows?.to.some((one) => one.startsWith('star-')))
  })
  it('R-264: is complete only when every opinion was answered; answers are shown without who asked', () => {
    const stood = resultOnBoard().after(system, 'take-opinion', { opinion }).after(system, 'end-result-board', { deadline: 'result-board' })
    assert.equal(stood.dossier.state, 'RESULT_ON_BOARD')
    const answered = stood.after(system, 'note-answer', { opinion, summary: '已经核对，单价是招标定的' })
    assert.deepEqual([answered.dossier.state, shownOf(answered.dossier).answers.length], ['DONE', 1])
    assert.equal(refused(stood, system, 'note-answer', { opinion: opinion.replace(/.$/, '9'), summary: '没有' }), 'no-such-opinion R-264')
  })
})

describe('Who reads and acts', () => {
  it('the village, its supervisors, township and county; refused: other villages and villagers (R-024)', () => {
    const { dossier, world } = onBoard()
    for (const actor of people) assert.equal(mayRead(readershipOf(world.procedure, dossier, world.settings), placeNumber(dossier), actor), !strangers.includes(actor), JSON.stringify(actor))
    for (const actor of [...strangers, supervisor, town]) assert.equal(refused(beginMatter(), actor, 'propose', proposal()), 'not-yours R-024')
    assert.equal(refused(beginMatter(), secretary, 'propose', proposal({ village: elsewhere })), 'not-yours R-024')
  })
  it('R-260: every limit that runs out is told to village, supervisors and township', () => {
    const late = proposed().at(at('2027-01-05 09:00')).after(system, 'note-overdue', { deadline: 'step' })
    assert.deepEqual(late.effects.slice(-3).map(({ party }) => party), ['committee', 'supervisors', 'town'])
  })
})
