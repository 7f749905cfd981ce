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
  readonly expiresSoon: boolean
}

/** A mandate of power that waits for a second security administrator, or what became of it. */
export type Proposal = {
  readonly id: string
  readonly holderName: string
  readonly officeName: string
  readonly region: RegionKey
  readonly validFrom: string
  readonly validTo: string | null
  readonly reason: string
  readonly proposedAt: string
  readonly proposedByName: string | null
  readonly decision: 'approved' | 'refused' | 'withdrawn' | null
  readonly decidedAt: string | null
  readonly decidedByName: string | null
  readonly tooOld: boolean
  readonly mayWithdraw: boolean
  readonly mayDecide: boolean
}
