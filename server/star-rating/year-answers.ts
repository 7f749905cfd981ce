/** What the routes of a village's year answer; the compiler holds them and core/view/star-years.ts together. */
import { Type, type Static } from '@sinclair/typebox'
import type { StarVillages, StarYear } from '../../core/view/star-years.ts'

const closed = { additionalProperties: false } as const
const words = Type.String()
const maybe = Type.Union([words, Type.Null()])
const count = Type.Integer({ minimum: 0 })
const Line = Type.Object({ headName: words, group: words, stars: Type.Array(words) }, closed)
const lines = Type.Array(Line)
export const Sheet = Type.Union([Type.Literal('notice'), Type.Literal('board'), Type.Literal('certificates'), Type.Literal('plaques')])

export const VillageYear = Type.Object({
  cycle: words, village: words, villageName: words, year: count, stage: words, stars: count, honourFrom: count, noticeDays: count,
  counts: Type.Object({ households: count, takingPart: count, stayingOut: count, decided: count, open: count }, closed),
  next: Type.Union([Type.Object({ act: words, name: words, lines, waiting: count }, closed), Type.Null()]),
  notice: Type.Union([Type.Object({ on: words, until: words, where: words, boards: Type.Array(Type.Object({ on: words, where: words }, closed)), lines }, closed), Type.Null()]),
  honour: Type.Union([lines, Type.Null()]),
  plaques: Type.Object({ agreed: count, notAsked: count, declined: count }, closed),
  sheets: Type.Array(Sheet),
}, closed)

export const Villages = Type.Object({
  year: count, items: Type.Array(Type.Object({ code: words, name: words, town: words, cycle: maybe, stage: maybe, dueOn: maybe, late: Type.Boolean() }, closed)),
}, closed)

export const Prepared = Type.Object({ href: words, sheets: count }, closed)

true satisfies (Static<typeof VillageYear> extends StarYear ? true : false)
true satisfies (Static<typeof Villages> extends StarVillages ? true : false)
