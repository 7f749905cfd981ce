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
