/** What the routes of supervision answer; the compiler holds them and core/view/supervision.ts together. */
import { Type, type Static } from '@sinclair/typebox'
import { marks, posts, type Mark, type Post } from '../../core/appraisal/index.ts'
import type { SupervisionDesk, VillageAppraisals } from '../../core/view/supervision.ts'

const closed = { additionalProperties: false } as const
const words = Type.String()
const count = Type.Integer({ minimum: 0 })
const mark = Type.Union((Object.keys(marks) as Mark[]).map((one) => Type.Literal(one)))
const post = Type.Union((Object.keys(posts) as Post[]).map((one) => Type.Literal(one)))
const place = Type.Object({ code: words, name: words }, closed)
const subject = Type.Object({ person: words, name: words, post }, closed)
const judged = Type.Object({ name: words, post, verdict: mark, twice: Type.Boolean(), excellent: count, competent: count, basic: count, incompetent: count, invalid: count }, closed)

export const Appraisals = Type.Object({
  village: place, year: count, by: words,
  items: Type.Array(Type.Object({
    dossier: words, year: count, nth: count, state: words, stateName: words, sequence: count, heldOn: Type.Union([words, Type.Null()]), should: count, present: count, judged: Type.Array(judged), subjects: Type.Array(subject),
  }, closed)),
  next: Type.Union([Type.Object({ nth: count, candidates: Type.Array(subject) }, closed), Type.Null()]),
}, closed)

const item = Type.Object({ dossier: words, procedure: words, path: words, title: words, stateName: words, due: Type.Union([Type.Integer(), Type.Null()]), mine: Type.Boolean() }, closed)
export const Desk = Type.Object({
  village: place, groups: Type.Array(Type.Object({ key: words, name: words, hint: words, items: Type.Array(item) }, closed)), appraisals: Appraisals,
}, closed)

true satisfies (Static<typeof Appraisals> extends VillageAppraisals ? true : false)
true satisfies (Static<typeof Desk> extends SupervisionDesk ? true : false)
