/** Row types of the demonstration's clock and of invented cities (migrations 0011, 0019). */
import type { Generated, JSONColumnType } from 'kysely'
import type { JsonObject } from '../../../core/procedure/dossier.ts'

export interface DemonstrationClockTable {
  county: number
  ahead_ms: number
  from_ms: Generated<number>
  toward_ms: Generated<number>
  moved_at: Date
}

export interface SeededPieceTable {
  county: number
  piece: string
  contents: JSONColumnType<JsonObject>
  finished_at: Date
}

export interface DemonstrationTables {
  demonstration_clock: DemonstrationClockTable
  seeded_pieces: SeededPieceTable
}
