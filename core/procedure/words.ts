/** Forms in the words people read: each field's title and its value, choices by their Chinese names. Nothing is shown by its key. */
import type { TSchema } from '@sinclair/typebox'
import { budgetInWords, isBudget, type Budget } from '../time/index.ts'
import type { JsonObject, Json } from './dossier.ts'

/** One line of a form as it was filled. References stay references; whoever shows them knows their names. */
export type Line =
  | { readonly label: string; readonly kind: 'text'; readonly value: string }
  | { readonly label: string; readonly kind: 'day'; readonly value: string }
  | { readonly label: string; readonly kind: 'units'; readonly value: readonly string[] }
  /** Who held an office in it: shown by the name published with the office, to whoever may read that. */
  | { readonly label: string; readonly kind: 'persons'; readonly value: readonly string[] }
  | { readonly label: string; readonly kind: 'photos'; readonly value: readonly string[] }
  | { readonly label: string; readonly kind: 'dossier'; readonly value: string }

type FieldSchema = TSchema & {
  readonly title?: string
  readonly control?: string
  readonly const?: Json
  readonly anyOf?: readonly { readonly const?: Json; readonly title?: string }[]
  readonly properties?: { readonly [key: string]: FieldSchema }
  readonly items?: FieldSchema
}

/** Fields that say who somebody is are never part of the words. */
const personal = new Set(['onBehalfOf', 'against', 'visibility', 'contactLeft', 'category', 'village', 'grid', 'lon', 'lat', 'crs', 'deadline', 'reporter'])

export function formInWords(schema: TSchema, form: JsonObject): Line[] {
  const properties = (schema as FieldSchema).properties ?? {}
  const { amount, unit } = form
  // An amount of time is asked in two fields and told as one: 2 个工作日.
  const time = 'amount' in properties && 'unit' in properties && isBudget({ amount, unit }) ? budgetInWords({ amount, unit } as Budget) : null
  return Object.entries(properties).flatMap(([key, field]): Line[] => {
    const value = form[key]
    if (time !== null && key === 'unit') return []
    if (time !== null && key === 'amount') return [{ label: field.title ?? '', kind: 'text', value: time }]
    return value === undefined || value === null || value === '' || personal.has(key) ? [] : lineOf(field, value)
  })
}

function lineOf(field: FieldSchema, value: Json): Line[] {
  const label = field.title ?? ''
  switch (field.control) {
    // Told in own words by the act (`found`), not field by field.
    case 'unsaid': return []
    case 'unit': return [{ label, kind: 'units', value: [textOf(value)] }]
    case 'dossier': return [{ label, kind: 'dossier', value: textOf(value) }]
    case 'day': return [{ label, kind: 'day', value: textOf(value) }]
    case 'choice': return [{ label, kind: 'text', value: choiceName(field, value) }]
    case 'person': return [{ label, kind: 'persons', value: [textOf(value)] }]
    case 'persons': return Array.isArray(value) && value.length > 0 ? [{ label, kind: 'persons', value: value.map(textOf) }] : []
    case 'households': return Array.isArray(value) && value.length > 0 ? [{ label, kind: 'text', value: `${value.length} 户` }] : []
    case 'rows': return Array.isArray(value) ? value.flatMap((row: Json, at) => rowLine(field, `${label} ${at + 1}`, row)) : []
    case 'photos': return Array.isArray(value) && value.length > 0 ? [{ label, kind: 'photos', value: value.map(textOf) }] : []
    default: return plainLine(field, label, value)
  }
}

function plainLine(field: FieldSchema, label: string, value: Json): Line[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : [{ label, kind: 'units', value: value.map(textOf) }]
  if (typeof value === 'boolean') return value ? [{ label, kind: 'text', value: '是' }] : []
  if (typeof value === 'object' && value !== null) {
    return Object.entries(field.properties ?? {}).flatMap(([key, inner]) => {
      const held = (value as JsonObject)[key]
      return held === undefined || held === null ? [] : lineOf(inner, held)
    })
  }
  return [{ label, kind: 'text', value: textOf(value) }]
}

/** One of several groups of fields, in one line. */
function rowLine({ items }: FieldSchema, label: string, row: Json): Line[] {
  const said = items === undefined || typeof row !== 'object' || row === null || Array.isArray(row) ? [] : formInWords(items, row as JsonObject)
  const words = said.flatMap((line) => (line.kind === 'text' || line.kind === 'day' ? [line.value === '是' ? line.label : line.value] : []))
  return words.length === 0 ? [] : [{ label, kind: 'text', value: words.join('；') }]
}

function choiceName(field: FieldSchema, value: Json): string {
  return field.anyOf?.find((option) => option.const === value)?.title ?? textOf(value)
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
