/** A form's schema as lines a person reads: what is asked, whether it must be filled, what may be chosen. */
import type { TSchema } from '@sinclair/typebox'

export type FieldEntry = {
  readonly label: string
  readonly needed: boolean
  /** What goes in: 文字, 选一项, 日期 … */
  readonly kind: string
  /** Names of what may be chosen; empty where it is not a choice. */
  readonly choices: readonly string[]
}

type Field = TSchema & {
  readonly title?: string
  readonly control?: string
  readonly type?: string
  readonly pattern?: string
  readonly const?: unknown
  readonly maxLength?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly anyOf?: readonly Field[]
  readonly properties?: { readonly [key: string]: Field }
  readonly required?: readonly string[]
}

/** In the order of the form. Fields without a title are for machines and are left out. */
export function fieldsOf(form: TSchema): FieldEntry[] {
  const { properties = {}, required = [] } = form as Field
  return Object.entries(properties).flatMap(([key, field]) => entriesOf(field, required.includes(key), ''))
}

/** A group is told by its parts: “被反映的对象：被反映的单位”. */
function entriesOf(field: Field, needed: boolean, group: string): FieldEntry[] {
  const title = field.title ?? ''
  if (title === '') return []
  if (field.type === 'object' && field.properties !== undefined) {
    return Object.entries(field.properties).flatMap(([key, inner]) => (
      entriesOf(inner, needed && field.required?.includes(key) === true, `${title}：`)))
  }
  return [{ label: `${group}${title}`, needed, kind: kindOf(field), choices: choicesOf(field) }]
}

function choicesOf(field: Field): string[] {
  return (field.anyOf ?? []).map((option) => option.title ?? String(option.const))
}

const controls: Readonly<Record<string, string>> = {
  unit: '选单位', day: '选日期', photos: '照片', dossier: '选案卷', category: '从事项目录里选', choice: '选一项', check: '勾选', number: '数字', text: '文字',
}

function kindOf(field: Field): string {
  const many = field.maxItems === undefined ? '' : `，最多 ${field.maxItems} 项`
  if (field.control === 'photos') return `照片，最多 ${field.maxItems ?? 1} 张`
  if (field.control !== undefined) return `${controls[field.control] ?? '文字'}${limitsOf(field)}${many}`
  switch (field.type) {
    case 'boolean': return '是或否'
    case 'integer':
    case 'number': return `数字${limitsOf(field)}`
    case 'array': return `可以选几项${many}`
    default: return field.anyOf === undefined ? (field.pattern === undefined ? `文字${limitsOf(field)}` : '从名册里选') : '选一项'
  }
}

function limitsOf(field: Field): string {
  if (field.maxLength !== undefined && field.pattern === undefined) return `，最多 ${field.maxLength} 字`
  if (field.maxLength !== undefined && field.control === 'text') return `，最多 ${field.maxLength} 字`
  if (field.minimum !== undefined && field.maximum !== undefined) return `，${field.minimum} 到 ${field.maximum}`
  return ''
}
