/** What `GET /api/points/{village}` answers. */
import type { PointsCatalogue } from '../../../core/star-rating/points-catalogue.ts'
import type { PublicPointsOf } from '../../../core/view/points.ts'
import type { Adoption, Doubt, InForce } from '../../../procedures/points-catalogue/catalogue-file.ts'
import type { Exchange, Request } from '../../../procedures/points-passbook/passbook-file.ts'
import type { Movement, Thing } from '../../../procedures/points-shop/shop-file.ts'

type About = { readonly dossier: string; readonly head: string; readonly group: string; readonly sequence: number }
export type WaitingRequest = Omit<Request, 'by'> & About & { readonly mine: boolean; readonly sameDay: number }
export type WaitingExchange = Exchange & About & { readonly code: string }
export type FoundHousehold = { readonly household: string; readonly dossier: string; readonly head: string; readonly group: string; readonly balance: number; readonly opened: boolean }

export type ChangedPassbook = About & { readonly what: 'gone' | 'members'; readonly waits: boolean; readonly left: number }

export type VillagePoints = PublicPointsOf<InForce, Thing> & {
  readonly region: { readonly code: string; readonly name: string }
  readonly mayEnter: boolean
  /** People in office who may approve. */
  readonly reviewers: number
  readonly seed: PointsCatalogue
  readonly catalogue: { readonly id: string; readonly state: string; readonly sequence: number; readonly draft: PointsCatalogue | null; readonly adoption: Adoption | null; readonly sentBack: string; readonly doubts: readonly Doubt[] } | null
  readonly shop: { readonly id: string; readonly state: string; readonly sequence: number; readonly movements: readonly (Omit<Movement, 'by'> & { readonly mine: boolean })[] } | null
  readonly requests: readonly WaitingRequest[]
  readonly exchanges: readonly WaitingExchange[]
  /** Passbooks whose household the register has changed. */
  readonly changes: readonly ChangedPassbook[]
}
