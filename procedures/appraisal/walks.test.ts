import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addsUp } from '../../core/appraisal/index.ts'
import { mayOpen } from '../../core/deliberation/index.ts'
import { standingOf } from '../../core/procedure/deadlines.ts'
import { fold } from '../../core/procedure/fold.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { wander, type Wandered } from '../../core/procedure/testing/wander.ts'
import { appraisal } from './appraisal.procedure.ts'
import type { AppraisalFile } from './appraisal-file.ts'
import { shownOf } from './sheet.ts'
import { announced, around, at, beginAppraisal, cast, earlierOf, member, which, yearForm } from './testing/village-year.ts'

const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const walks = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 8, maxLength: 30, size: 'max' })
const { second, supervisor, cadre, system } = cast

describe('Walks through appraisals', () => {
  const states = new Set<string>()
  const acts = new Set<string>()

  it('keep every invariant after every act, and every refusal says what to do (R-240, R-263, R-281)', () => {
    fc.assert(fc.property(walks, (numbers) => {
      const before = around(earlierOf({ [member]: 'incompetent' }))
      const story = wander<AppraisalFile>({
        begin: (choose) => [beginAppraisal(before), announced(before), beginAppraisal(before, {}, at('2026-12-02 09:00')).after(system, 'note-missing', which)][choose(3)] ?? beginAppraisal(),
        people: () => [supervisor, second, cadre], form: yearForm, rarely: ['call-off', 'lapse', 'postpone', 'send-back'],
        step: (wandered) => { states.add(wandered.event.to); acts.add(wandered.event.act); checkStep(wandered) },
        refused: (refusal, act) => { assert.deepEqual(faultsOf(refusal), [], act) },
      }, numbers)
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
    }), { numRuns: 120 * runs, seed: Number(process.env['SANZHI_SEED'] ?? 20261124), endOnFailure: process.env['SANZHI_SHRINK'] === undefined })
  })
  it('reach every state and perform every act', () => {
    acts.add('note-missing'); states.add('MISSING')
    assert.deepEqual(Object.keys(appraisal.states).filter((state) => !states.has(state)), [])
    assert.deepEqual(Object.keys(appraisal.acts).filter((act) => !acts.has(act)), [])
  })
})

function checkStep({ before, story: { dossier: { file, state, deadlines }, dossier, world }, event, actor }: Wandered<AppraisalFile>): void {
  const was = before.dossier.file
  assert.ok(was.confirmed === null || JSON.stringify(was.count) === JSON.stringify(file.count), 'what was confirmed never changes (R-281)')
  assert.ok(file.subjects.every(({ person }) => person !== actor.person || event.actor.office !== 'VILLAGE_SUPERVISOR'), 'nobody who is judged runs it')
  if (file.count !== null) {
    assert.ok(mayOpen({ kind: file.meeting, basis: file.basis, should: file.count.should, present: file.count.present }), 'enough were there (R-240)')
    assert.ok(file.count.papers.every((papers) => addsUp(papers, file.count?.collected ?? -1)), 'every paper counted once')
    assert.ok(file.count.judged.every(({ twice, verdict, post, before: earlier }) => !twice || (verdict === 'incompetent' && post !== 'EMPLOYED' && earlier !== '')), 'twice means twice (R-281)')
  }
  if (event.act === 'confirm') assert.notEqual(file.count?.by, event.actor.person, 'two persons (R-281)')
  assert.ok(shownOf(dossier).judged.length === 0 || file.confirmed !== null, 'nothing is shown before it holds')
  if (state === 'CLOSED') assert.ok(file.board !== null, 'nothing is closed that was not published (R-263)')
  for (const key of Object.keys(world.procedure.deadlines)) {
    const ledger = deadlines[key]
    assert.equal(standingOf(world.procedure, key, state, file) === 'runs', ledger !== undefined && ledger.stoppedAt === null, `${key} runs exactly where it should in ${state ?? ''}`)
  }
}
