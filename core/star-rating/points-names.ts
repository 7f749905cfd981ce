/**
 * The names of the dossiers of points follow from what they are about: one passbook a household, one catalogue and one shop a village. UUIDs of
 * version 8, whose content is ours to say (RFC 9562 §5.8), in the manner of `rating-names.ts` and never equal to one of those.
 */
import type { DossierKey } from '../procedure/dossier.ts'

/** @param village twelve digits */
export function catalogueKey(village: string): DossierKey {
  return ofVillage(village, 2)
}

export function shopKey(village: string): DossierKey {
  return ofVillage(village, 3)
}

/** The household's own id with its beginning turned: as unlike others as that id is. A rating folds in a year, which is never this mask. */
export function passbookKey(village: string, household: string): DossierKey {
  const hex = household.replaceAll('-', '')
  const first = (Number.parseInt(hex.slice(0, 4), 16) ^ 0xa5a5).toString(16).padStart(4, '0')
  return { county: Number(village.slice(0, 6)), id: `${first}${hex.slice(4, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}` }
}

function ofVillage(village: string, kind: number): DossierKey {
  return { county: Number(village.slice(0, 6)), id: `${village.slice(0, 8)}-${village.slice(8, 12)}-8000-8000-${String(kind).padStart(12, '0')}` }
}
