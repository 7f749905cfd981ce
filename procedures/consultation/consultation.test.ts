import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import type { Actor } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import type { AnyProcedure, KnownShown } from '../../core/procedure/procedure.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { consultation, shownOf } from './consultation.procedure.ts'
import { at, beginTalk, board, called, cast, heard, online, settled, settlement, topicOf, type TalkStory } from './testing/talk.ts'

const { cadre, secretary, supervisor, town, system, otherCadre, villager } = cast

function refused(story: TalkStory, actor: Actor, act: string, form: object = {}): string {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [])
  return refusal.code
}

const opinion = (state: string, withdrawn = false): KnownShown => ({ procedure: 'consultation-opinion', state, shown: { withdrawn } })
const asked = (members: readonly KnownShown[] = []) => beginTalk(members).after(cadre, 'call', online())

describe('A consultation', () => {
  it('passes the procedure checker, and its settings fit their schema', () => {
    assert.deepEqual(checkProcedure(consultation as AnyProcedure), [])
    assert.deepEqual([...Value.Errors(consultation.settings.schema, consultation.settings.defaults)], [])
  })
  it('R-251: goes from topic and participants over opinions and what was agreed on to being carried out and published', () => {
    const out = settled().after(cadre, 'report-progress', { words: '灯买回来了' }).after(cadre, 'carry-out', { words: '三盏都亮了' }).after(secretary, 'publish', board)
    const shown = shownOf(out.dossier)
    assert.equal(shown.settled?.words, '学校门口装三盏')
    assert.equal(shown.outcome?.kind, 'CARRIED_OUT')
    assert.equal(shown.board?.until, '2026-12-15')
    assert.equal(out.after(system, 'take-down', { deadline: 'board' }).dossier.state, 'CLOSED')
  })
  it('R-251: where the law has a meeting decide, it goes on to the meeting; where nothing came of it, that is published too', () => {
    const meeting = heard().after(cadre, 'pass-to-meeting', { words: '要花十万，请代表会议十二月决定' })
    assert.equal(shownOf(meeting.dossier).outcome?.kind, 'TO_MEETING')
    assert.equal(meeting.after(cadre, 'publish', board).dossier.state, 'PUBLISHED')
    assert.equal(shownOf(heard().after(cadre, 'leave-open', { reason: '各说各的，明年再谈' }).dossier).outcome?.kind, 'NONE')
  })
  it('R-251: refused: by others than the committee, without a place, on a day gone, what was not held yet, what was to be done by yesterday', () => {
    for (const actor of [supervisor, town, otherCadre, villager]) assert.equal(refused(beginTalk(), actor, 'call', topicOf()), 'not-yours')
    assert.equal(refused(beginTalk(), cadre, 'call', topicOf({ place: '' })), 'no-place')
    assert.equal(refused(beginTalk(), cadre, 'call', topicOf({ day: '2026-11-22' })), 'day-too-soon')
    assert.equal(refused(called(), cadre, 'hear', { on: '2026-11-24', present: 3, words: '都说好的', record: '档案' }), 'not-held')
    assert.equal(refused(heard(), cadre, 'settle', settlement({ until: '2026-11-29' })), 'until-gone')
    assert.equal(refused(heard(), cadre, 'publish', board), 'not-in-this-state')
  })
  it('R-252: on line opinions are taken for the days of the county and never shorter; only the clock closes it, and then counts them', () => {
    assert.equal(refused(beginTalk(), cadre, 'call', online({ day: '2026-11-29' })), 'day-too-soon')
    assert.equal(refused(asked(), cadre, 'hear', { on: '2026-11-30', present: 3, words: '都说好的', record: '档案' }), 'is-online')
    assert.equal(refused(asked(), cadre, 'postpone', { day: '2026-11-28', reason: '等不得' }), 'not-later')
    const story = asked([opinion('SAID'), opinion('SAID', true), opinion('HIDDEN'), opinion('SAID')]).at(at('2026-12-01 00:10')).after(system, 'close-collecting', { deadline: 'collect' })
    assert.equal(story.dossier.state, 'HEARD')
    assert.equal(shownOf(story.dossier).voices, 3)
    for (const actor of [cadre, secretary]) assert.equal(refused(asked(), actor, 'close-collecting', { deadline: 'collect' }), 'not-yours')
  })
  it('R-252: says wherever it is read that it is no vote; no act counts for or against', () => {
    assert.match(JSON.stringify(consultation.remarks?.(asked().dossier)), /不具法定表决效力/)
    assert.deepEqual(consultation.remarks?.(called().dossier), [])
    assert.equal(Object.values(consultation.acts).some(({ form }) => /赞成|反对|票/.test(JSON.stringify(form))), false)
  })
  it('R-275: nothing private is published with it', () => {
    assert.equal(refused(heard(), cadre, 'settle', settlement({ words: '找张演示 13800138000 去装' })), 'private-data')
    assert.equal(refused(beginTalk(), cadre, 'call', topicOf({ words: '身份证 140423196001011234 的那户' })), 'private-data')
  })
})
