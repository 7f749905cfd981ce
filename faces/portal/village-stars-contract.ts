/** What everybody may read of a village's star rating: the notice, the board of honour, and whether a printed sheet is genuine. */

/** Head, group, stars won: the whole of what is public of a household. Ordered by group and strokes, never by stars. */
export type PublicStarLine = { readonly headName: string; readonly group: string; readonly stars: readonly string[] }

export type VillageStarsPage = {
  readonly page: 'village-stars'
  readonly village: string
  readonly notice: {
    readonly year: number
    /** Days in words. */
    readonly on: string
    readonly until: string
    readonly where: string
    readonly lines: readonly PublicStarLine[]
    readonly objectHref: string
  } | null
  readonly honour: { readonly year: number; readonly on: string; readonly from: number; readonly lines: readonly PublicStarLine[] } | null
}

export type SheetCheckPage = {
  readonly page: 'sheet-check'
  /** Null: no sheet of ours has this code. */
  readonly sheet: {
    /** 星级文明户牌, 光荣榜, … */
    readonly what: string
    readonly village: string
    readonly year: number
    readonly current: boolean
    /** What `current` means for this sheet, in one sentence. */
    readonly sentence: string
  } | null
}
