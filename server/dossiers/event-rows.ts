/** Records between the table and core. Times are instants in core and timestamps in the database. */
import type { Selectable } from 'kysely'
import type { DossierEvent, DossierKey } from '../../core/procedure/dossier.ts'
import type { Tables, Transaction } from '../database/index.ts'

export type StoredEvent = { readonly event: DossierEvent; readonly previousHash: Buffer; readonly hash: Buffer }

/** All records of a dossier, oldest first, as far as the present role may see them. */
export async function readEvents(transaction: Transaction, key: DossierKey): Promise<StoredEvent[]> {
  const rows = await transaction.selectFrom('events').selectAll()
    .where('county', '=', key.county).where('dossier', '=', key.id).orderBy('sequence').execute()
  return rows.map(eventOf)
}

export function eventOf(row: Selectable<Tables['events']>): StoredEvent {
  return {
    event: {
      sequence: row.sequence, type: row.type, act: row.act, actId: row.act_id, from: row.from_state, to: row.to_state, actor: row.actor,
      occurredAt: row.occurred_at.getTime(), receivedAt: row.received_at.getTime(), form: row.form, facts: row.facts,
      deadlines: row.deadlines, settingsVersion: row.settings_version,
    },
    previousHash: row.previous_hash,
    hash: row.hash,
  }
}

export async function appendEvent(transaction: Transaction, key: DossierKey, stored: StoredEvent): Promise<void> {
  const { event } = stored
  await transaction.insertInto('events').values({
    county: key.county, dossier: key.id, sequence: event.sequence, type: event.type, act: event.act, act_id: event.actId,
    from_state: event.from, to_state: event.to, actor_person: event.actor.person, actor: JSON.stringify(event.actor),
    occurred_at: new Date(event.occurredAt), received_at: new Date(event.receivedAt), form: JSON.stringify(event.form),
    facts: JSON.stringify(event.facts), deadlines: JSON.stringify(event.deadlines), settings_version: event.settingsVersion,
    previous_hash: stored.previousHash, hash: stored.hash,
  }).execute()
}
