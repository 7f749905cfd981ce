import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fold } from '../../core/procedure/fold.ts'
import { choosing, oneOf, spoilings, spoilt } from '../../core/procedure/testing/forms.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { checkStep } from './testing/invariants.ts'
import { formOf, openMoves, people, walk } from './testing/walk.ts'
import type { RatingStory } from './testing/village.ts'

/** SANZHI_RUNS=20 walks twenty times as far; the default is fixed, so that coverage is no matter of luck. */
const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const seed = Number(process.env['SANZHI_SEED'] ?? 20261123)
const walks = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 20, maxLength: 60, size: 'max' })
const short = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { maxLength: 25, size: 'max' })

describe("Walks through a household's year", () => {
  const states = new Set<string>()
  const acts = new Set<string>()
  let steps = 0
  let procedure: RatingStory['world']['procedure'] | null = null

  it('keep every invariant after every act: votes without kin, nothing taken unheard, nobody reads who should not (R-401, R-403, R-404, R-411, R-412)', () => {
    fc.assert(fc.property(walks, (numbers) => {
      const story = walk(numbers, {
        step: (walked) => {
          steps += 1
          states.add(walked.event.to)
          acts.add(walked.event.act)
          checkStep(walked)
        },
        refused: (refusal, act) => assert.deepEqual(faultsOf(refusal), [], act),
      })
      procedure = story.world.procedure
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
    }), { numRuns: 400 * runs, seed, endOnFailure: true })
  })
  it('reach every state', () => assert.deepEqual(Object.keys(procedure?.states ?? {}).filter((state) => !states.has(state)), []))
  it('perform every act: a new act is walked, or this fails', () => assert.deepEqual(Object.keys(procedure?.acts ?? {}).filter((act) => !acts.has(act)), []))
  it('are long enough to mean something', (context) => {
    context.diagnostic(`${steps} acts`)
    assert.ok(steps > 2_000)
  })
})

describe("Illegal acts on a household's rating", () => {
  const names = Object.keys(walk([]).world.procedure.acts)

  it('are refused with a reason a villager understands, whoever tries them whenever (R-024, R-101)', () => {
    let refusals = 0
    fc.assert(fc.property(short, fc.nat(), (numbers, number) => {
      const story = walk(numbers)
      const choose = choosing(number)
      const act = oneOf(choose, names)
      const actor = oneOf(choose, people)
      if (openMoves(story).some((one) => one.act === act && one.actor === actor) || actor.kind === 'system') return
      const decision = story.when(actor, act, formOf(story, act, choose))
      if (decision.accepted) assert.fail(`${act} in ${story.dossier.state ?? 'nothing'} was accepted from somebody it is not open to`)
      refusals += 1
      assert.deepEqual(faultsOf(decision.refusal), [])
    }), { numRuns: 150 * runs, seed })
    assert.ok(refusals > 50)
  })
  it('are refused with forms that do not fit, and change nothing (R-101)', () => {
    fc.assert(fc.property(short, fc.nat(), (numbers, number) => {
      const story = walk(numbers)
      const choose = choosing(number)
      const open = openMoves(story)
      if (open.length === 0) return
      const { actor, act } = oneOf(choose, open)
      const bad = spoilt(story.world.procedure.acts[act]?.form ?? assert.fail(act), formOf(story, act, choose) as { [field: string]: unknown }, oneOf(choose, spoilings), choose)
      if (bad === null) return
      const before = JSON.stringify(story.dossier)
      assert.equal(story.refusal(actor, act, bad).code, 'form-invalid')
      assert.equal(JSON.stringify(story.dossier), before)
    }), { numRuns: 100 * runs, seed })
  })
  it('never throw, whatever is sent', () => {
    fc.assert(fc.property(short, fc.constantFrom(...people), fc.constantFrom(...names), fc.anything(), (numbers, actor, act, form) => {
      const decision = walk(numbers).when(actor, act, form)
      if (!decision.accepted) assert.deepEqual(faultsOf(decision.refusal), [])
    }), { numRuns: 100 * runs, seed })
  })
})
