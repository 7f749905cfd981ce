import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { asVillager, system, type Actor } from '../../core/procedure/actor.ts'
import { partiesOf } from '../../core/procedure/decide.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { choosing, oneOf, spoilings, spoilt, type Choose } from '../../core/procedure/testing/forms.ts'
import { person } from '../../core/procedure/testing/places.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Refusal } from '../../core/procedure/refusal.ts'
import { caseForm } from './testing/case-forms.ts'
import { castOf, newest, type CaseStory } from './testing/village.ts'
import { everybody, openMoves, walk } from './testing/walk.ts'
import { gridCaseV1 } from './v1/grid-case-v1.ts'
import { gridCaseV2 } from './v2/grid-case-v2.ts'
import { gridCaseV3 } from './v3/grid-case-v3.ts'

const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const village = '140423100299'
const elsewhere = '140425200288'

type Wrong = { readonly actor: Actor; readonly act: string; readonly form: unknown; readonly seen?: number; readonly at?: Instant; readonly code: readonly string[] }
const people = Object.values(castOf(village))
const versions: readonly { readonly title: string; readonly procedure: AnyProcedure; readonly tries: number }[] = [
  { title: 'Illegal acts on the grid case', procedure: newest, tries: 200 },
  ...[gridCaseV3, gridCaseV2, gridCaseV1].map((procedure: AnyProcedure) => ({ title: `Illegal acts on the grid case, version ${procedure.version}`, procedure, tries: 120 })),
]

/** Each takes a story somewhere in its life and gives an act that must be refused, and with which code; null where it does not apply. */
const wrongsOf = ({ acts, deadlines }: AnyProcedure, names = Object.keys(acts)): Readonly<Record<string, (story: CaseStory, choose: Choose) => Wrong | null>> => ({
  'in the wrong state': (story, choose) => {
    const act = oneOf(choose, names.filter((name) => !startsIn(story, name)))
    return { actor: oneOf(choose, people), act, form: caseForm(story, village, act, choose), code: ['not-in-this-state'] }
  },
  'by somebody whose act it is not': (story, choose) => {
    const fitting = names.filter((name) => startsIn(story, name))
    if (fitting.length === 0) return null
    const act = oneOf(choose, fitting)
    const strangers = everybody(story, village).filter((actor) => !acts[act]?.who.some((party) => parties(story, actor).includes(party)))
    return strangers.length === 0 ? null : { actor: oneOf(choose, strangers), act, form: caseForm(story, village, act, choose), code: ['not-yours'] }
  },
  'by the same office of another county': (story, choose) => {
    const fitting = names.filter((name) => startsIn(story, name))
    if (fitting.length === 0 || story.dossier.state === null) return null
    const act = oneOf(choose, fitting)
    const strangers = Object.entries(castOf(elsewhere)).filter(([name]) => !['city', 'secondCity', 'cityVerifier', 'system'].includes(name)).map(([, actor]) => actor)
    return { actor: oneOf(choose, [...strangers, asVillager(person(404))]), act, form: caseForm(story, village, act, choose), code: ['not-yours'] }
  },
  'on a dossier that went on meanwhile': (story, choose) => {
    const open = openMoves(story, village).filter((move) => acts[move.act]?.appends !== true)
    if (open.length === 0 || story.dossier.state === null) return null
    const { actor, act } = oneOf(choose, open)
    return { actor, act, form: caseForm(story, village, act, choose), seen: choose(story.dossier.sequence), code: ['changed-meanwhile'] }
  },
  'with a form that does not fit': (story, choose) => {
    const open = openMoves(story, village)
    if (open.length === 0) return null
    const { actor, act } = oneOf(choose, open)
    const schema = acts[act]?.form ?? assert.fail(act)
    const bad = spoilt(schema, caseForm(story, village, act, choose) as { [field: string]: unknown }, oneOf(choose, spoilings), choose)
    return bad === null ? null : { actor, act, form: bad, code: ['form-invalid'] }
  },
  'that nobody ever wrote': (_, choose) => ({ actor: oneOf(choose, people), act: oneOf(choose, ['delete', 'toString', '__proto__', '', 'REPORT', '上报']), form: {}, code: ['unknown-act'] }),
  'of the timer before its time': (story, choose) => {
    const acts = names.filter((name) => Object.values(deadlines).some(({ onLate }) => onLate.act === name) && startsIn(story, name))
    if (acts.length === 0) return null
    const act = oneOf(choose, acts)
    // A walk may end with hours that nobody used; then a clock begun by its last act may have run out already.
    const early = story.at(story.dossier.updatedAt ?? story.now)
    const fresh = Object.entries(early.dossier.deadlines).filter(([, ledger]) => ledger.startedAt === early.now || ledger.stoppedAt !== null).map(([key]) => key)
    return { actor: system, act, form: { deadline: oneOf(choose, [...fresh, 'no-such-deadline', 'constructor']) }, at: early.now, code: ['not-run-out', 'another-clock'] }
  },
})

for (const { procedure, title, tries } of versions) {
  describe(title, () => illegalActs(procedure, tries))
}

function illegalActs(procedure: AnyProcedure, tries: number): void {
  const names = Object.keys(procedure.acts)
  for (const [title, wrong] of Object.entries(wrongsOf(procedure))) {
    it(`are refused with a reason a villager understands, and change nothing: ${title} (R-101, R-024)`, () => {
      let tried = 0
      fc.assert(fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 0, maxLength: 20, size: 'max' }), fc.nat(), (numbers, seed) => {
        const story = walk(village, numbers, {}, {}, procedure)
        const choose = choosing(seed)
        const attempt = wrong(story, choose)
        if (attempt === null) return
        tried += 1
        const refusal = refused(story, attempt)
        assert.ok(attempt.code.includes(refusal.code), `${attempt.act} in ${story.dossier.state ?? 'nothing'}: ${refusal.code} instead of ${attempt.code.join('|')} for ${JSON.stringify(attempt.form)}`)
        assert.deepEqual(faultsOf(refusal), [], attempt.act)
      }), { numRuns: tries * runs })
      assert.ok(tried > tries / 5, `only ${tried} tries`)
    })
  }

  it('never become legal by chance: any act by anybody with any form is accepted or refused in words, and never throws', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 }), { maxLength: 20, size: 'max' }), fc.constantFrom(...people), fc.constantFrom(...names), fc.anything(), (numbers, actor, act, form) => {
      const decision = walk(village, numbers, {}, {}, procedure).when(actor, act, form)
      if (!decision.accepted) assert.deepEqual(faultsOf(decision.refusal), [])
    }), { numRuns: 1.5 * tries * runs })
  })

  it('say so in Chinese for every condition there is, and what to do', () => {
    const sentences = Object.entries(procedure.acts).flatMap(([act, { when, checks }]) => [...(when ?? []), ...(checks ?? [])].map((condition) => ({ act, condition })))
    assert.ok(sentences.length > 50)
    for (const { act, condition } of sentences) {
      const { sentence, code } = condition as unknown as { sentence: unknown; code: string }
      if (typeof sentence === 'string') assert.deepEqual(faultsOf({ code, sentence, cause: 'x' }), [], act)
    }
  })
}

/** Frozen stories throw when a decision changes what it was given; the text is compared all the same. */
function refused(story: CaseStory, { actor, act, form, seen, at = story.now }: Wrong): Refusal {
  const before = JSON.stringify(story.dossier)
  const refusal = story.at(at).refusal(actor, act, form, seen)
  assert.equal(JSON.stringify(story.dossier), before)
  return refusal
}

function startsIn(story: CaseStory, act: string): boolean {
  const { state } = story.dossier
  const from = story.world.procedure.acts[act]?.from
  return state === null ? from === 'nothing' : from !== undefined && from !== 'nothing' && from.some((one) => one === state)
}

function parties(story: CaseStory, actor: Actor): readonly string[] {
  return partiesOf(story.world.procedure, { dossier: story.dossier, actor, settings: story.world.settings })
}
