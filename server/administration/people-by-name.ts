/** Persons of a region by a part of the name: an indexed function answers ids, the policies decide who of them is shown (migration 0013). */
import { sql } from 'kysely'
import { scopeOf } from '../../core/region/scope.ts'
import type { Transaction } from '../database/index.ts'
import type { PersonEntry, PersonPage, PersonQuestion } from '../registry/index.ts'

/** At most 50 a page, by id; only those the actor may see. `text` is taken as it stands, no pattern; blanks, dots, width and case do not count. */
export async function findPersonsByName(
  transaction: Transaction, county: number, { scope, basis, after }: PersonQuestion, text: string,
): Promise<PersonPage> {
  const ids = await idsNamed(transaction, county, { scope, basis, ...after !== undefined && { after } }, text)
  if (ids.length === 0) return { persons: [], next: null }
  const rows = await transaction.selectFrom('persons')
    .select(['county', 'id', 'name', 'gender', 'birth_date', 'hukou_village', 'residence_village', 'residence_grid'])
    .where('county', '=', county).where('id', 'in', ids.slice(0, pageSize)).orderBy('id').execute()
  const persons = rows.map((row): PersonEntry => ({
    county: row.county, id: row.id, name: row.name, gender: row.gender,
    birthYear: row.birth_date === null ? null : Number(row.birth_date.slice(0, 4)),
    hukouVillage: row.hukou_village, residenceVillage: row.residence_village, residenceGrid: row.residence_grid,
  }))
  return { persons, next: ids.length > pageSize ? persons.at(-1)?.id ?? null : null }
}

const pageSize = 50

/** One more than a page. LIKE under row security would read the whole county (stack-server §2). */
async function idsNamed(
  transaction: Transaction, county: number, { scope, basis, after }: PersonQuestion, text: string,
): Promise<readonly string[]> {
  const { lo, hi } = scopeOf(scope)
  const { rows } = await sql<{ id: string }>`select id from persons_named(${county}::integer, ${lo}::bigint, ${hi}::bigint, ${basis}::text,
    ${text}::text, ${after ?? null}::uuid, ${pageSize + 1}::integer) as id`.execute(transaction)
  return rows.map(({ id }) => id)
}
