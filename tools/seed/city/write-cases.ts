/** Matters, told, into their tables: records, read models, clocks, to-dos, numbers — as the door would have left them. */
import { readModelOf } from '../../../server/dossiers/index.ts'
import type { Transaction } from '../../../server/database/index.ts'
import { msPerDay, type Instant } from '../../../core/time/index.ts'
import { hex, insertRows, listOf, type Columns, type Row } from './bulk.ts'
import type { StoryWorld, ToldCase } from './case-story.ts'

const dossiers: Columns = {
  county: 'integer', id: 'uuid', procedure: 'text', procedure_version: 'integer', state: 'text', sequence: 'integer', number: 'text', title: 'text', category: 'text',
  priority: 'text', city: 'integer', town: 'bigint', village: 'bigint', grid: 'bigint', place: 'bigint', lon: 'double precision', lat: 'double precision', reporter: 'uuid',
  region_readable: 'boolean', reader_units: 'text[]', reader_persons: 'uuid[]', reader_offices: 'text[]', barred_units: 'text[]', barred_persons: 'uuid[]',
  due_at: 'timestamptz', soon_at: 'timestamptz', opened_at: 'timestamptz', updated_at: 'timestamptz', file: 'jsonb', search: 'tsvector', head_hash: 'bytea', counts: 'jsonb',
  shown: 'jsonb', belongs_to: 'uuid',
}
const events: Columns = {
  county: 'integer', dossier: 'uuid', sequence: 'integer', type: 'text', act: 'text', act_id: 'uuid', from_state: 'text', to_state: 'text', actor_person: 'uuid', actor: 'jsonb',
  occurred_at: 'timestamptz', received_at: 'timestamptz', form: 'jsonb', facts: 'jsonb', deadlines: 'jsonb', settings_version: 'integer', previous_hash: 'bytea', hash: 'bytea',
}
const deadlines: Columns = {
  county: 'integer', dossier: 'uuid', key: 'text', kind: 'text', ledger: 'jsonb', due_at: 'timestamptz', soon_at: 'timestamptz', fire_at: 'timestamptz', fire_act: 'text',
}
const tasks: Columns = {
  county: 'integer', dossier: 'uuid', position: 'smallint', unit: 'text', office: 'text', region: 'text', person: 'uuid', since: 'timestamptz', due_at: 'timestamptz',
  soon_at: 'timestamptz', sort_at: 'timestamptz',
}
const acts: Columns = { county: 'integer', id: 'uuid', actor_person: 'uuid', dossier: 'uuid', sequence: 'integer', performed_at: 'timestamptz' }

/** Acts are remembered for thirty days; older ones would be gone. */
const remembered = 30 * msPerDay

export type CaseCounts = { readonly cases: number; readonly records: number }

/** Runs as the system. */
export async function writeCases(transaction: Transaction, world: StoryWorld, told: readonly ToldCase[]): Promise<CaseCounts> {
  const models = told.map(({ dossier, records }) => ({ model: readModelOf(world.procedure, dossier, world.settings, world.calendar, records.map(({ event }) => event)), head: records.at(-1)?.hash ?? null }))
  await insertRows(transaction, 'dossiers', dossiers, models.map(({ model, head }) => ({ ...flat(model.dossier), counts: JSON.stringify(model.counts), search: listOf([...model.grams]), head_hash: hex(head) })))
  const records = told.flatMap(recordRows)
  await insertRows(transaction, 'events', events, records)
  await insertRows(transaction, 'deadlines', deadlines, models.flatMap(({ model }) => model.deadlines.map(flat)))
  await insertRows(transaction, 'tasks', tasks, models.flatMap(({ model }) => model.tasks.map(flat)))
  await insertRows(transaction, 'acts', acts, told.flatMap((one) => actRows(one, world.until - remembered)))
  return { cases: told.length, records: records.length }
}

function recordRows({ dossier, records }: ToldCase): Row[] {
  return records.map(({ event, previousHash, hash }) => ({
    county: dossier.key.county, dossier: dossier.key.id, sequence: event.sequence, type: event.type, act: event.act, act_id: event.actId, from_state: event.from,
    to_state: event.to, actor_person: event.actor.person, actor: JSON.stringify(event.actor), occurred_at: iso(event.occurredAt), received_at: iso(event.receivedAt),
    form: JSON.stringify(event.form), facts: JSON.stringify(event.facts), deadlines: JSON.stringify(event.deadlines), settings_version: event.settingsVersion,
    previous_hash: hex(previousHash), hash: hex(hash),
  }))
}

function actRows({ dossier, records }: ToldCase, from: Instant): Row[] {
  return records.filter(({ event }) => event.receivedAt >= from).map(({ event }) => ({
    county: dossier.key.county, id: event.actId, actor_person: event.actor.person, dossier: dossier.key.id, sequence: event.sequence, performed_at: iso(event.receivedAt),
  }))
}

/** A row as the read model has it, with moments and lists as text. */
function flat(row: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))
}

function plain(value: unknown) {
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? listOf(value.map(String)) : value as string | number | boolean | null
}

function iso(at: Instant): string {
  return new Date(at).toISOString()
}
