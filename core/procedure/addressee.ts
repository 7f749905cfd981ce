/**
 * Whom a matter waits for. The same answer says who may act and whose to-do list shows it,
 * so the two can never differ.
 */
import { contains, type RegionKey } from '../region/region.ts'
import type { Actor, Office, UnitId } from './actor.ts'

export type Addressee =
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'unit'; readonly unit: UnitId; readonly offices?: readonly Office[] }
  /** An office of exactly this region; its holders elsewhere are strangers. */
  | { readonly kind: 'office'; readonly office: Office; readonly region: RegionKey }
  /** An office anywhere at or above the region, e.g. a county centre for a village's matter. */
  | { readonly kind: 'office-over'; readonly office: Office; readonly region: RegionKey }
  | { readonly kind: 'system' }
  | { readonly kind: 'anyone' }

export function isAddressed(actor: Actor, addressee: Addressee): boolean {
  switch (addressee.kind) {
    case 'anyone':
      return actor.kind === 'person'
    case 'system':
      return actor.kind === 'system'
    case 'person':
      return actor.person !== null && actor.person === addressee.person
    case 'unit':
      return actor.mandate !== null && actor.mandate.unit === addressee.unit
        && (addressee.offices === undefined || addressee.offices.includes(actor.mandate.office))
    case 'office':
      return actor.mandate !== null && actor.mandate.office === addressee.office
        && sameRegion(actor.mandate.region, addressee.region)
    case 'office-over':
      return actor.mandate !== null && actor.mandate.office === addressee.office
        && contains(actor.mandate.region, addressee.region)
  }
}

function sameRegion(one: RegionKey, other: RegionKey): boolean {
  return one.level === other.level && one.code === other.code
}
