/** Row types of figures (migration 0012): a column per measure; null is zero. */
import type { Generated } from 'kysely'
import type { Measure, StateMeasure } from '../../../core/indicators/index.ts'
import type { Code } from './dossiers.ts'

type Amounts = { [measure in Measure]?: number | null } & { [state in StateMeasure]?: number | null }

export type RollupDeltaTable = Amounts & {
  county: number
  id: Generated<number>
  village: Code
  category: string
  open: boolean
  month: string
}

export type RollupTable = Amounts & {
  county: number
  /** 4 city, 6 county, 9 township, 12 village. */
  digits: number
  region: Code
  month: string
  category: string
  place: Code
}

export interface StatisticsTables {
  rollup_deltas: RollupDeltaTable
  rollups: RollupTable
}
