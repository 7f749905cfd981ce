import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { standingOf } from '../../core/procedure/deadlines.ts'
import { partiesOf } from '../../core/procedure/decide.ts'
import { fold } from '../../core/procedure/fold.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { wander, type Wandered } from '../../core/procedure/testing/wander.ts'
import { agendaKinds, bodyFunctions, bodyOf, isEnough, mayDecide, noSuchPowerIn } from '../../core/village-bodies/index.ts'
import { bodyMeeting } from './body-meeting.procedure.ts'
import { publicItems, type MeetingFile } from './meeting-file.ts'
import type { MeetingSettings } from './settings.ts'
import { isConfirmed } from './states.ts'
import { meetingForm } from './testing/meeting-forms.ts'
import { beginMeeting, cadre, callOf, everybody, household, memberOf, village } from './testing/village-room.ts'

const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const seed = Number(process.env['SANZHI_SEED'] ?? 20261123)
const walks = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 10, maxLength: 40, size: 'max' })

describe('Walks through the meetings of a village\'s bodies', () => {
  const states = new Set<string>()
  const acts = new Set<string>()
  const refusals = new Set<string>()
  let steps = 0

  it('keep every invariant after every act, and every refusal says what to do (R-020, R-162, R-240, R-249, R-404)', () => {
    fc.assert(fc.property(walks, (numbers) => {
      const story = wander<MeetingFile>({
        begin: (choose) => {
          const begun = beginMeeting(undefined, numbers.length % 3 === 0 ? { quorum: 'half' } : {})
          // Most walks begin where a meeting was called, so that they get past it.
          return choose(2) === 0 ? begun : begun.after(cadre, 'call', callOf(bodyFunctions[choose(4)] ?? 'virtue-council'))
        },
        people: () => everybody, form: meetingForm, rarely: ['cancel', 'amend', 'lapse', 'dispute'],
        step: (wandered) => { steps += 1; states.add(wandered.event.to); acts.add(wandered.event.act); checkStep(wandered) },
        refused: (refusal, act) => { refusals.add(refusal.code); assert.deepEqual(faultsOf(refusal), [], act) },
      }, numbers)
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
    }), { numRuns: 200 * runs, seed, endOnFailure: process.env['SANZHI_SHRINK'] === undefined })
  })
  it('reach every state and perform every act', () => {
    assert.deepEqual(Object.keys(bodyMeeting.states).filter((state) => !states.has(state)), [])
    assert.deepEqual(Object.keys(bodyMeeting.acts).filter((act) => !acts.has(act)), [])
  })
  it('meet most of the refusals on their way', (context) => {
    context.diagnostic(`${steps} acts, ${refusals.size} refusals: ${[...refusals].join(', ')}`)
    for (const code of ['not-its-business', 'no-such-power', 'relative-must-withdraw', 'votes-do-not-add-up', 'not-enough-members']) assert.ok(refusals.has(code), code)
  })
})

function checkStep({ before, story, event }: Wandered<MeetingFile>): void {
  const { dossier: { file, state }, world } = story
  const body = bodyOf(file.body)
  assert.ok(body !== null && file.agenda.every(({ kind }) => mayDecide(body, kind)), 'each body decides only what is its business')
  assert.equal(noSuchPowerIn(JSON.stringify(file)), null, 'nobody is fined, blamed or listed (R-162, R-249, R-452)')
  assert.ok(file.agenda.every(({ kind, households }) => agendaKinds[kind].households !== 'never' || households.length === 0), 'no household where the body speaks to everybody (R-162)')
  if (event.act === 'open') assert.ok(isEnough(file.present.length, file.members.length, (world.settings as MeetingSettings).quorum), 'enough were there (R-240)')
  for (const { settled, households } of file.agenda) {
    if (settled?.outcome !== 'VOTED') continue
    assert.equal(settled.yes + settled.no + settled.abstain, settled.present, 'everybody present voted once (R-404)')
    assert.equal(settled.present + settled.recused.length, file.present.length, 'who withdrew is not counted (R-246)')
    assert.equal(settled.passed, 2 * settled.yes > settled.present, 'more than half of those present (R-404)')
    const bound = [memberOf(body, 2), memberOf(body, 3)].map(({ person }) => person ?? '').filter((person) => file.present.includes(person))
    assert.ok(!households.includes(household) || bound.every((person) => settled.recused.includes(person)), 'the household and its near relatives withdrew (R-020)')
  }
  const was = before.dossier.file.agenda
  assert.ok(event.act === 'amend' || was.every(({ settled }, at) => settled === null || JSON.stringify(settled) === JSON.stringify(file.agenda[at]?.settled)), 'what was decided is never changed')
  if (isConfirmed(state)) assert.ok(2 * file.confirmed.filter((one) => file.present.includes(one)).length > file.present.length, 'more than half confirmed the minutes (R-404)')
  if (state === 'CLOSED') assert.ok(publicItems(file).length === 0 || file.board !== null, 'nothing public was kept off the board (R-251)')
  readersAreTheVillage(story)
  for (const key of Object.keys(world.procedure.deadlines)) {
    const ledger = story.dossier.deadlines[key]
    assert.equal(standingOf(world.procedure, key, state, file) === 'runs', ledger !== undefined && ledger.stoppedAt === null, `${key} runs exactly where it should in ${state ?? ''}`)
  }
}

function readersAreTheVillage({ dossier, world }: Wandered<MeetingFile>['story']): void {
  const readership = readershipOf(world.procedure, dossier, world.settings)
  for (const actor of everybody) {
    const reads = mayRead(readership, placeNumber(dossier), actor)
    assert.equal(reads, actor.mandate?.region.code === village && (actor.mandate.unit === dossier.file.body || ['VILLAGE_CADRE', 'PARTY_SEC'].includes(actor.mandate.office)))
    assert.ok(reads || partiesOf(world.procedure, { dossier, actor, settings: world.settings }).length === 0, 'whoever may not read may not act')
  }
}
