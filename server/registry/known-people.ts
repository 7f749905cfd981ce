/** Persons as rules about eligibility and kinship ask for them. Runs as the platform; the act says what of it is written down. */
import type { KnownPerson } from '../../core/procedure/procedure.ts'
import { nearRelativesOf } from '../../core/kinship/kinship.ts'
import type { Transaction } from '../database/index.ts'
import { findRegions } from './regions.ts'

/** Those there are; in three questions, however many are asked for. */
export async function peopleAskedFor(transaction: Transaction, county: number, ids: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
  const asked = [...new Set(ids)].filter((id) => uuid.test(id))
  if (asked.length === 0) return new Map()
  const [rows, kinships] = await Promise.all([
    transaction.selectFrom('persons').select(['id', 'name', 'gender', 'birth_date', 'hukou_village', 'residence_village', 'residence_grid'])
      .where('county', '=', county).where('id', 'in', asked).execute(),
    transaction.selectFrom('kinships').select(['person', 'relation', 'other']).where('county', '=', county).where('withdrawn_at', 'is', null)
      .where((where) => where.or([where('person', 'in', asked), where('other', 'in', asked)])).execute(),
  ])
  const grids = [...new Set(rows.flatMap(({ residence_grid: grid }) => grid ?? []))]
  const names = new Map((grids.length === 0 ? [] : await findRegions(transaction, grids)).map(({ code, name }) => [code, name]))
  return new Map(rows.map((row) => [row.id, {
    id: row.id, name: row.name, gender: row.gender, bornOn: row.birth_date, hukouVillage: row.hukou_village, residenceVillage: row.residence_village,
    group: names.get(row.residence_grid ?? '') ?? '', nearRelatives: [...nearRelativesOf([row.id], kinships)].toSorted(),
  }]))
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
