/** What the pages of points show: a household's own passbook, and what the village makes public. No order of households, anywhere. */
import type { FieldModel, Problem } from '../../design/index.ts'

export type PointsEntryLine = {
  readonly id: string
  readonly on: string
  /** `+5`, `−10`. */
  readonly delta: string
  readonly words: string
}

export type PointsPage = {
  readonly page: 'points'
  /** `no-household`: not in the register; `no-catalogue`: the village has none in force; `closed`: the passbook is. */
  readonly standing: 'open' | 'no-household' | 'no-catalogue' | 'closed'
  readonly balance: number
  /** What lapses at the end of the year, in words; null where nothing does. */
  readonly lapsing: string | null
  readonly entries: readonly PointsEntryLine[]
  /** Asked for and not counted yet, or refused with the reason. */
  readonly asked: readonly { readonly number: number; readonly words: string; readonly state: string; readonly reason: string | null; readonly actId: string | null }[]
  readonly exchanges: readonly { readonly number: number; readonly code: string; readonly words: string; readonly state: string; /** Of the act that gives it back; null where it is over. */ readonly actId: string | null }[]
  readonly things: readonly { readonly number: number; readonly words: string; readonly stock: number; readonly most: number; readonly actId: string }[]
  readonly claim: { readonly actId: string; readonly fields: readonly FieldModel[] } | null
  readonly problems: readonly Problem[]
  readonly done: string | null
}

export type VillagePointsPage = {
  readonly page: 'village-points'
  readonly participants: number
  readonly rules: readonly { readonly name: string; readonly points: string }[]
  /** By which resolution, and how it was filed; null where none is in force. */
  readonly adopted: { readonly meeting: string; readonly filing: string; readonly more: string } | null
  readonly rewards: readonly { readonly kind: string; readonly name: string; readonly words: string }[]
  readonly shop: {
    readonly quarter: string
    readonly quarters: readonly { readonly href: string; readonly name: string; readonly here: boolean }[]
    readonly lines: readonly {
      readonly thing: string; readonly cost: string; readonly opening: number; readonly received: number; readonly exchanged: number
      readonly writtenOff: number; readonly counted: number; readonly closing: number
    }[]
  } | null
}
