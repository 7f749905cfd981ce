/**
 * Books (账): what is counted in whole units and belongs to an account, e.g. the points of a household, the stock of a thing. Entries are only
 * ever added, by acts; a balance is their sum and never below zero. The entries travel in the record, so that every book can be
 * made anew from the records and compared.
 */
import type { JsonObject } from './dossier.ts'
import type { Refusal } from './refusal.ts'

/** One account of a book. Both names are the procedure's own; the county is that of the dossier. */
export type Account = { readonly book: string; readonly account: string }

export type BookEntry = Account & {
  /** Whole units, never 0. */
  readonly delta: number
  /** What sort of entry, e.g. `earned`; sums are asked for by it. */
  readonly kind: string
  /** By which rule of which catalogue; empty where none applies. */
  readonly rule: string
  /** What it was for, as the procedure tells one thing from another. */
  readonly reference: string
  /** Reference of the entry this one takes back; null for all others. */
  readonly reversalOf: string | null
}

export function accountName({ book, account }: Account): string {
  return `${book}/${account}`
}

/** The entries a record carries. */
export function bookedIn(facts: JsonObject): readonly BookEntry[] {
  return (facts['booked'] ?? []) as unknown as readonly BookEntry[]
}

/** With the other facts of the decision; nothing is added where nothing was booked, so that records of other acts stay as they were. */
export function withBooked(facts: JsonObject, entries: readonly BookEntry[]): JsonObject {
  return entries.length === 0 ? facts : { ...facts, booked: entries.map((entry) => ({ ...entry })) }
}

/**
 * The last line of defence behind the procedure's own conditions: nothing is booked on a balance nobody looked at, and none below zero.
 * @throws TypeError where the procedure books on an account it did not ask about, or no whole number: a fault of the program
 */
export function refusalOfEntries(entries: readonly BookEntry[], balances: ReadonlyMap<string, number> | undefined): Refusal | null {
  const after = new Map<string, number>()
  for (const entry of entries) {
    const name = accountName(entry)
    const held = after.get(name) ?? balances?.get(name)
    if (held === undefined) throw new TypeError(`booked on ${name}, which the act did not ask about`)
    if (!Number.isSafeInteger(entry.delta) || entry.delta === 0) throw new TypeError(`${entry.delta} cannot be booked on ${name}`)
    after.set(name, held + entry.delta)
  }
  const short = [...after].find(([, balance]) => balance < 0)
  return short === undefined ? null : {
    code: 'balance-too-low', rule: 'R-461', sentence: '数量不够，没有办成：就在您办理的时候，余额或者库存少了。请刷新页面看看现在还有多少。', cause: `${short[0]} would be ${short[1]}`,
  }
}
