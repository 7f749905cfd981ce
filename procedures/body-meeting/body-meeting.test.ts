import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import type { Actor } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { msPerDay } from '../../core/time/index.ts'
import { bodies, bodyFunctions } from '../../core/village-bodies/index.ts'
import { bodyMeeting } from './body-meeting.procedure.ts'
import { shownOf } from './sheet.ts'
import {
  at, beginMeeting, cadre, callOf, elsewhere, elsewhereHousehold, everybody, household, memberOf, membersOf, monday, secretary, strangers, strangersHousehold, town, village, type MeetingStory,
} from './testing/village-room.ts'

const chair = memberOf('virtue-council', 0)
const recorder = memberOf('virtue-council', 1)
const ids = (body: 'virtue-council' | 'villagers-council' = 'virtue-council', count = 6) => membersOf(body).slice(0, count).map(({ person }) => person ?? '')
const meetingDay = at('2026-11-30 19:30')
const star = { kind: 'star-move', title: '张演示家加一颗星', households: [household] }

const called = (more: object = {}) => beginMeeting().after(chair, 'call', callOf('virtue-council', more))
const held = (more: object = {}, present = ids()) => called(more).at(meetingDay).after(chair, 'open', { present })
const vote = (item: number, yes: number, no = 0, abstain = 0, more: object = {}) => ({ item, outcome: 'VOTED', yes, no, abstain, words: '大家议定的意见', ...more })
const decided = () => held().after(recorder, 'settle', vote(1, 6)).after(recorder, 'settle', vote(2, 5, 0, 1))
const minuted = () => decided().after(recorder, 'write-minutes', { words: '到会六人，两项都通过。' })
const confirmed = () => membersOf('virtue-council').slice(0, 4).reduce((story: MeetingStory, member) => story.after(member, 'confirm'), minuted())

/** The refusal's code and rule, after its sentence has been judged. */
function refused(story: MeetingStory, actor: Actor, act: string, form: object = {}): string {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [])
  return `${refusal.code} ${refusal.rule ?? ''}`.trim()
}

describe('A meeting of a village\'s body', () => {
  it('passes the procedure checker, and its default settings fit their own schema', () => {
    assert.deepEqual(checkProcedure(bodyMeeting as AnyProcedure), [])
    assert.deepEqual([...Value.Errors(bodyMeeting.settings.schema, bodyMeeting.settings.defaults)], [])
  })
  it('lives from the call to the file, with a board in between (R-251, R-404)', () => {
    const story = confirmed()
    assert.equal(story.dossier.state, 'CONFIRMED')
    const shown = story.after(recorder, 'publish', { where: '村务公开栏', words: '下个月的安排已经定了。' })
    assert.equal(shown.dossier.state, 'PUBLISHED')
    assert.equal(shown.after({ kind: 'system', person: null, mandate: null, readsRegion: false }, 'take-down', { deadline: 'board' }).dossier.state, 'CLOSED')
  })
  it('tells every member of the call, and again of each change', () => {
    const story = called().after(chair, 'amend', { day: '2026-12-01', time: '19:00', place: '活动室' })
    assert.deepEqual(story.effects.map(({ text, to }) => [text, to]), ['called', 'changed'].map((text) => [text, [{ kind: 'unit', unit: `${village}:virtue-council` }]]))
  })
})

describe('Calling', () => {
  const begun = beginMeeting()
  const call = (more: object, body: 'virtue-council' | 'villagers-council' | 'temperance-council' | 'occasions-council' = 'virtue-council') => [chairOf(body), 'call', callOf(body, more)] as const
  const chairOf = (body: (typeof bodyFunctions)[number]) => memberOf(body, 0)

  it('is for chair, recorder and the village\'s cadres; refused: plain members, strangers, the township (R-024)', () => {
    for (const actor of [chair, recorder, cadre, secretary]) assert.equal(begun.after(actor, 'call', callOf('virtue-council')).dossier.state, 'CALLED')
    for (const actor of [memberOf('virtue-council', 2), ...strangers, town]) assert.match(refused(begun, actor, 'call', callOf('virtue-council')), /^not-yours/)
  })
  it('refused: the chair of one council calls another (R-024)', () => assert.equal(refused(begun, memberOf('villagers-council', 0), 'call', callOf('virtue-council')), 'not-your-body R-024'))
  it('refused: a unit that is no body, and a body of another village (R-251)', () => {
    assert.equal(refused(begun, cadre, 'call', callOf('virtue-council', { body: `${village}:committee` })), 'not-a-body R-251')
    assert.equal(refused(begun, cadre, 'call', callOf('virtue-council', { body: `${elsewhere}:virtue-council` })), 'not-a-body R-251')
  })
  it('each body puts on its agenda what the table gives it; refused: everything else, with whose business it is (R-251)', () => {
    for (const body of bodyFunctions) {
      for (const other of bodyFunctions) {
        for (const kind of bodies[other].may) {
          const form = callOf(body, { agenda: [{ kind, title: '要议的事', ...(['star-move', 'family-occasion'].includes(kind) ? { households: [strangersHousehold] } : {}) }] })
          if (bodies[body].may.includes(kind)) assert.equal(begun.after(cadre, 'call', form).dossier.state, 'CALLED')
          else {
            assert.equal(refused(begun, cadre, 'call', form), 'not-its-business R-251')
            assert.match(begun.refusal(cadre, 'call', form).sentence, new RegExp(bodies[other].name))
          }
        }
      }
    }
  })
  it('refused: fines, benefits, black boards, lists of persons, searches on any agenda (R-249, R-450, R-452, R-162)', () => {
    for (const title of ['对超标办席的罚款', '取消低保资格', '办一块黑榜', '列一份涉赌人员名单', '组织尿检', '核查礼金']) {
      assert.equal(refused(begun, ...call({ agenda: [{ kind: 'own-work', title }] })), 'no-such-power R-249', title)
    }
  })
  it('refused: a household where the body speaks to everybody, none where it decides about one (R-162, R-020)', () => {
    assert.equal(refused(begun, ...call({ agenda: [{ kind: 'prevention-talk', title: '寒假宣讲', households: [household] }] }, 'temperance-council')), 'no-households-here R-162')
    assert.equal(refused(begun, ...call({ agenda: [{ kind: 'star-move', title: '加一颗星' }] })), 'household-missing R-020')
    assert.equal(refused(begun, ...call({ agenda: [{ kind: 'star-move', title: '加一颗星', households: [elsewhereHousehold] }] })), 'household-elsewhere R-021')
  })
  it('refused: short notice without a reason, a day gone by, a day in years (R-251)', () => {
    assert.equal(refused(begun, ...call({ day: '2026-11-25' })), 'notice-too-short R-251')
    assert.equal(begun.after(...call({ day: '2026-11-25', urgent: '白事等不得' })).dossier.file.urgent, '白事等不得')
    assert.equal(begun.after(...call({ day: '2026-11-26' })).dossier.state, 'CALLED')
    assert.equal(refused(begun, ...call({ day: '2026-11-22', urgent: '急' })), 'day-not-ahead R-251')
    assert.equal(refused(begun, ...call({ day: '2028-11-22' })), 'day-not-ahead R-251')
    assert.equal(refused(begun, ...call({ day: '2026-11-31' })), 'day-not-ahead R-251')
  })
  it('can be cancelled with a reason', () => assert.equal(called().after(chair, 'cancel', { reason: '大家都在收秋' }).dossier.state, 'CANCELLED'))
})

describe('Who is there', () => {
  const today = called().at(meetingDay)
  it('two thirds of six are four; refused: three, and the lapse of a meeting that four came to (R-240)', () => {
    assert.equal(today.after(chair, 'open', { present: ids('virtue-council', 4) }).dossier.state, 'HELD')
    assert.equal(refused(today, chair, 'open', { present: ids('virtue-council', 3) }), 'not-enough-members R-240')
    assert.equal(today.after(chair, 'lapse', { present: ids('virtue-council', 3), reason: '改到下周' }).dossier.state, 'LAPSED')
    assert.equal(refused(today, chair, 'lapse', { present: ids('virtue-council', 4), reason: '改到下周' }), 'enough-members R-240')
  })
  it('a county may ask for more than half instead (R-240)', () => {
    const half = beginMeeting(undefined, { quorum: 'half' }).after(chair, 'call', callOf('virtue-council')).at(meetingDay)
    assert.equal(refused(half, chair, 'open', { present: ids('virtue-council', 3) }), 'not-enough-members R-240')
    assert.equal(half.after(chair, 'open', { present: ids('virtue-council', 4) }).dossier.state, 'HELD')
  })
  it('refused: who is no member of it, and a room before its day (R-404, R-251)', () => {
    assert.equal(refused(today, chair, 'open', { present: [...ids('virtue-council', 5), ...ids('villagers-council', 1)] }), 'not-a-member R-404')
    assert.equal(refused(called(), chair, 'open', { present: ids() }), 'day-not-come R-251')
  })
  it('without the chair somebody present presides; refused: nobody, or somebody absent (R-404)', () => {
    const present = ids().slice(1)
    assert.equal(refused(today, recorder, 'open', { present }), 'nobody-presides R-404')
    assert.equal(refused(today, recorder, 'open', { present, presiding: chair.person }), 'nobody-presides R-404')
    assert.equal(today.after(recorder, 'open', { present, presiding: present[1] }).dossier.file.presiding, present[1])
  })
})

describe('Deciding an item', () => {
  it('passes with more than half of those present: four of six, not three (R-404)', () => {
    const passedOf = (story: MeetingStory) => { const settled = story.dossier.file.agenda[0]?.settled; return settled?.outcome === 'VOTED' && settled.passed }
    assert.equal(passedOf(held().after(chair, 'settle', vote(1, 4, 2))), true)
    assert.equal(passedOf(held().after(chair, 'settle', vote(1, 3, 2, 1))), false)
    assert.equal(passedOf(held().after(chair, 'settle', vote(1, 3, 0, 3))), false)
  })
  it('R-404, R-020: whoever belongs to the household and its near relatives withdraw, and are then not counted as present', () => {
    const story = held({ agenda: [star] })
    const [, , own, sister] = ids()
    assert.equal(refused(story, chair, 'settle', vote(1, 6)), 'relative-must-withdraw R-020')
    assert.match(story.refusal(chair, 'settle', vote(1, 6)).sentence, /还有 2 人/)
    assert.equal(refused(story, chair, 'settle', vote(1, 5, 0, 0, { recused: [own] })), 'relative-must-withdraw R-020')
    const settled = story.after(chair, 'settle', vote(1, 3, 1, 0, { recused: [own, sister] })).dossier.file.agenda[0]?.settled
    assert.ok(settled?.outcome === 'VOTED' && settled.present === 4 && settled.passed)
    assert.equal(refused(story, chair, 'settle', vote(1, 6, 0, 0, { recused: [own, sister] })), 'votes-do-not-add-up R-404')
  })
  it('R-246: anybody may withdraw of their own accord; refused: somebody who is not in the room', () => {
    assert.equal(held().after(chair, 'settle', vote(1, 5, 0, 0, { recused: [ids()[5]] })).dossier.state, 'HELD')
    assert.equal(refused(held({}, ids('virtue-council', 4)), chair, 'settle', vote(1, 3, 0, 0, { recused: [ids()[5]] })), 'recused-not-present R-020')
  })
  it('refused: votes that do not add up, an item that is none, an item twice (R-404)', () => {
    assert.equal(refused(held(), chair, 'settle', vote(1, 6, 1)), 'votes-do-not-add-up R-404')
    assert.equal(refused(held(), chair, 'settle', vote(1, 3)), 'votes-do-not-add-up R-404')
    assert.equal(refused(held(), chair, 'settle', vote(3, 6)), 'no-such-item R-404')
    assert.equal(refused(held().after(chair, 'settle', vote(1, 6)), chair, 'settle', vote(1, 6)), 'item-settled R-404')
  })
  it('can be left for another time, without votes', () => {
    const story = held().after(chair, 'settle', { item: 1, outcome: 'DEFERRED', words: '材料不全，下次再议' })
    assert.deepEqual(story.dossier.file.agenda[0]?.settled, { outcome: 'DEFERRED', words: '材料不全，下次再议' })
  })
  it('refused: a decision to fine somebody (R-249)', () => assert.equal(refused(held(), chair, 'settle', vote(1, 6, 0, 0, { words: '超过的每桌罚款五百元' })), 'no-such-power R-249'))
  it('keeps three numbers and nobody\'s vote (R-404)', () => {
    const [first] = held().after(chair, 'settle', vote(1, 4, 1, 1)).dossier.file.agenda
    assert.deepEqual(Object.keys(first?.settled ?? {}).toSorted(), ['abstain', 'no', 'outcome', 'passed', 'present', 'recused', 'words', 'yes'])
  })
})

describe('Minutes', () => {
  it('hold when more than half of those present and whoever presided have confirmed them (R-404)', () => {
    const others = membersOf('virtue-council').slice(1)
    const five = others.reduce((story: MeetingStory, member) => story.after(member, 'confirm'), minuted())
    assert.equal(five.dossier.state, 'MINUTES')
    assert.equal(five.after(chair, 'confirm').dossier.state, 'CONFIRMED')
  })
  it('refused: whoever was not there, and twice (R-404)', () => {
    const story = called().at(meetingDay).after(chair, 'open', { present: ids('virtue-council', 4) }).after(recorder, 'settle', vote(1, 4)).after(recorder, 'settle', vote(2, 4)).after(recorder, 'write-minutes', { words: '四人到会，都通过。' })
    assert.equal(refused(story, memberOf('virtue-council', 5), 'confirm'), 'was-not-present R-404')
    assert.equal(refused(story.after(chair, 'confirm'), chair, 'confirm'), 'confirmed-already R-404')
  })
  it('go back when a member says they are wrong, and everybody confirms anew', () => {
    const back = minuted().after(chair, 'confirm').after(memberOf('virtue-council', 4), 'dispute', { words: '第二项是五票' })
    assert.equal(back.dossier.state, 'DECIDED')
    assert.deepEqual(back.after(recorder, 'write-minutes', { words: '改好了的记录。' }).dossier.file.confirmed, [])
  })
  it('R-837: hold as well when they are signed on paper; refused: too few, without whoever presided, and vouched for by the writer', () => {
    const story = minuted()
    assert.equal(story.after(cadre, 'confirm-on-paper', { signed: ids('virtue-council', 4) }).dossier.state, 'CONFIRMED')
    assert.equal(refused(story, cadre, 'confirm-on-paper', { signed: ids('virtue-council', 3) }), 'not-enough-signed R-837')
    assert.equal(refused(story, cadre, 'confirm-on-paper', { signed: ids().slice(1) }), 'not-enough-signed R-837')
    assert.equal(refused(story, recorder, 'confirm-on-paper', { signed: ids() }), 'writer-vouches R-837')
  })
  it('are published where an item was announced as public; refused: closing without it, publishing where nothing is', () => {
    assert.equal(refused(confirmed(), recorder, 'close'), 'publish-first R-251')
    const quiet = membersOf('virtue-council').reduce((story: MeetingStory, member) => (story.dossier.state === 'MINUTES' ? story.after(member, 'confirm') : story),
      held({ agenda: [{ kind: 'own-work', title: '值班安排' }] }).after(chair, 'settle', vote(1, 6)).after(recorder, 'write-minutes', { words: '定了值班。' }))
    assert.equal(refused(quiet, recorder, 'publish', { where: '公开栏', words: '值班安排' }), 'nothing-to-publish R-251')
    assert.equal(quiet.after(recorder, 'close').dossier.state, 'CLOSED')
  })
})

describe('Clocks of a meeting', () => {
  it('the board stands fifteen days at least, then the file closes itself (art. 35)', () => {
    const shown = confirmed().after(recorder, 'publish', { where: '村务公开栏', words: '下个月的安排已经定了。' })
    assert.deepEqual([shown.dossier.deadlines['board']?.budget, shown.dossier.file.board?.days], [{ amount: 15, unit: 'CALENDAR_DAY' }, 15])
    assert.deepEqual([...Value.Errors(bodyMeeting.settings.schema, { ...bodyMeeting.settings.defaults, boardDays: 14 })].length, 1)
  })
  it('runs from the call to the day, and anew when the day is changed', () => {
    const story = called()
    assert.deepEqual(story.dossier.deadlines['meet']?.budget, { amount: 8, unit: 'CALENDAR_DAY' })
    const later = story.at(monday + msPerDay).after(chair, 'amend', { day: '2026-12-10', time: '19:00', place: '活动室' })
    assert.equal(later.dossier.deadlines['meet']?.startedAt, monday + msPerDay)
  })
})

describe('Who reads a meeting, and what it shows to others', () => {
  it('its members and the village\'s cadres; refused: other bodies, other villages, the township', () => {
    const story = held()
    const readership = readershipOf(story.world.procedure, story.dossier, story.world.settings)
    for (const actor of everybody) {
      const wanted = actor.mandate?.unit === `${village}:virtue-council` || actor === cadre || actor === secretary
      assert.equal(mayRead(readership, placeNumber(story.dossier), actor), wanted, JSON.stringify(actor))
    }
  })
  it('R-460: a passed item is a resolution others can require, once the minutes are confirmed', () => {
    const shown = shownOf(confirmed().dossier) as { confirmed: boolean; items: { number: number; kind: string; passed: boolean; weight: string }[] }
    assert.deepEqual(shown.items.map(({ number, kind, passed, weight }) => [number, kind, passed, weight]), [[1, 'star-rating', true, 'resolution'], [2, 'own-work', true, 'plan']])
    assert.deepEqual([shown.confirmed, shownOf(decided().dossier)['confirmed']], [true, false])
  })
})
