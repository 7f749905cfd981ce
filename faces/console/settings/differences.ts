/** What a version changes, path by path and in words; the same for one's own draft and for a colleague's proposal. */
import type { CaseSettings, Category } from '../../../procedures/grid-case/settings.ts'
import { amountWords, budgetWords, categoryWords, choices, limitWords, numberWords, valueWords, type Budget } from './settings-words.ts'

export type Difference = { readonly path: string; readonly before: unknown; readonly after: unknown; readonly dossiers?: number | null }
export type Said = { readonly path: string; readonly where: string; readonly what: string; readonly before: string; readonly after: string; readonly dossiers: number | null }

/** A limit is one thing: its amount and its unit change together. */
export function differencesOf(before: unknown, after: unknown, path = ''): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (!isObject(before) || !isObject(after) || isBudget(before)) return [{ path, before, after }]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => differencesOf(before[key], after[key], `${path}/${key}`))
}

/** The server counts dossiers by every single path; here each limit is put together again. */
export function wholeLimits(differences: readonly Difference[], before: CaseSettings, after: CaseSettings): Difference[] {
  const whole = differences.map((one) => {
    const path = one.path.replace(/\/(amount|unit)$/, '')
    return path === one.path ? one : { ...one, path, before: valueAt(before, path), after: valueAt(after, path) }
  })
  return [...new Map(whole.map((one) => [one.path, one])).values()]
}

export function inWords({ path, before, after, dossiers = null }: Difference, settings: CaseSettings): Said {
  const [top = '', ...rest] = path.slice(1).split('/')
  const said = (where: string, what: string, say: (value: unknown) => string = valueWords): Said => ({ path, where, what, before: say(before), after: say(after), dossiers })
  switch (top) {
    case 'categories': return category(rest, settings, said, after ?? before)
    case 'groups': return said('大类', rest[0] ?? '')
    case 'limits': return said(`时限·${wordOf(choices.priority, rest[0] ?? '')}`, wordOf(limitWords, rest[1] ?? ''), budgetValue)
    case 'whistle': return said('吹哨', wordOf(budgetWords, `whistle/${rest[0] ?? ''}`), budgetValue)
    default: return top in numberWords ? number(top as keyof typeof numberWords, said) : said('其他', wordOf(budgetWords, top), budgetValue)
  }
}

type Sayer = (where: string, what: string, say?: (value: unknown) => string) => Said

function category([code = '', field]: readonly string[], settings: CaseSettings, said: Sayer, held: unknown): Said {
  const name = settings.categories[code]?.name ?? (isObject(held) ? String(held['name']) : code)
  if (field === undefined) return said('派单目录', name, (value) => (isObject(value) ? String(value['name']) : '没有'))
  const words = field in choices ? choices[field as keyof typeof choices] as Readonly<Record<string, string>> : null
  return said(`派单目录·${name}`, categoryWords[field as keyof Category], words === null ? valueWords : (value) => (typeof value === 'string' ? words[value] : undefined) ?? valueWords(value))
}

function number(key: keyof typeof numberWords, said: Sayer): Said {
  const [name, unit] = numberWords[key]
  return said('其他', name, (value) => `${valueWords(value)} ${unit}`)
}

function budgetValue(value: unknown): string {
  return isBudget(value) ? amountWords(value) : valueWords(value)
}

function isBudget(value: unknown): value is Budget {
  return isObject(value) && typeof value['amount'] === 'number' && typeof value['unit'] === 'string'
}

function valueAt(settings: unknown, path: string): unknown {
  return path.slice(1).split('/').reduce<unknown>((held, key) => (isObject(held) ? held[key] : undefined), settings)
}

function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
