/**
 * Keys of programs. A key is shown once, when it is issued; kept is its hash. It names its county, so that it is looked for there alone. Who holds it
 * acts as a pseudonymous person of its own: without a mandate it only reports; a mandate granted to that person, like to any other, lets it work for
 * a unit.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { asVillager, underMandate, type Actor } from '../../core/procedure/actor.ts'
import { levelOf } from '../../core/region/region.ts'
import { paddedCode } from '../../core/region/scope.ts'
import { dayOf, msPerDay, msPerHour, type Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import { mandatesInForce } from '../registry/index.ts'
import { refusals } from './refusals.ts'

export type Source = 'VILLAGER' | 'HOTLINE' | 'PATROL'

export type NewKey = {
  readonly name: string
  /** Four digits for the whole city, six for a county. */
  readonly region: string
  readonly ownerUnit: string
  readonly source: Source
  readonly mayReport: boolean
  readonly mayUpdate: boolean
  readonly hourlyBudget: number
  readonly expiresAt: Instant
  /** Null at the command line of the server. */
  readonly createdBy: string | null
}

export type Client = {
  readonly county: number
  readonly id: string
  readonly region: string
  readonly person: string
  readonly actor: Actor
  readonly source: Source
  readonly mayReport: boolean
  readonly mayUpdate: boolean
  readonly hourlyBudget: number
}

export type Issued = { readonly id: string; readonly person: string; readonly key: string }

const shape = /^sz_(\d{6})_[A-Za-z0-9_-]{43}$/

/** The row is written by the role of the transaction, under its policies. */
export async function issueKey(transaction: Transaction, wanted: NewKey, now: Instant): Promise<Issued> {
  const county = Number(wanted.region.padEnd(6, '0'))
  const key = `sz_${county}_${randomBytes(32).toString('base64url')}`
  const [id, person] = [randomUUID(), randomUUID()]
  await transaction.insertInto('api_keys').values({
    county, id, name: wanted.name, key_hash: hashOf(key), scope: paddedCode(wanted.region), region_code: wanted.region, owner_unit: wanted.ownerUnit, person,
    source: wanted.source, may_report: wanted.mayReport, may_update: wanted.mayUpdate, hourly_budget: wanted.hourlyBudget,
    expires_at: new Date(wanted.expiresAt), created_at: new Date(now), created_by: wanted.createdBy, revoked_at: null, revoked_by: null,
  }).execute()
  return { id, person, key }
}

/** False where there is no such key, or none that is still in use. */
export async function revokeKey(transaction: Transaction, { county, id }: { readonly county: number; readonly id: string }, by: string | null, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await transaction.updateTable('api_keys').set({ revoked_at: new Date(now), revoked_by: by })
    .where('county', '=', county).where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

export type KeyListed = {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly ownerUnit: string
  readonly person: string
  readonly source: Source
  readonly mayReport: boolean
  readonly mayUpdate: boolean
  readonly hourlyBudget: number
  readonly createdAt: string
  readonly expiresAt: string
  readonly revokedAt: string | null
  readonly inUse: boolean
}

export const mostKeys = 200

/** Newest first, the hash never. */
export async function listKeys(transaction: Transaction, now: Instant): Promise<readonly KeyListed[]> {
  const rows = await transaction.selectFrom('api_keys').select([
    'county', 'id', 'name', 'region_code', 'owner_unit', 'person', 'source', 'may_report', 'may_update', 'hourly_budget', 'created_at', 'expires_at', 'revoked_at',
  ]).orderBy('created_at', 'desc').orderBy('id').limit(mostKeys).execute()
  return rows.map((row) => ({
    id: `${row.county}-${row.id}`, name: row.name, region: row.region_code, ownerUnit: row.owner_unit, person: row.person, source: row.source, mayReport: row.may_report,
    mayUpdate: row.may_update, hourlyBudget: row.hourly_budget, createdAt: row.created_at.toISOString(), expiresAt: row.expires_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null, inUse: row.revoked_at === null && row.expires_at.getTime() > now,
  }))
}

/** Asked as the gate. @throws Refused api-key-missing, api-key-invalid: unknown, expired and revoked look alike */
export async function recognise(transaction: Transaction, key: string | undefined, now: Instant): Promise<Client> {
  if (key === undefined) throw refusals.keyMissing()
  const county = shape.exec(key)?.[1]
  const row = county === undefined ? undefined : await transaction.selectFrom('api_keys')
    .select(['county', 'id', 'region_code', 'person', 'source', 'may_report', 'may_update', 'hourly_budget', 'owner_unit'])
    .where('county', '=', Number(county)).where('key_hash', '=', hashOf(key)).where('revoked_at', 'is', null).where('expires_at', '>', new Date(now)).executeTakeFirst()
  if (row === undefined) throw refusals.keyInvalid()
  const actor = await actorOf(transaction, row.person, row.owner_unit, now)
  return {
    county: row.county, id: row.id, region: row.region_code, person: row.person, actor, source: actor.mandate === null ? 'VILLAGER' : row.source,
    mayReport: row.may_report, mayUpdate: row.may_update, hourlyBudget: row.hourly_budget,
  }
}

/** Counts one request; asked as the gate, in a transaction of its own, so that it counts whatever comes after. @throws Refused api-key-spent */
export async function spend(transaction: Transaction, client: Pick<Client, 'county' | 'id' | 'hourlyBudget'>, now: Instant): Promise<void> {
  const hour = new Date(now - now % msPerHour)
  const counted = await transaction.insertInto('api_key_hours').values({ county: client.county, key: client.id, hour, spent: 1 })
    .onConflict((conflict) => conflict.columns(['county', 'key', 'hour']).doUpdateSet({ spent: sql`api_key_hours.spent + 1` }).where('api_key_hours.spent', '<', client.hourlyBudget))
    .returning('spent').executeTakeFirst()
  if (counted === undefined) throw refusals.keySpent()
  if (counted.spent > 1) return
  await transaction.deleteFrom('api_key_hours').where('county', '=', client.county).where('key', '=', client.id).where('hour', '<', new Date(now - 2 * msPerDay)).execute()
}

export function hashOf(secret: string): string {
  return createHash('sm3').update(secret).digest('hex')
}

/** The mandate at the unit that answers for the key, if there are several. */
async function actorOf(transaction: Transaction, person: string, ownerUnit: string, now: Instant): Promise<Actor> {
  const held = await mandatesInForce(transaction, person, dayOf(now))
  const mandate = held.find(({ unit }) => unit === ownerUnit) ?? held[0]
  if (mandate === undefined || levelOf(mandate.region.code) === null) return asVillager(person)
  return underMandate(person, { id: mandate.id, office: mandate.office, unit: mandate.unit, region: mandate.region })
}
