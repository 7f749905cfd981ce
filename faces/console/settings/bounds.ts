/** What a number of the settings may be, as the settings' own schema says it: shown beside the field, and checked before anything is sent. */
import { settingsSchema, type CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { budgetWords, choices, limitWords, numberWords } from './settings-words.ts'

export type Bounds = { readonly least: number; readonly most: number; readonly whole: boolean }
export type OutOfBounds = { readonly name: string; readonly sentence: string }

type Bounded = { readonly minimum?: number; readonly maximum?: number }

export function boundsOfNumber(key: keyof typeof numberWords): Bounds {
  return { ...bounded(settingsSchema.properties[key]), whole: true }
}

/** Every limit and every other time is of one make. */
export const boundsOfAmount: Bounds = { ...bounded(settingsSchema.properties.accept.properties.amount), whole: false }

export function boundsWords({ least, most }: Bounds): string {
  return `${least} 到 ${most}`
}

export function isWithin(value: number, { least, most, whole }: Bounds): boolean {
  return Number.isFinite(value) && value >= least && value <= most && (!whole || Number.isInteger(value))
}

/** By the name its field carries on the page, in the order of the page. */
export function outOfBounds(settings: CaseSettings): readonly OutOfBounds[] {
  const limits = Object.entries(settings.limits).flatMap(([priority, parts]) => Object.entries(parts).map(([part, { amount }]) => (
    { name: `${choices.priority[priority as keyof typeof choices.priority]}${limitWords[part as keyof typeof limitWords]}`, value: amount, bounds: boundsOfAmount }
  )))
  const budgets = (Object.keys(budgetWords) as (keyof typeof budgetWords)[]).map((key) => ({ name: budgetWords[key], value: budgetAt(settings, key).amount, bounds: boundsOfAmount }))
  const numbers = (Object.keys(numberWords) as (keyof typeof numberWords)[]).map((key) => ({ name: numberWords[key][0], value: settings[key], bounds: boundsOfNumber(key) }))
  return [...limits, ...budgets, ...numbers].filter(({ value, bounds }) => !isWithin(value, bounds)).map(({ name, bounds }) => ({ name, sentence: tooFar(name, bounds) }))
}

export function tooFar(name: string, bounds: Bounds): string {
  return `“${name}”要在 ${boundsWords(bounds)} 之间${bounds.whole ? '，填整数' : ''}。`
}

export function budgetAt(settings: CaseSettings, key: keyof typeof budgetWords): CaseSettings['accept'] {
  switch (key) {
    case 'whistle/EMERGENCY': return settings.whistle.EMERGENCY
    case 'whistle/ENFORCEMENT': return settings.whistle.ENFORCEMENT
    case 'whistle/DIFFICULT': return settings.whistle.DIFFICULT
    default: return settings[key]
  }
}

function bounded({ minimum, maximum }: Bounded): { least: number; most: number } {
  return { least: minimum ?? 0, most: maximum ?? Number.MAX_SAFE_INTEGER }
}
