/** What is late in a region: counted by the regions below it, listed by village. Reads only what is not out yet, by an index of its own. */
import { sql } from 'kysely'
import { codeLength, levels, type RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Instant } from '../../core/time/index.ts'
import type { DisclosureFile } from '../../procedures/disclosure/disclosure-file.ts'
import { titleOf } from '../../procedures/disclosure/acts.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'

export type OverdueLine = { readonly dossier: string; readonly village: string; readonly title: string; readonly state: string; readonly due: string }
export type Overdue = {
  readonly total: number
  readonly below: readonly { readonly code: string; readonly name: string; readonly overdue: number }[]
  readonly lines: readonly OverdueLine[]
}

/** As the platform: the caller has judged that the region is the asker's own. */
export async function overdueIn(transaction: Transaction, region: RegionKey, now: Instant, limit: number): Promise<Overdue> {
  const { lo, hi } = scopeOf(region)
  const late = sql`procedure = 'disclosure' and state in ('MISSING', 'PREPARED', 'RETURNED', 'REVIEWED') and place between ${lo}::bigint and ${hi}::bigint and (state = 'MISSING' or due_at < ${new Date(now)})`
  const below = levels[levels.indexOf(region.level) + 1]
  const length = codeLength[below === undefined || below === 'GRID' ? 'VILLAGE' : below]
  const counts = await sql<{ code: string; overdue: number }>`
    select left(village::text, ${length}) as code, count(*)::int as overdue from dossiers where ${late} group by 1 order by 2 desc, 1 limit 3000`.execute(transaction)
  const lines = await sql<{ county: number; id: string; village: number; state: string; file: DisclosureFile }>`
    select county, id, village, state, jsonb_build_object('title', file->'title', 'itemName', file->'itemName', 'period', file->'period', 'due', file->'due') as file
    from dossiers where ${late} order by due_at, id limit ${limit}`.execute(transaction)
  const names = counts.rows.length === 0 ? [] : await transaction.selectFrom('regions').select(['code', 'short_name']).where('code', 'in', counts.rows.map(({ code }) => code)).where('valid_to', 'is', null).execute()
  const named = new Map(names.map(({ code, short_name: name }) => [code, name]))
  return {
    total: counts.rows.reduce((sum, { overdue }) => sum + overdue, 0),
    below: counts.rows.map(({ code, overdue }) => ({ code, name: named.get(code) ?? code, overdue })),
    lines: lines.rows.map(({ county, id, village, state, file }) => ({ dossier: dossierName({ county, id }), village: String(village), title: titleOf(file), state, due: file.due })),
  }
}
