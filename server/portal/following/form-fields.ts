/** An act's form as controls of a page, and what was posted as the act's form again: made from its schema alone. */
import type { TSchema } from '@sinclair/typebox'
import type { Json, JsonObject } from '../../../core/procedure/dossier.ts'
import type { FieldModel } from '../../../faces/portal/contract.ts'
import type { Form } from '../asking/form.ts'

type Field = TSchema & {
  readonly title?: string
  readonly control?: string
  readonly type?: string
  readonly maxLength?: number
  readonly items?: Field
  readonly anyOf?: readonly { readonly const?: string | number | boolean; readonly title?: string }[]
}

/** Fields a villager cannot fill in here, such as units or photos, are left out; none of the reporter's own acts asks for them. */
export function fieldsOf(schema: TSchema, typed: JsonObject): readonly FieldModel[] {
  return entriesOf(schema).flatMap(([name, field, needed]): FieldModel[] => {
    const field_ = { name, label: field.title ?? '', ...(needed ? {} : { optional: true }) }
    const value = textOf(typed[name])
    if (field.control === 'day') return [{ type: 'date', ...field_, ...dayBoxes(typed[name]) }]
    if (field.control === 'number') return [{ type: 'text', ...field_, ...value, inputMode: 'numeric', width: 4 }]
    if (field.control === 'choices') return [{ type: 'choices', ...field_, values: textsOf(typed[name]), options: optionsOf(field.items) }]
    if (field.anyOf !== undefined)
      return [
        {
          type: 'choice',
          ...field_,
          ...value,
          options: optionsOf(field),
        },
      ]
    if (field.control === 'text')
      return [
        {
          type: 'long-text',
          ...field_,
          ...value,
          rows: 3,
          ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
        },
      ]
    return []
  })
}

/** A choice gets the value of its option back, so that 5 is the number again and not its figure. */
export function actForm(schema: TSchema, form: Form): JsonObject {
  return Object.fromEntries(
    entriesOf(schema).flatMap(([name, field, needed]): (readonly [string, Json])[] => {
      if (field.control === 'day') return dayIn(form, name, needed)
      if (field.control === 'choices') return form.all(name).length === 0 ? [] : [[name, [...new Set(form.all(name))]]]
      const value = form.one(name)
      if (value === undefined) return []
      if (field.control === 'number' && /^\d{1,9}$/.test(value.normalize('NFKC'))) return [[name, Number(value.normalize('NFKC'))]]
      const option = field.anyOf?.find((one) => String(one.const) === value)
      return [[name, option?.const ?? value]]
    }),
  )
}

function optionsOf(field: Field | undefined): { readonly value: string; readonly label: string }[] {
  return (field?.anyOf ?? []).map((option) => ({ value: String(option.const), label: option.title ?? String(option.const) }))
}

/** Three boxes, as typed; what makes no day stays none, and the door says so. */
function dayIn(form: Form, name: string, needed: boolean): (readonly [string, Json])[] {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((part) => form.one(`${name}.${part}`)?.normalize('NFKC') ?? '')
  if (year + month + day === '') return needed ? [[name, '']] : []
  return [[name, `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`]]
}

function dayBoxes(value: Json | undefined): { value?: { year: string; month: string; day: string } } {
  const [year = '', month = '', day = ''] = typeof value === 'string' ? value.split('-') : []
  return year === '' ? {} : { value: { year, month, day } }
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.flatMap((one: Json) => (typeof one === 'string' ? [one] : [])) : []
}

function textOf(value: Json | undefined): { value?: string } {
  return typeof value === 'string' || typeof value === 'number' ? { value: String(value) } : {}
}

function entriesOf(schema: TSchema): (readonly [string, Field, boolean])[] {
  const { properties = {}, required = [] } = schema as { properties?: { [name: string]: Field }; required?: string[] }
  return Object.entries(properties).map(([name, field]) => [name, field, required.includes(name)])
}
