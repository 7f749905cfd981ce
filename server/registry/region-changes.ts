/** What was done to the tree. Reference data: anybody may ask. */
import type { RegionCommand } from '../../core/region/change.ts'
import type { RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Day, Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'

export type RegionChangeRecord = {
  readonly id: string
  readonly act: RegionCommand['act']
  readonly day: Day
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly reason: string
  readonly byPerson: string | null
  readonly byOffice: string | null
  readonly recordedAt: Instant
}

/** Acts on the tree around a region, the newest first. */
export async function regionChanges(
  transaction: Transaction, scope: RegionKey, { before, limit = 50 }: { readonly before?: string; readonly limit?: number } = {},
): Promise<readonly RegionChangeRecord[]> {
  const { lo, hi } = scopeOf(scope)
  let rows = transaction.selectFrom('region_changes').selectAll().where('code_lo', '>=', lo).where('code_lo', '<=', hi).where('code_hi', '<=', hi)
  if (before !== undefined) rows = rows.where('id', '<', before)
  const found = await rows.orderBy('id', 'desc').limit(limit).execute()
  return found.map((row) => ({
    id: row.id, act: row.act, day: row.day, from: row.from_codes, to: row.to_codes, reason: row.reason, byPerson: row.by_person,
    byOffice: row.by_office, recordedAt: row.recorded_at.getTime(),
  }))
}
