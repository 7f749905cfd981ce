/** The short form of a wedding or funeral: its fields, what was typed, and the act's form made of it. */
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import type { FieldModel } from '../../../faces/portal/contract.ts'
import { kinds, wishes } from '../../../procedures/family-occasion/occasion-file.ts'
import type { Form } from '../asking/form.ts'

export type Typed = {
  readonly kind?: string
  readonly day?: { readonly year: string; readonly month: string; readonly day: string }
  readonly tables?: string
  readonly where?: string
  readonly wishes?: readonly string[]
  readonly words?: string
  readonly visitWelcome?: boolean
  readonly phone?: string
}

export function typedIn(form: Form): Typed {
  const [year = '', month = '', day = ''] = ['day.year', 'day.month', 'day.day'].map((name) => form.one(name)?.normalize('NFKC') ?? '')
  return {
    day: { year, month, day }, wishes: form.all('wishes').slice(0, 10), visitWelcome: form.one('visitWelcome') !== undefined,
    ...one(form, 'kind'), ...one(form, 'tables'), ...one(form, 'where'), ...one(form, 'words'), ...one(form, 'phone'),
  }
}

export function occasionFields(typed: Typed, signedIn: boolean): readonly FieldModel[] {
  return [
    { type: 'choice', name: 'kind', label: '什么事', options: optionsOf(kinds), ...valueOf(typed.kind) },
    { type: 'date', name: 'day', label: '哪天办', ...(typed.day === undefined ? {} : { value: typed.day }) },
    { type: 'text', name: 'tables', label: '大约几桌', hint: '好安排桌椅碗筷，说个大概就行', optional: true, inputMode: 'numeric', width: 4, ...valueOf(typed.tables) },
    { type: 'text', name: 'where', label: '在哪里办', optional: true, maxLength: 100, ...valueOf(typed.where) },
    { type: 'choices', name: 'wishes', label: '要帮什么', optional: true, options: optionsOf(wishes), values: typed.wishes ?? [] },
    { type: 'long-text', name: 'words', label: '想说的话', optional: true, rows: 3, maxLength: 500, ...valueOf(typed.words) },
    { type: 'checkbox', name: 'visitWelcome', label: '可以来家里看看、帮帮忙', checked: typed.visitWelcome === true },
    ...(signedIn ? [] : [{ type: 'text', name: 'phone', label: '手机号', hint: '好联系您；不留的，我们按查询码等您来问', optional: true, kind: 'tel', inputMode: 'tel', width: 12, ...valueOf(typed.phone) } as const]),
  ]
}

/** What is empty and may be is left out; what is wrong stays wrong, and the door says so at its field. */
export function occasionForm({ kind, day, tables, where, wishes: chosen, words, visitWelcome }: Typed, village: string): JsonObject {
  const number = tables?.normalize('NFKC')
  return {
    kind: kind ?? '', village, day: day === undefined || day.year === '' ? '' : `${day.year}-${day.month.padStart(2, '0')}-${day.day.padStart(2, '0')}`,
    ...(number === undefined ? {} : { tables: /^\d{1,6}$/.test(number) ? Number(number) : number }), ...(where === undefined ? {} : { where }),
    ...(chosen === undefined || chosen.length === 0 ? {} : { wishes: [...new Set(chosen)] }), ...(words === undefined ? {} : { words }), ...(visitWelcome === true ? { visitWelcome } : {}),
  }
}

function one(form: Form, name: 'kind' | 'tables' | 'where' | 'words' | 'phone'): Partial<Typed> {
  const value = form.one(name)
  return value === undefined ? {} : { [name]: value }
}

function optionsOf(options: Readonly<Record<string, string>>) {
  return Object.entries(options).map(([value, label]) => ({ value, label }))
}

function valueOf(value: string | undefined): { value?: string } {
  return value === undefined ? {} : { value }
}
