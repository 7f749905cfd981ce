/** The entries of a record and what they do to the balances, in the record's own transaction. Runs as the platform. */
import { sql } from 'kysely'
import { accountName, bookedIn, type BookEntry } from '../../core/procedure/books.ts'
import type { DossierEvent, DossierKey } from '../../core/procedure/dossier.ts'
import { dayOf } from '../../core/time/index.ts'
import type { Tables, Transaction } from '../database/index.ts'

export type Booking = { readonly key: DossierKey; readonly village: string; readonly event: DossierEvent }

export async function writeEntries(transaction: Transaction, { key, village, event }: Booking): Promise<void> {
  const entries = bookedIn(event.facts)
  if (entries.length === 0) return
  await Promise.all([
    transaction.insertInto('book_entries').values(rowsOf({ key, village, event })).execute(),
    addToBalances(transaction, key, village, entries),
  ])
}

/** What a record's entries are in the table: made here for the writer and for the proof. */
export function rowsOf({ key, village, event }: Booking): Tables['book_entries'][] {
  return bookedIn(event.facts).map((entry, line) => ({
    county: key.county, dossier: key.id, sequence: event.sequence, line, book: entry.book, account: entry.account, kind: entry.kind, delta: entry.delta,
    rule: entry.rule, reference: entry.reference, reversal_of: entry.reversalOf, village: Number(village), actor_person: event.actor.person,
    booked_at: new Date(event.receivedAt), booked_on: dayOf(event.receivedAt),
  }))
}

/** One statement, in the order in which balances are locked. An update comes first: the check of a new row would refuse what is taken. */
async function addToBalances(transaction: Transaction, { county, id }: DossierKey, village: string, entries: readonly BookEntry[]): Promise<void> {
  const sums = new Map<string, { book: string; account: string; delta: number }>()
  for (const { book, account, delta } of entries) {
    const name = accountName({ book, account })
    sums.set(name, { book, account, delta: delta + (sums.get(name)?.delta ?? 0) })
  }
  const changed = [...sums.values()].filter(({ delta }) => delta !== 0).toSorted((one, other) => (accountName(one) < accountName(other) ? -1 : 1))
  const [added, taken] = [changed.filter(({ delta }) => delta > 0), changed.filter(({ delta }) => delta < 0)]
  await Promise.all([
    ...taken.map(({ book, account, delta }) => transaction.updateTable('book_balances').set({ balance: sql<number>`balance + ${delta}` })
      .where('county', '=', county).where('book', '=', book).where('account', '=', account).execute()),
    ...(added.length === 0 ? [] : [transaction.insertInto('book_balances')
      .values(added.map(({ book, account, delta }) => ({ county, book, account, holder: id, village: Number(village), balance: delta })))
      .onConflict((conflict) => conflict.columns(['county', 'book', 'account']).doUpdateSet({ balance: sql<number>`book_balances.balance + excluded.balance` })).execute()]),
  ])
}
