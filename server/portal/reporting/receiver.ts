/** Who reads a report first: said before it is sent, also in villages that have no grids. */
import { unitIdOf, type UnitFunction } from '../../../core/region/functions.ts'
import type { ReportDraft } from '../../../faces/portal/contract.ts'
import { isAboutOfficials } from './against.ts'
import { kindOf, type Reporting } from './reporting.ts'

/** Null for a matter about those in office: who reads it depends on whom it is about, and the level above takes it. */
export function receiverOf(reporting: Reporting, draft: ReportDraft): string | null {
  if (isAboutOfficials(reporting, draft)) return null
  const { units, village } = reporting
  const first = firsts[kindOf(reporting, draft)?.startsAt ?? 'VILLAGE']
  const id = first === null ? null : unitIdOf(village.code.slice(0, first.digits), first.unitFunction)
  return units.find((unit) => unit.id === id)?.name ?? '村里或乡镇的受理人员'
}

type First = { readonly digits: number; readonly unitFunction: UnitFunction }

/** Where matters of a level arrive. */
const firsts: Readonly<Record<'VILLAGE' | 'TOWN' | 'COUNTY' | 'CITY', First | null>> = {
  VILLAGE: { digits: 12, unitFunction: 'committee' },
  TOWN: { digits: 9, unitFunction: 'government' },
  COUNTY: { digits: 6, unitFunction: 'center' },
  CITY: null,
}
