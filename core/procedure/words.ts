/** Forms in the words people read: each field's title and its value, choices by their Chinese names. Nothing is shown by its key. */
import type { TSchema } from '@sinclair/typebox'
import type { JsonObject, Json } from './dossier.ts'

/** One line of a form as it was filled. References stay references; whoever shows them knows their names. */
export type Line =
  | { readonly label: string; readonly kind: 'text'; readonly value: string }
  | { readonly label: string; readonly kind: 'day'; readonly value: string }
  | { readonly label: string; readonly kind: 'units'; readonly value: readonly string[] }
  | { readonly label: string; readonly kind: 'photos'; readonly value: readonly string[] }
  | { readonly label: string; readonly kind: 'dossier'; readonly value: string }

type FieldSchema = TSchema & {
  readonly title?: string
  readonly control?: string
  readonly const?: Json
  readonly anyOf?: readonly { readonly const?: Json; readonly title?: string }[]
  readonly properties?: { readonly [key: string]: FieldSchema }
}

/** Fields that say who somebody is are never part of the words. */
const personal = new Set(['onBehalfOf', 'against', 'visibility', 'contactLeft', 'category', 'village', 'grid', 'lon', 'lat', 'crs', 'deadline', 'reporter'])

export function formInWords(schema: TSchema, form: JsonObject): Line[] {
  const properties = (schema as FieldSchema).properties ?? {}
  return Object.entries(properties).flatMap(([key, field]) => {
    const value = form[key]
    return value === undefined || value === null || value === '' || personal.has(key) ? [] : lineOf(field, value)
  })
}

function lineOf(field: FieldSchema, value: Json): Line[] {
  const label = field.title ?? ''
  switch (field.control) {
    case 'unit': return [{ label, kind: 'units', value: [textOf(value)] }]
    case 'dossier': return [{ label, kind: 'dossier', value: textOf(value) }]
    case 'day': return [{ label, kind: 'day', value: textOf(value) }]
    case 'choice': return [{ label, kind: 'text', value: choiceName(field, value) }]
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

function choiceName(field: FieldSchema, value: Json): string {
  return field.anyOf?.find((option) => option.const === value)?.title ?? textOf(value)
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
