/**
 * What to ask for an act: its form's schema read as a list of fields, and what was typed turned back into the form.
 * `title` is the label, `control` picks the control, everything else follows from the type.
 */
import type { TSchema } from '@sinclair/typebox'
import { dayTyped } from './day-text.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export type PlannedOption = { readonly value: string; readonly label: string; readonly json: Json }

export type PlannedField = {
  /** Path in the form, dots between: `temporary.expiresOn`. Name and id of the control. */
  readonly name: string
  readonly label: string
  readonly optional: boolean
} & (
  | { readonly control: 'text'; readonly maxLength: number }
  | { readonly control: 'long-text'; readonly maxLength: number }
  | { readonly control: 'day' | 'check' | 'photos' | 'category' }
  /** `fromView`: only units the dossier's view offers at this field. */
  | { readonly control: 'unit' | 'units'; readonly fromView: boolean }
  /** `states`: only matters in one of them may be chosen; null where any may. */
  | { readonly control: 'dossier'; readonly states: readonly string[] | null }
  | { readonly control: 'number'; readonly minimum: number | null; readonly maximum: number | null }
  | { readonly control: 'choice' | 'choices'; readonly options: readonly PlannedOption[] }
  | { readonly control: 'group'; readonly fields: readonly PlannedField[] }
)

type Schema = TSchema & {
  readonly type?: string
  readonly title?: string
  readonly control?: string
  readonly pattern?: string
  readonly const?: Json
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly required?: readonly string[]
  readonly properties?: { readonly [key: string]: Schema }
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly 'x-states'?: readonly string[]
  readonly 'x-choices'?: boolean
}

/** Fields in the order of the schema. `leaveOut` names what the page asks for in its own way. */
export function planOf(schema: TSchema, leaveOut: readonly string[] = []): PlannedField[] {
  return fieldsOf(schema as Schema, '').filter(({ name }) => !leaveOut.includes(name))
}

/** The form as the server wants it. Untouched optional fields are left out; an empty required one is sent, so that the server says so. */
export function formOf(plan: readonly PlannedField[], typed: FormData): { [key: string]: Json } {
  return Object.fromEntries(plan.flatMap((field) => {
    const value = valueOf(field, typed)
    return value === undefined ? [] : [[lastPart(field.name), value]]
  }))
}

/** The field a fault belongs to: the deepest one its pointer reaches. */
export function fieldAt(plan: readonly PlannedField[], pointer: string): string | null {
  const path = pointer.split('/').filter((part) => part !== '').join('.')
  const all = flat(plan)
  const hit = all.filter(({ name }) => path === name || path.startsWith(`${name}.`)).toSorted((a, b) => b.name.length - a.name.length)[0]
  return hit === undefined ? null : hit.control === 'group' ? hit.fields[0]?.name ?? hit.name : hit.name
}

export function flat(plan: readonly PlannedField[]): PlannedField[] {
  return plan.flatMap((field) => (field.control === 'group' ? [field, ...flat(field.fields)] : [field]))
}

function fieldsOf(schema: Schema, prefix: string): PlannedField[] {
  const required = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {}).flatMap(([key, one]) => {
    const base = { name: prefix + key, label: one.title ?? '', optional: !required.has(key) }
    const field = fieldOf(one, base)
    return field === null ? [] : [field]
  })
}

function fieldOf(schema: Schema, base: { name: string; label: string; optional: boolean }): PlannedField | null {
  switch (schema.control) {
    case 'category': case 'day': case 'photos': return { ...base, control: schema.control }
    case 'dossier': return { ...base, control: 'dossier', states: schema['x-states'] ?? null }
    case 'unit': return { ...base, control: schema.type === 'array' ? 'units' : 'unit', fromView: schema['x-choices'] === true }
    // Persons are offered by the view, by the names published with their office.
    case 'persons': return { ...base, control: 'units', fromView: true }
    case 'person': return { ...base, control: 'unit', fromView: true }
    case 'time': return { ...base, control: 'text', maxLength: 5 }
    case 'choices': return { ...base, control: 'choices', options: (schema.items?.anyOf ?? []).map(optionOf) }
    case 'check': return { ...base, optional: true, control: 'check' }
    case 'choice': return { ...base, control: 'choice', options: (schema.anyOf ?? []).map(optionOf) }
    default: break
  }
  if (schema.type === 'integer' || schema.type === 'number') return { ...base, control: 'number', minimum: schema.minimum ?? null, maximum: schema.maximum ?? null }
  if (schema.type === 'array') {
    return schema.items?.control === 'unit' ? { ...base, control: 'units', fromView: (schema['x-choices'] ?? schema.items['x-choices']) === true } : null
  }
  if (schema.type === 'object') return groupOf(schema, base)
  if (schema.type === 'string' && (schema.control === 'text' || schema.pattern === undefined)) {
    const maxLength = schema.maxLength ?? 500
    return { ...base, control: maxLength > 200 ? 'long-text' : 'text', maxLength }
  }
  return null
}

function groupOf(schema: Schema, base: { name: string; label: string; optional: boolean }): PlannedField | null {
  const fields = fieldsOf(schema, `${base.name}.`)
  return fields.length === 0 ? null : { ...base, control: 'group', fields }
}

function optionOf(schema: Schema): PlannedOption {
  const json = schema.const ?? null
  const value = typeof json === 'string' ? json : JSON.stringify(json)
  return { value, label: optionWords[value] ?? schema.title ?? value, json }
}

/** Where the schema's own title is a code. */
const optionWords: Readonly<Record<string, string>> = {
  P0: '危及生命', P1: '紧急', P2: '一般', P3: '复杂', P4: '需要立项', Q: '咨询', XF: '信访',
}

function valueOf(field: PlannedField, typed: FormData): Json | undefined {
  const first = textOf(typed.get(field.name))
  switch (field.control) {
    case 'group': {
      const inner = formOf(field.fields, typed)
      const touched = flat(field.fields).some(({ name }) => typed.getAll(name).some((value) => textOf(value) !== ''))
      return touched || !field.optional ? inner : undefined
    }
    case 'units': case 'photos': {
      const all = typed.getAll(field.name).map(textOf).filter((value) => value !== '')
      return all.length === 0 && field.optional ? undefined : all
    }
    case 'choices': {
      const chosen = typed.getAll(field.name).map(textOf)
      const all = field.options.filter(({ value }) => chosen.includes(value)).map(({ json }) => json)
      return all.length === 0 && field.optional ? undefined : all
    }
    case 'check': return typed.get(field.name) === null ? undefined : true
    case 'day': return first === '' ? missing(field) : dayTyped(first) ?? first
    case 'number': return first === '' ? missing(field) : Number(first)
    case 'choice': return field.options.find(({ value }) => value === first)?.json ?? missing(field)
    default: return first === '' ? missing(field) : first
  }
}

/** Required text goes as the empty text, so that the fault names the field rather than the form. */
function missing(field: PlannedField): Json | undefined {
  return field.optional || field.control === 'number' || field.control === 'choice' ? undefined : ''
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.trim() : ''
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}
