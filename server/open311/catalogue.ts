/** Services are the kinds of matters in the county's catalogue in force. */
import { budgetInWords } from '../../core/time/index.ts'
import type { CaseSettings, Category } from '../../procedures/grid-case/settings.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { procedureKey } from './open311.ts'
import type { Jurisdiction } from './jurisdiction.ts'

export type Catalogue = CaseSettings

export async function catalogueOf(door: Door, transaction: Transaction, { county }: Pick<Jurisdiction, 'county'>): Promise<Catalogue> {
  return (await door.settings.inForce(transaction, procedure(door), county)).contents as CaseSettings
}

/** The newest version: what new matters are opened under, and whose words are said of all. */
export function procedure(door: Door) {
  const newest = door.procedures.newest(procedureKey)
  if (newest === null) throw new TypeError('there is no procedure for service requests')
  return newest
}

export function categoryOf(catalogue: Catalogue, code: string): Category | undefined {
  return Object.hasOwn(catalogue.categories, code) ? catalogue.categories[code] : undefined
}

export function groupOf(catalogue: Catalogue, code: string): string {
  return catalogue.groups[code.slice(0, 2)] ?? ''
}

/** How long it may take, as the county promises it. */
export function promiseOf(catalogue: Catalogue, { priority, emergency }: Category): string {
  if (emergency !== null) return `紧急情况请先拨打 ${emergency}。`
  const limits = catalogue.limits[priority]
  return `${budgetInWords(catalogue.accept)}内受理；派到单位后 ${budgetInWords(limits.sign)}内签收，${budgetInWords(limits.handle)}内办理。`
}
