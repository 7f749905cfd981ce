/**
 * Persons. Lists show little and leave no trace; opening one person's record, or finding a person by number, writes an access record in
 * the same transaction, and the person sees it (architecture §4). Row-level security decides who is seen at all.
 */
import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '../../core/procedure/actor.ts'
import { maskPhone, maskResidentNumber, normalizePhone, normalizeResidentNumber } from '../../core/identity-number/index.ts'
import type { RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Day, Instant } from '../../core/time/instant.ts'
import type { FieldCipher } from '../cipher/index.ts'
import type { Transaction } from '../database/index.ts'
import { placeOf, type SealedColumn } from './field-places.ts'

/** What a list shows of a person; deliberately without number, telephone and exact birthday. */
export type PersonEntry = {
  readonly county: number
  readonly id: string
  readonly name: string
  readonly gender: 0 | 1 | 2 | 9
  readonly birthYear: number | null
  readonly hukouVillage: string | null
  readonly residenceVillage: string | null
  readonly residenceGrid: string | null
}

export type PersonRecord = PersonEntry & {
  readonly birthDate: Day | null
  /** Masked unless asked for by name. */
  readonly idNumber: string | null
  readonly phone: string | null
}

export type PersonPage = { readonly persons: readonly PersonEntry[]; readonly next: string | null }

export type PersonQuestion = {
  readonly scope: RegionKey
  /** Who lives there, or who is registered there. */
  readonly basis: 'residence' | 'hukou'
  /** The `next` of the page before. */
  readonly after?: string
  /** At most 200. */
  readonly limit?: number
}

/** What an access is for; the person reads it later. */
export type Access = {
  readonly purpose: string
  readonly dossier?: string
  /** `id-number` and `phone` ask for the unmasked value. */
  readonly fields: readonly ('basic' | 'id-number' | 'phone')[]
  readonly at: Instant
}

/** Persons inside `scope`, by id; only those the actor may see. */
export async function findPersons(transaction: Transaction, county: number, question: PersonQuestion): Promise<PersonPage> {
  const { lo, hi } = scopeOf(question.scope)
  const column = question.basis === 'residence' ? 'place' : 'hukou_place'
  const limit = Math.min(question.limit ?? 50, 200)
  let rows = personRows(transaction).where('county', '=', county).where(column, '>=', lo).where(column, '<=', hi)
  if (question.after !== undefined) rows = rows.where('id', '>', question.after)
  const found = await rows.orderBy('id').limit(limit + 1).execute()
  const persons = found.slice(0, limit).map(entryOf)
  return { persons, next: found.length > limit ? persons.at(-1)?.id ?? null : null }
}

/** One person's record, noted as an access unless it is one's own; null for unknown and forbidden alike. */
export async function readPerson(
  transaction: Transaction, cipher: FieldCipher, actor: Actor, county: number, id: string, access: Access,
): Promise<PersonRecord | null> {
  const row = await personRows(transaction).where('county', '=', county).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  await recordAccess(transaction, actor, row, access)
  return recordOf(cipher, row, access)
}

/** Exact search by identity number; every hit is noted as an access of the persons found. */
export function findPersonsByIdNumber(
  transaction: Transaction, cipher: FieldCipher, actor: Actor, county: number, idNumber: string, access: Access,
): Promise<readonly PersonRecord[]> {
  return findBySealed(transaction, cipher, actor, county, 'id_number', normalizeResidentNumber(idNumber), access)
}

/** Exact search by telephone number; families share one, so there may be several. Every hit is noted as an access. */
export function findPersonsByPhone(
  transaction: Transaction, cipher: FieldCipher, actor: Actor, county: number, phone: string, access: Access,
): Promise<readonly PersonRecord[]> {
  return findBySealed(transaction, cipher, actor, county, 'phone', normalizePhone(phone), access)
}

async function findBySealed(
  transaction: Transaction, cipher: FieldCipher, actor: Actor, county: number, column: SealedColumn, normalized: string, access: Access,
): Promise<readonly PersonRecord[]> {
  const indexes = cipher.indexes({ table: 'persons', column }, normalized)
  const indexColumn = column === 'phone' ? 'phone_index' : 'id_number_index'
  const rows = await personRows(transaction).where('county', '=', county).where(indexColumn, 'in', indexes).orderBy('id').limit(20).execute()
  for (const row of rows) await recordAccess(transaction, actor, row, access)
  return rows.map((row) => recordOf(cipher, row, access))
}

async function recordAccess(transaction: Transaction, actor: Actor, row: PersonRow, access: Access): Promise<void> {
  if (actor.person === row.id) return
  if (actor.person === null || actor.mandate === null) throw new TypeError('a record was visible to somebody without a mandate')
  await transaction.insertInto('access_records').values({
    county: row.county, id: uuidv7({ msecs: access.at }), person: row.id, place: row.place ?? row.hukou_place,
    reader_person: actor.person, reader_office: actor.mandate.office, reader_unit: actor.mandate.unit, purpose: access.purpose,
    dossier: access.dossier ?? null, fields: [...access.fields], at: new Date(access.at),
  }).execute()
}

function personRows(transaction: Transaction) {
  return transaction.selectFrom('persons').select([
    'county', 'id', 'name', 'gender', 'birth_date', 'id_number_cipher', 'phone_cipher', 'hukou_village', 'hukou_place',
    'residence_village', 'residence_grid', 'place',
  ])
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof personRows>['execute']>>[number]

function entryOf(row: PersonRow): PersonEntry {
  return {
    county: row.county, id: row.id, name: row.name, gender: row.gender,
    birthYear: row.birth_date === null ? null : Number(row.birth_date.slice(0, 4)),
    hukouVillage: row.hukou_village, residenceVillage: row.residence_village, residenceGrid: row.residence_grid,
  }
}

function recordOf(cipher: FieldCipher, row: PersonRow, { fields }: Access): PersonRecord {
  const open = (column: SealedColumn, sealed: Buffer | null) =>
    sealed === null ? null : cipher.open(placeOf(column, row.county, row.id), sealed)
  const idNumber = open('id_number', row.id_number_cipher)
  const phone = open('phone', row.phone_cipher)
  return {
    ...entryOf(row), birthDate: row.birth_date,
    idNumber: idNumber === null || fields.includes('id-number') ? idNumber : maskResidentNumber(idNumber),
    phone: phone === null || fields.includes('phone') ? phone : maskPhone(phone),
  }
}
