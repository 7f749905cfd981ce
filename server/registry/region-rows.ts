/** Writes versions of regions. Which versions may be written is decided by core/region/changes.ts and by the policies. */
import { sql } from 'kysely'
import { boxOf, type Polygon, type Position } from '../../core/geometry/index.ts'
import type { RegionChange } from '../../core/region/change.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Region } from '../../core/region/version.ts'
import type { Day } from '../../core/time/instant.ts'
import { gramsOf } from '../../core/search/grams.ts'
import type { Transaction } from '../database/index.ts'

/** Adds living versions; what stands in the tree already stays as it is. */
export async function insertRegionVersions(transaction: Transaction, regions: readonly Region[]): Promise<number> {
  if (regions.length === 0) return 0
  const inserted = await transaction.insertInto('regions').values(regions.map(rowOf)).onConflict((conflict) => conflict.doNothing())
    .returning('code').execute()
  return inserted.length
}

/** Ends living versions on the day. */
export async function closeRegionVersions(transaction: Transaction, closes: RegionChange['closes'], day: Day): Promise<void> {
  for (const { level, code, status } of closes) {
    const closed = await transaction.updateTable('regions').set({ status, valid_to: day })
      .where('level', '=', level).where('code', '=', code).where('status', '=', 'ACTIVE').executeTakeFirst()
    if (closed.numUpdatedRows !== 1n) throw new Error(`the policies hide ${level} ${code}, which was to be closed`)
  }
}

export type ShapeColumns = {
  boundary: string | null
  min_lon: number | null
  min_lat: number | null
  max_lon: number | null
  max_lat: number | null
  center_lon: number | null
  center_lat: number | null
}

export function shapeColumns(boundary: Polygon | null, center: Position | null): ShapeColumns {
  const box = boundary === null ? null : boxOf(boundary)
  return {
    boundary: boundary === null ? null : JSON.stringify(boundary),
    min_lon: box?.minLon ?? null, min_lat: box?.minLat ?? null, max_lon: box?.maxLon ?? null, max_lat: box?.maxLat ?? null,
    center_lon: center?.[0] ?? null, center_lat: center?.[1] ?? null,
  }
}

function rowOf(region: Region) {
  const { lo, hi } = scopeOf(region)
  return {
    level: region.level, code: region.code, name: region.name, short_name: region.shortName,
    grams: sql`array_to_tsvector(${[...gramsOf(region.name, region.shortName)]}::text[])`,
    parent_level: region.parent?.level ?? null, parent_code: region.parent?.code ?? null, kind: region.kind, unit_type: region.unitType,
    grid_type: region.gridType, valid_from: region.validFrom, valid_to: null, code_lo: lo, code_hi: hi,
    ...shapeColumns(region.boundary, region.center),
  }
}
