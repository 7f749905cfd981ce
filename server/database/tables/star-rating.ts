/** Row types of star rating: its figures (migration 0036), the codes on its sheets (migration 0033). */
import type { Generated } from 'kysely'
import type { Code } from './dossiers.ts'

export interface WholeChangeTable {
  county: number
  id: Generated<number>
  whole: string
}

export interface StarFiguresTable {
  county: number
  cycle: string
  year: number
  village: Code
  place: Code
  stage: string
  households: number
  participating: number
  staying_out: number
  decided: number
  rated: number
  six_and_more: number
  every_star: number
  still_open: number
  own_over_peers: number | null
  given_over_peers: number | null
  kin_over_others: number | null
  every_star_share: number | null
  counted_at: Date
}

export interface SheetMarkTable {
  county: number
  code: string
  cycle: string
  rating: string | null
  kind: 'plaque' | 'certificate' | 'board' | 'notice'
  made_at: Date
}

export interface StarRatingTables {
  sheet_marks: SheetMarkTable
  whole_changes: WholeChangeTable
  star_figures: StarFiguresTable
}
