import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { checkProcedure } from '../../core/procedure/check.ts'
import { hiddenFrom, mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { at } from '../../core/time/example-calendar.ts'
import { starObjection } from './star-objection.procedure.ts'
import { beginObjection, cast, cycle, households, id, raised, rating, village, type ObjectionStory } from './testing/village.ts'

const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const done = (more: object = {}) => beginObjection().after(cast.objector, 'raise', { ...raised, ...more })
const reads = ({ dossier, world }: ObjectionStory, actor: typeof cast.cadre) => mayRead(readershipOf(starObjection, dossier, world.settings), placeNumber(dossier), actor)

describe('An objection', () => {
  it('passes the procedure checker', () => assert.deepEqual(checkProcedure(starObjection), []))
  it('is raised by any adult villager during the notice, and the household\'s rating is told that there is one, not whose (R-407)', () => {
    const decision = beginObjection().when(cast.objector, 'raise', raised)
    assert.ok(decision.accepted)
    assert.deepEqual(decision.followUps, [{ on: rating, act: 'take-objection', form: { objection: `140423-${id(900)}` } }])
    assert.deepEqual([done().dossier.file.cycle, done().dossier.file.objector, done().dossier.file.about], [cycle, id(1), '第二小组 张演示'])
  })
  it('is refused before and after the notice, about a household that was not rated, and a second time (R-407)', () => {
    for (const stage of ['SELF', 'PEER', 'VOTE', 'AWARD', 'ACTIVE', 'CLOSED']) assert.equal(beginObjection({ stage }).refusal(cast.objector, 'raise', raised).code, 'not-in-notice', stage)
    for (const ratingState of ['OUT', 'RATED', 'ENDED', 'NONE']) assert.equal(beginObjection({ ratingState }).refusal(cast.objector, 'raise', raised).code, 'no-such-household', ratingState)
    assert.equal(beginObjection({ others: [{ state: 'CONCLUDED', objector: id(1) }] }).refusal(cast.objector, 'raise', raised).code, 'objected-already')
    assert.equal(beginObjection({ others: [{ state: 'WITHDRAWN', objector: id(1) }, { state: 'RAISED', objector: id(5) }] }).after(cast.objector, 'raise', raised).dossier.state, 'RAISED')
  })
  it('is refused to children, to people of other villages, of a household that is no more, and about one\'s own (R-407, R-408)', () => {
    assert.equal(beginObjection().refusal(cast.child, 'raise', raised).code, 'not-of-the-village')
    assert.equal(beginObjection().refusal(cast.stranger, 'raise', { ...raised, household: households.elsewhere }).code, 'not-of-the-village')
    assert.equal(beginObjection().refusal(cast.objector, 'raise', { ...raised, household: households.ended }).code, 'not-of-the-village')
    assert.equal(beginObjection().refusal(cast.head, 'raise', { ...raised, household: households.about }).code, 'own-household')
    assert.equal(beginObjection().refusal(cast.head, 'raise', raised).code, 'own-household')
  })
  it('is entered by the township alone where it came on paper (R-407)', () => {
    const paper = { ...raised, onBehalfOf: id(1) }
    assert.equal(beginObjection().after(cast.town, 'raise', paper).dossier.file.objector, id(1))
    for (const actor of [cast.cadre, cast.otherTown, cast.stranger]) assert.equal(beginObjection().refusal(actor, 'raise', paper).code, 'not-for-another')
  })
})

describe('Who reads an objection', () => {
  it('are the objector, the village that reviews, those who sat, and the township; nobody of the household it is about and no near relative (R-020, R-407)', () => {
    for (const actor of [cast.objector, cast.cadre, cast.secretary, cast.evaluator, cast.town]) assert.equal(reads(done(), actor), true, actor.person ?? '')
    for (const actor of [cast.head, cast.kin, cast.stranger, cast.otherTown]) assert.equal(reads(done(), actor), false, actor.person ?? '')
    assert.equal(done().refusal(cast.kin, 'take-up').code, 'not-yours')
  })
  it('does not show the village who objects unless the objector wants it; the township knows (R-407)', () => {
    const hidden = (story: ObjectionStory, actor: typeof cast.cadre) => hiddenFrom(starObjection, story.dossier, actor, {})
    assert.deepEqual([hidden(done(), cast.cadre), hidden(done(), cast.evaluator), hidden(done(), cast.town), hidden(done(), cast.objector)], [['reporter'], ['reporter'], [], []])
    assert.deepEqual(hidden(done({ anonymous: 'no' }), cast.cadre), [])
    assert.equal(JSON.stringify(starObjection.sheet(done().dossier)).includes(id(1)), false)
  })
  it('shows other objections to the same household who raised it, and nobody else anything (R-450, R-451)', () => {
    assert.deepEqual(starObjection.shows?.to, ['star-objection'])
  })
})

describe('The review of an objection', () => {
  it('is late after five working days, and township and village are told (R-008, R-407)', () => {
    assert.equal(done().at(at('2026-04-21 18:00')).refusal(cast.system, 'note-overdue', { deadline: 'review' }).code, 'not-run-out')
    const late = done().at(at('2026-04-21 18:01')).after(cast.system, 'note-overdue', { deadline: 'review' })
    assert.deepEqual(late.effects.filter(({ text }) => text === 'overdue').map(({ party }) => party), ['organisers', 'town'])
  })
  it('ends with the conclusion of the household\'s own review, told in writing (R-407)', () => {
    const concluded = done().after(cast.cadre, 'take-up').after(cast.system, 'take-conclusion', { rating, conclusion: '复核属实，重新表决' })
    assert.equal(concluded.dossier.state, 'CONCLUDED')
    assert.ok(concluded.effects.some(({ party, mustReach, to }) => party === 'objector' && mustReach && to.some((one) => one.kind === 'person' && one.person === id(1))))
    assert.equal(done().refusal(cast.system, 'take-conclusion', { rating: rating.replace(/.$/, '9'), conclusion: '别的户' }).code, 'another-household')
    assert.equal(done().refusal(cast.cadre, 'take-conclusion', { rating, conclusion: '自己写的' }).code, 'not-yours')
  })
  it('is not needed for a household that is no more, and of no other (R-407)', () => {
    const { around, ...story } = beginObjection()
    const open = story.after(cast.objector, 'raise', raised)
    assert.equal(open.refusal(cast.cadre, 'conclude-without', { words: '已经办结' }).code, 'household-still-there')
    around.ratingState = 'ENDED'
    assert.equal(open.after(cast.town, 'conclude-without', { words: '户已迁出' }).dossier.state, 'CONCLUDED')
  })
  it('is dropped when the objector withdraws, and the household\'s rating is told (R-407)', () => {
    const decision = done().when(cast.objector, 'withdraw')
    assert.ok(decision.accepted)
    assert.deepEqual(decision.followUps.map(({ act, on }) => [act, on]), [['drop-objection', rating]])
    assert.equal(done().refusal(cast.cadre, 'withdraw').code, 'not-yours')
  })
})

describe('Illegal acts on an objection', () => {
  it('are accepted or refused in words by anybody with any form, and never throw (R-101)', () => {
    const stories = [beginObjection(), done(), done().after(cast.cadre, 'take-up'), done().after(cast.objector, 'withdraw')]
    const forms = fc.oneof(fc.anything(), fc.constant(raised), fc.constant({}), fc.constant({ rating, conclusion: '结论' }), fc.record({ ...Object.fromEntries(Object.keys(raised).map((key) => [key, fc.anything()])), village: fc.constant(village) }))
    fc.assert(fc.property(fc.constantFrom(...stories), fc.constantFrom(...Object.values(cast)), fc.constantFrom(...Object.keys(starObjection.acts), 'constructor', ''), forms, (story, actor, act, form) => {
      const decision = story.when(actor, act, form)
      if (!decision.accepted) assert.deepEqual(faultsOf(decision.refusal), [], act)
    }), { numRuns: 400 * runs, seed: 20261123 })
  })
})
