/** Row types of the books (migration 0031). */
import type { Code } from './dossiers.ts'

export interface BookEntryTable {
  county: number
  dossier: string
  sequence: number
  line: number
  book: string
  account: string
  kind: string
  delta: number
  rule: string
  reference: string
  reversal_of: string | null
  village: Code
  actor_person: string | null
  booked_at: Date
  booked_on: string
}

export interface BookBalanceTable {
  county: number
  book: string
  account: string
  holder: string
  village: Code
  balance: number
}

export interface BookTables {
  book_entries: BookEntryTable
  book_balances: BookBalanceTable
}
