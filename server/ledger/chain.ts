/**
 * The chain of one dossier: hash = SM3(previous hash ‖ canonical JSON of the record). Leaves of the platform-wide
 * Merkle log are these same hashes; the log itself comes with the ledger issue.
 */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../core/procedure/canonical.ts'
import type { DossierEvent, DossierKey, Json } from '../../core/procedure/dossier.ts'

/** What stands before the first record. */
export const genesis: Buffer = Buffer.alloc(32)

export function chainHash(key: DossierKey, procedure: { key: string; version: number }, previous: Buffer, event: DossierEvent): Buffer {
  const leaf = { dossier: `${key.county}-${key.id}`, procedure, ...event } as unknown as Json
  return createHash('sm3').update(previous).update(canonicalJson(leaf)).digest()
}
