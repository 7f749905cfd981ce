/** Versions of a procedure's settings, as the server answers them. */
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'

export type Version = {
  readonly county: number
  readonly version: number
  readonly state: 'proposed' | 'in-force' | 'superseded' | 'refused' | 'withdrawn'
  readonly reason: string
  readonly contents: CaseSettings
  readonly proposedAt: string
  readonly reviewedAt: string | null
  readonly reviewNote: string | null
  readonly mine: boolean
  /** 王演示（县中心）; null where the platform brought the version along. */
  readonly proposer: string | null
  readonly reviewer: string | null
}
export type SettingsAnswer = {
  readonly inForce: { readonly version: number; readonly scope: 'defaults' | 'city' | 'county'; readonly contents: CaseSettings }
  readonly items: readonly Version[]
}
