/**
 * The names of the dossiers of a star rating follow from what they are about, so that there can be only one of each: one cycle a village and
 * year, one rating a household and year. They are UUIDs of version 8, whose content is ours to say (RFC 9562 §5.8).
 */
import type { DossierKey } from '../procedure/dossier.ts'

/** @param village twelve digits; @param year four */
export function cycleKey(village: string, year: number): DossierKey {
  const digits = `${village}${String(year).padStart(4, '0')}`
  return { county: Number(village.slice(0, 6)), id: `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(12, 15)}-8${digits.slice(15)}00-${'0'.repeat(11)}1` }
}

/** The household's own id with the year folded in: as unlike others as that id is. */
export function ratingKey(village: string, household: string, year: number): DossierKey {
  const hex = household.replaceAll('-', '')
  const first = (Number.parseInt(hex.slice(0, 4), 16) ^ year).toString(16).padStart(4, '0')
  return {
    county: Number(village.slice(0, 6)),
    id: `${first}${hex.slice(4, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`,
  }
}

/** As acts and look-ups name it. */
export function nameOfKey({ county, id }: DossierKey): string {
  return `${county}-${id}`
}
