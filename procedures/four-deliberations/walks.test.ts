import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { standingOf } from '../../core/procedure/deadlines.ts'
import { fold } from '../../core/procedure/fold.ts'
import type { KnownShown } from '../../core/procedure/procedure.ts'
import { fitting, omitted, oneOf, type Choose } from '../../core/procedure/testing/forms.ts'
import { person } from '../../core/procedure/testing/places.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { wander, type Wandered } from '../../core/procedure/testing/wander.ts'
import { addDays, dayOf } from '../../core/time/index.ts'
import { cast, opinion, people, village } from '../village-meeting/testing/hall.ts'
import { fourDeliberations } from './four-deliberations.procedure.ts'
import { paid, passedAt, unanswered, type MatterFile } from './matter-file.ts'
import { shownOf } from './sheet.ts'
import { beginMatter, proposal, type MatterStory } from './testing/road.ts'

const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const seed = Number(process.env['SANZHI_SEED'] ?? 20261123)
const walks = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 10, maxLength: 40, size: 'max' })
const meeting = `140423-${person(700)}`

describe('Walks up the ladder', () => {
  const states = new Set<string>()
  const acts = new Set<string>()

  it('keep every invariant after every act, and every refusal says what to do (R-260…R-264)', () => {
    fc.assert(fc.property(walks, (numbers) => {
      const around = new Map<string, KnownShown>([[meeting, { procedure: 'village-meeting', state: 'CLOSED', shown: {
        village, meeting: 'ASSEMBLY', heldOn: numbers.length % 2 === 0 ? '2026-12-20' : '2026-11-25', confirmed: true, should: 90, present: 70,
        items: [{ number: 1, kind: 'public-works', title: '修路', passed: true, inForce: true, present: 70, yes: 60, no: 10, abstain: 0, covers: [] }],
      } }]])
      const story = wander<MatterFile>({
        begin: (choose) => (choose(4) === 0 ? beginMatter(around) : beginMatter(around).after(cast.secretary, 'propose', proposal())),
        people: () => people, form: matterForm, ownActs: ['take-opinion', 'note-answer'], rarely: ['drop', 'send-back', 'take-opinion', 'record-payment', 'record-progress'],
        step: (wandered) => { states.add(wandered.event.to); acts.add(wandered.event.act); checkStep(wandered) },
        refused: (refusal, act) => { assert.deepEqual(faultsOf(refusal), [], act) },
      }, numbers)
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
    }), { numRuns: 150 * runs, seed, endOnFailure: process.env['SANZHI_SHRINK'] === undefined })
  })
  it('reach every state and perform every act', () => {
    assert.deepEqual(Object.keys(fourDeliberations.states).filter((state) => !states.has(state)), [])
    assert.deepEqual(Object.keys(fourDeliberations.acts).filter((act) => !acts.has(act)), [])
  })
})

const order = ['propose', 'discuss', 'review', 'resolve'] as const
const above: readonly (string | null)[] = ['RESOLVED', 'RESOLUTION_ON_BOARD', 'EXECUTING', 'CHECKING', 'CHECKED', 'RESULT_ON_BOARD', 'DONE']
const afterBoard: readonly (string | null)[] = ['EXECUTING', 'CHECKING', 'CHECKED', 'RESULT_ON_BOARD', 'DONE']

function checkStep({ before, story: { dossier, dossier: { file, state, deadlines }, world, now } }: Wandered<MatterFile>): void {
  const passed = order.map((step) => passedAt(file, step))
  passed.forEach((record, at) => { if (record !== null) assert.ok(passed.slice(0, at).every((below) => below !== null && below.on <= record.on), 'each step after the one below it (R-260)') })
  const needed = above.includes(state) ? 4 : state === 'REVIEWED' ? 3 : state === 'DISCUSSED' ? 2 : 1
  assert.ok(state === 'DROPPED' || passed.slice(0, needed).every((record) => record !== null), `${state ?? ''} has its steps`)
  assert.ok(file.steps.every(({ step, should, present, yes, passed: ok }) => step !== 'review' || !ok || (3 * present >= 2 * should && 2 * yes > should)), 'R-261')
  if (afterBoard.includes(state)) assert.ok(file.resolutionBoard !== null && addDays(file.resolutionBoard.on, 15) <= dayOf(now), 'fifteen days on the board (R-263)')
  if (state === 'DONE') assert.ok(file.resultBoard !== null && addDays(file.resultBoard.on, 15) <= dayOf(now) && file.check !== null && unanswered(file) === 0, 'complete (R-263, R-264)')
  assert.ok(paid(file) <= file.yuan, 'never more than was resolved (R-247)')
  assert.ok(file.payments.length === 0 || file.resolutionBoard !== null, 'nothing paid before it was published (R-247)')
  assert.equal(shownOf(dossier).executable, afterBoard.includes(state))
  const was = before.dossier.file.steps
  assert.deepEqual(file.steps.slice(0, was.length), was, 'what was held stays on record')
  for (const key of Object.keys(world.procedure.deadlines)) {
    const ledger = deadlines[key]
    assert.equal(standingOf(world.procedure, key, state, file) === 'runs', ledger !== undefined && ledger.stoppedAt === null, `${key} runs exactly where it should in ${state ?? ''}`)
  }
}

function matterForm({ dossier: { file }, now }: MatterStory, act: string, choose: Choose, timer?: string): object {
  const today = dayOf(now)
  const on = choose(12) === 0 ? addDays(today, choose(5) - 3) : today
  const votes = (should: number) => {
    const present = choose(8) === 0 ? choose(should + 2) : Math.ceil(should * 0.7) + choose(Math.floor(should * 0.3) + 1)
    const yes = choose(4) === 0 ? choose(present + 1) : present
    return { on, should, present, yes, no: present - yes + (choose(15) === 0 ? 1 : 0), abstain: 0, words: '同意按方案办', signed: '都签了' }
  }
  switch (act) {
    case 'propose': return { village, title: '村西水泥路维修', kind: oneOf(choose, ['public-works', 'contract-out', 'large-spending']), yuan: 10_000 + choose(90_000), ...(choose(3) === 0 ? { oneHead: true } : {}), ...votes(5) }
    case 'discuss': return votes(9)
    case 'review': return { handedOutOn: addDays(on, -choose(3)), ...votes(30) }
    case 'resolve': return { body: oneOf(choose, ['ASSEMBLY-ADULTS', 'ASSEMBLY-HOUSEHOLDS', 'REPRESENTATIVES']), ...(choose(3) > 0 ? { authorised: '年初村民会议' } : {}), ...votes(60) }
    case 'link-resolution': return { meeting, item: 1 + choose(2) }
    case 'record-payment': return { on, yuan: 1 + choose(Math.max(1, Math.floor(file.yuan / 2))), words: '付工程款' }
    case 'take-opinion': case 'note-answer': return { opinion, ...(act === 'note-answer' ? { summary: '已经答复' } : {}) }
    default: return fitting(fourDeliberations.acts[act]?.form ?? assert.fail(act), choose, (field) => (field === 'files' ? omitted : field === 'deadline' ? timer ?? 'step' : undefined)) as object
  }
}
