/** What a region was called and what was done to it, as the server tells. */
export type RegionAct = 'open' | 'split' | 'merge' | 'rename' | 're-parent' | 'retire'

export type HistoryAnswer = {
  readonly code: string
  readonly versions: readonly { readonly name: string; readonly shortName: string; readonly status: string; readonly validFrom: string; readonly validTo: string | null }[]
  readonly changes: readonly {
    readonly id: string; readonly act: RegionAct; readonly day: string; readonly from: readonly string[]; readonly to: readonly string[]
    readonly reason: string; readonly office: string | null; readonly recordedAt: string
  }[]
}

export const actNames: Readonly<Record<RegionAct, string>> = { open: '新开', split: '拆分', merge: '合并', rename: '改名', 're-parent': '改隶属', retire: '撤销' }
