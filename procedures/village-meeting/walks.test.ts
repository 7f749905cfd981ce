import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isPassed, matters, mayBeDecidedBy, mayOpen } from '../../core/deliberation/index.ts'
import { standingOf } from '../../core/procedure/deadlines.ts'
import { fold } from '../../core/procedure/fold.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { wander, type Wandered } from '../../core/procedure/testing/wander.ts'
import { daysBetween } from '../../core/time/index.ts'
import { mustBeFiled, passedItems, unanswered, type MeetingFile } from './meeting-file.ts'
import { shownOf } from './sheet.ts'
import { beginMeeting, callOf, cast, people, village } from './testing/hall.ts'
import { hallForm } from './testing/hall-forms.ts'
import { villageMeeting } from './village-meeting.procedure.ts'

const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const seed = Number(process.env['SANZHI_SEED'] ?? 20261123)
const called = () => beginMeeting().after(cast.cadre, 'call', callOf())
const proposal = { village, kind: 'ASSEMBLY', by: 'VILLAGERS', proposers: 120, of: 1200, about: '讨论村西修路' }
const walks = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 10, maxLength: 40, size: 'max' })

describe('Walks through meetings that decide', () => {
  const states = new Set<string>()
  const acts = new Set<string>()

  it('keep every invariant after every act, and every refusal says what to do (R-240…R-250, R-263)', () => {
    fc.assert(fc.property(walks, (numbers) => {
      const story = wander<MeetingFile>({
        begin: (choose) => [beginMeeting(), beginMeeting().after(cast.town, 'propose', proposal), called(), called()][choose(4)] ?? beginMeeting(),
        people: () => people, form: hallForm, ownActs: ['take-opinion', 'note-answer'], rarely: ['cancel', 'amend', 'lapse', 'dispute-minutes', 'take-opinion'],
        step: (wandered) => { states.add(wandered.event.to); acts.add(wandered.event.act); checkStep(wandered) },
        refused: (refusal, act) => { assert.deepEqual(faultsOf(refusal), [], act) },
      }, numbers)
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
    }), { numRuns: 150 * runs, seed, endOnFailure: process.env['SANZHI_SHRINK'] === undefined })
  })
  it('reach every state and perform every act', () => {
    assert.deepEqual(Object.keys(villageMeeting.states).filter((state) => !states.has(state)), [])
    assert.deepEqual(Object.keys(villageMeeting.acts).filter((act) => !acts.has(act)), [])
  })
})

function checkStep({ before, story: { dossier: { file, state, deadlines }, dossier, world }, event }: Wandered<MeetingFile>): void {
  const was = before.dossier.file
  assert.ok(file.agenda.every(({ kind }) => mayBeDecidedBy(kind, file.kind)), 'each meeting decides only what it may (R-244)')
  assert.ok(was.should === 0 || (was.basis === file.basis && was.should === file.should), 'the basis is locked (R-240)')
  if (event.act === 'open') assert.ok(mayOpen({ ...file }), 'enough were there (R-240, R-243, R-245)')
  if (state === 'CALLED' && file.kind === 'ASSEMBLY') assert.ok(file.urgent !== '' || daysBetween(file.noticedOn, file.day) >= 10, 'ten days or a reason (R-241)')
  if (file.agenda.some(({ kind }) => matters[kind].important)) assert.ok(file.studiedOn !== null && file.studiedOn <= file.noticedOn, 'studied before (R-248)')
  for (const { settled } of file.agenda) {
    if (settled?.outcome !== 'VOTED') continue
    assert.equal(settled.yes + settled.no + settled.abstain + settled.invalid, settled.present, 'everybody counted once')
    assert.equal(settled.present + settled.recused, file.present, 'who withdrew is not counted (R-246)')
    assert.equal(settled.passed, isPassed(settled.yes, settled.present))
  }
  assert.ok(was.agenda.every(({ settled }, at) => settled === null || JSON.stringify(settled) === JSON.stringify(file.agenda[at]?.settled)), 'what was decided is never changed')
  const shown = shownOf(dossier)
  assert.ok(shown.items.every(({ inForce, passed }) => !inForce || (passed && shown.confirmed)), 'nothing holds before the minutes are confirmed (R-247)')
  assert.ok(shown.items.every(({ inForce, number }) => !inForce || !mustBeFiled(file.agenda[number - 1] ?? assert.fail()) || file.filing?.filedOn != null), 'rules hold when they are filed (R-249, R-250)')
  if (state === 'CLOSED') assert.ok(passedItems(file).length === 0 || (file.board !== null && unanswered(file) === 0), 'nothing was kept off the board, no opinion unanswered (R-263, R-264)')
  for (const key of Object.keys(world.procedure.deadlines)) {
    const ledger = deadlines[key]
    assert.equal(standingOf(world.procedure, key, state, file) === 'runs', ledger !== undefined && ledger.stoppedAt === null, `${key} runs exactly where it should in ${state ?? ''}`)
  }
}
