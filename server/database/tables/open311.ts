/** Row types of programs that speak Open311, and of what they said may be public (migration 0018). */

export interface ApiKeyTable {
  /** The county the key is for, or the city code and 00. */
  county: number
  id: string
  name: string
  key_hash: string
  scope: number
  region_code: string
  owner_unit: string
  person: string
  source: 'VILLAGER' | 'HOTLINE' | 'PATROL'
  may_report: boolean
  may_update: boolean
  hourly_budget: number
  expires_at: Date
  created_at: Date
  created_by: string | null
  revoked_at: Date | null
  revoked_by: string | null
}

export interface ApiKeyHourTable {
  county: number
  key: string
  hour: Date
  spent: number
}

export interface Open311RequestTable {
  county: number
  dossier: string
  person: string
  token_hash: string | null
  description: string | null
  address: string | null
  created_at: Date
}

export interface Open311Tables {
  api_keys: ApiKeyTable
  api_key_hours: ApiKeyHourTable
  open311_requests: Open311RequestTable
}
