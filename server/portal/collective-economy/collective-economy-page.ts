/** Model of the page of a village's collective economy: facts in words, nothing but what was signed or reviewed. */
import { contractKindNames, isExpiring, mu } from '../../../core/collective-economy/index.ts'
import { periodInWords, yuan } from '../../../core/open-affairs/index.ts'
import { dayForVillagers, type Day } from '../../../core/time/index.ts'
import type { CollectiveEconomyPage } from '../../../faces/portal/contract.ts'
import type { LedgerShown } from '../../../procedures/collective-ledger/ledger-file.ts'
import { sumsOfProperty, type PropertyFile } from '../../../procedures/collective-property/property-file.ts'
import type { PublicContractRow } from '../../collective-economy/index.ts'
import { urls } from '../addresses.ts'

export type Public = {
  readonly village: string
  readonly today: Day
  /** From zero. */
  readonly page: number
  readonly contracts: { readonly total: number; readonly rows: readonly PublicContractRow[] }
  readonly ledgers: { readonly quarters: readonly LedgerShown[]; readonly assets: PropertyFile | null; readonly resources: PropertyFile | null }
}
/** A page stays under ten kilobytes, sums and inventories included. */
export const perPage = 5

export function collectiveEconomyPage({ village, today, page, contracts, ledgers }: Public): CollectiveEconomyPage {
  const link = (to: number) => (to === 0 ? urls.collectiveEconomy : `${urls.collectiveEconomy}?page=${to + 1}`)
  return {
    page: 'collective-economy', village, total: contracts.total, contracts: contracts.rows.map((one) => contractOf(one, today)),
    pager: { previous: page === 0 ? null : link(page - 1), next: (page + 1) * perPage < contracts.total ? link(page + 1) : null },
    quarters: page > 0 ? [] : ledgers.quarters.slice(0, 4).map(quarterOf), property: page > 0 ? [] : [...propertyOf('资产', ledgers.assets), ...propertyOf('资源', ledgers.resources)],
  }
}

export function pageIn(text: unknown): number {
  return typeof text === 'string' && /^[1-9]\d{0,2}$/.test(text) ? Number(text) - 1 : 0
}

function contractOf({ title, kind, direction, party, object, from, to, fen, paid, waived, basis, instalments, state }: PublicContractRow, today: Day): CollectiveEconomyPage['contracts'][number] {
  const [done, left] = direction === 'in' ? ['已收', '没有收'] : ['已付', '没有付']
  const late = state === 'ENDED' ? 0 : instalments.filter(({ due }) => due < today).reduce((sum, one) => sum + one.open, 0)
  return {
    title, late: late === 0 ? '' : `有 ${yuan(late)} 元过期${left}`,
    facts: [
      { name: '类别', value: contractKindNames[kind] }, { name: '对方', value: party }, { name: '标的', value: object },
      { name: '合同期', value: `${dayForVillagers(from)}至${dayForVillagers(to)}${state === 'ENDED' ? '，已经了结' : isExpiring(to, today) ? '，九十天内到期' : ''}` },
      { name: '价款', value: `${yuan(fen)} 元，${done} ${yuan(paid)} 元${waived === 0 ? '' : `，按决议不再收付 ${yuan(waived)} 元`}` }, ...(basis === '' ? [] : [{ name: '依据', value: basis }]),
    ],
  }
}

function quarterOf({ period, opening, income, expense, closing, reviewedOn }: LedgerShown): CollectiveEconomyPage['quarters'][number] {
  return {
    name: periodInWords(period),
    facts: [
      { name: '期初余额', value: `${yuan(opening)} 元` }, { name: '收入', value: `${yuan(income)} 元` }, { name: '支出', value: `${yuan(expense)} 元` }, { name: '期末余额', value: `${yuan(closing)} 元` },
      ...(reviewedOn === null ? [] : [{ name: '审核', value: `村务监督委员会${dayForVillagers(reviewedOn)}` }]),
    ],
  }
}

function propertyOf(name: string, file: PropertyFile | null): CollectiveEconomyPage['property'] {
  if (file === null) return []
  const sums = sumsOfProperty(file)
  return [{ name, value: `${sums.lines} 行，${file.kind === 'assets' ? `原值 ${yuan(sums.fen)} 元` : `${mu(sums.amount)} 亩`}；出租发包 ${sums.let} 行，闲置 ${sums.idle} 行` }]
}
