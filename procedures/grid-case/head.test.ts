import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { explain } from '../../core/procedure/explain.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { dueForStaff, due } from '../../core/time/index.ts'
import { gridCase } from './grid-case.procedure.ts'
import { likelyActs, remarksOf, sentenceOf } from './head.ts'
import { states } from './states.ts'
import { accepted, cast, closed, dispatched, handling, report, unit, verifying } from './testing/stages.ts'
import { at, monday, type CaseStory } from './testing/village.ts'

const reason = { reason: '理由写在这里' }
const officeWords = /挂账|派遣|签收|立案|并案|返工|重派/u

describe('What a villager reads', () => {
  for (const [key, { name, plain, sentence }] of Object.entries<{ name: string; plain?: string; sentence: string }>(states)) {
    it(`has no words of the office in ${key}`, () => assert.doesNotMatch(`${plain ?? name} ${sentence}`, officeWords))
  }
  it('has none in the timeline and the clocks either', () => {
    const entries = Object.values(gridCase.acts).map((act) => act.plainRecord ?? act.recordName)
    const clocks = Object.values(gridCase.deadlines).map(({ name, plain }) => plain ?? name)
    assert.deepEqual([...entries, ...clocks].filter((words) => officeWords.test(words)), [])
  })
  it('has none in the messages to the reporter', () => {
    const told = Object.values(gridCase.acts).flatMap(({ effects }) => (effects ?? []).filter(({ to }) => to === 'reporter' || to === 'followers'))
    for (const { text } of told) assert.doesNotMatch(gridCase.texts[text]?.(handling().dossier) ?? '', officeWords)
  })
})

describe('The sentence of a state', () => {
  const villager = (story: CaseStory) => sentenceOf(story.dossier, 'villager') ?? states[story.dossier.state as keyof typeof states].sentence
  it('asks to evaluate until it was done, and not after (R-105)', () => {
    assert.match(villager(closed()), /请您评价/)
    assert.doesNotMatch(villager(closed().after(cast.villager, 'evaluate', { score: 4 })), /请您评价/)
  })
  it('offers the review until it was asked, and never after it was refused (R-121)', () => {
    const asked = closed().after(cast.villager, 'ask-review', reason)
    const refused = asked.after(cast.county, 'refuse-review', { conclusion: '已经解决' })
    assert.match(villager(closed()), /申请复查/)
    assert.match(villager(asked), /请等结果/)
    assert.doesNotMatch(villager(refused), /可以申请复查|请您评价/)
    const rejected = report().after(cast.cadre, 'reject', { ground: 'NOT_PUBLIC', channel: '村里', explanation: '说明' })
    assert.match(villager(rejected), /可以申请复查/)
    assert.doesNotMatch(villager(rejected.after(cast.villager, 'ask-review', reason).after(cast.county, 'refuse-review', { conclusion: '不受理' })), /可以申请复查/)
  })
})

describe('What is pending beside the state', () => {
  const dueOf = (story: CaseStory, key: string) => {
    const ledger = story.dossier.deadlines[key]
    const instant = ledger === undefined || ledger.stoppedAt !== null ? null : due(ledger, story.world.calendar)
    return instant === null ? null : dueForStaff(instant)
  }
  const suspending = handling().after(cast.transport, 'ask-suspension', { reason: 'FUNDING', words: '要立项', reviewOn: '2026-12-01' })
  const reviewing = closed().after(cast.villager, 'ask-review', reason)
  const voiding = accepted().after(cast.town, 'propose-void', reason)
  const consulting = accepted().after(cast.town, 'consult', { question: '谁来办', units: [] })
  const returned = dispatched().after(cast.transport, 'return', reason).after(cast.town, 'dispatch', { lead: unit.transport }).after(cast.transport, 'return', reason)
  const supervised = handling().after(cast.county, 'supervise', { requirement: '三天内答复', answerBy: '2026-11-26' })
  const pending: readonly (readonly [what: string, story: CaseStory, clock: string, until: string, words: RegExp])[] = [
    ['a request for suspension (R-117)', suspending, 'decideSuspension', '2026-11-24 18:00', /申请挂账/],
    ['a request for review (R-121)', reviewing, 'decideReview', '2026-11-30 18:00', /申请复查/],
    ['a proposal to void (R-118)', voiding, 'decideVoid', '2026-11-24 18:00', /提出作废/],
    ['a consultation (R-110)', consulting, 'consult', '2026-11-25 18:00', /商量由谁来办/],
    ['a ruling (R-115)', returned, 'arbitrate', '2026-11-25 18:00', /上级中心定/],
    ['a supervision, to the end of the day it named (R-122)', supervised, 'supervision', '2026-11-26 24:00', /2026年11月26日前答复/],
  ]
  for (const [what, story, clock, until, words] of pending) {
    it(`is said with since when, and has a clock: ${what}`, () => {
      assert.equal(dueOf(story, clock), until)
      const said = remarksOf(story.dossier).filter((one) => one.for !== 'reporter' && words.test(one.text))
      assert.deepEqual(said.map(({ since }) => since), [monday])
    })
  }
  it('is over with the answer, and its clock with it', () => {
    const over = [
      [suspending.after(cast.town, 'refuse-suspension', reason), 'decideSuspension'], [reviewing.after(cast.county, 'refuse-review', { conclusion: '好了' }), 'decideReview'],
      [voiding.after(cast.secondTown, 'refuse-void', reason), 'decideVoid'], [consulting.after(cast.town, 'settle-consultation', { lead: unit.water, minutes: '商定' }), 'consult'],
      [returned.after(cast.county, 'arbitrate', { lead: unit.transport, ruling: '由交通办' }), 'arbitrate'], [supervised.after(cast.transport, 'answer-supervision', { answer: '马上' }), 'supervision'],
    ] as const
    for (const [story, clock] of over) {
      assert.equal(dueOf(story, clock), null, clock)
      assert.deepEqual(remarksOf(story.dossier), [], clock)
    }
  })
  it('lights red and is noted when the supervision is not answered in time, and a new one counts anew (R-122)', () => {
    const late = supervised.at(at('2026-11-27 00:00') + 1).after(cast.system, 'note-overdue', { deadline: 'supervision' })
    assert.equal(late.events.at(-1)?.type, 'overdue-noted')
    assert.equal(supervised.at(at('2026-11-27 00:00')).refusal(cast.system, 'note-overdue', { deadline: 'supervision' }).code, 'not-run-out')
    const again = late.after(cast.city, 'supervise', { requirement: '马上答复', answerBy: '2026-11-30' })
    assert.equal(dueOf(again, 'supervision'), '2026-11-30 24:00')
  })
  it('does not tell the reporter what only the office has to know', () => {
    const late = handling().at(at('2026-11-26 18:00') + 1).after(cast.system, 'note-overdue', { deadline: 'handle' })
    assert.deepEqual(remarksOf(late.dossier).filter((one) => one.for !== 'staff'), [])
  })
})

describe('The likeliest act', () => {
  const first = (story: CaseStory, actor: Actor) => explain(gridCase, { dossier: story.dossier as never, actor, now: story.now, settings: story.world.settings, calendar: story.world.calendar }).find((one) => one.open)?.act
  const left = verifying(accepted({ contactLeft: true }).after(cast.town, 'dispatch', { lead: unit.transport }).after(cast.transport, 'sign'))
  const expected: readonly (readonly [when: string, story: CaseStory, actor: Actor, act: string])[] = [
    ['a report lies before the dispatcher', report(), cast.cadre, 'accept'], ['it is a fire', report({ category: '0401' }), cast.cadre, 'transfer-out'],
    ['the grid worker may settle it', report({ category: '0101' }), cast.gridWorker, 'self-close'], ['it was accepted', accepted(), cast.town, 'dispatch'],
    ['it was dispatched', dispatched(), cast.transport, 'sign'], ['it is in hand', handling(), cast.transport, 'feedback'],
    ['the reporter was not reached yet', left, cast.verifier, 'record-contact'],
    ['the reporter was reached', left.after(cast.verifier, 'record-contact', { outcome: 'REACHED', channel: 'PHONE' }), cast.verifier, 'pass-verification'],
    ['it was closed', closed(), cast.villager, 'evaluate'], ['a review was asked', closed().after(cast.villager, 'ask-review', reason), cast.county, 'uphold-review'],
  ]
  for (const [when, story, actor, act] of expected) it(`is ${act} when ${when}`, () => assert.equal(first(story, actor), act))

  it('is an act there is, in every state', () => {
    for (const story of [report(), accepted(), dispatched(), handling(), verifying(), closed()]) {
      for (const act of likelyActs(story.dossier)) assert.ok(act in gridCase.acts, act)
    }
  })
})
