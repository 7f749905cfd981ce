/**
 * Forms out of schemas: what fits, and what does not. Choices come from a stream of numbers, so that a whole history is one list of
 * numbers that fast-check can shorten.
 */
import { Kind, OptionalKind, type TObject, type TSchema } from '@sinclair/typebox'

/** A whole number from 0 to `below` − 1. */
export type Choose = (below: number) => number

/** Overrides for fields that point to something in the world: by the name of the field. `undefined` leaves it to the schema. */
export type Pointing = (field: string, schema: TSchema, choose: Choose) => unknown

/** mulberry32: small, good enough, the same everywhere. */
export function choosing(seed: number): Choose {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

export function oneOf<T>(choose: Choose, list: readonly T[]): T {
  const found = list[choose(list.length)]
  if (found === undefined) throw new RangeError('nothing to choose from')
  return found
}

/** A value that fits the schema, as far as its own words go; patterns come from `pointing`. */
export function fitting(schema: TSchema, choose: Choose, pointing: Pointing = () => undefined, field = ''): unknown {
  const pointed = pointing(field, schema, choose)
  if (pointed !== undefined) return pointed
  switch (schema[Kind]) {
    case 'Object': return object(schema as TObject, choose, pointing)
    case 'Array': return list(schema, choose, pointing, field)
    case 'Union': return fitting(oneOf(choose, schema['anyOf'] as TSchema[]), choose, pointing, field)
    case 'Literal': return schema['const'] as unknown
    case 'String': return text(schema, choose, field)
    case 'Integer': return bound(schema, 'minimum', 0) + choose(bound(schema, 'maximum', 100) - bound(schema, 'minimum', 0) + 1)
    case 'Number': return bound(schema, 'minimum', 0) + choose(1_000_001) / 1_000_000 * (bound(schema, 'maximum', 100) - bound(schema, 'minimum', 0))
    case 'Boolean': return choose(2) === 0
    default: throw new RangeError(`forms.ts does not know the kind ${schema[Kind]} of field ${field}`)
  }
}

/** Ways in which a form does not fit, each of a form that does. */
export const spoilings = ['missing', 'unknown-field', 'wrong-type', 'too-long', 'nul', 'lone-surrogate', 'not-an-object'] as const
export type Spoiling = (typeof spoilings)[number]

/** Null where this form cannot be spoilt in this way, e.g. an empty one has no field to miss. */
export function spoilt(schema: TSchema, form: { readonly [field: string]: unknown }, how: Spoiling, choose: Choose): unknown {
  const properties = (schema as TObject).properties
  const required = Object.keys(form).filter((key) => properties[key]?.[OptionalKind] === undefined)
  const texts = Object.keys(form).filter((key) => typeof form[key] === 'string')
  switch (how) {
    case 'missing': return required.length === 0 ? null : without(form, oneOf(choose, required))
    case 'unknown-field': return { ...form, [oneOf(choose, ['state', 'sequence', 'county', 'role', 'number', 'actor'])]: 'x' }
    case 'wrong-type': return Object.keys(form).length === 0 ? null : mistyped(form, oneOf(choose, Object.keys(form)), choose)
    case 'too-long': return texts.length === 0 ? null : { ...form, [oneOf(choose, texts)]: '长'.repeat(5000) }
    case 'nul': return texts.length === 0 ? null : { ...form, [oneOf(choose, texts)]: '前\u0000后' }
    case 'lone-surrogate': return texts.length === 0 ? null : { ...form, [oneOf(choose, texts)]: '前\ud800后' }
    case 'not-an-object': return oneOf<unknown>(choose, [null, 'text', 7, [], [form]])
  }
}

/** An empty object is no wrong type where a group of optional fields is asked. */
function mistyped(form: { readonly [field: string]: unknown }, field: string, choose: Choose): unknown {
  const held = form[field]
  const isGroup = typeof held === 'object' && held !== null && !Array.isArray(held)
  return { ...form, [field]: oneOf<unknown>(choose, [...(isGroup ? [] : [{}]), [[]], null, 9e99]) }
}

function object(schema: TObject, choose: Choose, pointing: Pointing): unknown {
  const kept = Object.entries(schema.properties).filter(([, inner]) => inner[OptionalKind] === undefined || choose(2) === 0)
  return Object.fromEntries(kept.flatMap(([key, inner]) => {
    const value = fitting(inner, choose, pointing, key)
    return value === omitted ? [] : [[key, value] as const]
  }))
}

/** Said by `pointing` to leave an optional field out. */
export const omitted = Symbol('omitted')

function list(schema: TSchema, choose: Choose, pointing: Pointing, field: string): unknown[] {
  const least = bound(schema, 'minItems', 0)
  const most = Math.min(bound(schema, 'maxItems', 3), least + 2)
  const items = Array.from({ length: least + choose(most - least + 1) }, () => fitting(schema['items'] as TSchema, choose, pointing, field))
  return schema['uniqueItems'] === true ? [...new Map(items.map((item) => [JSON.stringify(item), item])).values()] : items
}

const words = ['演示', '村口的路坏了', '已经看过', '请尽快办', '材料齐全', '𠮷祥里', 'ＡＢＣ１２３', '一二三四五六七八九十', '‏从右到左', 'e\u0301']

function text(schema: TSchema, choose: Choose, field: string): string {
  const pattern = schema['pattern'] as string | undefined
  if (pattern !== undefined && pattern !== '\\S') throw new RangeError(`field ${field} has the pattern ${pattern}: say in \`pointing\` what fits`)
  const least = bound(schema, 'minLength', 0)
  let made = oneOf(choose, words)
  while (made.length < least) made += oneOf(choose, words)
  return made.slice(0, bound(schema, 'maxLength', 200)).toWellFormed()
}

function bound(schema: TSchema, name: string, otherwise: number): number {
  const value = schema[name] as unknown
  return typeof value === 'number' ? value : otherwise
}

function without(form: { readonly [field: string]: unknown }, field: string): object {
  return Object.fromEntries(Object.entries(form).filter(([key]) => key !== field))
}
