import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { accepted, cast, dispatched, handling, report, unit } from './testing/stages.ts'
import type { CaseStory } from './testing/village.ts'

const change = (category: string) => ({ category, reason: '村民选错了类型' })
const file = (story: CaseStory) => story.dossier.file

describe('A kind that was chosen wrongly', () => {
  it('is put right by whoever takes the matter up, with the reason in the record, and the reporter is told', () => {
    const story = report().after(cast.cadre, 'correct-category', change('0303'))
    assert.deepEqual([file(story).category, file(story).categoryName, file(story).priority, story.dossier.state], ['0303', '停电、线路垂落', 'P1', 'REPORTED'])
    assert.equal(story.events.at(-1)?.form['reason'], '村民选错了类型')
    assert.ok(story.effects.some(({ party, text }) => party === 'reporter' && text === 'categoryCorrected'))
  })
  it('brings the catalogue and the limits of the new kind into force (R-110)', () => {
    const story = accepted().after(cast.town, 'correct-category', change('0303'))
    assert.equal(story.refusal(cast.town, 'dispatch', { lead: unit.transport }).code, 'not-in-catalogue')
    assert.deepEqual(file(story.after(cast.town, 'dispatch', { lead: '140423:power' })).limits.handle, { amount: 8, unit: 'URGENT_HOUR' })
  })
  it('forgets what was agreed for the wrong kind (R-110)', () => {
    const agreed = accepted().after(cast.town, 'consult', { question: '谁来办', units: [] }).after(cast.town, 'settle-consultation', { lead: unit.water, minutes: '商定' })
    assert.equal(agreed.after(cast.town, 'correct-category', change('0101')).refusal(cast.town, 'dispatch', { lead: unit.water }).code, 'not-in-catalogue')
  })
  it('passes the village by where the new kind does, and never comes down or opens up again (R-129)', () => {
    const complaint = report().after(cast.cadre, 'correct-category', change('1504'))
    assert.deepEqual([file(complaint).level, file(complaint).confidential], ['TOWN', true])
    assert.equal(complaint.refusal(cast.cadre, 'accept').code, 'not-yours')
    const back = complaint.after(cast.town, 'correct-category', change('0101'))
    assert.deepEqual([file(back).level, file(back).confidential], ['TOWN', true])
  })
  it('protects who brought it, where the new kind is a complaint (R-104)', () => {
    assert.equal(file(report({ visibility: 'REAL_TO_ALL_HANDLERS' }).after(cast.cadre, 'correct-category', change('1504'))).visibility, 'CENTER_ONLY')
  })
  it('frees what was taken for an emergency, and makes one of what is (R-106)', () => {
    assert.equal(report({ category: '0401' }).after(cast.cadre, 'correct-category', change('0101')).after(cast.cadre, 'accept').dossier.state, 'ACCEPTED')
    assert.equal(report().after(cast.cadre, 'correct-category', change('0401')).refusal(cast.cadre, 'accept').code, 'emergency-first')
  })

  const refused: readonly (readonly [title: string, story: CaseStory, actor: keyof typeof cast, category: string, code: string])[] = [
    ['to the kind it has', report(), 'cadre', '0201', 'same-category'], ['to a kind there is not', report(), 'cadre', '9999', 'unknown-category'],
    ['to an emergency once it was taken up', accepted(), 'town', '0401', 'emergency-too-late'], ['after the dispatch', dispatched(), 'town', '0101', 'not-in-this-state'],
    ['while it is in hand', handling(), 'town', '0101', 'not-in-this-state'], ['by the reporter', report(), 'villager', '0101', 'not-yours'], ['by a grid worker', report(), 'gridWorker', '0101', 'not-yours'],
  ]
  for (const [title, story, actor, category, code] of refused) {
    it(`is not changed ${title} (R-110, R-106, R-101, R-024)`, () => {
      const refusal = story.refusal(cast[actor], 'correct-category', change(category))
      assert.deepEqual([refusal.code, faultsOf(refusal)], [code, []])
    })
  }
  it('is not changed without a reason', () => assert.equal(report().refusal(cast.cadre, 'correct-category', { category: '0101', reason: ' ' }).code, 'form-invalid'))
})
