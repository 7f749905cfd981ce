/** What a version changes, path by path and in words; the same for one's own draft and for a colleague's proposal. */
import type { CaseSettings, Category } from '../../../procedures/grid-case/settings.ts'
import { budgetWords, categoryWords, choices, numberWords, unitWords, valueWords } from './settings-words.ts'

export type Difference = { readonly path: string; readonly before: unknown; readonly after: unknown; readonly dossiers?: number | null }
export type Said = { readonly path: string; readonly where: string; readonly what: string; readonly before: string; readonly after: string; readonly dossiers: number | null }

export function differencesOf(before: unknown, after: unknown, path = ''): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (!isObject(before) || !isObject(after)) return [{ path, before, after }]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => differencesOf(before[key], after[key], `${path}/${key}`))
}

export function inWords({ path, before, after, dossiers = null }: Difference, settings: CaseSettings): Said {
  const [top = '', ...rest] = path.slice(1).split('/')
  const said = (where: string, what: string, say: (value: unknown) => string = valueWords): Said => ({ path, where, what, before: say(before), after: say(after), dossiers })
  switch (top) {
    case 'categories': return category(rest, settings, said, after ?? before)
    case 'groups': return said('大类', rest[0] ?? '')
    case 'limits': return said(`时限·${wordOf(choices.priority, rest[0] ?? '')}`, `${rest[1] === 'sign' ? '签收' : '处置'}${partWords(rest[2])}`, partValue)
    case 'whistle': return said('吹哨', `${budgetWords[`whistle/${rest[0] ?? ''}` as keyof typeof budgetWords]}${partWords(rest[1])}`, partValue)
    default: return said('其他', top in numberWords ? numberWords[top as keyof typeof numberWords][0] : `${wordOf(budgetWords, top)}${partWords(rest[0])}`, partValue)
  }
}

type Sayer = (where: string, what: string, say?: (value: unknown) => string) => Said

function category([code = '', field]: readonly string[], settings: CaseSettings, said: Sayer, held: unknown): Said {
  const name = settings.categories[code]?.name ?? (isObject(held) ? String(held['name']) : code)
  if (field === undefined) return said('派单目录', name, (value) => (isObject(value) ? String(value['name']) : '没有'))
  const words = field in choices ? choices[field as keyof typeof choices] as Readonly<Record<string, string>> : null
  return said(`派单目录·${name}`, categoryWords[field as keyof Category], words === null ? valueWords : (value) => (typeof value === 'string' ? words[value] : undefined) ?? valueWords(value))
}

function partWords(part: string | undefined): string {
  return part === 'unit' ? '（算法）' : ''
}

function partValue(value: unknown): string {
  return typeof value === 'string' && value in unitWords ? unitWords[value as keyof typeof unitWords] : valueWords(value)
}

function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
