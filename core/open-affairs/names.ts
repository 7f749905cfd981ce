/**
 * The name of a publication's dossier follows from village, item and period: there can be only one, and a duty nobody has begun has a name already
 * (decision 0037). A UUID of version 8, whose content is ours to say (RFC 9562 §5.8).
 */
import type { DossierKey } from '../procedure/dossier.ts'
import { sha256 } from './digest.ts'
import type { Period } from './periods.ts'

export function disclosureKey(village: string, item: string, period: Period): DossierKey {
  const hex = sha256(`disclosure/${village}/${item}/${period}`)
  return { county: Number(village.slice(0, 6)), id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` }
}

export function nameOfDisclosure(village: string, item: string, period: Period): string {
  const { county, id } = disclosureKey(village, item, period)
  return `${county}-${id}`
}
