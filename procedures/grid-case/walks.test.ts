import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fold } from '../../core/procedure/fold.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { finish } from './testing/finish.ts'
import { checkStep } from './testing/invariants.ts'
import { allowed } from './testing/transitions.ts'
import { newest } from './testing/village.ts'
import { walk } from './testing/walk.ts'
import { gridCaseV1 } from './v1/grid-case-v1.ts'
import { gridCaseV2 } from './v2/grid-case-v2.ts'
import { gridCaseV3 } from './v3/grid-case-v3.ts'

/** SANZHI_RUNS=20 walks twenty times as far; SANZHI_SEED walks elsewhere. The default is fixed, so that coverage is no matter of luck. */
const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const seed = Number(process.env['SANZHI_SEED'] ?? 20261123)
const village = '140423100299'
const walks = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 15, maxLength: 60, size: 'max' })
/** More spot checks than in life, so that both of their acts are walked often enough. */
const settings = { spotCheckPercent: 60 }

/** Older versions were walked as far when they were the newest, and their recorded walks are folded besides: half as many find what reaches into them. */
const versions: readonly { readonly title: string; readonly procedure: AnyProcedure; readonly walked: number }[] = [
  { title: 'Walks through the grid case', procedure: newest, walked: 600 },
  ...[gridCaseV3, gridCaseV2, gridCaseV1].map((procedure: AnyProcedure) => ({ title: `Walks through the grid case, version ${procedure.version}`, procedure, walked: 300 })),
]

for (const { procedure, title, walked } of versions) {
  describe(title, () => walksOf(procedure, walked))
}

function walksOf(procedure: AnyProcedure, walked: number): void {
  const states = new Set<string>()
  const acts = new Set<string>()
  const transitions = new Set<string>()
  let steps = 0

  it('keep every invariant after every act, and end where nothing is left to do (R-101, R-102, R-105, R-120, R-129)', () => {
    fc.assert(fc.property(walks, (numbers) => {
      const story = walk(village, numbers, {
        step: (walked) => {
          steps += 1
          states.add(walked.event.to)
          acts.add(walked.event.act)
          transitions.add(`${walked.event.from ?? ''} → ${walked.event.to}`)
          checkStep(walked, village)
        },
        refused: (refusal, act) => assert.deepEqual(faultsOf(refusal), [], act),
      }, settings, procedure)
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
      const end = finish(story, village)
      assert.ok(end !== null, `stuck in ${story.dossier.state ?? ''} after ${story.events.map((event) => event.act).join(', ')}`)
    }), { numRuns: walked * runs, seed, endOnFailure: process.env['SANZHI_SHRINK'] === undefined })
  })

  it('reach every state', () => assert.deepEqual(Object.keys(procedure.states).filter((state) => !states.has(state)), []))
  it('perform every act: a new act is walked, or this fails', () => assert.deepEqual(Object.keys(procedure.acts).filter((act) => !acts.has(act)), []))
  it('take every transition of the table', () => {
    const wanted = Object.entries(allowed).flatMap(([from, targets]) => targets.map((to) => `${from} → ${to}`))
    assert.deepEqual(wanted.filter((one) => !transitions.has(one)), [])
  })
  it('are long enough to mean something', (context) => {
    context.diagnostic(`${steps} acts, ${states.size} states, ${acts.size} acts, ${transitions.size} transitions`)
    assert.ok(steps > 6 * walked)
  })
  it('can start from a table that names each state', () => assert.deepEqual(Object.keys(allowed).toSorted(), Object.keys(procedure.states satisfies Record<string, unknown>).toSorted()))
}
