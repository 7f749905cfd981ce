import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import fc from 'fast-check'
import { memberAssembly, memberRepresentatives } from '../../core/collective-economy/index.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import { fold } from '../../core/procedure/fold.ts'
import type { AnyProcedure, KnownShown } from '../../core/procedure/procedure.ts'
import { inOffice, person } from '../../core/procedure/testing/places.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { begin, nothingKnown, type Story, type World } from '../../core/procedure/testing/story.ts'
import { wander } from '../../core/procedure/testing/wander.ts'
import { calendar } from '../../core/time/example-calendar.ts'
import { beginContract, land, signing } from '../collective-contract/testing/yard.ts'
import { at, cast, people, strangers, village } from '../village-meeting/testing/hall.ts'
import { collectiveMeeting, shownOf } from './collective-meeting.procedure.ts'
import type { MeetingFile } from './meeting-file.ts'

type MeetingStory = Story<MeetingFile>
const { cadre, supervisor } = cast
const monday = at('2026-11-23 09:00')
const world: World = { procedure: collectiveMeeting, calendar, settings: collectiveMeeting.settings.defaults, known: () => nothingKnown }
const beginMeeting = () => begin<MeetingFile>(world, { county: 140423, id: person(800) }, monday)
const call = (more: object = {}) => ({ village, body: 'MEMBERS', all: 300, day: '2026-12-03', place: '村文化广场', studiedOn: '2026-11-20', first: 'land-and-shares', firstTitle: '四荒地承包方案', ...more })
const reps = (more: object = {}) => call({ body: 'REPRESENTATIVES', all: 30, households: 240, women: 11, first: 'investment', firstTitle: '入股光伏', firstSum: '100000', ...more })
const opening = (more: object = {}) => ({ present: 220, online: 10, mandated: 0, register: '签到册在档案柜', ...more })
const vote = (yes: number, no: number, abstain = 0, item = 1) => ({ item, yes, no, abstain, words: '同意按方案办' })
const called = (form: object = call()) => beginMeeting().after(cadre, 'call', form)
const held = (form: object = call(), open: object = opening()) => called(form).at(at('2026-12-03 09:00')).after(cadre, 'open', open)
const confirmed = (yes = 210, no = 10) => held().after(cadre, 'vote', vote(yes, no)).after(cadre, 'write-minutes', { words: '应到三百，实到二百二十', signed: '都签了' }).after(supervisor, 'confirm-minutes', { words: '核对无误' })

function refused(story: MeetingStory, actor: Actor, act: string, form: object = {}): string {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [], refusal.sentence)
  return `${refusal.code} ${refusal.rule ?? ''}`.trim()
}

describe('集体经济组织成员大会', () => {
  it('passes the procedure checker, and its default settings fit their own schema', () => {
    assert.deepEqual(checkProcedure(collectiveMeeting as AnyProcedure), [])
    assert.deepEqual([...Value.Errors(collectiveMeeting.settings.schema, collectiveMeeting.settings.defaults)], [])
  })
  it('R-286: is told ten days before, the day itself not counted, and studied by the Party organisation before', () => {
    assert.equal(refused(beginMeeting(), cadre, 'call', call({ day: '2026-12-02' })), 'told-too-late R-286')
    assert.equal(called().dossier.state, 'CALLED')
    assert.equal(refused(beginMeeting(), cadre, 'call', call({ day: '2026-11-23' })), 'day-is-past R-286')
    assert.equal(refused(beginMeeting(), cadre, 'call', Object.fromEntries(Object.entries(call()).filter(([key]) => key !== 'studiedOn'))), 'not-studied R-286')
    assert.equal(refused(beginMeeting(), cadre, 'call', call({ second: 'rules' })), 'item-half-filled R-286')
  })
  it('R-286: of 300 members 200 come and 200 of all agree; 199 of 220 who came do not carry it', () => {
    const story = called().at(at('2026-12-03 09:00'))
    assert.equal(refused(story, cadre, 'open', opening({ present: 199 })), 'too-few-present R-286')
    assert.equal(story.after(cadre, 'open', opening({ present: 200, online: 200 })).dossier.state, 'HELD')
    assert.deepEqual([confirmed(200, 20), confirmed(199, 21)].map(({ dossier }) => shownOf(dossier).items[0]?.passed), [true, false])
    assert.equal(refused(held(), cadre, 'vote', vote(200, 21)), 'votes-do-not-count R-286')
    assert.equal(refused(held(), cadre, 'vote', vote(200, 20, 0, 2)), 'no-such-item R-286')
    assert.equal(refused(story, cadre, 'lapse', { present: 200 }), 'enough-present R-286')
    assert.equal(story.after(cadre, 'lapse', { present: 199 }).dossier.state, 'LAPSED')
  })
  it('R-286: members are stood in for only in writing and within one household; representatives by nobody', () => {
    const story = called().at(at('2026-12-03 09:00'))
    assert.equal(refused(story, cadre, 'open', opening({ mandated: 5 })), 'mandate-unlawful R-286')
    assert.equal(story.after(cadre, 'open', opening({ mandated: 5, sameHousehold: true })).dossier.file.mandated, 5)
    assert.equal(refused(story, cadre, 'open', opening({ mandated: 215, sameHousehold: true })), 'counts-do-not-fit R-286')
    const ofReps = called(reps()).at(at('2026-12-03 09:00'))
    assert.equal(refused(ofReps, cadre, 'open', opening({ present: 25, online: 0, mandated: 1, sameHousehold: true })), 'mandate-unlawful R-286')
  })
  it('R-287: representatives are more than twenty, with women, one for five to fifteen households, and never decide what is the members\' own', () => {
    for (const more of [{ all: 20 }, { women: 0 }, { households: 149 }, { households: 451 }]) assert.equal(refused(beginMeeting(), cadre, 'call', reps(more)), 'composition-wrong R-287')
    for (const first of ['charter', 'membership', 'land-and-shares', 'compensation', 'merger']) assert.equal(refused(beginMeeting(), cadre, 'call', reps({ first })), 'not-its-matter R-287', first)
    assert.equal(refused(beginMeeting(), cadre, 'call', reps({ second: 'charter', secondTitle: '修改章程' })), 'not-its-matter R-287')
    const decided = (yes: number) => held(reps(), opening({ present: 24, online: 0 })).after(cadre, 'vote', vote(yes, 24 - yes)).dossier.file.items[0]?.votes?.passed
    assert.deepEqual([decided(20), decided(19)], [true, false])
  })
  it('R-290: reports lie open ten days before they are decided on', () => {
    const report = (more: object) => call({ first: 'reports', firstTitle: '理事会工作报告', ...more })
    assert.equal(refused(beginMeeting(), cadre, 'call', report({})), 'reports-too-late R-290')
    assert.equal(refused(beginMeeting(), cadre, 'call', report({ reportsOn: '2026-11-24', reportsWhere: '村委会' })), 'reports-too-late R-290')
    assert.equal(called(report({ reportsOn: '2026-11-23', reportsWhere: '村委会' })).dossier.state, 'CALLED')
  })
  it('R-292: every decision says who may have it undone and by when, on the sheet and beside it', () => {
    const { dossier } = confirmed()
    assert.match(collectiveMeeting.remarks?.(dossier)[0]?.text ?? '', /一年内.*五年.*2031-12-03/)
    assert.ok(collectiveMeeting.sheet(dossier).some((one) => one.label === '成员的撤销权'))
    assert.deepEqual(collectiveMeeting.remarks?.(confirmed(199, 21).dossier), [])
  })
  it('R-286: the minutes are confirmed by another person, or sent back and every vote counted anew', () => {
    const written = held().after(cadre, 'vote', vote(210, 10)).after(cadre, 'write-minutes', { words: '应到三百', signed: '都签了' })
    const both = inOffice(cadre.person ?? person(1), 'VILLAGE_SUPERVISOR', village, 'supervision')
    assert.equal(refused(written, both, 'confirm-minutes', { words: '无误' }), 'own-minutes R-286')
    assert.equal(refused(held(), cadre, 'write-minutes', { words: '应到三百', signed: '都签了' }), 'items-open R-286')
    const back = written.after(supervisor, 'dispute-minutes', { reason: '票数不对' })
    assert.deepEqual([back.dossier.state, back.dossier.file.items[0]?.votes], ['HELD', null])
    for (const who of strangers) assert.equal(refused(written, who, 'confirm-minutes', { words: '无误' }), 'not-yours R-024')
  })
  it('R-247: carries a contract once its minutes are confirmed, and not before', () => {
    const name = `140423-${person(800)}`
    const known = (story: MeetingStory): Map<string, KnownShown> => new Map([[name, { procedure: 'collective-meeting', state: story.dossier.state ?? '', shown: shownOf(story.dossier) }]])
    const contract = (story: MeetingStory) => beginContract(known(story), at('2026-12-10 09:00')).after(cadre, 'draft', land())
    const sign = signing({ signedOn: '2026-12-09', basis: name, item: 1 })
    assert.equal(contract(confirmed()).after(cadre, 'sign-by-resolution', sign).dossier.state, 'IN_FORCE')
    for (const story of [held().after(cadre, 'vote', vote(210, 10)), confirmed(199, 21)]) assert.equal(contract(story).refusal(cadre, 'sign-by-resolution', sign).code, 'resolution-does-not-carry')
  })
  it('R-286, R-287: generated meetings pass nothing that a second statement of the law does not', () => {
    const [states, acts] = [new Set<string>(), new Set<string>()]
    fc.assert(fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 8, maxLength: 25, size: 'max' }), (numbers) => {
      const story = wander<MeetingFile>({
        begin: (choose) => (choose(3) === 0 ? called(reps()) : choose(3) === 0 ? beginMeeting() : called()), people: () => people, rarely: ['cancel', 'dispute-minutes'],
        form: ({ dossier: { file } }, act, choose, timer) => {
          const present = choose(6) === 0 ? choose(file.all + 2) : Math.ceil((file.all * 2) / 3) + choose(Math.floor(file.all / 3) + 1)
          switch (act) {
            case 'call': return choose(2) === 0 ? call() : reps({ first: ['charter', 'investment'][choose(2)] })
            case 'open': return opening({ present, online: 0, mandated: choose(4) === 0 ? 1 : 0, sameHousehold: true })
            case 'lapse': return { present: choose(Math.ceil(file.all / 2)) }
            case 'vote': { const yes = choose(3) === 0 ? choose(file.present + 1) : file.present; return vote(yes, file.present - yes, 0, 1 + choose(2)) }
            case 'write-minutes': return { words: '应到实到见签到册', signed: '都签了' }
            case 'confirm-minutes': return { words: '核对无误' }
            case 'publish': return { where: '公开栏' }
            case 'take-down': case 'note-overdue': return { deadline: timer ?? 'stand' }
            default: return { reason: '改日子' }
          }
        },
        step: ({ story: { dossier: { file, state } }, event }) => {
          states.add(event.to)
          acts.add(event.act)
          for (const { votes } of file.items) {
            if (votes !== null) assert.equal(votes.passed, file.body === 'MEMBERS' ? memberAssembly(file.all, file.present, votes.yes) : memberRepresentatives(file.all, votes.yes))
          }
          assert.ok(file.present === 0 || state === 'LAPSED' || 3 * file.present >= 2 * file.all)
        },
        refused: (refusal, act) => { assert.deepEqual(faultsOf(refusal), [], act) },
      }, numbers)
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
    }), { numRuns: 200, seed: 20261124 })
    assert.deepEqual(Object.keys(collectiveMeeting.states).filter((state) => !states.has(state)), [])
    assert.deepEqual(Object.keys(collectiveMeeting.acts).filter((act) => !acts.has(act)), [])
  })
})
