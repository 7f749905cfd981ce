/** What the file of a quarter's ledger holds: the accounts with their openings, every line as entered, who closed it and who reviewed. */
import type { FundAccount, FundLine } from '../../core/collective-economy/index.ts'
import type { Day } from '../../core/time/index.ts'

export type LedgerFile = {
  readonly village: string
  readonly period: string
  readonly accounts: readonly FundAccount[]
  readonly lines: readonly FundLine[]
  /** Openings were taken over from the quarter before, fen by fen. */
  readonly carried: boolean
  readonly openedOn: Day
  readonly closedBy: string | null
  readonly closedOn: Day | null
  readonly reviewed: { readonly on: Day; readonly words: string } | null
  readonly sentBack: readonly string[]
}

export const blankLedger: LedgerFile = { village: '', period: '', accounts: [], lines: [], carried: false, openedOn: '2000-01-01', closedBy: null, closedOn: null, reviewed: null, sentBack: [] }

/** What the next quarter begins with, and what everybody may read once it is reviewed. */
export type LedgerShown = {
  readonly village: string
  readonly period: string
  readonly closed: boolean
  readonly reviewedOn: Day | null
  readonly accounts: readonly { readonly number: number; readonly kind: FundAccount['kind']; readonly name: string; readonly holder: string; readonly opening: number; readonly closing: number }[]
  readonly opening: number
  readonly income: number
  readonly expense: number
  readonly closing: number
  readonly lines: number
}
