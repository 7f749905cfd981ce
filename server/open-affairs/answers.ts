/** What the routes of open affairs answer; the compiler holds them and core/view/open-affairs.ts together. */
import { Type, type Static } from '@sinclair/typebox'
import type { OpenAffairsOverdue, ReadTable, VillageDuties } from '../../core/view/open-affairs.ts'

const closed = { additionalProperties: false } as const
const words = Type.String()
const count = Type.Integer()
const maybe = Type.Union([words, Type.Null()])
const board = Type.Union([Type.Literal('affairs'), Type.Literal('finance'), Type.Literal('party')])
const shape = Type.Union([Type.Literal('words'), Type.Literal('lines'), Type.Literal('names')])
const Item = Type.Object({ code: words, name: words, shape }, closed)
const line = Type.Object({ day: words, direction: Type.Union([Type.Literal('in'), Type.Literal('out')]), subject: words, words, fen: count, voucher: words }, closed)
const name = Type.Object({ name: words, group: words, item: words, fen: count }, closed)

export const Duties = Type.Object({
  village: Type.Object({ code: words, name: words }, closed), year: count, leastDays: count, today: words,
  rows: Type.Array(Type.Object({
    item: words, itemName: words, board, kind: words, shape, period: words, periodName: words, due: words, dossier: words, state: maybe, stateName: words, overdue: Type.Boolean(), publishedOn: maybe,
  }, closed)),
  events: Type.Array(Item),
}, closed)

export const Late = Type.Object({
  region: Type.Object({ code: words, name: words }, closed), total: count, below: Type.Array(Type.Object({ code: words, name: words, overdue: count }, closed)),
  lines: Type.Array(Type.Object({ dossier: words, village: words, title: words, state: words, due: words }, closed)),
}, closed)

export const Table = Type.Union([
  Type.Object({ ok: Type.Literal(true), opening: Type.Union([count, Type.Null()]), lines: Type.Array(line), names: Type.Array(name) }, closed),
  Type.Object({ ok: Type.Literal(false), faults: Type.Array(Type.Object({ row: count, column: words, sentence: words }, closed)), more: count }, closed),
])

true satisfies (Static<typeof Duties> extends VillageDuties ? true : false)
true satisfies (Static<typeof Late> extends OpenAffairsOverdue ? true : false)
true satisfies (Static<typeof Table> extends ReadTable ? true : false)
