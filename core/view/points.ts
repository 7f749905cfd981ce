/** What a village makes public of its points, as the server answers it and the faces read it: figures of the village, no household. */
import type { Reward } from '../star-rating/rewards.ts'

/** One thing of the shop over a quarter: what was there, what came, what went, what is there. */
export type StockLine = {
  readonly thing: number
  readonly name: string
  readonly unit: string
  readonly opening: number
  readonly received: number
  /** Taken for points, less what came back. */
  readonly exchanged: number
  readonly writtenOff: number
  /** What a count found more or less. */
  readonly counted: number
  readonly closing: number
}

/** The catalogue in force and a thing of the shop are the procedures' own types. */
export type PublicPointsOf<InForce, Thing> = {
  readonly inForce: InForce | null
  readonly rewards: readonly Reward[]
  /** Households that earned points this year. */
  readonly participants: number
  /** Null where the village has no shop. */
  readonly things: readonly (Thing & { readonly stock: number })[] | null
  readonly quarter: string
  /** Quarters of which there is a sheet, the newest first. */
  readonly quarters: readonly string[]
  readonly sheet: readonly StockLine[]
}
