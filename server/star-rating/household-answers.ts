/** What the routes of a village's households answer. */
import { Type } from '@sinclair/typebox'
import { standardSchema } from '../../core/star-rating/standard.ts'

const closed = { additionalProperties: false } as const
const words = Type.String()
const maybe = Type.Union([words, Type.Null()])
const strings = Type.Array(words)
const whole = Type.Integer()
const Person = Type.Object({ person: words, name: words }, closed)

export const Household = Type.Object({
  household: words, rating: words, headName: words, group: words, people: whole, adults: whole, members: Type.Array(Person), state: maybe, sequence: whole, takesPart: Type.Boolean(),
  own: Type.Array(Type.Object({ star: words, claim: words, words, items: Type.Array(whole) }, closed)),
  opinions: Type.Array(Type.Object({ group: words, people: whole, supports: strings, doubts: strings, words }, closed)),
  groundWaits: Type.Boolean(), withheld: strings, stars: strings, voters: Type.Union([whole, Type.Null()]),
  votes: Type.Array(Type.Object({ star: words, yes: whole, no: whole, abstain: whole }, closed)), note: words,
  mustWithdraw: strings, objections: strings, reviewWords: words, sentBack: words, recordedBy: maybe,
  move: Type.Union([Type.Object({ kind: words, star: words, evidence: words, answer: maybe, timeOver: Type.Boolean(), reviewAsked: Type.Boolean() }, closed), Type.Null()]),
  keptAt: maybe, plaque: Type.Union([Type.Boolean(), Type.Null()]),
}, closed)

export const Cycle = Type.Object({
  cycle: words, village: words, villageName: words, year: whole, stage: words, sequence: whole, selfUntil: words, denominator: words, standard: standardSchema,
  bonus: Type.Array(Type.Object({ code: words, name: words, points: whole, evidence: words, cap: whole }, closed)),
  sitting: Type.Union([Type.Object({ number: whole, heldOn: words, present: Type.Array(Person), chair: words, recorder: words }, closed), Type.Null()]),
  evaluators: Type.Array(Person), entitled: Type.Array(Person), recorders: strings, me: maybe, publishedOn: maybe, noticeUntil: maybe,
}, closed)

/** Counted on the first page alone. */
const Counts = Type.Object({ households: Type.Integer({ minimum: 0 }), states: Type.Record(words, Type.Integer({ minimum: 1 })) }, closed)
export const Households = Type.Object({ items: Type.Array(Household), next: maybe, counts: Type.Union([Counts, Type.Null()]) }, closed)

export const RegisterChanges = Type.Object({
  items: Type.Array(Type.Object({ rating: words, sequence: whole, headName: words, group: words, what: Type.Union([Type.Literal('gone'), Type.Literal('head'), Type.Literal('group'), Type.Literal('members')]) }, closed)),
}, closed)
