/** Whose number is it? Asked by the gate, which sees of persons no more than this needs (migration 0003). */
import { codeAt } from '../../core/region/region.ts'
import type { Transaction } from '../database/index.ts'
import type { Identity } from './identity.ts'

export type KnownPerson = { readonly person: string; readonly county: number; readonly place: number | null }

/** The one person of the city's registers with this number; null when there is none or, as in families that share one, several. */
export async function personByPhone(transaction: Transaction, identity: Identity, phone: string): Promise<KnownPerson | null> {
  const indexes = identity.cipher.indexes({ table: 'persons', column: 'phone' }, phone)
  const found = await transaction.selectFrom('persons').select(['county', 'id', 'place'])
    .where('county', 'in', await countiesOf(transaction, identity)).where('phone_index', 'in', indexes).limit(2).execute()
  const [only] = found
  if (only === undefined || found.length > 1) return null
  return { person: only.id, county: only.county, place: only.place }
}

/** Registers lie by county: naming them keeps the question on their indexes. */
async function countiesOf(transaction: Transaction, { seat }: Identity): Promise<number[]> {
  const rows = await transaction.selectFrom('regions').select('code').distinct()
    .where('level', '=', 'COUNTY').where('parent_code', '=', seat.code).execute()
  return [seat.county, ...rows.map((row) => Number(codeAt(row.code, 'COUNTY')))]
}
