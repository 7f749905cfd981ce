/** Checks a form against its act's schema without evaluating code, and says what is wrong in Chinese, field by field. */
import type { TSchema } from '@sinclair/typebox'
import { Value, ValueErrorType, type ValueError } from '@sinclair/typebox/value'
import type { FieldFault, Refusal } from './refusal.ts'

/**
 * Null when the form fits. Unknown fields do not fit: nothing a person typed is dropped silently. Nor does text that no database
 * and no hash can hold: NUL and halves of characters (security.md 44).
 */
export function checkForm(schema: TSchema, form: unknown): Refusal | null {
  const misfitting = Value.Check(schema, form) ? [] : misfits(schema, form)
  const faults = misfitting.length > 0 ? misfitting : unwritable(form, '')
  if (faults.length === 0) return null
  return {
    code: 'form-invalid',
    sentence: '有些内容需要改一改，您填的都还在：请看下面的提示。',
    cause: `form does not fit: ${faults.map((fault) => fault.pointer).join(', ')}`,
    fields: faults,
  }
}

function misfits(schema: TSchema, form: unknown): FieldFault[] {
  const faults = new Map<string, FieldFault>()
  for (const error of Value.Errors(schema, form)) {
    if (isShortEnough(error)) continue
    const pointer = error.path === '' ? '/' : error.path
    if (!faults.has(pointer)) faults.set(pointer, { pointer, sentence: sentenceFor(error) })
    if (faults.size === 20) break
  }
  return [...faults.values()]
}

/** JSON schema counts characters, the validator halves of them: 𠮷 is one character. */
function isShortEnough({ type, value, schema }: ValueError): boolean {
  return type === ValueErrorType.StringMaxLength && typeof value === 'string' && lengthOf(value) <= Number(schema['maxLength'])
}

/** Characters as Unicode counts them; a lone half counts as one. */
function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}

/** Only asked of forms that fit, so that it is never deeper than the schema. */
function unwritable(value: unknown, pointer: string): FieldFault[] {
  if (typeof value === 'string') {
    const writable = value.isWellFormed() && !value.includes('\0')
    return writable ? [] : [{ pointer, sentence: '这里有无法保存的字符，请删掉后重新填写。' }]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => unwritable(inner, `${pointer}/${key}`))
}

/** The field's own name in Chinese: `title` of its schema. */
function sentenceFor(error: ValueError): string {
  const schema = error.schema as { type?: string; title?: string; control?: string; anyOf?: unknown; minLength?: number; maxLength?: number; maxItems?: number; minItems?: number; minimum?: number; maximum?: number }
  const name = schema.title ?? '这一项'
  if (error.value === undefined || error.value === '' || error.value === null) return `${isChosen(schema) ? '请选择' : '请填写'}“${name}”。`
  if (typeof error.value === 'string' && schema.maxLength !== undefined && lengthOf(error.value) > schema.maxLength) {
    return `“${name}”最多 ${schema.maxLength} 个字，现在是 ${lengthOf(error.value)} 个字，请删短一些。`
  }
  if (typeof error.value === 'string' && schema.minLength !== undefined && error.value.length < schema.minLength) {
    return `“${name}”至少要写 ${schema.minLength} 个字。`
  }
  if (Array.isArray(error.value) && schema.maxItems !== undefined && error.value.length > schema.maxItems) {
    return `“${name}”最多 ${schema.maxItems} 项，请去掉几项。`
  }
  if (typeof error.value === 'number' && schema.type === 'integer' && !Number.isInteger(error.value)) return `“${name}”要填整数。`
  if (typeof error.value === 'number' && (schema.minimum !== undefined || schema.maximum !== undefined)) {
    return `“${name}”要在 ${schema.minimum ?? '…'} 到 ${schema.maximum ?? '…'} 之间。`
  }
  if (error.message.startsWith('Unexpected property')) return '这一项不属于本表，请刷新页面后重新填写。'
  return `“${name}”填得不对，请重新选择或填写。`
}

/** Is it picked from what is offered, rather than typed? */
function isChosen({ control, anyOf }: { control?: string; anyOf?: unknown }): boolean {
  return anyOf !== undefined || ['choice', 'unit', 'dossier', 'category'].includes(control ?? '')
}
