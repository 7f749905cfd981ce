/** Row types of published procedures and their settings (migration 0005). */
import type { JSONColumnType } from 'kysely'
import type { JsonObject } from '../../../core/procedure/dossier.ts'

export interface ProcedureTable {
  key: string
  version: number
  name: string
  definition_hash: string
  published_at: Date
}

export interface ProcedureSettingsTable {
  county: number
  procedure: string
  version: number
  state: 'proposed' | 'in-force' | 'superseded' | 'refused' | 'withdrawn'
  contents: JSONColumnType<JsonObject>
  reason: string
  proposed_by: string | null
  proposed_at: Date
  reviewed_by: string | null
  reviewed_at: Date | null
  review_note: string | null
}

export interface SettingsTables {
  procedures: ProcedureTable
  procedure_settings: ProcedureSettingsTable
}
