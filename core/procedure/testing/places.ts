/** Places of the tests, invented: no village of these numbers is listed. */
import type { Office } from '../actor.ts'
import { underMandate, type Actor } from '../actor.ts'
import { levelOf, type Level } from '../../region/region.ts'

export const demoVillage = '140423100299'
export const otherVillage = '140425200288'

/** Codes of the regions above a village, itself included. */
export function regionsOf(village: string): Readonly<Record<Exclude<Level, 'GRID'>, string>> {
  return { CITY: village.slice(0, 4), COUNTY: village.slice(0, 6), TOWN: village.slice(0, 9), VILLAGE: village }
}

/** A made-up uuid that looks it: `person(7)` is 00000000-0000-4000-8000-000000000007. */
export function person(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

/** Somebody in an office of the region with `code`; `unitFunction` null for an office without unit. */
export function inOffice(id: string, office: Office, code: string, unitFunction: string | null): Actor {
  const level = levelOf(code)
  if (level === null) throw new RangeError(`no region code: ${code}`)
  return underMandate(id, { id: `${id.slice(0, -1)}f`, office, unit: unitFunction === null ? null : `${code}:${unitFunction}`, region: { level, code } })
}
