/** Who sits in a body of a village: as it is published, and as its own people see it with the person behind each name. */
import type { Day } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'

/** The order in which they are told. */
export const bodyOfficeNames = { BODY_CHAIR: '负责人', BODY_RECORDER: '记录人', BODY_MEMBER: '成员' } as const
export type BodyOffice = keyof typeof bodyOfficeNames
export const bodyOffices = Object.keys(bodyOfficeNames) as readonly BodyOffice[]

export type PublishedMember = { readonly unit: string; readonly office: BodyOffice; readonly name: string; readonly workPhone: string | null; readonly validTo: Day | null }

/** In force on the day, by office and name; anybody may ask. */
export async function publishedMembers(transaction: Transaction, village: string, day: Day): Promise<readonly PublishedMember[]> {
  const rows = await transaction.selectFrom('office_holders').select(['unit', 'office', 'name', 'work_phone', 'valid_to']).where('region_code', '=', village)
    .where('lo', '=', Number(village.padEnd(15, '0'))).where('office', 'in', [...bodyOffices]).where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)])).orderBy('name').limit(500).execute()
  return inOrder(rows.flatMap((row) => (isBodyOffice(row.office) && row.unit !== null
    ? [{ unit: row.unit, office: row.office, name: row.name, workPhone: row.work_phone, validTo: row.valid_to }] : [])))
}

export type BodyMember = { readonly unit: string; readonly person: string; readonly office: BodyOffice; readonly name: string; readonly validFrom: Day; readonly validTo: Day | null }

/** From today on or in force today, of those whom the asker may see (migration 0030). */
export async function bodyMembers(transaction: Transaction, village: string, day: Day): Promise<readonly BodyMember[]> {
  const rows = await transaction.selectFrom('mandates').select(['unit', 'person', 'office', 'holder_name', 'valid_from', 'valid_to'])
    .where('county', '=', Number(village.slice(0, 6))).where('lo', '=', Number(village.padEnd(15, '0'))).where('region_code', '=', village).where('office', 'in', [...bodyOffices])
    .where('revoked_at', 'is', null).where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)])).orderBy('holder_name').limit(500).execute()
  return inOrder(rows.flatMap((row) => (isBodyOffice(row.office) && row.unit !== null
    ? [{ unit: row.unit, person: row.person, office: row.office, name: row.holder_name, validFrom: row.valid_from, validTo: row.valid_to }] : [])))
}

export function isBodyOffice(office: string): office is BodyOffice {
  return Object.hasOwn(bodyOfficeNames, office)
}

function inOrder<T extends { readonly office: BodyOffice }>(members: readonly T[]): readonly T[] {
  return members.toSorted((one, other) => bodyOffices.indexOf(one.office) - bodyOffices.indexOf(other.office))
}
