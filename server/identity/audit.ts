/** The audit record of an act, in the act's own transaction: if it cannot be written, the act fails (R-926, control 38). */
import type { Actor } from '../../core/procedure/actor.ts'
import { codeLength, levelOf } from '../../core/region/region.ts'
import { paddedCode } from '../../core/region/scope.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import { beginning, chainOf, linkHash, type LinkedRecord } from './audit-hash.ts'
import type { Origin } from './origin.ts'

export type AuditEntry = {
  readonly at: Instant
  /** Code of the deepest region it belongs to, city to grid: its county keeps the record, the audit administrators above read it. */
  readonly region: string
  /** Who; null while nobody is known, and for the platform itself. */
  readonly actor: Pick<Actor, 'person' | 'mandate'> | null
  readonly account?: string | null
  /** kebab-case verb, e.g. `sign-in`, `read-person`, `export-dossiers`. */
  readonly act: string
  /** What it was done to, as `kind:id`; ids only, never names or numbers of people. */
  readonly object: string
  readonly purpose?: string | null
  readonly result: 'done' | 'refused'
  /** Code of the refusal. */
  readonly cause?: string | null
  readonly from: Origin
}

/** Call it last: it holds the end of one chain until the transaction commits. */
export async function audit(transaction: Transaction, entry: AuditEntry): Promise<void> {
  const county = countyOf(entry.region)
  const chain = chainOf(entry.from.requestId)
  const head = await lockedHead(transaction, county, chain)
  const record = recordOf(entry, county, chain, head.sequence + 1)
  const hash = linkHash(head.hash, record)
  const { requestId, at, ...columns } = record
  await transaction.insertInto('audit_records')
    .values({ ...columns, at: new Date(at), office: entry.actor?.mandate?.office ?? null, request_id: requestId, previous_hash: head.hash, hash })
    .execute()
  await transaction.updateTable('audit_heads').set({ sequence: record.sequence, hash })
    .where('county', '=', county).where('chain', '=', chain).execute()
}

function countyOf(region: string): number {
  const level = levelOf(region)
  if (level === null || !/^\d+$/.test(region)) throw new TypeError(`not a region code: ${JSON.stringify(region)}`)
  return Number(region.slice(0, codeLength.COUNTY).padEnd(codeLength.COUNTY, '0'))
}

async function lockedHead(transaction: Transaction, county: number, chain: number): Promise<{ sequence: number; hash: string }> {
  const found = await findHead(transaction, county, chain)
  if (found !== undefined) return found
  await transaction.insertInto('audit_heads').values({ county, chain, sequence: 0, hash: beginning })
    .onConflict((conflict) => conflict.doNothing()).execute()
  const made = await findHead(transaction, county, chain)
  if (made === undefined) throw new Error(`audit chain ${county}/${chain} cannot be opened`)
  return made
}

async function findHead(transaction: Transaction, county: number, chain: number) {
  const row = await transaction.selectFrom('audit_heads').select(['sequence', 'hash'])
    .where('county', '=', county).where('chain', '=', chain).forUpdate().executeTakeFirst()
  return row && { sequence: Number(row.sequence), hash: row.hash }
}

function recordOf(entry: AuditEntry, county: number, chain: number, sequence: number): LinkedRecord {
  const { actor, from } = entry
  return {
    county, chain, sequence, at: entry.at, region: paddedCode(entry.region),
    person: actor?.person ?? null, account: entry.account ?? null, office: actor?.mandate?.office ?? null, unit: actor?.mandate?.unit ?? null,
    act: entry.act, object: entry.object, purpose: entry.purpose ?? null, result: entry.result, cause: entry.cause ?? null,
    ip: from.ip.slice(0, 45), device: oneLine(from.device).slice(0, 60), requestId: oneLine(from.requestId).slice(0, 64),
  }
}

/** Nothing a client sends may look like a second record where the log is printed (control 41). */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
}
