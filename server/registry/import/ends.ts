/** What a complete list no longer names. */
import { sql } from 'kysely'
import { Refused } from '../../../core/procedure/refusal.ts'
import { countyOf } from '../../../core/region/codes.ts'
import { scopeOf } from '../../../core/region/scope.ts'
import type { Transaction } from '../../database/index.ts'
import { lockCounties } from '../lock-counties.ts'
import type { DivisionList } from './read-divisions.ts'

export type End = { readonly id: number; readonly level: string; readonly code: string; readonly name: string; readonly code_lo: number; readonly code_hi: number }

const shown = 20

/** @throws Refused where regions would end while grids, households or living regions lie in them */
export async function endsOf(
  transaction: Transaction, { complete, day }: DivisionList, named: ReadonlyMap<string, number>, { locking }: { readonly locking: boolean },
): Promise<readonly End[]> {
  if (complete === null) return []
  const { lo, hi } = scopeOf(complete)
  const { rows } = await sql<End>`
    select id, level, code, name, code_lo, code_hi from regions
    where status = 'ACTIVE' and level <> 'GRID' and code_lo between ${lo} and ${hi} and code_hi <= ${hi} and valid_from < ${day}::date order by code`.execute(transaction)
  const ends = rows.filter(({ code }) => !named.has(code))
  // Nobody may be registered in a village while it ends.
  if (locking) await lockCounties(transaction, [...new Set(ends.map(({ code }) => countyOf(code)))].toSorted((a, b) => a - b), 'alone')
  await refuseHomeless(transaction, ends, day)
  return ends
}

async function refuseHomeless(transaction: Transaction, ends: readonly End[], day: string): Promise<void> {
  const ids = ends.map(({ id }) => String(id))
  const { rows } = await sql<{ code: string; name: string }>`
    select ending.code, ending.name from regions as ending
    where ending.id = any(${ids}::bigint[]) and (
      exists (select from regions as child where child.parent_level = ending.level and child.parent_code = ending.code and child.status = 'ACTIVE' and child.id <> all(${ids}::bigint[]))
      or (ending.level = 'VILLAGE' and exists (
        select from household_places as place where place.county = left(ending.code, 6)::integer and place.code = ending.code and coalesce(place.valid_to, 'infinity') > ${day}::date)))
    order by ending.code limit ${shown}`.execute(transaction)
  if (rows.length === 0) return
  throw new Refused({
    code: 'division-not-empty',
    sentence: [
      '名录里已经没有下列区划，但它们之内还有网格、住户或下级区划：', ...rows.map(({ code, name }) => `  ${code} ${name}`),
      '请先在控制台的区划页面合并、划转或拆分，再导入。没有导入任何内容。',
    ].join('\n'),
    cause: `${rows.length} or more regions to be closed are not empty`, rule: 'R-014',
  })
}
