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
  readonly anyOf?: readonly { readonly const?: string | number | boolean; readonly title?: string }[]
}

/** Fields a villager cannot fill in here, such as units or photos, are left out; none of the reporter's own acts asks for them. */
export function fieldsOf(schema: TSchema, typed: JsonObject): readonly FieldModel[] {
  return entriesOf(schema).flatMap(([name, field, needed]): FieldModel[] => {
    const field_ = { name, label: field.title ?? '', ...(needed ? {} : { optional: true }) }
    const value = textOf(typed[name])
    if (field.anyOf !== undefined)
      return [
        {
          type: 'choice',
          ...field_,
          ...value,
          options: field.anyOf.map((option) => ({ value: String(option.const), label: option.title ?? String(option.const) })),
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
    entriesOf(schema).flatMap(([name, field]) => {
      const value = form.one(name)
      if (value === undefined) return []
      const option = field.anyOf?.find((one) => String(one.const) === value)
      return [[name, option?.const ?? value]]
    }),
  )
}

function textOf(value: Json | undefined): { value?: string } {
  return typeof value === 'string' || typeof value === 'number' ? { value: String(value) } : {}
}

function entriesOf(schema: TSchema): (readonly [string, Field, boolean])[] {
  const { properties = {}, required = [] } = schema as { properties?: { [name: string]: Field }; required?: string[] }
  return Object.entries(properties).map(([name, field]) => [name, field, required.includes(name)])
}
