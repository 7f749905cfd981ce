import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import { checkProcedure } from '../../core/procedure/check.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { person } from '../../core/procedure/testing/places.ts'
import { shownOf } from './sheet.ts'
import { at, beginMeeting, callOf, cast, elsewhere, opinion, people, reportItem, repsOf, roadItem, strangers, village, type Around, type MeetingStory } from './testing/hall.ts'
import { villageMeeting } from './village-meeting.procedure.ts'

const { cadre, secretary, supervisor, town, system } = cast
const day = at('2026-12-03 09:00')
const vote = (item: number, yes: number, no: number, more: object = {}) => ({ item, outcome: 'VOTED', way: 'HANDS', yes, no, abstain: 0, words: '大家议定的意见', ...more })
const heard = { item: 2, outcome: 'HEARD', words: '听取了通报' }
const minutes = { chair: '张演示', recorder: '李演示', words: '应到九十户，实到七十户。' }

const called = (more: object = {}) => beginMeeting().after(cadre, 'call', callOf(more))
const held = (present = 70, more: object = {}) => called(more).at(day).after(cadre, 'open', { present, register: '村委会档案柜' })
const decided = (form: object = vote(1, 60, 10), more: object = {}) => held(70, more).after(cadre, 'settle', form).after(cadre, 'settle', heard)
const confirmed = (story: MeetingStory = decided()) => story.after(cadre, 'write-minutes', minutes).after(supervisor, 'confirm-signatures', { signed: '主持人、记录人' })
const published = () => confirmed().after(cadre, 'publish', { where: '村委会公开栏', words: '修路的决议' })

/** The refusal's code and rule, after its sentence has been judged. */
function refused(story: MeetingStory, actor: Actor, act: string, form: object = {}): string {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [])
  return `${refusal.code} ${refusal.rule ?? ''}`.trim()
}
const refusedCall = (form: object, around: Around = new Map()) => refused(beginMeeting(around), cadre, 'call', form)

describe('A meeting that decides', () => {
  it('passes the procedure checker, and its default settings fit their own schema', () => {
    assert.deepEqual(checkProcedure(villageMeeting as AnyProcedure), [])
    assert.deepEqual([...Value.Errors(villageMeeting.settings.schema, villageMeeting.settings.defaults)], [])
  })
  it('lives from the call to the file, with fifteen days on the board (R-263)', () => {
    const story = published()
    assert.deepEqual([story.dossier.state, story.dossier.deadlines['board']?.budget], ['PUBLISHED', { amount: 15, unit: 'CALENDAR_DAY' }])
    assert.equal(story.after(system, 'take-down', { deadline: 'board' }).dossier.state, 'CLOSED')
  })
  it('refused: to strangers, supervisors and the township, who call no meeting (R-024)', () => {
    for (const actor of [...strangers, supervisor, town]) assert.equal(refused(beginMeeting(), actor, 'call', callOf()), 'not-yours R-024')
    assert.equal(beginMeeting().after(secretary, 'call', callOf()).dossier.state, 'CALLED')
  })
})

describe('Calling', () => {
  it('R-241: ten days before the assembly, or the reason of a special situation', () => {
    assert.equal(refusedCall(callOf({ day: '2026-12-02' })), 'notice-too-short R-241')
    assert.equal(called({ day: '2026-11-25', urgent: '防汛抢修等不得' }).dossier.file.urgent, '防汛抢修等不得')
    assert.equal(refusedCall(callOf({ day: '2026-11-22', urgent: '急' })), 'day-not-ahead R-241')
  })
  it('R-241: changing the day gives notice anew', () => {
    assert.equal(refused(called().at(at('2026-11-30 09:00')), cadre, 'amend', { day: '2026-12-09', time: '09:00', place: '广场' }), 'notice-too-short R-241')
    assert.equal(called().after(cadre, 'amend', { day: '2026-12-09', time: '09:00', place: '广场' }).dossier.file.day, '2026-12-09')
  })
  it('R-240: by adults or by households, nothing else, and no act changes it later', () => {
    assert.equal(refusedCall(callOf({ basis: 'REPRESENTATIVES' })), 'basis-does-not-fit R-240')
    assert.equal(refusedCall(repsOf({ basis: 'HOUSEHOLDS' })), 'basis-does-not-fit R-240')
    for (const [name, act] of Object.entries(villageMeeting.acts)) if (!['call', 'convene'].includes(name)) assert.equal(JSON.stringify(act.form).includes('"basis"'), false, name)
  })
  it('R-242: representatives are four fifths, women a third, or the meeting cannot be called', () => {
    assert.equal(beginMeeting().after(cadre, 'call', repsOf()).dossier.state, 'CALLED')
    for (const composition of [{ members: 30, representatives: 23, women: 10 }, { members: 30, representatives: 26, women: 9 }, { members: 29, representatives: 26, women: 10 }]) {
      assert.equal(refusedCall(repsOf({ composition })), 'composition-wrong R-242')
    }
  })
  it('R-244: representatives decide the six matters only with the assembly\'s authorisation, by a resolution that is in force or on paper', () => {
    const important = { agenda: [roadItem], studiedOn: '2026-11-20', studiedWords: '同意' }
    assert.equal(refusedCall(repsOf(important)), 'not-authorised R-244')
    assert.equal(beginMeeting().after(cadre, 'call', repsOf({ ...important, authorisedOnPaper: '2026年1月村民会议，记录在村委会档案柜' })).dossier.state, 'CALLED')
    const name = `140423-${person(700)}`
    const around = (covers: readonly string[], inForce = true): Around => new Map([[name, {
      procedure: 'village-meeting', state: 'CLOSED', shown: {
        village, meeting: 'ASSEMBLY', heldOn: '2026-01-10', confirmed: true, should: 90, present: 70, items: [{ number: 1, kind: 'authorisation', title: '授权', passed: true, inForce, present: 70, yes: 60, no: 10, abstain: 0, covers }],
      },
    }]])
    const form = repsOf({ ...important, authorisedBy: name, authorisedItem: 1 })
    assert.equal(beginMeeting(around(['public-works'])).after(cadre, 'call', form).dossier.file.authorisation.startsWith(name), true)
    for (const other of [around(['plan']), around(['public-works'], false), new Map() as Around]) assert.equal(refusedCall(form, other), 'not-authorised R-244')
    assert.equal(refusedCall(repsOf({ agenda: [{ kind: 'village-rules', title: '改村规民约' }] })), 'not-its-matter R-244')
    assert.equal(refusedCall(callOf({ agenda: [{ kind: 'authorisation', title: '授权' }] })), 'authorisation-says-nothing R-244')
  })
  it('R-248: the Party organisation has studied an important matter before, and not in the future', () => {
    for (const studied of [{ studiedOn: '2026-11-24' }, { studiedWords: ' ' }]) assert.equal(refusedCall(callOf(studied)), 'not-studied R-248')
    const without = Object.fromEntries(Object.entries(callOf()).filter(([key]) => !key.startsWith('studied')))
    assert.equal(refusedCall(without), 'not-studied R-248')
    assert.equal(beginMeeting().after(cadre, 'call', { ...without, agenda: [reportItem] }).dossier.state, 'CALLED')
  })
  it('R-249: words that take what no village may take need a reason', () => {
    const rules = { agenda: [{ kind: 'village-rules', title: '村规民约', words: '乱倒垃圾每次罚款二百元' }] }
    assert.equal(refusedCall(callOf(rules)), 'risk-words R-249')
    assert.deepEqual(called({ ...rules, riskAnswer: '只是提案人的原话，会上要改' }).dossier.file.agenda[0]?.risks, ['设罚'])
  })
  it('R-245: a group\'s meeting names its group and decides only its own', () => {
    const group = { kind: 'GROUP', group: '第二小组', should: 40, day: '2026-11-26', agenda: [{ kind: 'group-matter', title: '机动地怎么种' }] }
    assert.equal(beginMeeting().after(cadre, 'call', callOf(group)).dossier.state, 'CALLED')
    assert.equal(refusedCall(callOf({ ...group, group: '' })), 'group-not-named R-245')
    assert.equal(refusedCall(callOf({ ...group, agenda: [roadItem] })), 'not-its-matter R-244')
    assert.equal(refusedCall(callOf({ group: '第二小组' })), 'group-not-named R-245')
  })
})

describe('A proposal that obliges', () => {
  const proposal = (more: object = {}) => ({ village, kind: 'ASSEMBLY', by: 'VILLAGERS', proposers: 120, of: 1200, about: '讨论村西修路', ...more })
  it('R-241: a tenth of the villagers: the village has twenty days to call, and it cannot be cancelled again', () => {
    const story = beginMeeting().after(supervisor, 'propose', proposal())
    assert.deepEqual([story.dossier.state, story.dossier.deadlines['convene']?.budget], ['PROPOSED', { amount: 20, unit: 'CALENDAR_DAY' }])
    const { village: _village, kind: _kind, ...form } = callOf() as { village: string; kind: string }
    const convened = story.after(cadre, 'convene', form)
    assert.equal(convened.dossier.state, 'CALLED')
    assert.equal(refused(convened, cadre, 'cancel', { reason: '不想开' }), 'proposed-by-many R-241')
  })
  it('R-241, R-243: refused: one too few, and villagers for the representatives\' meeting', () => {
    assert.equal(refused(beginMeeting(), town, 'propose', proposal({ proposers: 119 })), 'too-few-proposers R-241')
    assert.equal(refused(beginMeeting(), town, 'propose', proposal({ kind: 'REPRESENTATIVES' })), 'too-few-proposers R-241')
    assert.equal(beginMeeting().after(town, 'propose', proposal({ kind: 'REPRESENTATIVES', by: 'REPRESENTATIVES', proposers: 6, of: 30 })).dossier.state, 'PROPOSED')
  })
  it('R-241: late, supervisors and township are told; only they record that it was withdrawn', () => {
    const story = beginMeeting().after(supervisor, 'propose', proposal())
    const late = story.at(at('2026-12-15 09:00')).after(system, 'note-overdue', { deadline: 'convene' })
    assert.deepEqual(late.effects.slice(-3).map(({ party }) => party), ['committee', 'supervisors', 'town'])
    assert.equal(refused(story, cadre, 'withdraw-proposal', { reason: '算了' }), 'not-yours R-024')
    assert.equal(story.after(town, 'withdraw-proposal', { reason: '十人撤回' }).dossier.state, 'CANCELLED')
  })
})

describe('In the hall', () => {
  it('R-240: 60 of 90 households open it, 59 do not and are recorded as not enough (§13)', () => {
    const story = called().at(day)
    assert.equal(story.after(cadre, 'open', { present: 60, register: '档案柜' }).dossier.state, 'HELD')
    assert.equal(refused(story, cadre, 'open', { present: 59, register: '档案柜' }), 'not-enough-present R-240')
    assert.equal(refused(story, cadre, 'open', { present: 91, register: '档案柜' }), 'not-enough-present R-240')
    assert.equal(story.after(cadre, 'lapse', { present: 59, reason: '下周再开' }).dossier.state, 'LAPSED')
    assert.equal(refused(story, cadre, 'lapse', { present: 60, reason: '下周再开' }), 'enough-present R-240')
    assert.equal(refused(called(), cadre, 'open', { present: 60, register: '档案柜' }), 'day-not-come R-241')
  })
  it('R-240: 151 of 301 adults open it, 150 do not (§13)', () => {
    const story = called({ basis: 'ADULTS', should: 301 }).at(day)
    assert.equal(story.after(cadre, 'open', { present: 151, register: '档案柜' }).dossier.state, 'HELD')
    assert.equal(refused(story, cadre, 'open', { present: 150, register: '档案柜' }), 'not-enough-present R-240')
  })
  it('R-240: an item passes with more than half of those present, half is not enough', () => {
    const passed = (form: object) => (shownOf(held().after(cadre, 'settle', form).dossier).items[0]?.passed)
    assert.deepEqual([passed(vote(1, 36, 34)), passed(vote(1, 35, 35)), passed(vote(1, 35, 0, { abstain: 35 }))], [true, false, false])
  })
  it('R-246: who withdrew is neither present nor counted; with a direct interest somebody withdraws or it is said why nobody did', () => {
    const story = held(70, { agenda: [{ ...roadItem, interested: '张演示家' }, reportItem] })
    assert.equal(refused(story, cadre, 'settle', vote(1, 60, 10)), 'withdrawal-not-said R-246')
    assert.equal(refused(story, cadre, 'settle', vote(1, 60, 10, { recused: 1, recusedWords: '张演示' })), 'votes-do-not-add-up R-246')
    const settled = story.after(cadre, 'settle', vote(1, 35, 34, { recused: 1, recusedWords: '张演示' })).dossier.file.agenda[0]?.settled
    assert.ok(settled?.outcome === 'VOTED' && settled.passed && settled.present === 69)
    assert.equal(story.after(cadre, 'settle', vote(1, 60, 10, { recusedWords: '张演示没有到会' })).dossier.state, 'HELD')
    assert.equal(refused(held(), cadre, 'settle', vote(1, 69, 0, { recused: 1 })), 'withdrawal-not-said R-246')
  })
  it('counts paper with its tellers and spoilt papers; refused: votes that do not add up, a vote on a report, an item twice (R-240)', () => {
    const paper = { way: 'PAPER', tellers: '李演示计票、王演示监票' }
    assert.equal(held().after(cadre, 'settle', vote(1, 60, 8, { ...paper, invalid: 2 })).dossier.state, 'HELD')
    assert.equal(refused(held(), cadre, 'settle', vote(1, 60, 10, { way: 'PAPER' })), 'way-not-said R-240')
    assert.equal(refused(held(), cadre, 'settle', vote(1, 60, 8, { invalid: 2 })), 'way-not-said R-240')
    assert.equal(refused(held(), cadre, 'settle', vote(1, 60, 9)), 'votes-do-not-add-up R-246')
    assert.equal(refused(held(), cadre, 'settle', vote(2, 60, 10)), 'report-is-heard R-240')
    assert.equal(refused(held(), cadre, 'settle', vote(3, 60, 10)), 'no-such-item R-240')
    assert.equal(refused(held().after(cadre, 'settle', vote(1, 60, 10)), cadre, 'settle', vote(1, 60, 10)), 'item-settled R-240')
  })
  it('keeps numbers and nobody\'s vote', () => {
    const [first] = held().after(cadre, 'settle', vote(1, 60, 10)).dossier.file.agenda
    assert.deepEqual(Object.keys(first?.settled ?? {}).toSorted(), ['abstain', 'invalid', 'no', 'outcome', 'passed', 'present', 'recused', 'recusedWords', 'risks', 'way', 'words', 'yes'])
  })
})

describe('After the hall', () => {
  it('R-837: signatures are vouched for by somebody else than the writer; a fault sends the minutes back', () => {
    const story = decided().after(cadre, 'write-minutes', minutes)
    assert.equal(refused(story, cadre, 'confirm-signatures', { signed: '主持人' }), 'writer-vouches R-837')
    const back = story.after(supervisor, 'dispute-minutes', { words: '赞成是五十九' })
    assert.equal(back.dossier.state, 'DECIDED')
    assert.equal(back.after(cadre, 'write-minutes', minutes).after(secretary, 'confirm-signatures', { signed: '主持人' }).dossier.state, 'CONFIRMED')
  })
  it('R-247: a resolution holds from the confirmed minutes on, and names its number', () => {
    assert.deepEqual(shownOf(decided().dossier).items.map(({ number, kind, passed, inForce }) => [number, kind, passed, inForce]), [[1, 'public-works', true, false], [2, 'report', false, false]])
    assert.equal(shownOf(confirmed().dossier).items[0]?.inForce, true)
    for (const other of ['four-deliberations', 'open-affairs', 'disclosure', 'collective-contract']) assert.ok(villageMeeting.shows?.to.includes(other))
    assert.ok(!villageMeeting.shows?.to.some((one) => one.startsWith('star-')), 'nothing of a meeting goes to stars')
  })
  it('R-250: village rules are published only after the township filed them, and hold only from then on', () => {
    const rules = { agenda: [{ kind: 'village-rules', title: '村规民约', words: '门前三包' }, reportItem] }
    const story = confirmed(decided(vote(1, 60, 10), rules))
    assert.equal(shownOf(story.dossier).items[0]?.inForce, false)
    assert.equal(refused(story, cadre, 'publish', { where: '公开栏', words: '村规民约' }), 'file-first R-250')
    const sent = story.after(cadre, 'submit-filing')
    assert.equal(refused(sent, cadre, 'record-filing'), 'not-yours R-024')
    const filed = sent.after(town, 'record-filing')
    assert.deepEqual([shownOf(filed.dossier).items[0]?.inForce, shownOf(filed.dossier).filedOn], [true, '2026-12-03'])
    assert.equal(filed.after(cadre, 'publish', { where: '公开栏', words: '村规民约' }).dossier.state, 'PUBLISHED')
    const returned = sent.after(town, 'return-filing', { words: '第三条设了罚款，请改正' })
    assert.equal(shownOf(returned.dossier).items[0]?.inForce, false)
  })
  it('R-249: a decision that speaks of a risk goes to the township as well', () => {
    const story = confirmed(decided(vote(1, 60, 10, { words: '逾期不交的扣款' })))
    assert.equal(refused(story, cadre, 'publish', { where: '公开栏', words: '决议' }), 'file-first R-250')
    assert.equal(refused(confirmed(), cadre, 'submit-filing'), 'nothing-to-file R-250')
  })
  it('R-263: what passed is published; refused: closing without it, publishing where nothing passed', () => {
    assert.equal(refused(confirmed(), cadre, 'close'), 'publish-first R-263')
    const nothing = confirmed(decided(vote(1, 10, 60)))
    assert.equal(refused(nothing, cadre, 'publish', { where: '公开栏', words: '决议' }), 'nothing-to-publish R-263')
    assert.equal(nothing.after(cadre, 'close').dossier.state, 'CLOSED')
    assert.equal(Value.Check(villageMeeting.settings.schema, { ...villageMeeting.settings.defaults, boardDays: 14 }), false)
  })
  it('R-264: waits for answers to opinions before it closes, and shows the answers without who asked', () => {
    const stood = published().after(system, 'take-opinion', { opinion }).after(system, 'take-down', { deadline: 'board' })
    assert.equal(stood.dossier.state, 'PUBLISHED')
    assert.equal(refused(stood, system, 'note-answer', { opinion: opinion.replace(/.$/, '9'), summary: '已经查过' }), 'no-such-opinion R-264')
    const answered = stood.after(system, 'note-answer', { opinion, summary: '已经查过，账目相符' })
    assert.equal(answered.dossier.state, 'CLOSED')
    assert.deepEqual(shownOf(answered.dossier).answers, [{ on: '2026-12-03', answer: '已经查过，账目相符' }])
  })
})

describe('Who reads a meeting', () => {
  it('the village, its supervisors, township and county; refused: other villages; whoever may not read may not act (R-024)', () => {
    const { dossier, world } = held()
    for (const actor of people) {
      const reads = mayRead(readershipOf(world.procedure, dossier, world.settings), placeNumber(dossier), actor)
      assert.equal(reads, !strangers.includes(actor), JSON.stringify(actor))
    }
    assert.equal(refusedCall(callOf({ village: elsewhere })), 'not-yours R-024')
  })
})
