/**
 * A procedure's settings as tables: one of single values, one for each list. Read from the schema's titles, so a new setting appears
 * by itself. Where one list names what the keys of the next begin with (大类 and 小类), the second is cut into sections.
 */
import type { TSchema } from '@sinclair/typebox'
import { budgetInWords, isBudget } from '../../time/index.ts'
import { isUnitFunction, functions } from '../../region/functions.ts'
import { levelNames, type Level } from '../../region/region.ts'
import { choiceName, isRecord, shapeAt, titleOf, type Shape } from './schema-words.ts'

export type SettingsTable = {
  readonly title: string
  readonly columns: readonly string[]
  readonly sections: readonly { readonly name: string | null; readonly rows: readonly (readonly string[])[] }[]
}

type Settings = { readonly [key: string]: unknown }

export function settingsTables(schema: TSchema, settings: unknown): SettingsTable[] {
  if (!isRecord(settings)) return []
  const known = Object.entries(settings).filter(([key]) => shapeAt(schema, [key]) !== null)
  const single = known.filter(([, value]) => !isRecord(value) || isBudget(value))
  const lists = known.filter(([key, value]) => isRecord(value) && !isBudget(value) && !namesAnother(key, settings))
  return [
    ...lists.map(([key, value]) => listTable(schema, settings, key, value as Settings)),
    ...(single.length === 0 ? [] : [{
      title: '其他设置', columns: ['设置', '取值'],
      sections: [{ name: null, rows: single.map(([key, value]) => [titleOf(schema, [key]), wordsOf(value, shapeAt(schema, [key]))]) }],
    }]),
  ]
}

function listTable(schema: TSchema, settings: Settings, key: string, list: Settings): SettingsTable {
  const entries = Object.entries(list)
  const first = entries[0]?.[0] ?? ''
  const isTable = entries.every(([, value]) => isRecord(value) && !isBudget(value))
  const columns = isTable ? Object.keys(shapeAt(schema, [key, first])?.properties ?? {}) : []
  const cells = ([name, value]: readonly [string, unknown]) => [
    rowName(schema, key, name),
    ...(columns.length === 0 ? [wordsOf(value, shapeAt(schema, [key, name]))] : []),
    ...columns.map((column) => wordsOf((value as Settings)[column], shapeAt(schema, [key, name, column]))),
  ]
  return {
    title: titleOf(schema, [key]),
    columns: [
      shapeAt(schema, [key])?.patternProperties === undefined ? '种类' : '编号',
      ...(columns.length === 0 ? ['取值'] : columns.map((column) => titleOf(schema, [key, first, column]))),
    ],
    sections: sectionsOf(entries, settings).map((section) => ({ name: section.name, rows: section.entries.map(cells) })),
  }
}

/** A record's key is its own name, e.g. 0201; a field's is its title. */
function rowName(schema: TSchema, key: string, name: string): string {
  return shapeAt(schema, [key])?.patternProperties === undefined ? titleOf(schema, [key, name]) : name
}

function sectionsOf(entries: readonly (readonly [string, unknown])[], settings: Settings) {
  const names = Object.values(settings).find((other) => isNaming(other, entries.map(([key]) => key)))
  if (!isRecord(names)) return [{ name: null, entries }]
  return Object.entries(names).toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([prefix, name]) => ({
    name: `${prefix} ${String(name)}`, entries: entries.filter(([key]) => key.startsWith(prefix)),
  }))
}

function namesAnother(key: string, settings: Settings): boolean {
  return Object.entries(settings).some(([other, value]) => other !== key && isRecord(value) && isNaming(settings[key], Object.keys(value)))
}

function isNaming(names: unknown, keys: readonly string[]): boolean {
  if (!isRecord(names) || keys.length === 0 || !Object.values(names).every((name) => typeof name === 'string')) return false
  return keys.every((key) => !(key in names) && Object.keys(names).some((prefix) => key.startsWith(prefix)))
}

function wordsOf(value: unknown, shape: Shape | null): string {
  if (isBudget(value)) return budgetInWords(value)
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map((one) => wordsOf(one, shape?.items ?? null)).join('、')
  if (isRecord(value)) return postWords(value) ?? partsInWords(value, shape)
  if (typeof value === 'string') return choiceName(shape, value) ?? (isLevelChoice(shape) && isLevel(value) ? levelNames[value] : value)
  return typeof value === 'number' ? String(value) : ''
}

function partsInWords(value: Settings, shape: Shape | null): string {
  return Object.entries(value).map(([key, inner]) => wordsOf(inner, shape?.properties?.[key] ?? null)).join(' ')
}

/** A unit by level and function: 县交通运输局. */
function postWords({ level, function: unitFunction, ...rest }: Settings): string | null {
  if (Object.keys(rest).length > 0 || !isLevel(level) || typeof unitFunction !== 'string' || !isUnitFunction(unitFunction)) return null
  const names: Partial<Record<Level, string>> = functions[unitFunction].names
  const name = names[level] ?? functions[unitFunction].label
  return name.startsWith(levelNames[level]) ? name : `${levelNames[level]}${name}`
}

function isLevelChoice(shape: Shape | null): boolean {
  return shape?.anyOf?.every((option) => isLevel(option.const)) === true
}

function isLevel(value: unknown): value is Level {
  return typeof value === 'string' && Object.hasOwn(levelNames, value)
}
