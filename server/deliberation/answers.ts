/** What the routes of deliberation answer; the compiler holds them and core/view/deliberation.ts together. */
import { Type, type Static } from '@sinclair/typebox'
import type { DeliberationVillage, DeliberationVillages, LadderView } from '../../core/view/deliberation.ts'

const closed = { additionalProperties: false } as const
const words = Type.String()
const count = Type.Integer({ minimum: 0 })
const maybe = Type.Union([words, Type.Null()])
const standings = Type.Union([Type.Literal('done'), Type.Literal('open'), Type.Literal('warned'), Type.Literal('missed'), Type.Literal('to-come')])
const stepStandings = Type.Union([Type.Literal('done'), Type.Literal('now'), Type.Literal('later')])

const Duty = Type.Object({ key: words, name: words, rule: words, until: words, standing: standings, heldOn: maybe }, closed)
export const Villages = Type.Object({
  year: count, items: Type.Array(Type.Object({ code: words, name: words, town: words, attention: Type.Boolean(), duties: Type.Array(Duty) }, closed)),
}, closed)
export const Village = Type.Object({
  year: count, code: words, name: words, duties: Type.Array(Duty),
  meetings: Type.Array(Type.Object({ id: words, title: words, state: words, stateName: words, heldOn: words, passed: count, items: count }, closed)),
  matters: Type.Array(Type.Object({ id: words, title: words, yuan: count, state: words, stateName: words, done: count }, closed)),
  authorisations: Type.Array(Type.Object({ meeting: words, item: count, title: words, heldOn: words }, closed)),
}, closed)
const votes = Type.Object({ on: words, should: count, present: count, yes: count, no: count, abstain: count }, closed)
export const Ladder = Type.Object({
  id: words, title: words, kindName: words, yuan: count, paid: count, state: words, stateName: words,
  steps: Type.Array(Type.Object({
    step: words, number: count, name: words, body: words, standing: stepStandings, sentence: words, votes: Type.Union([votes, Type.Null()]), failed: Type.Array(words),
  }, closed)),
  candidates: Type.Array(Type.Object({ meeting: words, item: count, title: words, heldOn: words, body: words }, closed)),
}, closed)

true satisfies (Static<typeof Villages> extends DeliberationVillages ? true : false)
true satisfies (Static<typeof Village> extends DeliberationVillage ? true : false)
true satisfies (Static<typeof Ladder> extends LadderView ? true : false)
