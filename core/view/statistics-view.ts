/** Figures of a region as the console shows them. */
import type { AverageTime, Figures, Indicator } from '../indicators/index.ts'
import type { Level } from '../region/region.ts'

export type PlaceView = { readonly level: Level; readonly code: string; readonly name: string }

export type StatisticsView = {
  readonly region: PlaceView
  /** From the asker's own region down to this one. */
  readonly path: readonly PlaceView[]
  readonly period: { readonly from: string; readonly to: string }
  /** Two digits of a group, four of a category, or null for all. */
  readonly category: { readonly code: string; readonly name: string } | null
  /** Matters only the parties may read are left out here: they count at county and city. */
  readonly openOnly: boolean
  /** Null of a grid: it is often one person, and nobody is measured here by rates. */
  readonly figures: Figures | null
  readonly counts: readonly { readonly key: string; readonly name: string; readonly amount: number }[]
  /** How many matters reported in the period are in which state now; states without any are left out. */
  readonly states: readonly { readonly state: string; readonly name: string; readonly amount: number }[]
  /** Empty where single months would tell too much of a sensitive category. */
  readonly months: readonly { readonly month: string; readonly reported: number; readonly closed: number; readonly closing: Indicator | null }[]
}

/** One line of a table: a region below, or a category. */
export type StatisticsLine = {
  readonly code: string
  readonly name: string
  /** Too few of a sensitive category to be shown; everything else is then null. Of grids there are counts and no rates. */
  readonly withheld: boolean
  readonly reported: number | null
  readonly outstanding: number | null
  readonly closing: Figures['closing'] | null
}
export type StatisticsLines = { readonly items: readonly StatisticsLine[]; readonly next: string | null }

export type { AverageTime, Figures, Indicator }
