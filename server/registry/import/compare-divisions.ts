/** What a list would do to the tree: each line of it is marked, and what ends stands in a table of its own. */
import { sql } from 'kysely'
import { scopeOf } from '../../../core/region/scope.ts'
import type { Transaction } from '../../database/index.ts'
import type { DivisionList } from './import-divisions.ts'

export type Told = { readonly code: string; readonly name: string; /** What it was called, where that is another. */ readonly before: string | null }
export type Comparison = {
  readonly added: number
  readonly changed: number
  readonly closed: number
  /** Like the tree. */
  readonly same: number
  /** Left alone, since the tree knows something of a later day. */
  readonly newer: number
  /** The first few of each, for the eye. */
  readonly first: { readonly added: readonly Told[]; readonly changed: readonly Told[]; readonly closed: readonly Told[] }
}

const shown = 10

export async function compareDivisions(transaction: Transaction, { day, complete }: Pick<DivisionList, 'day' | 'complete'>): Promise<Comparison> {
  await sql`
    update division_list as line set state = case
      when living.id is not null and (living.name, living.kind, living.unit_type) = (line.name, line.kind, line.unit_type) then 'same'
      when living.id is not null and living.valid_from >= ${day}::date then 'newer'
      when living.id is not null then 'changed'
      when retired.id is not null and retired.valid_to > ${day}::date then 'newer'
      when retired.id is not null then 'used'
      else 'added' end
    from division_list as one
      left join regions as living on living.level = one.level and living.code = one.code and living.status = 'ACTIVE'
      left join regions as retired on retired.level = one.level and retired.code = one.code and retired.status = 'RETIRED'
    where one.ordinal = line.ordinal`.execute(transaction)
  await sql.raw('create temporary table division_ends (id bigint not null, level text not null, code text not null, name text not null) on commit drop').execute(transaction)
  const { lo, hi } = complete === null ? { lo: 1, hi: 0 } : scopeOf(complete)
  await sql`
    insert into division_ends select id, level, code, name from regions
    where status = 'ACTIVE' and level <> 'GRID' and code_lo between ${lo} and ${hi} and code_hi <= ${hi} and valid_from < ${day}::date
      and not exists (select from division_list as line where line.code = regions.code and line.level = regions.level)`.execute(transaction)
  await sql.raw('analyze division_ends').execute(transaction)
  return await counted(transaction)
}

async function counted(transaction: Transaction): Promise<Comparison> {
  const { rows: [row] } = await sql<Omit<Comparison, 'first'> & { ends: number }>`
    select (count(*) filter (where state = 'added'))::integer as added, (count(*) filter (where state = 'changed'))::integer as changed,
      (count(*) filter (where state = 'same'))::integer as same, (count(*) filter (where state = 'newer'))::integer as newer,
      (select count(*) from division_ends)::integer as closed
    from division_list`.execute(transaction)
  const told = async (state: string) => (await sql<Told>`
    select line.code, line.name, nullif(living.name, line.name) as before from division_list as line
      left join regions as living on living.level = line.level and living.code = line.code and living.status = 'ACTIVE'
    where state = ${state} order by line.ordinal limit ${shown}`.execute(transaction)).rows
  const ended = await sql<Told>`select code, name, null as before from division_ends order by code limit ${shown}`.execute(transaction)
  return {
    added: row?.added ?? 0, changed: row?.changed ?? 0, closed: row?.closed ?? 0, same: row?.same ?? 0, newer: row?.newer ?? 0,
    first: { added: await told('added'), changed: await told('changed'), closed: ended.rows },
  }
}
