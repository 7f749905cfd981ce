/** The books against the records, asked of the database in one question: for `sanzhi verify`, which changes nothing. */
import { sql } from 'kysely'
import type { Database } from '../database/index.ts'
import { compareBalances } from './prove-books.ts'

export type BookVerdict = { readonly entries: number; readonly faults: readonly BookFault[] }
/** `entry`: missing, too many or other than its record carries it; `balance`: not the sum of the entries of the account. */
export type BookFault = { readonly fault: 'entry'; readonly dossier: string; readonly sequence: number } | { readonly fault: 'balance'; readonly account: string }

export async function verifyBooks(database: Database): Promise<BookVerdict> {
  return await database.transaction({ role: 'system' }, async (transaction) => {
    const counted = await transaction.selectFrom('book_entries').select(({ fn }) => fn.countAll<number>().as('entries')).executeTakeFirstOrThrow()
    const { rows } = await sql<{ county: number; dossier: string; sequence: number }>`
      with told as (
        select events.county, events.dossier, events.sequence, (one.position - 1)::int as line, one.entry
        from events, jsonb_array_elements(events.facts -> 'booked') with ordinality as one(entry, position) where events.facts ? 'booked')
      select distinct coalesce(told.county, held.county) as county, coalesce(told.dossier, held.dossier) as dossier, coalesce(told.sequence, held.sequence) as sequence
      from told full join book_entries held on held.county = told.county and held.dossier = told.dossier and held.sequence = told.sequence and held.line = told.line
      where told.entry is distinct from jsonb_build_object('book', held.book, 'account', held.account, 'kind', held.kind, 'delta', held.delta, 'rule', held.rule,
        'reference', held.reference, 'reversalOf', held.reversal_of)
      order by 1, 2, 3 limit 1000`.execute(transaction)
    const wrong = await compareBalances(transaction)
    return {
      entries: counted.entries,
      faults: [
        ...rows.map(({ county, dossier, sequence }) => ({ fault: 'entry' as const, dossier: `${county}-${dossier}`, sequence })),
        ...wrong.map(({ county, book, account }) => ({ fault: 'balance' as const, account: `${county} ${book}/${account}` })),
      ],
    }
  })
}
