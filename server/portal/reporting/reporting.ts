/** What a step of the report works with: who reports, where, and the catalogue in force there. */
import type { Problem, ReportDraft } from '../../../faces/portal/contract.ts'
import type { Transaction } from '../../database/index.ts'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { unitIdOf } from '../../../core/region/functions.ts'
import { childrenOf, findUnits, unitsOfRegion, type Unit } from '../../registry/index.ts'
import type { Village } from '../asking/village.ts'
import type { Portal } from '../portal.ts'

export type Region = Awaited<ReturnType<typeof childrenOf>>[number]

export type Reporting = {
  readonly portal: Portal
  readonly village: Village
  readonly settings: CaseSettings
  /** The village's grids, by code. */
  readonly grids: readonly Region[]
  readonly signedIn: boolean
  /** Units of the village and of its township, and the county's centre. */
  readonly units: readonly Unit[]
}

/** What came of answering a step: the draft with the answer in it, and what is still wrong with it. */
export type Answered = { readonly draft: ReportDraft; readonly problems: readonly Problem[] }

export const procedureKey = 'grid-case'

export async function openReporting(
  portal: Portal,
  transaction: Transaction,
  village: Village,
  signedIn: boolean,
): Promise<Reporting> {
  const procedure = portal.door.procedures.newest(procedureKey)
  if (procedure === null) throw new TypeError('there is no procedure for reports')
  const settings = await portal.door.settings.inForce(transaction, procedure, village.county)
  const grids = await childrenOf(transaction, { level: 'VILLAGE', code: village.code })
  const town = village.code.slice(0, 9)
  const units = [
    ...(await unitsOfRegion(transaction, village.code)),
    ...(await unitsOfRegion(transaction, town)),
    ...(await findUnits(transaction, [unitIdOf(String(village.county), 'center')])),
  ]
  return {
    portal,
    village,
    units,
    signedIn,
    settings: settings.contents as CaseSettings,
    grids: grids.filter(({ level }) => level === 'GRID'),
  }
}

export function kindOf({ settings }: Reporting, draft: ReportDraft) {
  return draft.kind !== undefined && Object.hasOwn(settings.categories, draft.kind) ? settings.categories[draft.kind] : undefined
}
