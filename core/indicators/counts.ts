/** What one matter adds to the figures as its records stand, and what an act changes of it. */
import { isNothing, minus, plus, type Amounts } from './measures.ts'
import type { Month } from './month.ts'

/** A plain JSON value, kept beside the matter. */
export type Counts = {
  /** 12 digits. */
  readonly village: string
  readonly category: string
  /**
   * False for matters only the parties may read: they count at county and city only. In a village a single one in a month would tell
   * those it is about that somebody complained.
   */
  readonly open: boolean
  readonly months: { readonly [month: Month]: Amounts }
}

/** What has to be added to the roll-ups. */
export type Delta = { readonly village: string; readonly category: string; readonly open: boolean; readonly month: Month; readonly amounts: Amounts }

/** From what was counted before to what counts now; empty where an act changes no figure. */
export function deltasBetween(before: Counts | null, after: Counts): readonly Delta[] {
  if (before === null) return deltasOf(after, after.months)
  const moved = before.village !== after.village || before.category !== after.category || before.open !== after.open
  if (moved) return [...deltasOf(before, negated(before.months)), ...deltasOf(after, after.months)]
  const months = [...new Set([...Object.keys(before.months), ...Object.keys(after.months)])].toSorted()
  return deltasOf(after, Object.fromEntries(months.map((month) => [month, minus(after.months[month] ?? {}, before.months[month] ?? {})])))
}

function deltasOf({ village, category, open }: Counts, months: Counts['months']): Delta[] {
  return Object.entries(months).filter(([, amounts]) => !isNothing(amounts)).map(([month, amounts]) => ({ village, category, open, month, amounts: plus(amounts) }))
}

function negated(months: Counts['months']): Counts['months'] {
  return Object.fromEntries(Object.entries(months).map(([month, amounts]) => [month, minus({}, amounts)]))
}
