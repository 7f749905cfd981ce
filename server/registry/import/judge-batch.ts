/** What each line of a list would do to the tree. */
import { sql } from 'kysely'
import type { Day } from '../../../core/time/index.ts'
import type { Transaction } from '../../database/index.ts'
import type { Division } from './read-divisions.ts'

export type Judged = {
  readonly division: Division
  /** `newer`: the tree knows something of a later day. `used`: the code has ended and never returns. */
  readonly state: 'added' | 'changed' | 'same' | 'newer' | 'used'
  /** How the living version is called. */
  readonly before: string | null
}

export async function judgedIn(transaction: Transaction, batch: readonly Division[], day: Day): Promise<readonly Judged[]> {
  const column = (value: (division: Division) => string) => batch.map(value)
  const { rows } = await sql<{ at: number; state: Judged['state']; before: string | null }>`
    select line.at::integer as at, living.name as before, case
      when living.id is not null and (living.name, living.kind, living.unit_type) = (line.name, line.kind, line.unit_type) then 'same'
      when living.id is not null and living.valid_from >= ${day}::date then 'newer'
      when living.id is not null then 'changed'
      when retired.id is not null and retired.valid_to > ${day}::date then 'newer'
      when retired.id is not null then 'used'
      else 'added' end as state
    from unnest(${column(({ level }) => level)}::text[], ${column(({ code }) => code)}::text[], ${column(({ name }) => name)}::text[],
        ${column(({ kind }) => kind)}::text[], ${column(({ unitType }) => unitType)}::text[]) with ordinality as line (level, code, name, kind, unit_type, at)
      left join regions as living on living.level = line.level and living.code = line.code and living.status = 'ACTIVE'
      left join regions as retired on retired.level = line.level and retired.code = line.code and retired.status = 'RETIRED'
    order by line.at`.execute(transaction)
  return rows.flatMap(({ at, state, before }) => {
    const division = batch[at - 1]
    return division === undefined ? [] : [{ division, state, before }]
  })
}
