/**
 * A program that heard no answer sends again, and Open311 has no word for "the same". The id of the act is therefore made from what was sent: with an
 * `Idempotency-Key` from that key, else from the content, which counts as the same for a day. Two at once wait for each other at the door.
 */
import { createHash } from 'node:crypto'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { dayOf, msPerDay, type Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import type { Client } from './api-keys.ts'

export type Sent = { readonly client: Client; readonly county: number; readonly key: string | undefined; readonly content: string }

export type Named = { readonly act: string; readonly dossier: DossierKey }

/** The same twice within a day, also over midnight; asked as the client. */
export async function namesOf(transaction: Transaction, sent: Sent, now: Instant): Promise<Named> {
  if (sent.key !== undefined) return named(sent, `key ${sent.key}`, `content ${sent.content}`)
  const yesterday = named(sent, `content ${sent.content} ${dayOf(now - msPerDay)}`)
  const before = await performedAt(transaction, yesterday)
  return before !== null && before > now - msPerDay ? yesterday : named(sent, `content ${sent.content} ${dayOf(now)}`)
}

/** The sequence of an act that was done already under this id on this dossier; `elsewhere` when the id stands for something else. */
export async function doneBefore(transaction: Transaction, { act, dossier }: Named): Promise<number | 'elsewhere' | null> {
  const row = await transaction.selectFrom('acts').select(['dossier', 'sequence']).where('county', '=', dossier.county).where('id', '=', act).executeTakeFirst()
  if (row?.sequence == null) return null
  return row.dossier === dossier.id ? row.sequence : 'elsewhere'
}

/** A UUID made from words: the same words, the same id. */
export function idFrom(...words: readonly string[]): string {
  const hash = createHash('sm3')
  for (const word of words) hash.update(`${Buffer.byteLength(word)}:${word}`)
  const hex = hash.digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function named({ client, county }: Sent, what: string, which = what): Named {
  return { act: idFrom('open311 report', client.person, what), dossier: { county, id: idFrom('open311 dossier', client.person, which, what) } }
}

async function performedAt(transaction: Transaction, { act, dossier }: Named): Promise<Instant | null> {
  const row = await transaction.selectFrom('acts').select('performed_at').where('county', '=', dossier.county).where('id', '=', act).executeTakeFirst()
  return row?.performed_at.getTime() ?? null
}
