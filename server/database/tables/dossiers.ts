/** Row types of dossiers, their records and read models (migration 0004). */
import type { ColumnType, JSONColumnType } from 'kysely'
import type { Counts } from '../../../core/indicators/index.ts'
import type { ActorStamp, JsonObject } from '../../../core/procedure/dossier.ts'
import type { DeadlineLedger } from '../../../core/time/deadline.ts'

/** bigint columns hold official codes of at most 15 digits, which a double holds exactly; the pool parses them as numbers. */
export type Code = number

export interface DossierTable {
  county: number
  id: string
  procedure: string
  procedure_version: number
  state: string
  sequence: number
  number: string | null
  title: string
  category: string
  priority: string
  city: number
  town: Code
  village: Code
  grid: Code | null
  place: Code
  lon: number | null
  lat: number | null
  reporter: string | null
  region_readable: boolean
  reader_units: string[]
  reader_persons: string[]
  reader_offices: string[]
  barred_units: string[]
  barred_persons: string[]
  due_at: Date | null
  soon_at: Date | null
  opened_at: Date
  updated_at: Date
  file: JSONColumnType<JsonObject>
  search: ColumnType<string, unknown, unknown>
  head_hash: Buffer
  /** Null until counted for the first time. */
  counts: ColumnType<Counts | null, string | null, string | null>
  /** What named other procedures may lean on, and the dossier it is a part of (migration 0032). */
  shown: ColumnType<JsonObject | null, string | null, string | null>
  belongs_to: string | null
  /** Made by the database from the file (migration 0018). */
  lead_unit: ColumnType<string | null, never, never>
  closed_at: ColumnType<Date | null, never, never>
  position_system: ColumnType<string | null, never, never>
}

export interface EventTable {
  county: number
  dossier: string
  sequence: number
  type: string
  act: string
  act_id: string
  from_state: string | null
  to_state: string
  actor_person: string | null
  actor: JSONColumnType<ActorStamp>
  occurred_at: Date
  received_at: Date
  form: JSONColumnType<JsonObject>
  facts: JSONColumnType<JsonObject>
  deadlines: JSONColumnType<{ [key: string]: DeadlineLedger }>
  settings_version: number
  previous_hash: Buffer
  hash: Buffer
}

export interface ActTable {
  county: number
  id: string
  actor_person: string | null
  dossier: string
  sequence: number | null
  performed_at: Date
}

export interface DeadlineTable {
  county: number
  dossier: string
  key: string
  kind: string
  ledger: JSONColumnType<DeadlineLedger>
  due_at: Date | null
  soon_at: Date | null
  fire_at: Date | null
  fire_act: string | null
  tries: ColumnType<number, number | undefined, number>
}

export interface TaskTable {
  county: number
  dossier: string
  position: number
  unit: string | null
  office: string | null
  region: string | null
  person: string | null
  since: Date
  due_at: Date | null
  soon_at: Date | null
  sort_at: Date
}

export interface DossierContactTable {
  county: number
  dossier: string
  cipher: Buffer | null
  follow_code_hash: Buffer | null
  follow_code_cipher: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
  phone_index: Buffer | null
  person: string
  created_at: Date
}

export interface LinkedMatterTable {
  county: number
  dossier: string
  person: string
  reporter: string
  linked_at: Date
}

export interface CaseNumberTable {
  county: number
  village: Code
  day: string
  last: number
}

export interface DossierTables {
  dossiers: DossierTable
  events: EventTable
  acts: ActTable
  deadlines: DeadlineTable
  tasks: TaskTable
  dossier_contacts: DossierContactTable
  linked_matters: LinkedMatterTable
  case_numbers: CaseNumberTable
}
