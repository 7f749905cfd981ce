/** What the routes of figures answer, for `/openapi.json`; the compiler holds these and `core/view` together. */
import { Type, type Static, type TSchema } from '@sinclair/typebox'
import { levels } from '../../core/region/region.ts'
import type { StatisticsLines, StatisticsView } from '../../core/view/index.ts'

const closed = { additionalProperties: false } as const
const text = Type.String()
const whole = Type.Integer()
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const list = <T extends TSchema>(schema: T) => Type.Array(schema)

const place = Type.Object({ level: Type.Unsafe<(typeof levels)[number]>({ type: 'string', enum: [...levels] }), code: text, name: text }, closed)
const indicator = Type.Object({
  key: text, name: text, rule: Type.String({ description: 'R-140…R-147' }), numerator: whole, denominator: whole,
  share: Type.Union([Type.Number(), Type.Null()], { description: '0…1; null without a denominator, or with too few to say anything (R-147, R-148).' }),
  numeratorWords: text, denominatorWords: text, tooFew: Type.Optional(Type.Literal(true)), note: Type.Optional(text),
}, closed)
const closing = Type.Object({ rate: indicator, inTime: indicator, five: Type.Tuple([indicator, indicator, indicator, indicator, indicator]) }, closed)
const figures = Type.Object({
  closing, others: list(indicator), outstanding: whole,
  times: list(Type.Object({ key: text, name: text, hours: orNull(Type.Number()), of: whole, ofWords: text }, closed)),
}, closed)

export const Statistics = Type.Object({
  region: place, path: list(place), period: Type.Object({ from: text, to: text }, closed), category: orNull(Type.Object({ code: text, name: text }, closed)),
  openOnly: Type.Boolean({ description: 'Matters only the parties may read are left out; they count at county and city.' }),
  figures: Type.Union([figures, Type.Null()], { description: 'Null of a grid: counts only, since a grid is often one person.' }), counts: list(Type.Object({ key: text, name: text, amount: whole }, closed)), states: list(Type.Object({ state: text, name: text, amount: whole }, closed)),
  months: list(Type.Object({ month: text, reported: whole, closed: whole, closing: orNull(indicator) }, closed)),
}, closed)

export const Lines = Type.Object({
  items: list(Type.Object({
    code: text, name: text, withheld: Type.Boolean({ description: 'Too few of a sensitive kind to be shown.' }), reported: orNull(whole), outstanding: orNull(whole), closing: orNull(closing),
  }, closed)),
  next: orNull(text),
}, closed)

/** Optional members as well: one that only one side has must not pass for one that is left out. */
type Whole<T> = T extends object ? { readonly [Name in keyof T]-?: Whole<T[Name]> } : T
type Same<One, Other> = [Whole<One>] extends [Whole<Other>] ? [Whole<Other>] extends [Whole<One>] ? true : never : never
export const agreed: readonly [Same<Static<typeof Statistics>, StatisticsView>, Same<Static<typeof Lines>, StatisticsLines>] = [true, true]
