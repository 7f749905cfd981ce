/** What a village's catalogue of points (积分办法) holds: the one in force and, beside it, the one being made. */
import type { PointsCatalogue } from '../../core/star-rating/points-catalogue.ts'
import type { Day } from '../../core/time/index.ts'

export const bodies = { assembly: '村民会议', representatives: '村民代表会议' } as const
export type Body = keyof typeof bodies

/** By which resolution (R-460). `meeting` names the villagers' council's meeting that advised it, where there was one on the platform. */
export type Adoption = {
  readonly body: Body
  readonly number: string
  readonly heldOn: Day
  readonly entitled: number
  readonly present: number
  readonly yes: number
  readonly meeting: string | null
}

export type InForce = { readonly contents: PointsCatalogue; readonly adoption: Adoption; readonly filedOn: Day; readonly filing: string; readonly version: number }

/** Somebody should look at how points were approved that day: figures of the reviewing, nobody's name. */
export type Doubt = { readonly number: number; readonly day: Day; readonly amount: number; readonly usual: number; readonly finding: string | null }

export type CatalogueFile = {
  readonly draft: PointsCatalogue | null
  /** Of the draft, between the resolution and the filing. */
  readonly adoption: Adoption | null
  readonly files: readonly string[]
  readonly inForce: InForce | null
  readonly doubts: readonly Doubt[]
  /** Why the township sent it back; empty where it did not. */
  readonly sentBack: string
}

export const blankCatalogue: CatalogueFile = { draft: null, adoption: null, files: [], inForce: null, doubts: [], sentBack: '' }

/** What passbooks lean on: nothing but the catalogue in force. */
export type CatalogueShown = { readonly inForce: InForce | null }

export function openDoubts({ doubts }: CatalogueFile): readonly Doubt[] {
  return doubts.filter(({ finding }) => finding === null)
}
