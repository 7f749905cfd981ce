/** Row types of the registry room (migration 0002). Days are `YYYY-MM-DD`, half-open: `valid_to` is the first day no longer valid. */
import type { NearRelation } from '../../../core/kinship/kinship.ts'
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Office } from '../../../core/procedure/actor.ts'
import type { OfficeOfPower } from '../../../core/procedure/offices-of-power.ts'
import type { Level } from '../../../core/region/region.ts'
import type { Day } from '../../../core/time/instant.ts'

type Json = ColumnType<unknown, string | null, string | null>
type Moment = ColumnType<Date, Date | string, Date | string>
type NullableMoment = ColumnType<Date | null, Date | string | null, Date | string | null>

export interface RegionTable {
  id: GeneratedAlways<number>
  level: Level
  code: string
  name: string
  short_name: string
  grams: ColumnType<string, unknown, unknown>
  parent_level: Level | null
  parent_code: string | null
  kind: 'statutory' | 'functional-zone' | 'virtual' | 'grid'
  unit_type: string
  grid_type: 'BASIC' | 'DEDICATED' | 'MICRO' | null
  status: Generated<'ACTIVE' | 'SUPERSEDED' | 'RETIRED'>
  valid_from: Day
  valid_to: Day | null
  code_lo: number
  code_hi: number
  boundary: Json
  min_lon: number | null
  min_lat: number | null
  max_lon: number | null
  max_lat: number | null
  center_lon: number | null
  center_lat: number | null
}

export interface RegionChangeTable {
  id: string
  act: 'open' | 'split' | 'merge' | 'rename' | 're-parent' | 'retire'
  level: Level
  from_codes: string[]
  to_codes: string[]
  day: Day
  reason: string
  by_person: string | null
  by_office: string | null
  recorded_at: Moment
  code_lo: number
  code_hi: number
}

export interface UnitTable {
  id: string
  name: string
  region_level: Level
  region_code: string
  function: string
  kind: string
  code_lo: number
  code_hi: number
  valid_from: Day
  valid_to: Day | null
  work_phone: string | null
}

export interface PersonTable {
  county: number
  id: string
  name: string
  gender: Generated<0 | 1 | 2 | 9>
  birth_date: Day | null
  id_number_cipher: Buffer | null
  id_number_index: Buffer | null
  phone_cipher: Buffer | null
  phone_index: Buffer | null
  hukou_village: string | null
  hukou_place: number | null
  residence_village: string | null
  residence_grid: string | null
  place: number | null
  created_at: Moment
  updated_at: Moment
}

export interface HouseholdTable {
  county: number
  id: string
  basis: 'hukou' | 'residence'
  village: string
  grid: string | null
  place: number
  head: string | null
  address: string | null
  created_at: Moment
  ended_on: Day | null
}

export interface HouseholdPlaceTable {
  county: number
  id: string
  household: string
  code: string
  place: number
  valid_from: Day
  valid_to: Day | null
}

export interface HouseholdMemberTable {
  county: number
  id: string
  household: string
  basis: 'hukou' | 'residence'
  person: string
  relation: Generated<number>
  place: number
  joined_on: Day
  left_on: Day | null
}

/** Persons one dossier of the platform holds for one thing. */
interface HeldPersonTable { county: number; what: string; identity: string; person: string; dossier: string; village: string; held_at: Date }

export interface KinshipTable {
  county: number
  id: string
  person: string
  relation: NearRelation
  other: string
  place: number
  declared_by: string | null
  declared_at: Moment
  withdrawn_at: Moment | null
}

export interface AdministratorTable {
  person: string
  office: 'SYS_ADMIN' | 'SEC_ADMIN' | 'AUDIT_ADMIN'
}

export interface MandateTable {
  county: number
  id: string
  person: string
  holder_name: string
  office: Office
  administrator: GeneratedAlways<string | null>
  unit: string | null
  region_level: Level
  region_code: string
  lo: number
  hi: number
  valid_from: Day
  valid_to: Day | null
  granted_by: string | null
  granted_at: Moment
  revoked_by: string | null
  revoked_at: NullableMoment
  revoked_reason: string | null
}

export interface MandateProposalTable {
  county: number
  id: string
  person: string
  holder_name: string
  office: OfficeOfPower
  unit: string | null
  region_level: Level
  region_code: string
  lo: number
  hi: number
  valid_from: Day
  valid_to: Day | null
  work_phone: string | null
  reason: string
  proposed_by: string
  proposed_at: Moment
  decision: ColumnType<'approved' | 'refused' | 'withdrawn' | null, null | undefined, 'approved' | 'refused' | 'withdrawn'>
  decided_by: ColumnType<string | null, null | undefined, string>
  decided_at: ColumnType<Date | null, null | undefined, Date>
  note: ColumnType<string | null, null | undefined, string | null>
}

export interface OfficeHolderTable {
  county: number
  mandate: string
  office: Office
  name: string
  unit: string | null
  region_level: Level
  region_code: string
  lo: number
  hi: number
  work_phone: string | null
  valid_from: Day
  valid_to: Day | null
}

export interface AccessRecordTable {
  county: number
  id: string
  person: string
  place: number | null
  reader_person: string
  reader_office: Office
  reader_unit: string | null
  purpose: string
  dossier: string | null
  fields: string[]
  at: Moment
}

export interface ConsentTable {
  county: number
  id: string
  person: string
  helper: string
  purpose: string
  way: string
  given_at: Moment
  valid_until: Moment
}

export interface ConsentWithdrawalTable {
  county: number
  id: string
  person: string
  helper: string
  withdrawn_at: Moment
}

export interface BodyNominationTable {
  county: number
  id: string
  unit: string
  person: string
  holder_name: string
  office: 'BODY_CHAIR' | 'BODY_RECORDER' | 'BODY_MEMBER'
  village: string
  lo: number
  hi: number
  valid_from: Day
  valid_to: Day
  chosen_by: 'assembly' | 'representatives' | 'committees' | 'body'
  chosen_on: Day
  minutes: string
  proposed_by: string
  proposed_at: Moment
  decision: 'granted' | 'refused' | null
  decided_by: string | null
  decided_at: NullableMoment
  note: string | null
}

export interface RegistryTables {
  regions: RegionTable
  region_changes: RegionChangeTable
  units: UnitTable
  persons: PersonTable
  households: HouseholdTable
  household_places: HouseholdPlaceTable
  household_members: HouseholdMemberTable
  kinships: KinshipTable
  held_persons: HeldPersonTable
  administrators: AdministratorTable
  mandates: MandateTable
  mandate_proposals: MandateProposalTable
  body_nominations: BodyNominationTable
  office_holders: OfficeHolderTable
  access_records: AccessRecordTable
  consents: ConsentTable
  consent_withdrawals: ConsentWithdrawalTable
}
