/** Row types of the identity room (migration 0003). `county` is the seat, except for audit rows, which stand under the county of what was done. */
import type { ColumnType, Generated } from 'kysely'
import type { Office } from '../../../core/procedure/actor.ts'

/** Padded 15-digit code of a region; exact in a double, whichever way the pool parses bigint. */
type Padded = number
type Moment = ColumnType<Date, Date, Date>
type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>

export type FirstFactor = 'password' | 'code' | 'reset'
export type EndReason =
  | 'signed-out' | 'superseded' | 'ended-by-holder' | 'ended-by-administrator' | 'password-changed' | 'idle' | 'too-old' | 'disabled'

export interface AccountTable {
  county: number
  id: string
  person: string
  person_county: number | null
  user_name: string | null
  phone_index: string | null
  phone_sealed: Buffer | null
  state: Generated<'active' | 'disabled'>
  demonstration: Generated<boolean>
  scope: Padded
  reset_until: MaybeMoment
  created_at: Moment
  last_sign_in: MaybeMoment
  disabled_at: MaybeMoment
}

export interface PasswordTable {
  county: number
  account: string
  hash: string
  set_at: Moment
  must_change: Generated<boolean>
}

export interface PasswordHistoryTable {
  county: number
  account: string
  set_at: Moment
  hash: string
}

export interface SecondFactorTable {
  county: number
  account: string
  kind: 'totp'
  secret_sealed: Buffer
  person: string
  scope: Padded
  created_at: Moment
  confirmed_at: MaybeMoment
  last_step: Generated<number | string>
}

export interface SessionTable {
  county: number
  id: string
  token_hash: string
  account: string
  person: string
  scope: Padded
  first_factor: FirstFactor
  second_factor_at: MaybeMoment
  step_up_at: MaybeMoment
  mandate: string | null
  mandate_chosen: Generated<boolean>
  device: string
  ip: string
  created_at: Moment
  last_seen_at: Moment
  ended_at: MaybeMoment
  end_reason: EndReason | null
}

export interface OneTimeCodeTable {
  county: number
  id: string
  phone_index: string
  purpose: 'sign-in' | 'reset'
  code_hash: string
  browser_hash: string
  digits: number
  tries_left: number
  created_at: Moment
  expires_at: Moment
  used_at: MaybeMoment
}

export interface AllowanceTable {
  county: number
  subject: string
  times: (number | string)[]
  stale_at: Moment
}

export interface DayCountTable {
  county: number
  subject: string
  day: ColumnType<string, string, string>
  spent: number
}

export interface SignInFailureTable {
  county: number
  subject: string
  failures: number
  locked_until: MaybeMoment
  account: string | null
  scope: ColumnType<number | string | null, number | null, number | null>
  changed_at: Moment
}

export interface AuditHeadTable {
  county: number
  chain: number
  sequence: ColumnType<number | string, number, number>
  hash: string
}

export interface AuditRecordTable {
  county: number
  chain: number
  sequence: ColumnType<number | string, number, number>
  at: Moment
  region: Padded
  person: string | null
  account: string | null
  office: Office | null
  unit: string | null
  act: string
  object: string
  purpose: string | null
  result: 'done' | 'refused'
  cause: string | null
  ip: string
  device: string
  request_id: string
  previous_hash: string
  hash: string
}

export interface IdentityTables {
  accounts: AccountTable
  passwords: PasswordTable
  password_history: PasswordHistoryTable
  second_factors: SecondFactorTable
  sessions: SessionTable
  one_time_codes: OneTimeCodeTable
  allowances: AllowanceTable
  day_counts: DayCountTable
  sign_in_failures: SignInFailureTable
  audit_heads: AuditHeadTable
  audit_records: AuditRecordTable
}
