import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { explain } from '../../core/procedure/explain.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { isAddressed } from '../../core/procedure/addressee.ts'
import { addresseesOf } from '../../core/procedure/parties.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { gridCase } from './grid-case.procedure.ts'
import { mergeForm } from './forms.ts'
import { openStates } from './states.ts'
import { accepted, cast, closed, handling, pothole, report, unit, village } from './testing/stages.ts'
import { at, beginCase, type CaseStory } from './testing/village.ts'

const supervise = { requirement: '三天内答复', answerBy: '2026-11-26' }
const reason = { reason: '理由写在这里' }
/** In hand at the township government, whose dispatcher oversees the matters of its villages. */
const ofTheTown = accepted({ category: '0207' }).after(cast.town, 'dispatch', { lead: unit.town }).after(cast.townOffice, 'sign')
const awaits = (story: CaseStory, party: string, actor: Actor) => addresseesOf(story.world.procedure, party, story.dossier, story.world.settings).some((one) => isAddressed(actor, one))

describe('Oversight of the own work', () => {
  const late = ofTheTown.at(at('2026-11-26 18:00') + 1).after(cast.system, 'note-overdue', { deadline: 'handle' })
  const refused: readonly (readonly [act: string, story: CaseStory, form: object])[] = [
    ['urge', ofTheTown, {}], ['supervise', ofTheTown, supervise], ['dismiss-suggestion', late, reason], ['lift-supervision', ofTheTown.after(cast.county, 'supervise', supervise), reason],
  ]
  for (const [act, story, form] of refused) {
    it(`is refused: the handling unit may not ${act} (R-122)`, () => {
      const refusal = story.refusal(cast.town, act, form)
      assert.deepEqual([refusal.code, refusal.rule, faultsOf(refusal)], ['own-unit', 'R-122', []])
    })
  }
  it('is refused to a unit that helps, too (R-122)', () => {
    const helped = accepted().after(cast.town, 'dispatch', { lead: unit.transport, joint: [unit.town] }).after(cast.transport, 'sign')
    assert.equal(helped.refusal(cast.town, 'supervise', supervise).code, 'own-unit')
  })
  it('is taken from the level above and from the reporter (R-122)', () => {
    assert.equal(ofTheTown.after(cast.county, 'supervise', supervise).dossier.file.supervisions.length, 1)
    assert.notEqual(ofTheTown.after(cast.villager, 'urge').dossier.file.urgedAt, null)
  })
  it('suggested by the clock lies before somebody who does not do the work (R-122)', () => {
    assert.deepEqual([awaits(late, 'overseer', cast.town), awaits(late, 'overseer', cast.county)], [false, true])
    assert.deepEqual([awaits(handling(), 'overseer', cast.town), awaits(handling(), 'overseer', cast.county)], [true, false])
  })
})

describe('What the committee is given', () => {
  const litter = accepted({ category: '0101' })
  it('is for its cadres; for the grid worker only where it was handed over (R-112)', () => {
    const own = litter.after(cast.town, 'dispatch', { lead: unit.committee })
    const handed = litter.after(cast.town, 'dispatch', { lead: unit.committee, toGridWorker: true })
    assert.deepEqual([awaits(own, 'handler', cast.cadre), awaits(own, 'handler', cast.gridWorker), awaits(own, 'handler', cast.helper)], [true, false, false])
    assert.deepEqual([awaits(handed, 'handler', cast.cadre), awaits(handed, 'handler', cast.gridWorker)], [true, true])
    assert.equal(own.refusal(cast.gridWorker, 'sign').code, 'not-yours')
  })
  it('is for its cadres where it helps or is called, too', () => {
    const helped = accepted().after(cast.town, 'dispatch', { lead: unit.transport, joint: [unit.committee] })
    assert.deepEqual([awaits(helped, 'jointUnits', cast.cadre), awaits(helped, 'jointUnits', cast.gridWorker)], [true, false])
  })
})

describe('The judgement of the reporter', () => {
  const closeFor = (story: CaseStory) => closed(story.after(cast.cadre, 'pass-up', reason).after(cast.town, 'accept').after(cast.town, 'dispatch', { lead: unit.transport }).after(cast.transport, 'sign'))
  const begun = beginCase(village, '0198c000-0000-4000-8000-0000000000ff')
  it('is not asked of the grid worker who found it on patrol (R-147)', () => {
    const found = closeFor(begun.after(cast.gridWorker, 'report', { ...pothole, source: 'GRID' }))
    const refusal = found.refusal(cast.gridWorker, 'evaluate', { score: 5 })
    assert.deepEqual([refusal.code, refusal.rule, faultsOf(refusal)], ['own-report', 'R-147', []])
    assert.equal((gridCase.alsoAwaits ?? []).some(({ party, when }) => party === 'reporter' && when(found.dossier)), false)
    assert.doesNotMatch(gridCase.sentence?.(found.dossier, 'villager') ?? '请您评价', /请您评价/)
  })
  it('is not given by the grid worker who wrote it down, but by the villager (R-147)', () => {
    const filed = closeFor(begun.after(cast.gridWorker, 'report', { ...pothole, source: 'PAPER', onBehalfOf: cast.villager.person }))
    assert.equal(filed.refusal(cast.gridWorker, 'evaluate', { score: 5 }).code, 'own-report')
    assert.equal(filed.after(cast.villager, 'evaluate', { score: 2 }).dossier.file.evaluation?.score, 2)
  })
  it('may be passed on by the helper who wrote it down (R-105)', () => {
    const filed = closeFor(begun.after(cast.helper, 'report', { ...pothole, source: 'PAPER', onBehalfOf: cast.villager.person }))
    assert.equal(filed.after(cast.helper, 'evaluate', { score: 2 }).dossier.file.evaluation?.score, 2)
  })
})

describe('What a form lets choose', () => {
  it('is the called units where a whistle is marked (R-123)', () => {
    const over = handling().after(cast.town, 'whistle', { type: 'DIFFICULT', called: [unit.water, unit.police], requirement: '到现场' }).after(cast.town, 'conclude-whistle', { answer: '已改道' })
    const mark = explain(gridCase, { dossier: over.dossier as never, actor: cast.town, now: over.now, settings: over.world.settings, calendar: over.world.calendar }).find(({ act }) => act === 'mark-whistle')
    assert.deepEqual([mark?.open, mark?.choices], [true, { '/unit': [unit.water, unit.police] }])
  })
  it('is open matters where one is merged (R-108)', () => {
    assert.deepEqual((mergeForm.properties.main as unknown as { 'x-states': unknown })['x-states'], openStates)
    assert.equal(report().refusal(cast.cadre, 'merge', { main: '140423-00000000-0000-4000-8000-00000000bbbb', reason: '同一个坑' }).fields?.[0]?.pointer, '/main')
  })
})
