/** Names of categories, and which of them are sensitive, as the county's settings in force say. */
import { codeLength } from '../../core/region/region.ts'
import type { CaseSettings } from '../../procedures/grid-case/settings.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { wholeCity } from '../procedures/index.ts'
import type { Place } from './place.ts'

export type Catalogue = {
  readonly nameOf: (code: string) => string
  /** A category only the parties may read, or a group that holds one. */
  readonly isSensitive: (code: string) => boolean
  readonly knows: (code: string) => boolean
  /** Fewer matters of a sensitive category than this are not told of: what was agreed where the figures are asked (security control 31). */
  readonly leastShown: number
}

export async function catalogueOf(door: Door, transaction: Transaction, place: Place): Promise<Catalogue> {
  const procedure = door.procedures.newest('grid-case')
  if (procedure === null) throw new TypeError('no grid case to count')
  const county = place.level === 'CITY' ? wholeCity : Number(place.code.slice(0, codeLength.COUNTY))
  const { groups, categories, leastShown } = (await door.settings.inForce(transaction, procedure, county)).contents as CaseSettings
  const sensitive = new Set(Object.entries(categories).filter(([, { confidential }]) => confidential).map(([code]) => code))
  return {
    leastShown,
    nameOf: (code) => (code.length === 2 ? groups[code] : categories[code]?.name) ?? `类型 ${code}`,
    isSensitive: (code) => (code.length === 2 ? [...sensitive].some((one) => one.startsWith(code)) : sensitive.has(code)),
    knows: (code) => code.length === 2 ? code in groups : code in categories,
  }
}
