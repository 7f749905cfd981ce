/** A person's own in-site messages. The policies show nobody anyone else's, nor whether they were read. */
import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'

export type Message = {
  /** `${county}-${uuid}` */
  readonly id: string
  /** `${county}-${uuid}` of the dossier it is about. */
  readonly dossier: string | null
  readonly text: string
  readonly sentence: string
  readonly createdAt: Instant
  readonly read: boolean
}

export type MessagePage = { readonly messages: readonly Message[]; readonly unread: number; readonly next: string | null }

export const pageSize = 50
const cursorShape = /^(\d{1,15})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/** Newest first. `cursor`: the `next` of the page before; one that is none starts anew. `trx` runs as the person. */
export async function readMessages(trx: Transaction, person: string, cursor?: string): Promise<MessagePage> {
  const rows = await trx.selectFrom('messages')
    .select(['county', 'id', 'dossier', 'text_key', 'sentence', 'created_at', 'read_at'])
    .where('person', '=', person)
    .where(beyond(cursor))
    .orderBy('created_at', 'desc').orderBy('id', 'desc').limit(pageSize + 1)
    .execute()
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    messages: page.map((row) => ({
      id: `${String(row.county)}-${row.id}`, dossier: row.dossier === null ? null : `${String(row.county)}-${row.dossier}`,
      text: row.text_key, sentence: row.sentence, createdAt: row.created_at.getTime(), read: row.read_at !== null,
    })),
    unread: await countUnread(trx, person),
    next: rows.length > pageSize && last !== undefined ? `${String(last.created_at.getTime())}-${last.id}` : null,
  }
}

function beyond(cursor: string | undefined): RawBuilder<boolean> {
  const [, at, id] = cursorShape.exec(cursor ?? '') ?? []
  return at === undefined || id === undefined ? sql<boolean>`true` : sql<boolean>`(created_at, id) < (${new Date(Number(at))}, ${id}::uuid)`
}

export async function countUnread(trx: Transaction, person: string): Promise<number> {
  const { count } = await trx.selectFrom('messages').select(({ fn }) => fn.countAll<string>().as('count'))
    .where('person', '=', person).where('read_at', 'is', null).executeTakeFirstOrThrow()
  return Number(count)
}

/** False where the person has no such message; reading twice keeps the first time. */
export async function markRead(trx: Transaction, key: { readonly county: number; readonly id: string }, now: Instant): Promise<boolean> {
  const own = await trx.selectFrom('messages').select('read_at').where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst()
  if (own === undefined) return false
  if (own.read_at === null) {
    await trx.updateTable('messages').set({ read_at: new Date(now) }).where('county', '=', key.county).where('id', '=', key.id).execute()
  }
  return true
}
