/** A mandate as the roll shows it. */
import type { RegionKey } from '../../spa/shapes.ts'

export type MandateView = {
  readonly id: string
  readonly person: string
  readonly holderName: string
  readonly office: string
  readonly officeName: string
  readonly unit: string | null
  readonly region: RegionKey
  readonly validFrom: string
  readonly validTo: string | null
  readonly revokedAt: string | null
  readonly revokedReason: string | null
  readonly inForce: boolean
}
