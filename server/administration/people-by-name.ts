/** Persons of a region by a part of the name: the same question as the register's list, narrowed. */
import { sql } from 'kysely'
import { scopeOf } from '../../core/region/scope.ts'
import type { Transaction } from '../database/index.ts'
import type { PersonEntry, PersonPage, PersonQuestion } from '../registry/index.ts'

/** At most 50 a page, by id; only those the actor may see. `text` is taken as it stands, no pattern. */
export async function findPersonsByName(
  transaction: Transaction, county: number, { scope, basis, after }: PersonQuestion, text: string,
): Promise<PersonPage> {
  const { lo, hi } = scopeOf(scope)
  const place = basis === 'residence' ? 'place' : 'hukou_place'
  let rows = transaction.selectFrom('persons')
    .select(['county', 'id', 'name', 'gender', 'birth_date', 'hukou_village', 'residence_village', 'residence_grid'])
    .where('county', '=', county).where(place, '>=', lo).where(place, '<=', hi).where(sql<boolean>`position(${text} in name) > 0`)
  if (after !== undefined) rows = rows.where('id', '>', after)
  const found = await rows.orderBy('id').limit(pageSize + 1).execute()
  const persons = found.slice(0, pageSize).map((row): PersonEntry => ({
    county: row.county, id: row.id, name: row.name, gender: row.gender,
    birthYear: row.birth_date === null ? null : Number(row.birth_date.slice(0, 4)),
    hukouVillage: row.hukou_village, residenceVillage: row.residence_village, residenceGrid: row.residence_grid,
  }))
  return { persons, next: found.length > pageSize ? persons.at(-1)?.id ?? null : null }
}

const pageSize = 50
