import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { asVillager, type Actor } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import { decide } from '../../core/procedure/decide.ts'
import { fold } from '../../core/procedure/fold.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { person } from '../../core/procedure/testing/places.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { settingOf } from '../../core/procedure/testing/story.ts'
import { wander } from '../../core/procedure/testing/wander.ts'
import { beginOpinion, cast, elsewhere, other, sayOf, speaker, village, type OpinionStory } from '../consultation/testing/talk.ts'
import { consultationOpinion, defaultSettings, shownOf, type OpinionFile } from './consultation-opinion.procedure.ts'

const { cadre, secretary, supervisor, town, otherCadre, county } = cast

function refused(story: OpinionStory, actor: Actor, act: string, form: object = {}): string {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [])
  return refusal.code
}

const said = () => beginOpinion().after(speaker, 'say', sayOf())
/** The world in which the consultation is over. */
const over = beginOpinion({ state: 'HEARD' })

describe('An opinion on an online consultation', () => {
  it('passes the procedure checker', () => {
    assert.deepEqual(checkProcedure(consultationOpinion as AnyProcedure), [])
  })
  it('R-252: is said once per person: its name follows from consultation and person, so a second has no name of its own', () => {
    assert.equal(said().dossier.state, 'SAID')
    assert.equal(refused(beginOpinion({}, undefined, other), speaker, 'say', sayOf()), 'wrong-name')
    assert.equal(refused(said(), speaker, 'say', sayOf({ words: '再说一遍' })), 'not-in-this-state')
  })
  it('R-252: shows a name only where the person wants it, and takes it away again', () => {
    assert.equal(shownOf(said().dossier).name, '')
    const named = said().after(speaker, 'revise', { words: '装在桥头', named: true })
    assert.deepEqual([shownOf(named.dossier).name, shownOf(named.dossier).words], ['张演示', '装在桥头'])
    assert.equal(shownOf(named.after(speaker, 'revise', { words: '装在桥头', named: false }).dossier).name, '')
    assert.equal(shownOf(said().after(speaker, 'withdraw').dossier).words, '')
  })
  it('R-252: refused: saying, changing or taking back anything once it is closed, or where it was never asked on line', () => {
    for (const state of ['HEARD', 'SETTLED', 'PUBLISHED', 'CLOSED', 'CANCELLED']) assert.equal(refused(beginOpinion({ state }), speaker, 'say', sayOf()), 'consultation-closed')
    assert.equal(refused(beginOpinion({ shown: { village, way: 'TALK', topic: '路灯' } }), speaker, 'say', sayOf()), 'consultation-closed')
    assert.equal(refused(beginOpinion({ procedure: 'village-meeting' }), speaker, 'say', sayOf()), 'consultation-closed')
    for (const [act, form] of [['revise', { words: '装在桥头', named: false }], ['withdraw', {}]] as const) {
      const decision = decide(over.world.procedure, said().dossier, { id: person(990), act, form, channel: 'portal', occurredAt: over.now, seen: 1 }, settingOf(over, speaker, act, form))
      assert.equal(decision.accepted ? 'accepted' : decision.refusal.code, 'consultation-closed')
    }
  })
  it('R-251: refused: strangers, children, people of another village', () => {
    assert.equal(refused(beginOpinion({}, undefined, other), other, 'say', sayOf()), 'not-of-the-village')
    assert.equal(refused(beginOpinion({}, undefined, asVillager(person(52))), asVillager(person(52)), 'say', sayOf()), 'not-of-the-village')
    assert.equal(refused(beginOpinion({ shown: { village: elsewhere, way: 'ONLINE', topic: '路灯' } }), speaker, 'say', sayOf()), 'not-of-the-village')
  })
  it('R-275: refused: a telephone number in what everybody will read', () => {
    assert.equal(refused(beginOpinion(), speaker, 'say', sayOf({ words: '问张演示 13800138000' })), 'private-data')
  })
  it('R-252: the village never learns who spoke: neither committee nor supervisors read it; the township sees words only', () => {
    const { dossier, world } = said()
    const reads = (actor: Actor) => mayRead(readershipOf(world.procedure, dossier, world.settings), placeNumber(dossier), actor)
    for (const actor of [speaker, town]) assert.equal(reads(actor), true)
    for (const actor of [cadre, secretary, supervisor, otherCadre, county, other]) assert.equal(reads(actor), false)
    assert.deepEqual(consultationOpinion.readers.hidden.flatMap(({ seenBy }) => seenBy(dossier, defaultSettings)), [{ kind: 'person', person: speaker.person }])
    assert.equal(JSON.stringify(shownOf(dossier)).includes(speaker.person ?? '?'), false)
  })
  it('R-252: the township takes down what insults or exposes somebody, says why, and everybody sees that one is not shown', () => {
    const hidden = said().after(town, 'hide', { reason: '说了别人家的病情' })
    assert.deepEqual(shownOf(hidden.dossier), { village, words: '', name: '', on: '2026-11-23', hidden: true, withdrawn: false })
    assert.deepEqual(hidden.effects.map(({ party }) => party), ['speaker'])
    for (const actor of [cadre, supervisor, other]) assert.equal(refused(said(), actor, 'hide', { reason: '不好听的话' }), 'not-yours')
  })
  it('walks keep every invariant: one person, one opinion, nothing private, nobody named unasked (R-252, R-275)', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 4, maxLength: 14, size: 'max' }), (numbers) => {
      const story = wander<OpinionFile>({
        begin: () => beginOpinion(), people: () => [speaker, town, cadre, other], rarely: ['hide', 'keep'],
        form: (_, act, choose) => ({ say: sayOf({ named: choose(2) === 0 }), revise: { words: choose(4) === 0 ? '问 13800138000' : '装在桥头', named: choose(2) === 0 }, hide: { reason: '骂人的话不显示' }, keep: { deadline: 'keep' } } as Record<string, object>)[act] ?? {},
        step: ({ story: { dossier: { file, state } }, event, actor }) => {
          assert.equal(file.reporter, speaker.person)
          assert.ok(event.act === 'hide' ? actor === town : event.act === 'keep' || actor === speaker)
          assert.ok(!file.words.includes('13800138000'))
          assert.ok((state !== 'HIDDEN' && !file.withdrawn) || shownOf({ ...said().dossier, file, state }).words === '')
        },
        refused: (refusal, act) => { assert.deepEqual(faultsOf(refusal), [], act) },
      }, numbers)
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
    }), { numRuns: 80, seed: 20261124 })
  })
})
