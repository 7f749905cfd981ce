/** What speaks for a report made for the numbers: how often its writer opened the same kind lately, and photos sent before. Runs as the platform. */
import { sql } from 'kysely'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import type { LooksUp } from '../../core/procedure/procedure.ts'
import { msPerHour, type Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'

type Question = NonNullable<LooksUp['alike']>

export async function reportedAlike(transaction: Transaction, county: number, person: string, { category, hours, files }: Question, now: Instant): Promise<JsonObject> {
  const { rows } = await sql<{ before: number }>`
    select count(*)::int as before from events
    where county = ${county} and sequence = 1 and actor_person = ${person}::uuid and received_at > ${new Date(now - hours * msPerHour)} and form ->> 'category' = ${category}`.execute(transaction)
  return { alikeBefore: rows[0]?.before ?? 0, photosBefore: files.length > 0 && await haveBeenSent(transaction, county, files) }
}

/** The same bytes as received, attached to another matter already; what only waits is attached to none. */
async function haveBeenSent(transaction: Transaction, county: number, files: readonly string[]): Promise<boolean> {
  const ids = files.filter((name) => name.startsWith(`${county}-`)).map((name) => name.slice(String(county).length + 1))
  if (ids.length === 0) return false
  const found = await transaction.selectFrom('files as mine')
    .innerJoin('files as other', (join) => join.onRef('other.county', '=', 'mine.county').onRef('other.source_sm3', '=', 'mine.source_sm3').onRef('other.id', '<>', 'mine.id'))
    .select('other.id').where('mine.county', '=', county).where('mine.id', 'in', ids).where('other.dossier', 'is not', null).limit(1).executeTakeFirst()
  return found !== undefined
}
