/** Names of dossiers that follow from the village, so that there is one of each (as core/open-affairs/names.ts). */
import { sha256 } from '../open-affairs/digest.ts'
import type { DossierKey } from '../procedure/dossier.ts'

export type LedgerKind = 'funds' | 'assets' | 'resources'

/** Funds by quarter, `2026-Q3`; assets and resources once for all. */
export function ledgerKey(village: string, kind: LedgerKind, period = ''): DossierKey {
  return keyed(village, `collective-ledger/${village}/${kind}/${period}`)
}

export function rollKey(village: string): DossierKey {
  return keyed(village, `collective-membership/${village}`)
}

export function nameOf({ county, id }: DossierKey): string {
  return `${county}-${id}`
}

function keyed(village: string, text: string): DossierKey {
  const hex = sha256(text)
  return { county: Number(village.slice(0, 6)), id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` }
}
