import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { asVillager, system, type Actor } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { Known } from '../../core/procedure/procedure.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { demoVillage as village, inOffice, person } from '../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story } from '../../core/procedure/testing/story.ts'
import { at, calendar } from '../../core/time/example-calendar.ts'
import { recallCount, type CountFile } from '../recall-count/recall-count.procedure.ts'
import { nameOfKey, officeKey } from '../village-election/names.ts'
import { committeeRecall } from './committee-recall.procedure.ts'
import type { RecallFile } from './recall-file.ts'
import { defaultSettings, type RecallSettings } from './settings.ts'

const term = 2026
const town = inOffice(person(1), 'TOWN_DISPATCHER', village.slice(0, 9), 'government')
const cadre = inOffice(person(2), 'VILLAGE_CADRE', village, 'committee')
const [one, other] = [asVillager(person(21)), asVillager(person(22))]
const concerned = asVillager(person(11))
const key: DossierKey = { county: 140423, id: person(900) }
const recallName = nameOfKey(key)
const confirmed: RecallSettings = { province: { recallVoteDays: { value: 30, document: '晋人常〔2026〕1号' }, recallAgainMonths: { value: 6, document: '晋人常〔2026〕1号' } } }
const known = (member: string): Known => ({
  ...nothingKnown, members: [],
  shown: new Map([[nameOfKey(officeKey(village, term)), { procedure: 'end-of-office', state: 'SITTING', shown: { village, term, members: [{ person: member, name: '演示甲', sex: 'man', post: 'chair' }] } as never }]]),
  people: new Map([person(11), person(21), person(22), person(23)].map((id) => [id, { id, name: '演示', gender: 1, bornOn: null, hukouVillage: village, residenceVillage: village, group: '', nearRelatives: id === person(23) ? [person(11)] : [] }])),
})
const asking = { village, term, person: person(11), reasons: '挪用集体资金（演示）', signers: 60, eligibleVoters: 300, representativesSigned: 0, representatives: 30, receivedOn: '2026-03-02' }

/** A recall and the counts made of it, which see of one another what the door would show. */
function room(settings: RecallSettings = confirmed, before: Known['members'] = []) {
  const counts = new Map<string, Story<CountFile>>()
  const shownCounts = (): NonNullable<Known['members']> => [...counts].map(([dossier, story]) => ({ dossier, procedure: 'recall-count', state: story.dossier.state ?? '', shown: recallCount.shows?.what(story.dossier) ?? {} }))
  let story = begin<RecallFile>({ procedure: committeeRecall, calendar, settings, known: () => ({ ...known(person(11)), members: [...before, ...shownCounts()] }) }, key, at('2026-03-03 09:00'))
  const enter = (who: Actor, figures: object, nth: number) => {
    const shown = new Map([[recallName, { procedure: 'committee-recall', state: story.dossier.state ?? '', shown: committeeRecall.shows?.what(story.dossier) ?? {} }]])
    const count = begin<CountFile>({ procedure: recallCount, calendar, settings: {}, known: () => ({ ...nothingKnown, shown, members: shownCounts() }) }, { county: 140423, id: person(950 + nth) }, story.now)
    return { count, form: { village, recall: recallName, attempt: story.dossier.file.attempt, ...figures } , who }
  }
  return {
    get story() { return story },
    act: (actor: Actor, act: string, form: object = {}) => { story = story.after(actor, act, form) },
    at: (text: string) => { story = story.at(at(text)) },
    counted: (who: Actor, figures: object, nth: number) => { const entry = enter(who, figures, nth); const after = entry.count.after(who, 'enter', entry.form); counts.set(nameOfKey(after.dossier.key), after); return after },
    refusedCount: (who: Actor, figures: object, nth: number) => { const entry = enter(who, figures, nth); return entry.count.refusal(who, 'enter', entry.form).code },
    readsCount: (nth: number, actor: Actor) => { const count = [...counts.values()].find(({ dossier }) => dossier.key.id === person(950 + nth)); return count !== undefined && mayRead(readershipOf(recallCount, count.dossier, {}), placeNumber(count.dossier), actor) },
  }
}
const figures = (more: object = {}) => ({ registered: 1000, issued: 900, returned: 501, forged: 0, yes: 251, no: 240, invalid: 10, ...more })

function voted() {
  const recall = room()
  recall.act(town, 'move', asking)
  recall.act(town, 'admit', { signers: 60, eligibleVoters: 300, representativesSigned: 0, representatives: 30, words: '逐人核对签名' })
  recall.act(concerned, 'answer', { words: '账目都已公开（演示）' })
  recall.act(cadre, 'schedule', { on: '2026-03-20', where: '村委会院内' })
  recall.at('2026-03-20 15:00')
  recall.act(town, 'name-counters', { counters: [person(21), person(22)] })
  return recall
}

describe('A recall', () => {
  it('has no faults of its own, nor have its counts', () => {
    assert.deepEqual(checkProcedure(committeeRecall as never), [])
    assert.deepEqual(checkProcedure(recallCount as never), [])
  })

  it('R-235: is moved by a fifth of the voters or a third of the representatives, in writing and with reasons', () => {
    const code = (more: object) => room().story.refusal(town, 'move', { ...asking, ...more }).code
    assert.equal(code({ signers: 59 }), 'motion-too-weak')
    assert.equal(code({ signers: 0, representativesSigned: 9 }), 'motion-too-weak')
    assert.equal(code({ reasons: ' ' }), 'motion-too-weak')
    assert.equal(code({ signers: 301 }), 'signers-impossible')
    assert.equal(code({ person: person(99) }), 'not-in-office')
    room().act(town, 'move', { ...asking, signers: 0, representativesSigned: 10 })
    const recall = room()
    recall.act(town, 'move', asking)
    assert.deepEqual(recall.story.effects.map(({ party }) => party), ['concerned', 'town'])
    assert.equal(recall.story.refusal(town, 'admit', { signers: 59, eligibleVoters: 300, representativesSigned: 0, representatives: 30, words: '一人重复' }).code, 'motion-too-weak')
  })

  it('R-235: is voted on only after the member concerned was heard, or asked in vain', () => {
    const recall = room()
    recall.act(town, 'move', asking)
    recall.act(town, 'admit', { signers: 60, eligibleVoters: 300, representativesSigned: 0, representatives: 30, words: '逐人核对签名' })
    assert.equal(recall.story.refusal(cadre, 'schedule', { on: '2026-03-20', where: '村委会院内' }).code, 'not-heard')
    assert.equal(recall.story.refusal(cadre, 'answer', { words: '不是我' }).code, 'not-yours')
    recall.act(town, 'record-answer', { given: false, words: '3 月 3 日书面通知，本人没有提出' })
    recall.act(cadre, 'schedule', { on: '2026-03-20', where: '村委会院内' })
    assert.equal(recall.story.refusal(town, 'name-counters', { counters: [person(21), person(22)] }).code, 'not-yet-the-day')
    recall.at('2026-03-20 15:00')
    assert.equal(recall.story.refusal(town, 'name-counters', { counters: [person(21), person(23)] }).code, 'concerned-counts', 'a near relative counts nothing (R-229)')
  })

  it('R-228, R-236: is counted by two apart, whose figures nobody else reads before they are equal; more than half of the half decide', () => {
    const recall = voted()
    assert.equal(recall.refusedCount(cadre, figures(), 0), 'not-a-counter')
    assert.equal(recall.refusedCount(one, figures({ yes: 252 }), 0), 'papers-do-not-add-up')
    recall.counted(one, figures(), 1)
    assert.equal(recall.refusedCount(one, figures(), 9), 'other-attempt', 'once an attempt')
    assert.deepEqual([one, other, town, cadre, concerned].map((actor) => recall.readsCount(1, actor)), [true, false, false, false, false])
    assert.equal(recall.story.refusal(system, 'compare').code, 'counts-not-in')
    recall.counted(other, figures({ yes: 250, no: 241 }), 2)
    recall.act(system, 'compare')
    assert.deepEqual([recall.story.dossier.state, recall.story.dossier.file.differences], ['COUNTING', ['同意的票', '不同意的票']])
    assert.doesNotMatch(JSON.stringify(recall.story.events), /"yes"/, 'no figure stands in the record of the recall')
    recall.counted(one, figures(), 3)
    recall.counted(other, figures(), 4)
    recall.act(system, 'compare')
    assert.equal(recall.story.dossier.file.outcome, 'recalled')
    recall.act(town, 'announce', { where: '村委会院内' })
    assert.deepEqual([recall.story.dossier.state, recall.story.dossier.file.decidedOn], ['DECIDED', '2026-03-20'])
  })

  it('R-236: may not be moved again for six months on the same facts, on others it may', () => {
    const failed = { dossier: '140423-x', procedure: 'committee-recall', state: 'DECIDED', shown: { village, person: person(11), rehearsal: false, counters: [], attempt: 1, failedOn: '2025-10-01' } as never }
    assert.equal(room(confirmed, [failed]).story.refusal(town, 'move', asking).code, 'recalled-lately')
    room(confirmed, [failed]).act(town, 'move', { ...asking, otherFacts: true })
    room(confirmed, [{ ...failed, shown: { ...failed.shown as object, failedOn: '2025-09-03' } }]).act(town, 'move', asking)
  })

  it('R-236, R-002: is due thirty days after it was received, holidays rolled over', () => {
    const recall = room()
    recall.act(town, 'move', asking)
    assert.equal(recall.story.dossier.file.voteBy, '2026-04-01')
  })

  it('R-200: is a rehearsal only while the province\'s values are not confirmed', () => {
    assert.equal(room(defaultSettings).story.refusal(town, 'move', asking).code, 'province-unconfirmed')
    room(defaultSettings).act(town, 'move', { ...asking, rehearsal: true })
  })

  it('R-236: says of any figures what the law says of them', () => {
    fc.assert(fc.property(fc.record({ registered: fc.integer({ min: 1, max: 60 }), issued: fc.integer({ min: 0, max: 60 }), yes: fc.nat({ max: 40 }), no: fc.nat({ max: 40 }), invalid: fc.nat({ max: 5 }), forged: fc.nat({ max: 3 }) }), ({ registered, issued, yes, no, invalid, forged }) => {
      const recall = voted()
      const entry = { registered, issued, forged, yes, no, invalid, returned: yes + no + invalid + forged }
      recall.counted(one, entry, 1)
      recall.counted(other, entry, 2)
      recall.act(system, 'compare')
      const papers = yes + no + invalid
      const wanted = papers > issued ? 'more-than-issued' : papers * 2 > registered ? (yes * 2 > papers ? 'recalled' : 'stays') : 'too-few-voted'
      assert.equal(recall.story.dossier.file.outcome, wanted)
    }), { numRuns: 60, seed: 20261124 })
  })
})
