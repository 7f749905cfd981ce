import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { standingOf } from '../../core/procedure/deadlines.ts'
import { fold } from '../../core/procedure/fold.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { wander, type Wandered } from '../../core/procedure/testing/wander.ts'
import { kindsIn } from '../../core/open-affairs/index.ts'
import type { ConsultationFile } from './consultation-file.ts'
import { consultation, shownOf } from './consultation.procedure.ts'
import { beginTalk, cast, heard, talkForm } from './testing/talk.ts'

const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const walks = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 8, maxLength: 24, size: 'max' })

describe('Walks through consultations', () => {
  const states = new Set<string>()
  const acts = new Set<string>()

  it('keep every invariant after every act, and every refusal says what to do (R-251, R-252, R-263)', () => {
    fc.assert(fc.property(walks, (numbers) => {
      const story = wander<ConsultationFile>({
        begin: (choose) => (choose(3) === 0 ? heard() : beginTalk()), people: () => [cast.cadre, cast.secretary, cast.supervisor], form: talkForm, rarely: ['call-off', 'postpone', 'leave-open'],
        step: (wandered) => { states.add(wandered.event.to); acts.add(wandered.event.act); checkStep(wandered) },
        refused: (refusal, act) => { assert.deepEqual(faultsOf(refusal), [], act) },
      }, numbers)
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
    }), { numRuns: 120 * runs, seed: Number(process.env['SANZHI_SEED'] ?? 20261124), endOnFailure: process.env['SANZHI_SHRINK'] === undefined })
  })
  it('reach every state and perform every act', () => {
    assert.deepEqual(Object.keys(consultation.states).filter((state) => !states.has(state)), [])
    assert.deepEqual(Object.keys(consultation.acts).filter((act) => !acts.has(act)), [])
  })
})

function checkStep({ before, story: { dossier: { file, state, deadlines }, dossier, world }, event }: Wandered<ConsultationFile>): void {
  const was = before.dossier.file
  assert.ok(was.day === '1970-01-01' || file.day >= was.day, 'nobody\'s time to speak is cut short (R-252)')
  assert.ok(file.way !== 'ONLINE' || state === 'OPEN' || state === 'CANCELLED' || file.voices !== null, 'on line it is closed by the clock, which counts (R-252)')
  assert.ok(file.way === 'ONLINE' || file.voices === null)
  assert.ok(was.settled === null || JSON.stringify(was.settled) === JSON.stringify(file.settled), 'what was agreed on is never changed (R-251)')
  if (state === 'CLOSED') assert.ok(file.board !== null && file.outcome !== null, 'nothing ends without outcome and publication (R-251, R-263)')
  assert.deepEqual(kindsIn(file.settled?.words ?? ''), [], 'nothing private is public (R-275)')
  assert.ok(event.act !== 'hear' || file.way !== 'ONLINE')
  assert.equal(shownOf(dossier).topic, file.topic)
  for (const key of Object.keys(world.procedure.deadlines)) {
    const ledger = deadlines[key]
    assert.equal(standingOf(world.procedure, key, state, file) === 'runs', ledger !== undefined && ledger.stoppedAt === null, `${key} runs exactly where it should in ${state ?? ''}`)
  }
}
