/** What is late in a region: counted by the regions below it, listed by village. Reads only what is not out yet, by an index of its own. */
import { sql } from 'kysely'
import type { Level, RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'

export type OverdueLine = { readonly dossier: string; readonly village: string; readonly title: string; readonly state: string; readonly due: string }
export type Overdue = {
  readonly total: number
  readonly below: readonly { readonly code: string; readonly name: string; readonly overdue: number }[]
  readonly lines: readonly OverdueLine[]
}

/** The column of a dossier that says in which region below it lies. */
const below: Readonly<Record<Level, 'county' | 'town' | 'village'>> = { CITY: 'county', COUNTY: 'town', TOWN: 'village', VILLAGE: 'village', GRID: 'village' }

/** As the platform: the caller has judged that the region is the asker's own. Two statements, since planning one over this table costs more than reading what is late. */
export async function overdueIn(transaction: Transaction, region: RegionKey, now: Instant, limit: number): Promise<Overdue> {
  const { lo, hi } = scopeOf(region)
  // `case` and not `or`: an `or` would be answered from two other indexes, one of them over everything that is open in the city.
  const late = sql`procedure = 'disclosure' and state in ('MISSING', 'PREPARED', 'RETURNED', 'REVIEWED') and place between ${lo}::bigint and ${hi}::bigint and case when state = 'MISSING' then true else due_at < ${new Date(now)} end`
  const counts = await sql<{ code: string; name: string | null; overdue: number }>`
    select late.code::text as code, regions.short_name as name, late.overdue from (select ${sql.ref(below[region.level])} as code, count(*)::int as overdue from dossiers where ${late} group by 1) as late
    left join regions on regions.code = late.code::text and regions.valid_to is null order by late.overdue desc, late.code limit 3000`.execute(transaction)
  // The day of the duty stands in the file alone; the rest of the line in columns, which are read without unpacking it.
  const lines = await sql<{ county: number; id: string; village: number; title: string; state: string; due: string }>`
    select county, id, village, title, state, file->>'due' as due from dossiers where ${late} order by due_at, id limit ${limit}`.execute(transaction)
  return {
    total: counts.rows.reduce((sum, { overdue }) => sum + overdue, 0),
    below: counts.rows.map(({ code, name, overdue }) => ({ code, name: name ?? code, overdue })),
    lines: lines.rows.map(({ county, id, village, title, state, due }) => ({ dossier: dossierName({ county, id }), village: String(village), title, state, due })),
  }
}
