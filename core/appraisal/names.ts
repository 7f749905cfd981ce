/** The name of an appraisal's dossier follows from village, year and which of the year it is: the one before it can be looked up, and there are no two of one. */
import { sha256 } from '../open-affairs/digest.ts'
import type { DossierKey } from '../procedure/dossier.ts'

/** Law asks for one a year at least; more than this many nobody holds. */
export const mostInYear = 3
/** Two in a row lie no further apart: a term is five years. */
const yearsBack = 5

export type WhichAppraisal = { readonly village: string; readonly year: number; readonly nth: number }

export function appraisalKey({ village, year, nth }: WhichAppraisal): DossierKey {
  const hex = sha256(`appraisal/${village}/${year}/${nth}`)
  return { county: Number(village.slice(0, 6)), id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` }
}

export function nameOfAppraisal(which: WhichAppraisal): string {
  const { county, id } = appraisalKey(which)
  return `${county}-${id}`
}

/** Names of every appraisal that may have come before, the latest first. */
export function earlierAppraisals({ village, year, nth }: WhichAppraisal): readonly string[] {
  const sameYear = Array.from({ length: Math.max(0, nth - 1) }, (_, at) => nameOfAppraisal({ village, year, nth: nth - 1 - at }))
  const before = Array.from({ length: yearsBack }, (_, back) => year - 1 - back).flatMap((one) => (
    Array.from({ length: mostInYear }, (_, at) => nameOfAppraisal({ village, year: one, nth: mostInYear - at }))))
  return [...sameYear, ...before]
}
