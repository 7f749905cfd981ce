/**
 * Offices that decide who may do what, who looks at whom, or over a whole county: their mandates take two persons, one who proposes and
 * another who approves. The database holds the same list in `is_office_of_power`; a test keeps the two equal.
 */
import type { Office } from './actor.ts'

export const officesOfPower = ['SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN', 'COUNTY_CENTER', 'CITY_CENTER'] as const satisfies readonly Office[]

export type OfficeOfPower = (typeof officesOfPower)[number]

export function isOfficeOfPower(office: Office): office is OfficeOfPower {
  return (officesOfPower as readonly Office[]).includes(office)
}
