import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import { asVillager, type Actor } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import type { AnyProcedure, KnownHousehold, KnownShown } from '../../core/procedure/procedure.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { person } from '../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story, type World } from '../../core/procedure/testing/story.ts'
import { calendar } from '../../core/time/example-calendar.ts'
import { at, cast, elsewhere, village } from '../village-meeting/testing/hall.ts'
import { boardOpinion, defaultSettings } from './board-opinion.procedure.ts'
import type { OpinionFile } from './opinion-file.ts'

type OpinionStory = Story<OpinionFile>
const { cadre, supervisor, otherSupervisor, secretary, town, system, county } = cast
const villager = asVillager(person(50))
const neighbour = asVillager(person(51))
const household = person(70)
const about = `140423-${person(600)}`
const raised = { village, about, household, words: '单价是不是高了' }

function begun(shown: Partial<KnownShown> = {}, house: Partial<KnownHousehold> = {}): OpinionStory {
  const found: KnownShown = { procedure: 'four-deliberations', state: 'RESOLUTION_ON_BOARD', shown: { village, title: '村西水泥路维修' }, ...shown }
  const home: KnownHousehold = {
    id: household, village, basis: 'residence', endedOn: null, head: null, headName: '', group: '', nearRelatives: [],
    members: [{ person: person(50), bornOn: '1960-01-01', adult: true }, { person: person(52), bornOn: '2015-01-01', adult: false }], ...house,
  }
  const world: World = { procedure: boardOpinion, calendar, settings: defaultSettings, known: () => ({ ...nothingKnown, shown: new Map([[about, found]]), households: new Map([[household, home]]) }) }
  return begin<OpinionFile>(world, { county: Number(village.slice(0, 6)), id: person(800) }, at('2026-11-23 09:00'))
}

function refused(story: OpinionStory, actor: Actor, act: string, form: object = {}): string {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [])
  return refusal.code
}

const open = () => begun().after(villager, 'raise', raised)

describe('An opinion on what hangs on the board', () => {
  it('passes the procedure checker, and its settings fit their schema', () => {
    assert.deepEqual(checkProcedure(boardOpinion as AnyProcedure), [])
    assert.deepEqual([...Value.Errors(boardOpinion.settings.schema, boardOpinion.settings.defaults)], [])
  })
  it('R-264: any adult villager raises it while the publication is up, and the dossier it is about is told without who', () => {
    const decision = begun().when(villager, 'raise', raised)
    assert.ok(decision.accepted)
    assert.deepEqual(decision.followUps.map(({ on, act }) => [on, act]), [[about, 'take-opinion']])
    assert.equal(JSON.stringify(decision.followUps).includes(person(50)), false)
  })
  it('R-264: refused: outside the publication, of another village, by children and strangers', () => {
    for (const state of ['RESOLVED', 'EXECUTING', 'DONE']) assert.equal(refused(begun({ state }), villager, 'raise', raised), 'not-on-the-board')
    assert.equal(refused(begun({ shown: { village: elsewhere, title: '修路' } }), villager, 'raise', raised), 'not-on-the-board')
    assert.equal(refused(begun({ procedure: 'star-cycle', state: 'PUBLICITY' }), villager, 'raise', raised), 'not-on-the-board')
    for (const actor of [neighbour, asVillager(person(52)), cadre]) assert.equal(refused(begun(), actor, 'raise', raised), 'not-of-the-village')
    assert.equal(refused(begun({}, { endedOn: '2026-01-01' }), villager, 'raise', raised), 'not-of-the-village')
  })
  it('R-264: the supervision committee answers in writing within ten days; the summary goes beside the publication', () => {
    const decision = open().when(supervisor, 'answer', { words: '单价是招标定的，合同可以查', summary: '单价由招标确定' })
    assert.ok(decision.accepted)
    assert.deepEqual(decision.followUps.map(({ on, act, form }) => [on, act, form['summary']]), [[about, 'note-answer', '单价由招标确定']])
    assert.ok(decision.effects.some(({ party, mustReach }) => party === 'reporter' && mustReach))
    assert.deepEqual(open().dossier.deadlines['answer']?.budget, { amount: 10, unit: 'CALENDAR_DAY' })
    const late = open().at(at('2026-12-04 09:00')).after(system, 'note-overdue', { deadline: 'answer' })
    assert.deepEqual(late.effects.slice(-2).map(({ party }) => party), ['supervisors', 'town'])
  })
  it('R-264: refused: an answer by the committee that is asked, by the township, by another village', () => {
    for (const actor of [cadre, secretary, town, otherSupervisor, villager]) assert.equal(refused(open(), actor, 'answer', { words: '没有问题', summary: '没有问题' }), 'not-yours')
  })
  it('R-264: the village\'s committee never reads it; who raised it, its supervisors and the township do', () => {
    const { dossier, world } = open()
    const reads = (actor: Actor) => mayRead(readershipOf(world.procedure, dossier, world.settings), placeNumber(dossier), actor)
    for (const actor of [villager, supervisor, town]) assert.equal(reads(actor), true)
    for (const actor of [cadre, secretary, otherSupervisor, county, neighbour]) assert.equal(reads(actor), false)
  })
  it('can be withdrawn by whoever raised it, and then holds nothing up', () => {
    const decision = open().when(villager, 'withdraw')
    assert.ok(decision.accepted)
    assert.deepEqual(decision.followUps.map(({ act }) => act), ['note-answer'])
    assert.equal(refused(open(), neighbour, 'withdraw'), 'not-yours')
  })
  it('R-252: decides nothing: no act counts opinions for or against', () => {
    assert.equal(boardOpinion.shows, undefined)
    assert.match(boardOpinion.acts['raise']?.consequence ?? '', /不是表决/)
  })
})
