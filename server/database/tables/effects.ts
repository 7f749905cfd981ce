/** Row types of the effects room (migration 0007). */
import type { Generated, JSONColumnType } from 'kysely'
import type { JsonObject } from '../../../core/procedure/dossier.ts'

export interface EffectTables {
  outbox: OutboxRow
  messages: MessageRow
  demo_messages: DemoMessageRow
}

export type OutboxState = 'waiting' | 'sent' | 'unknown' | 'failed' | 'cancelled'

export type OutboxRow = {
  county: number
  id: string
  kind: string
  dedupe: string
  payload: JSONColumnType<JsonObject>
  sealed: Buffer | null
  created_at: Date
  available_at: Date
  expires_at: Date | null
  attempts: Generated<number>
  calls: Generated<number>
  lease: string | null
  state: OutboxState
  last_error: string | null
  settled_at: Date | null
}

export type MessageRow = {
  county: number
  id: string
  person: string
  dossier: string | null
  text_key: string
  sentence: string
  created_at: Date
  read_at: Date | null
}

export type DemoMessageRow = {
  county: number
  id: string
  channel: 'sms' | 'email' | 'wechat'
  recipient: string
  sentence: string
  created_at: Date
}
