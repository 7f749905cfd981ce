/**
 * Arguments of a request as text. The specification: an argument that is empty is one that was not given. Lists come repeated or with commas.
 */
import { parseInstant, type Instant } from '../../core/time/index.ts'
import { refusals } from './refusals.ts'

export type Arguments = {
  /** The last value given, ends trimmed; undefined where there is none. */
  readonly one: (name: string) => string | undefined
  /** Values of a list, taken apart at commas. */
  readonly many: (name: string) => readonly string[]
  /** Codes of all attributes given. */
  readonly attributes: () => readonly string[]
  readonly attribute: (code: string) => readonly string[]
  readonly every: () => ReadonlyMap<string, readonly string[]>
}

const mostFields = 200
const longest = 20_000
/** `attribute[code]=v`, `attribute[code][]=v`, and `attributes[…]` as many write it. */
const attributeName = /^attributes?\[([^[\]]{1,80})\](?:\[\])?$/

export function argumentsFrom(given: ReadonlyMap<string, readonly string[]>): Arguments {
  const fields = new Map([...given].map(([name, values]) => [name, values.map((value) => value.trim()).filter((value) => value !== '')]))
  const count = [...fields.values()].reduce((sum, values) => sum + values.length, 0)
  if (count > mostFields || [...fields.values()].some((values) => values.some((value) => value.length > longest))) throw refusals.field('body', '内容太多或者太长。')
  const attributes = new Map<string, string[]>()
  for (const [name, values] of fields) {
    const code = attributeName.exec(name)?.[1]
    if (code !== undefined && values.length > 0) attributes.set(code, [...(attributes.get(code) ?? []), ...values])
  }
  return {
    one: (name) => fields.get(name)?.at(-1),
    many: (name) => [...new Set((fields.get(name) ?? []).flatMap((value) => value.split(',')).map((value) => value.trim()).filter((value) => value !== ''))],
    attributes: () => [...attributes.keys()],
    attribute: (code) => attributes.get(code) ?? [],
    every: () => fields,
  }
}

/** Of a query or a form already taken apart; anything in it that is no text was sent by no program of this kind. */
export function argumentsOf(values: unknown): Arguments {
  if (values === undefined || values === null) return argumentsFrom(new Map())
  if (typeof values !== 'object' || Array.isArray(values)) throw refusals.bodyNotForm()
  return argumentsFrom(new Map(Object.entries(values).map(([name, value]) => {
    const texts: unknown[] = Array.isArray(value) ? value : [value]
    if (!texts.every((one) => typeof one === 'string')) throw refusals.bodyNotForm()
    return [name, texts]
  })))
}

/** @throws Refused for a time without its zone, or outside what PostgreSQL and the country's calendar share */
export function instantIn(given: Arguments, name: string): Instant | undefined {
  const text = given.one(name)
  if (text === undefined) return undefined
  // A plus sign that nobody encoded arrives as a space.
  const at = parseInstant(text.replace(/ (\d\d:\d\d)$/, '+$1'))
  if (at === null || at < earliest || at > latest) throw refusals.field(name, '时间要写成 2026-01-31T08:00:00+08:00 或 2026-01-31T00:00:00Z，必须带时区。')
  return at
}

const earliest = Date.UTC(1970, 0, 1)
const latest = Date.UTC(2200, 0, 1)

/** @throws Refused */
export function numberIn(given: Arguments, name: string, { least, most }: { readonly least: number; readonly most: number }): number | undefined {
  const text = given.one(name)
  if (text === undefined) return undefined
  const value = Number(text)
  if (!/^-?\d{1,6}(\.\d{1,20})?$/.test(text) || value < least || value > most) throw refusals.field(name, `要是 ${least} 到 ${most} 之间的数。`)
  return value
}
