/** Questions about mandates (任职): what a person may act as, and who publicly holds an office somewhere. */
import { sql } from 'kysely'
import type { Mandate, Office, UnitId } from '../../core/procedure/actor.ts'
import type { MandateQuestion } from '../../core/procedure/procedure.ts'
import { levelOf, type RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import { heldOn } from '../../core/region/version.ts'
import { addDays, type Day, type Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'

export type MandateRecord = Mandate & {
  readonly county: number
  readonly person: string
  readonly holderName: string
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly grantedBy: string | null
  readonly grantedAt: Instant
  readonly revokedBy: string | null
  readonly revokedAt: Instant | null
  readonly revokedReason: string | null
}

/** What the person may act as on the day. Answers the person itself, the gate, the administrator of that scope and the system. */
export async function mandatesInForce(transaction: Transaction, person: string, day: Day): Promise<readonly MandateRecord[]> {
  const rows = await mandateRows(transaction).where('person', '=', person).where('revoked_at', 'is', null).orderBy('granted_at').execute()
  return rows.map(mandateOf).filter((mandate) => heldOn(mandate, day))
}

/** In force on the day, of several people at once; of those the asker may see. */
export async function mandatesOfPersons(transaction: Transaction, persons: readonly string[], day: Day): Promise<readonly MandateRecord[]> {
  if (persons.length === 0) return []
  const rows = await mandateRows(transaction).where('person', 'in', [...persons]).where('revoked_at', 'is', null).orderBy('granted_at').execute()
  return rows.map(mandateOf).filter((mandate) => heldOn(mandate, day))
}

export async function findMandate(transaction: Transaction, county: number, id: string): Promise<MandateRecord | null> {
  const row = await mandateRows(transaction).where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : mandateOf(row)
}

/** Of a day; `expiring` are in force and end within `expiryNotice` days. */
export type MandateFilter = { readonly state: 'in-force' | 'expiring' | 'over'; readonly day: Day }

/** Days before its end from which a mandate counts as expiring. */
export const expiryNotice = 30

export type MandatePage = { readonly mandates: readonly MandateRecord[]; readonly next: string | null }

/** Mandates held for regions inside `scope`, past and revoked ones included, by id; `after` continues a page. */
export async function mandatesOfScope(
  transaction: Transaction, scope: RegionKey,
  { after, limit = 50, filter }: { readonly after?: string; readonly limit?: number; readonly filter?: MandateFilter } = {},
): Promise<MandatePage> {
  const { lo, hi } = scopeOf(scope)
  let rows = mandateRows(transaction).where('lo', '>=', lo).where('hi', '<=', hi)
  if (filter !== undefined) rows = rows.where(inState(filter))
  if (after !== undefined) rows = rows.where('id', '>', after)
  const found = (await rows.orderBy('id').limit(limit + 1).execute()).map(mandateOf)
  const page = found.slice(0, limit)
  return { mandates: page, next: found.length > limit ? page.at(-1)?.id ?? null : null }
}

function inState({ state, day }: MandateFilter) {
  const begun = sql<boolean>`valid_from <= ${day}::date and revoked_at is null`
  switch (state) {
    case 'in-force': return sql<boolean>`${begun} and (valid_to is null or valid_to > ${day}::date)`
    case 'expiring': return sql<boolean>`${begun} and valid_to > ${day}::date and valid_to <= ${addDays(day, expiryNotice)}::date`
    case 'over': return sql<boolean>`(revoked_at is not null or valid_to <= ${day}::date)`
  }
}

/** Who may act for a unit in an office on the day; for notices, so only the system sees them all. */
export async function mandatesOfUnit(
  transaction: Transaction, unit: UnitId, day: Day, offices?: readonly Office[],
): Promise<readonly MandateRecord[]> {
  let rows = mandateRows(transaction).where('unit', '=', unit).where('revoked_at', 'is', null)
  if (offices !== undefined) rows = rows.where('office', 'in', [...offices])
  return (await rows.orderBy('id').execute()).map(mandateOf).filter((mandate) => heldOn(mandate, day))
}

/** Who holds an office for exactly this region on the day; for notices, so only the system sees them all. */
export async function mandatesOfRegion(
  transaction: Transaction, region: RegionKey, day: Day, offices?: readonly Office[],
): Promise<readonly MandateRecord[]> {
  let rows = mandateRows(transaction)
    .where('region_level', '=', region.level).where('region_code', '=', region.code).where('revoked_at', 'is', null)
  if (offices !== undefined) rows = rows.where('office', 'in', [...offices])
  return (await rows.orderBy('id').execute()).map(mandateOf).filter((mandate) => heldOn(mandate, day))
}

/**
 * Mandates in force on the day of the persons asked for, and of everybody who holds an office asked for inside a region: all of a
 * person's, whatever the question was about. For decisions, so only the system sees them all.
 */
export async function mandatesAskedFor(transaction: Transaction, questions: readonly MandateQuestion[], day: Day): Promise<readonly MandateRecord[]> {
  const persons = new Set(questions.flatMap((one) => ('person' in one ? [one.person] : [])))
  for (const question of questions) {
    if ('person' in question) continue
    const level = levelOf(question.within)
    if (level === null) continue
    const { lo, hi } = scopeOf({ level, code: question.within })
    const rows = await mandateRows(transaction).where('office', '=', question.office).where('lo', '>=', lo).where('hi', '<=', hi).where('revoked_at', 'is', null).execute()
    for (const mandate of rows.map(mandateOf)) if (heldOn(mandate, day)) persons.add(mandate.person)
  }
  if (persons.size === 0) return []
  const rows = await mandateRows(transaction).where('person', 'in', [...persons]).where('revoked_at', 'is', null).orderBy('id').execute()
  return rows.map(mandateOf).filter((mandate) => heldOn(mandate, day))
}

/** What is public about a holder of an office; the number is a work number. */
export type OfficeHolder = {
  readonly office: Office
  readonly name: string
  readonly unit: UnitId | null
  readonly region: RegionKey
  readonly workPhone: string | null
}

/** The published holders of offices of one region on the day, or of everything inside it. Anybody may ask. */
export async function officeHolders(
  transaction: Transaction, region: RegionKey, day: Day, reach: 'exactly' | 'inside' = 'exactly',
): Promise<readonly OfficeHolder[]> {
  const { lo, hi } = scopeOf(region)
  let rows = transaction.selectFrom('office_holders').selectAll()
    .where('lo', '>=', lo).where('hi', '<=', hi).where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
  if (reach === 'exactly') rows = rows.where('region_level', '=', region.level)
  const found = await rows.orderBy('region_code').orderBy('office').orderBy('name').limit(1000).execute()
  return found.map((row) => ({
    office: row.office, name: row.name, unit: row.unit, region: { level: row.region_level, code: row.region_code },
    workPhone: row.work_phone,
  }))
}

function mandateRows(transaction: Transaction) {
  return transaction.selectFrom('mandates').select([
    'county', 'id', 'person', 'holder_name', 'office', 'unit', 'region_level', 'region_code',
    'valid_from', 'valid_to',
    'granted_by', 'granted_at', 'revoked_by', 'revoked_at', 'revoked_reason',
  ])
}

type MandateRow = Awaited<ReturnType<ReturnType<typeof mandateRows>['execute']>>[number]

function mandateOf(row: MandateRow): MandateRecord {
  return {
    county: row.county, id: row.id, person: row.person, holderName: row.holder_name, office: row.office, unit: row.unit,
    region: { level: row.region_level, code: row.region_code }, validFrom: row.valid_from, validTo: row.valid_to,
    grantedBy: row.granted_by, grantedAt: row.granted_at.getTime(), revokedBy: row.revoked_by,
    revokedAt: row.revoked_at?.getTime() ?? null, revokedReason: row.revoked_reason,
  }
}
