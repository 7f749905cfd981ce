/** A dossier's name outside: `county-uuid`, so that every question carries the county that the tables are distributed by. */
import type { DossierKey } from '../../core/procedure/dossier.ts'

const shape = /^([1-9][0-9]{5})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

export function parseDossierKey(text: string): DossierKey | null {
  const match = shape.exec(text)
  return match === null || match[1] === undefined || match[2] === undefined ? null : { county: Number(match[1]), id: match[2] }
}

export function dossierName(key: DossierKey): string {
  return `${key.county}-${key.id}`
}
