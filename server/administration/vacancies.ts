/**
 * Offices without which matters stop somewhere, and the regions in which nobody holds them today: nobody takes in what is reported, or
 * nobody looks after a grid. An office counts as held by whoever holds it for exactly that region, as the to-do lists find people.
 */
import { sql } from 'kysely'
import type { Office } from '../../core/procedure/actor.ts'
import type { Level, RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Day } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import { refusals } from './refusals.ts'

/** In the order of the levels, from the grid up. */
export const neededOffices: readonly (readonly [Level, Office])[] = [
  ['GRID', 'GRID_WORKER'], ['VILLAGE', 'VILLAGE_CADRE'], ['VILLAGE', 'GRID_LEADER'], ['VILLAGE', 'PROXY_HELPER'], ['TOWN', 'TOWN_DISPATCHER'], ['COUNTY', 'COUNTY_CENTER'],
  ['COUNTY', 'VERIFIER'], ['CITY', 'CITY_CENTER'],
]

export type Vacancy = { readonly level: Level; readonly code: string; readonly name: string; readonly parentName: string | null; readonly office: Office }
export type VacancyQuestion = {
  readonly scope: RegionKey
  readonly day: Day
  readonly level?: Level | undefined
  /** The `next` of the page before. */
  readonly cursor?: string | undefined
  readonly limit?: number
}
export type VacancyPage = { readonly vacancies: readonly Vacancy[]; readonly next: string | null }

/** By code of the region and office; `transaction` runs as an administrator of the scope, who sees all mandates of it. */
export async function vacanciesIn(transaction: Transaction, { scope, day, level, cursor, limit = 50 }: VacancyQuestion): Promise<VacancyPage> {
  const { lo, hi } = scopeOf(scope)
  const after = cursor === undefined || cursor === '' ? null : placeIn(cursor)
  const needed = neededOffices.filter(([of]) => level === undefined || of === level)
  if (needed.length === 0) return { vacancies: [], next: null }
  const { rows } = await sql<Vacancy>`
    select region.level, region.code, region.name, parent.name as "parentName", needed.office
    from (values ${sql.join(needed.map(([of, office]) => sql`(${of}::text, ${office}::text)`))}) as needed (level, office)
    join regions region on region.level = needed.level
    left join lateral (
      select name from regions where level = region.parent_level and code = region.parent_code and valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date) limit 1
    ) parent on true
    where region.code_lo >= ${lo}::bigint and region.code_hi <= ${hi}::bigint and region.status = 'ACTIVE'
      and region.valid_from <= ${day}::date and (region.valid_to is null or region.valid_to > ${day}::date)
      and ${after === null ? sql`true` : sql`(region.code collate "C", needed.office collate "C") > (${after.code}::text, ${after.office}::text)`}
      and not exists (
        select from mandates held where held.lo = region.code_lo and held.hi = region.code_hi and held.office = needed.office and held.revoked_at is null
          and held.valid_from <= ${day}::date and (held.valid_to is null or held.valid_to > ${day}::date))
    order by region.code collate "C", needed.office collate "C" limit ${limit + 1}`.execute(transaction)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { vacancies: page, next: rows.length > limit && last !== undefined ? `${last.code}-${last.office}` : null }
}

function placeIn(cursor: string): { readonly code: string; readonly office: string } {
  const [, code, office] = /^(\d{4,15})-([A-Z_]{1,40})$/.exec(cursor) ?? []
  if (code === undefined || office === undefined) throw refusals.badCursor()
  return { code, office }
}
