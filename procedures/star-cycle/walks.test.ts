import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { standingOf } from '../../core/procedure/deadlines.ts'
import { fold } from '../../core/procedure/fold.ts'
import { choosing, oneOf, spoilings, spoilt } from '../../core/procedure/testing/forms.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { entitledIn, isEnough } from '../../core/star-rating/entitled.ts'
import { cycleStages } from '../../core/star-rating/shown.ts'
import { daysBetween, dayOf } from '../../core/time/index.ts'
import type { CycleFile, PublicLine } from './cycle-file.ts'
import { starCycle } from './star-cycle.procedure.ts'
import { castOf, entitled, village } from './testing/village.ts'
import { cycleForm, openMoves, walk, type Walked } from './testing/walk.ts'

const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const seed = Number(process.env['SANZHI_SEED'] ?? 20261123)
const walks = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 25, maxLength: 60, size: 'max' })
const people = Object.values(castOf(village))

describe('Walks through a village\'s year', () => {
  const states = new Set<string>()
  const acts = new Set<string>()

  it('keep every invariant after every act (R-401, R-404, R-406, R-407, R-409, R-452)', () => {
    fc.assert(fc.property(walks, (numbers) => {
      const story = walk(numbers, {
        step: (walked) => {
          states.add(walked.event.to)
          acts.add(walked.event.act)
          checkStep(walked)
        },
        refused: (refusal, act) => assert.deepEqual(faultsOf(refusal), [], act),
      })
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
    }), { numRuns: 100 * runs, seed, endOnFailure: process.env['SANZHI_SHRINK'] === undefined })
  })
  it('reach every stage', () => assert.deepEqual(cycleStages.filter((stage) => !states.has(stage)), []))
  it('perform every act: a new act is walked, or this fails', () => assert.deepEqual(Object.keys(starCycle.acts).filter((act) => !acts.has(act)), []))
})

describe('Illegal acts on a village\'s year', () => {
  it('are accepted or refused in words by anybody with any form, and never throw (R-101, R-024)', () => {
    fc.assert(fc.property(walks, fc.constantFrom(...people), fc.constantFrom(...Object.keys(starCycle.acts)), fc.anything(), (numbers, actor, act, form) => {
      const story = walk(numbers.slice(0, numbers[0] === undefined ? 0 : numbers[0] % 25))
      for (const tried of [form, cycleForm(story, act, choosing(7))]) {
        const decision = story.when(actor, act, tried)
        if (!decision.accepted) assert.deepEqual(faultsOf(decision.refusal), [], act)
      }
    }), { numRuns: 80 * runs, seed })
  })
  it('with a form that does not fit are refused as such (R-101)', () => {
    let tried = 0
    fc.assert(fc.property(walks, fc.nat(), (numbers, number) => {
      const story = walk(numbers.slice(0, number % 25))
      const choose = choosing(number)
      const open = openMoves(story)
      // Whose a launch is follows from the village in its form: one that does not fit is nobody's.
      if (open.length === 0 || story.dossier.state === null) return
      const { actor, act } = oneOf(choose, open)
      const schema = story.world.procedure.acts[act]?.form ?? assert.fail(act)
      const bad = spoilt(schema, cycleForm(story, act, choose) as { [field: string]: unknown }, oneOf(choose, spoilings), choose)
      if (bad === null) return
      tried += 1
      assert.equal(story.refusal(actor, act, bad).code, 'form-invalid', `${act} ${JSON.stringify(bad)}`)
    }), { numRuns: 80 * runs, seed })
    assert.ok(tried > 30, String(tried))
  })
})

/** What must hold after every step, whatever was done. */
function checkStep({ before, story, event, actor, around }: Walked): void {
  const stage = (state: string | null) => cycleStages.findIndex((one) => one === state)
  const { file } = story.dossier
  assert.ok(stage(event.to) === stage(event.from) || stage(event.to) === stage(event.from) + 1, `${event.from ?? ''} → ${event.to}: no stage is skipped (R-401)`)
  assert.ok(actor.kind === 'system' || ['county', 'town', 'secretary', 'cadre', 'secondCadre', 'supervisor'].some((name) => (castOf(village) as Record<string, typeof actor>)[name]?.person === actor.person), 'only those it names act')
  for (const key of Object.keys(starCycle.deadlines)) {
    const ledger = story.dossier.deadlines[key]
    assert.equal(ledger !== undefined && ledger.stoppedAt === null, standingOf(story.world.procedure, key, story.dossier.state, file) === 'runs', `${key} runs exactly where it should in ${event.to}`)
  }
  assert.ok(event.to === 'CLOSED' || Object.values(story.dossier.deadlines).some(({ stoppedAt }) => stoppedAt === null), 'some clock runs in every stage: nothing is late unseen')
  if (event.act === 'publish') assert.equal(around.ratings.some((one) => one.takesPart && !one.decided && one.state !== 'ENDED'), false, 'nobody who takes part is left undecided')
  if (event.act === 'end-notice') checkNotice(file, dayOf(story.now))
  if (event.act === 'open-meeting') assert.ok(isEnough(file.sittings.at(-1)?.present.length ?? 0, entitled.length), 'enough sat (R-404)')
  if (event.act === 'award') checkAward(file, around.ratings)
  for (const line of publicLines(file)) checkLine(line)
  assert.deepEqual(file.agreed, before.dossier.state === null ? file.agreed : before.dossier.file.agreed, 'the year is judged by one standard')
  assert.ok(file.sittings.every(({ present }) => present.every((one) => entitled.includes(one))), 'nobody sits who is not entitled (R-404)')
  assert.equal(new Set(entitledIn(village, [])).size, 0)
}

function checkNotice({ notice, boards }: CycleFile, today: string): void {
  const from = [notice?.on ?? '', boards[0]?.on ?? ''].toSorted().at(-1) ?? ''
  assert.ok(boards.length > 0 && daysBetween(from, today) >= (notice?.days ?? 99), 'the notice has hung as long as it must, on line and on the wall (R-406)')
}

function checkAward({ award, agreed }: CycleFile, ratings: readonly { readonly open: boolean; readonly stars: readonly string[]; readonly headName: string; readonly takesPart: boolean; readonly decided: boolean; readonly state: string }[]): void {
  const names = new Set(award?.lines.map(({ headName }) => headName))
  for (const one of ratings) {
    const gets = one.takesPart && one.decided && one.state !== 'ENDED' && !one.open && one.stars.length >= agreed.standard.titleFrom
    assert.equal(names.has(one.headName), gets, `${one.headName} ${gets ? 'is' : 'is not'} awarded (R-407, R-408, R-423)`)
  }
}

function publicLines({ notice, award, later }: CycleFile): readonly PublicLine[] {
  return [...notice?.lines ?? [], ...award?.lines ?? [], ...later.flatMap(({ lines }) => lines)]
}

function checkLine(line: PublicLine): void {
  assert.deepEqual(Object.keys(line), ['rating', 'headName', 'group', 'stars'], 'nothing else is public (R-406)')
  assert.ok(line.stars.length > 0, 'nobody stands on a list without a star (R-452)')
}
