/** What everybody may read of a village's collective economy: reviewed sums, inventories, signed contracts; of persons not even the name. */
import type { PagerModel } from '../../design/index.ts'

type Fact = { readonly name: string; readonly value: string }
export type CollectiveEconomyPage = {
  readonly page: 'collective-economy'
  readonly village: string
  readonly contracts: readonly { readonly title: string; readonly facts: readonly Fact[]; readonly late: string }[]
  readonly total: number
  readonly pager: PagerModel
  /** Reviewed quarters of funds, newest first. */
  readonly quarters: readonly { readonly name: string; readonly facts: readonly Fact[] }[]
  readonly property: readonly Fact[]
}
