/** JSON schemas read: sound values made from them, and every field they name. */
import type { Random } from '../../../core/village/random.ts'
import { aroundLength } from './texts.ts'
import { pickOf } from './values.ts'

export type Schema = {
  readonly type?: string; readonly const?: unknown; readonly enum?: readonly unknown[]; readonly anyOf?: readonly Schema[]; readonly pattern?: string; readonly minLength?: number; readonly maxLength?: number
  readonly minimum?: number; readonly maximum?: number; readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]; readonly items?: Schema | boolean; readonly minItems?: number
  readonly maxItems?: number; readonly prefixItems?: readonly Schema[]
}

/** Field names → values that are right there, so that a mutation of one field is not refused for another. */
export type Facts = Readonly<Record<string, readonly unknown[]>>

export function sound(schema: Schema, random: Random, facts: Facts, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return pickOf(random, schema.enum)
  const known = facts[name]
  if (known !== undefined && schema.properties === undefined && schema.type !== 'object') return pickOf(random, known)
  if (schema.anyOf !== undefined) return sound(pickOf(random, schema.anyOf), random, facts, name)
  if (schema.properties !== undefined || schema.type === 'object') {
    const required = schema.required ?? []
    return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([field]) => required.includes(field) || random.chance(0.4)).map(([field, one]) => [field, sound(one, random, facts, field)]))
  }
  if (schema.type === 'array') {
    if (schema.prefixItems !== undefined) return schema.prefixItems.map((one) => sound(one, random, facts, name))
    const items = typeof schema.items === 'object' ? schema.items : {}
    return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => sound(items, random, facts, name))
  }
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 0, Math.min(schema.maximum ?? 100, 1))
  if (schema.type === 'boolean') return random.chance(0.5)
  if (schema.type === 'null') return null
  return textFor(schema, random)
}

const shapes: readonly (readonly [RegExp, string])[] = [
  [/\[1-9\]\[0-9\]\{5\}-\[0-9a-f\]/, '140423-00000000-0000-4000-8000-000000000001'], [/\[0-9a-f\]\{8\}/, '00000000-0000-4000-8000-000000000001'], [/\{4\}-\[0-9\]\{2\}-/, '2026-06-01'], [/\{4\}-\[0-9\]\{2\}\$/, '2026-06'],
  [/\[0-9\]\{4,15\}/, '140423100229'], [/\[0-9\]\{6\}/, '140423'], [/\[0-9\]\{4\}/, '1404'], [/\[A-Z/, 'REPORTED'], [/\[a-z-\]/, 'grid-case'], [/\[0-9\]\{2\}/, '02'],
]

function textFor(schema: Schema, random: Random): string {
  const shaped = shapes.find(([shape]) => shape.test(schema.pattern ?? ''))?.[1]
  return shaped ?? pickOf(random, ['演示内容一二三', '测试的理由', 'demo-text'])
}

/** Values just inside and just outside of what the schema allows. */
export function borders(schema: Schema): readonly unknown[] {
  const lengths = [schema.minLength, schema.maxLength].flatMap((limit) => limit === undefined ? [] : aroundLength(limit))
  const numbers = [schema.minimum, schema.maximum].flatMap((limit) => limit === undefined ? [] : [limit - 1, limit, limit + 1, limit + 0.5])
  const counts = schema.maxItems === undefined ? [] : [schema.maxItems, schema.maxItems + 1].map((length) => Array.from({ length }, () => '演示'))
  return [...lengths, ...numbers, ...counts, ...(schema.anyOf ?? []).flatMap(borders)]
}

/** Every field a schema names, as a dotted path; what stands in a list has the path of the list. */
export function fieldsIn(schema: Schema, before = ''): readonly string[] {
  const inner = [...(schema.anyOf ?? []), ...(typeof schema.items === 'object' ? [schema.items] : [])].flatMap((one) => fieldsIn(one, before))
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    const path = before === '' ? name : `${before}.${name}`
    return [path, ...fieldsIn(one, path)]
  })
  return [...new Set([...own, ...inner])]
}

/** The schema of one such field; the first that fits. */
export function schemaAt(schema: Schema, path: readonly string[]): Schema | null {
  const [name, ...rest] = path
  if (name === undefined) return schema
  const own = schema.properties?.[name]
  if (own !== undefined) return schemaAt(own, rest)
  for (const one of [...(schema.anyOf ?? []), ...(typeof schema.items === 'object' ? [schema.items] : [])]) {
    const found = schemaAt(one, path)
    if (found !== null) return found
  }
  return null
}
