/** What the file of an inventory holds: every line in all its versions, what was written off and why, when it was last looked over. */
import type { PropertyKind, PropertyLine } from '../../core/collective-economy/index.ts'
import type { Day } from '../../core/time/index.ts'

export type Version = PropertyLine & { readonly on: Day; /** Why it differs from the one before; empty for the first. */ readonly reason: string }
export type Entry = { readonly number: number; readonly versions: readonly Version[]; readonly gone: { readonly on: Day; readonly reason: string; readonly basis: string } | null }
export type StockTaking = { readonly on: Day; readonly words: string }

export type PropertyFile = { readonly village: string; readonly kind: PropertyKind; readonly entries: readonly Entry[]; readonly stock: readonly StockTaking[]; readonly clock: Day }

export const blankProperty: PropertyFile = { village: '', kind: 'assets', entries: [], stock: [], clock: '2000-01-01' }

export function presentOf({ versions }: Entry): Version | null {
  return versions.at(-1) ?? null
}

/** What is owned today. */
export function standing({ entries }: Pick<PropertyFile, 'entries'>): readonly (Version & { readonly number: number })[] {
  return entries.flatMap((entry) => {
    const present = presentOf(entry)
    return entry.gone !== null || present === null ? [] : [{ ...present, number: entry.number }]
  })
}

export type PropertySums = { readonly lines: number; readonly amount: number; readonly fen: number; readonly own: number; readonly let: number; readonly idle: number; readonly gone: number }

/** `own`, `let`, `idle` count lines. */
export function sumsOfProperty(file: Pick<PropertyFile, 'entries'>): PropertySums {
  const lines = standing(file)
  const of = (use: Version['use']) => lines.filter((one) => one.use === use).length
  return { lines: lines.length, amount: lines.reduce((sum, one) => sum + one.amount, 0), fen: lines.reduce((sum, one) => sum + one.fen, 0), own: of('own'), let: of('let'), idle: of('idle'), gone: file.entries.length - lines.length }
}
