/** What the routes of star rating's figures answer, for the faces. */
import type { Fairness, FairnessHint } from '../star-rating/fairness.ts'
import type { Inflation, RatedCounts, Share } from '../star-rating/thresholds.ts'

type Region = { readonly level: string; readonly code: string; readonly name: string }

export type StarFigures = {
  readonly region: Region
  readonly path: readonly Region[]
  readonly year: number
  /** Villages in which this year's rating was begun, and how many are in which stage. */
  readonly villages: number
  readonly stages: readonly { readonly stage: string; readonly villages: number }[]
  readonly counts: RatedCounts & { readonly stayingOut: number; readonly decided: number; readonly stillOpen: number }
  readonly shares: readonly {
    readonly key: Share
    readonly name: string
    readonly over: number
    readonly of: number
    readonly aim: { readonly over: number; readonly of: number }
    readonly reached: boolean | null
    readonly rule: string
  }[]
  readonly hints: readonly Inflation[]
  readonly children: readonly (RatedCounts & { readonly code: string; readonly name: string; readonly villages: number })[]
}

export type StarFairness = {
  readonly region: Region
  readonly year: number
  readonly items: readonly { readonly code: string; readonly name: string; readonly decided: number; readonly fairness: Fairness; readonly hints: readonly (FairnessHint | Inflation)[] }[]
}
