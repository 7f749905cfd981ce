/** What the console is shown of open affairs. */
import type { Board, FinanceLine, NameLine, Shape } from '../open-affairs/index.ts'

export type DutyView = {
  readonly item: string
  readonly itemName: string
  readonly board: Board
  readonly kind: string
  readonly shape: Shape
  readonly period: string
  readonly periodName: string
  readonly due: string
  readonly dossier: string
  /** Null while nobody has begun it. */
  readonly state: string | null
  readonly stateName: string
  readonly overdue: boolean
  readonly publishedOn: string | null
}
export type VillageDuties = {
  readonly village: { readonly code: string; readonly name: string }
  readonly year: number
  readonly leastDays: number
  readonly today: string
  readonly rows: readonly DutyView[]
  readonly events: readonly { readonly code: string; readonly name: string; readonly shape: Shape }[]
}
export type OpenAffairsOverdue = {
  readonly region: { readonly code: string; readonly name: string }
  readonly total: number
  readonly below: readonly { readonly code: string; readonly name: string; readonly overdue: number }[]
  readonly lines: readonly { readonly dossier: string; readonly village: string; readonly title: string; readonly state: string; readonly due: string }[]
}
export type ReadTable =
  | { readonly ok: true; readonly opening: number | null; readonly lines: readonly FinanceLine[]; readonly names: readonly NameLine[] }
  | { readonly ok: false; readonly faults: readonly { readonly row: number; readonly column: string; readonly sentence: string }[]; readonly more: number }
