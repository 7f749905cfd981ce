/** The proof that the books are nothing but the records: every entry as its record carries it, every balance the sum of its entries. */
import { sql } from 'kysely'
import { canonicalJson } from '../../core/procedure/canonical.ts'
import type { Tables, Transaction } from '../database/index.ts'
import { rowsOf, type Booking } from './write-entries.ts'

export type EntryRow = Tables['book_entries']

/** Names of lines that are missing, too many or other than their record says; with what the record says, for whoever mends. */
export function entriesThatDiffer(bookings: readonly Booking[], stored: readonly EntryRow[]): { readonly what: string; readonly stored: string; readonly computed: string; readonly missing: EntryRow | null }[] {
  const told = new Map(bookings.flatMap(rowsOf).map((row) => [lineName(row), row]))
  const held = new Map(stored.map((row) => [lineName(row), row]))
  return [...new Set([...told.keys(), ...held.keys()])].flatMap((what) => {
    const [row, entry] = [told.get(what), held.get(what)]
    const [computed, found] = [spelled(row), spelled(entry)]
    return computed === found ? [] : [{ what, stored: found, computed, missing: entry === undefined && row !== undefined ? row : null }]
  })
}

export type WrongBalance = { readonly county: number; readonly book: string; readonly account: string; readonly stored: number | null; readonly computed: number }

/** Accounts whose balance is not the sum of their entries, those without a row included. */
export async function compareBalances(transaction: Transaction): Promise<readonly WrongBalance[]> {
  const { rows } = await sql<WrongBalance>`
    select county, book, account, balances.balance as stored, coalesce(sums.computed, 0)::bigint as computed
    from (select county, book, account, sum(delta) as computed from book_entries group by county, book, account) sums
    full join book_balances balances using (county, book, account)
    where balances.balance is distinct from coalesce(sums.computed, 0) order by county, book, account`.execute(transaction)
  return rows
}

/** Sets them to their sums; answers how many. What would be below zero stays, and stands in the answer of `compareBalances`. */
export async function mendBalances(transaction: Transaction, wrong: readonly WrongBalance[]): Promise<number> {
  let mended = 0
  for (const { county, book, account, stored, computed } of wrong) {
    if (computed < 0) continue
    if (stored === null) {
      await sql`
        insert into book_balances (county, book, account, holder, village, balance)
        select county, book, account, dossier, village, ${computed} from book_entries
        where county = ${county} and book = ${book} and account = ${account} order by booked_at, sequence, line limit 1`.execute(transaction)
    } else {
      await transaction.updateTable('book_balances').set({ balance: computed }).where('county', '=', county).where('book', '=', book).where('account', '=', account).execute()
    }
    mended += 1
  }
  return mended
}

function lineName({ sequence, line }: Pick<EntryRow, 'sequence' | 'line'>): string {
  return `${sequence}.${line}`
}

function spelled(row: EntryRow | undefined): string {
  return row === undefined ? 'none' : canonicalJson({ ...row, booked_at: row.booked_at.toISOString() })
}
