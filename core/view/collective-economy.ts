/** What the console is shown of a village's collective economy. */
import type { ContractKind } from '../collective-economy/index.ts'

export type ContractLine = {
  readonly dossier: string
  readonly village: string
  readonly villageName: string
  readonly number: string
  readonly title: string
  readonly kind: ContractKind
  readonly direction: 'in' | 'out'
  readonly party: string
  readonly from: string
  readonly to: string
  readonly state: string
  readonly stateName: string
  readonly fen: number
  readonly paid: number
  readonly open: number
  /** Of what is open, what is late today. */
  readonly overdue: number
  readonly nextDue: string | null
  /** Ends within ninety days. */
  readonly expiring: boolean
}
export const contractStandings = { all: '全部', overdue: '有逾期的', expiring: '九十天内到期的', drafted: '等签订的', running: '履行中的', ended: '已了结的' } as const
export type ContractStanding = keyof typeof contractStandings
export type Contracts = {
  readonly region: { readonly code: string; readonly name: string }
  readonly today: string
  /** Of the whole region, whatever is searched for. */
  readonly sums: { readonly running: number; readonly drafted: number; readonly overdue: number; readonly overdueFen: number; readonly expiring: number }
  readonly items: readonly ContractLine[]
  readonly next: string | null
}

export type LedgerLine = {
  readonly number: number
  readonly account: number
  readonly day: string
  readonly direction: 'in' | 'out'
  readonly subject: string
  readonly words: string
  /** A line in red has a minus. */
  readonly fen: number
  readonly voucher: string
  readonly reverses: number | null
}
export type LedgerAccount = { readonly number: number; readonly name: string; readonly kindName: string; readonly holder: string; readonly opening: number; readonly closing: number }
export type Ledger = {
  readonly village: { readonly code: string; readonly name: string }
  readonly period: string
  readonly periodName: string
  readonly dossier: string
  /** Null while nobody has opened it. */
  readonly state: string | null
  readonly stateName: string
  /** What the next act has seen. */
  readonly sequence: number
  /** Accounts and openings come from the quarter before. */
  readonly carriesOver: boolean
  readonly accounts: readonly LedgerAccount[]
  readonly sums: { readonly opening: number; readonly income: number; readonly expense: number; readonly closing: number }
  readonly lines: readonly LedgerLine[]
  /** Booked on contracts in this quarter and found under no voucher of the ledger. */
  readonly unmatched: readonly { readonly contract: string; readonly title: string; readonly on: string; readonly voucher: string; readonly fen: number }[]
  readonly quarters: readonly { readonly period: string; readonly periodName: string; readonly stateName: string; readonly closing: number }[]
}
export type PropertyRow = {
  readonly number: number
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly amount: number
  readonly fen: number
  readonly since: string
  readonly where: string
  readonly use: string
  readonly corrected: number
}
export type Inventory = {
  readonly village: { readonly code: string; readonly name: string }
  readonly kind: 'assets' | 'resources'
  readonly dossier: string
  readonly opened: boolean
  readonly sequence: number
  readonly sums: { readonly lines: number; readonly amount: number; readonly fen: number; readonly own: number; readonly let: number; readonly idle: number; readonly gone: number }
  readonly stockOn: string | null
  readonly rows: readonly PropertyRow[]
}
export type ReadTable =
  | { readonly ok: true; readonly funds: readonly Omit<LedgerLine, 'number' | 'account' | 'reverses'>[]; readonly property: readonly Omit<PropertyRow, 'number' | 'corrected'>[] }
  | { readonly ok: false; readonly faults: readonly { readonly row: number; readonly column: string; readonly sentence: string }[]; readonly more: number }

export type CollectiveMeetings = {
  readonly village: { readonly code: string; readonly name: string }
  readonly meetings: readonly {
    readonly dossier: string
    readonly bodyName: string
    readonly heldOn: string
    readonly state: string
    readonly stateName: string
    readonly all: number
    readonly present: number
    readonly items: readonly { readonly number: number; readonly kindName: string; readonly title: string; readonly passed: boolean; readonly yes: number }[]
  }[]
}
