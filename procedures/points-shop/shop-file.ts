/** What a village's shop of points (爱心超市) holds: its things and what has still to be looked over by a second person. Stock stands in the book. */
import type { Day } from '../../core/time/index.ts'

/** Name of the book of stock; an account is `village/number of the thing`. */
export const stockBook = 'points-stock'

export type Thing = {
  readonly number: number
  readonly name: string
  readonly unit: string
  /** Points for one. */
  readonly cost: number
  /** So many of it a household may take in a month; null without such a limit. */
  readonly mostPerMonth: number | null
  readonly onShelf: boolean
}

export const movementKinds = { received: '入库', counted: '盘点', 'written-off': '报损' } as const
export type MovementKind = keyof typeof movementKinds

/** Waits for a second person. `delta` is what will be booked. */
export type Movement = {
  readonly number: number
  readonly thing: number
  readonly kind: MovementKind
  readonly quantity: number
  readonly delta: number
  readonly words: string
  readonly on: Day
  readonly by: string
}

/** What stood in the book at the end of a quarter, by number of the thing: sealed with the record, so that the published sheet can be checked. */
export type Quarter = { readonly quarter: string; readonly stock: Readonly<Record<string, number>> }

export type ShopFile = {
  readonly things: readonly Thing[]
  readonly movements: readonly Movement[]
  readonly moved: number
  readonly quarters: readonly Quarter[]
  /** The quarter that is being kept, e.g. `2026-2`, and the day on which keeping it began. */
  readonly quarter: string
  readonly since: Day
}

export const blankShop: ShopFile = { things: [], movements: [], moved: 0, quarters: [], quarter: '1970-1', since: '1970-01-01' }

/** `2026-2` of a day in May 2026. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** First and last day. */
export function daysOfQuarter(quarter: string): { readonly first: Day; readonly last: Day } {
  const [year = '', number = '1'] = quarter.split('-')
  return { first: `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`, last: `${year}-${['03-31', '06-30', '09-30', '12-31'][Number(number) - 1] ?? '12-31'}` }
}

/** What passbooks lean on. */
export type ShopShown = { readonly things: readonly Thing[] }

export function thingOf({ things }: { readonly things: readonly Thing[] }, number: number): Thing | undefined {
  return things.find((one) => one.number === number)
}

export function stockAccount(village: string, thing: number) {
  return { book: stockBook, account: `${village}/${thing}` }
}
