/** Questions about the tree (区划). Reference data: anybody may ask. `day` asks for the tree as of that day, else as it is. */
import { sql } from 'kysely'
import { containsPosition, type Polygon, type Position } from '../../core/geometry/index.ts'
import { codeAt, levels, type Level, type RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Region } from '../../core/region/version.ts'
import type { Day } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import { questionOf } from '../../core/search/grams.ts'

export async function findRegion(transaction: Transaction, key: RegionKey, day?: Day): Promise<Region | null> {
  const row = await regionRows(transaction, day).where('level', '=', key.level).where('code', '=', key.code).executeTakeFirst()
  return row === undefined ? null : regionOf(row)
}

/** The living regions with these codes, in no order; unknown codes are left out. */
export async function findRegions(transaction: Transaction, codes: readonly string[], day?: Day): Promise<readonly Region[]> {
  if (codes.length === 0) return []
  const rows = await regionRows(transaction, day).where('code', 'in', [...new Set(codes)]).execute()
  return rows.map(regionOf)
}

/** Directly below `parent`, by code. */
export async function childrenOf(transaction: Transaction, parent: RegionKey, day?: Day): Promise<readonly Region[]> {
  const rows = await regionRows(transaction, day)
    .where('parent_level', '=', parent.level).where('parent_code', '=', parent.code).orderBy('code').execute()
  return rows.map(regionOf)
}

/**
 * What a person chooses from below `parent`: as `childrenOf`, without the statisticians' placeholders. Where one of them only holds the place
 * of a level that is not there (东莞 has no counties), what lies below it stands in its stead.
 */
export async function choicesBelow(transaction: Transaction, parent: RegionKey): Promise<readonly Region[]> {
  const choices: Region[] = []
  for (const child of await childrenOf(transaction, parent)) {
    if (child.kind !== 'virtual') choices.push(child)
    else if (child.level !== 'VILLAGE') choices.push(...await choicesBelow(transaction, child))
  }
  return choices
}

/** From the city down to the region itself. */
export async function pathOf(transaction: Transaction, key: RegionKey, day?: Day): Promise<readonly Region[]> {
  const above = levels.slice(0, levels.indexOf(key.level) + 1)
  const codes = above.map((level) => codeAt(key.code, level)).filter((code) => code !== null)
  const found = await findRegions(transaction, codes, day)
  return found.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
}

export type RegionSearch = {
  readonly text: string
  readonly within?: RegionKey
  readonly levels?: readonly Level[]
  /** At most 50. */
  readonly limit?: number
}

/** Living regions whose name contains the text; shorter names first. Names repeat, so show the path beside them. */
export async function searchRegions(transaction: Transaction, search: RegionSearch): Promise<readonly Region[]> {
  const text = search.text.normalize('NFKC').replaceAll(/[\s\0]/g, '').slice(0, 40)
  if (text === '') return []
  let rows = regionRows(transaction)
    .where(sql<boolean>`grams @@ ${questionOf(text)}::tsquery`)
    // The pieces may also stand apart in a name; the position is the last word.
    .where(sql<boolean>`(position(${text} in name) > 0 or position(${text} in short_name) > 0)`)
  if (search.levels !== undefined) rows = rows.where('level', 'in', [...search.levels])
  if (search.within !== undefined) {
    const { lo, hi } = scopeOf(search.within)
    // Bounded on both sides for the index; the last comparison keeps out a region above whose padded code begins alike.
    rows = rows.where('code_lo', '>=', lo).where('code_lo', '<=', hi).where('code_hi', '<=', hi)
  }
  const found = await rows.orderBy(sql`length(name)`).orderBy('code').limit(Math.min(search.limit ?? 20, 50)).execute()
  return found.map(regionOf)
}

/** The living grid at a position, within one village if told; null where no grid's polygon holds it. */
export async function findGrid(
  transaction: Transaction, { lon, lat, village }: { readonly lon: number; readonly lat: number; readonly village?: string },
): Promise<Region | null> {
  let rows = regionRows(transaction).where('level', '=', 'GRID').where('boundary', 'is not', null)
    // The index knows boxes; its comparison is a little wide, so the numbers decide.
    .where(sql<boolean>`box(point(min_lon, min_lat), point(max_lon, max_lat)) @> box(point(${lon}, ${lat}), point(${lon}, ${lat}))`)
    .where('min_lon', '<=', lon).where('max_lon', '>=', lon).where('min_lat', '<=', lat).where('max_lat', '>=', lat)
  if (village !== undefined) rows = rows.where('parent_code', '=', village)
  const candidates = await rows.orderBy('code').limit(100).execute()
  const found = candidates.map(regionOf).find(({ boundary }) => boundary !== null && containsPosition(boundary, [lon, lat]))
  return found ?? null
}

function regionRows(transaction: Transaction, day?: Day) {
  const rows = versionRows(transaction)
  return day === undefined
    ? rows.where('status', '=', 'ACTIVE')
    : rows.where('valid_from', '<=', day).where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
}

/** Every version, past ones too; for this room. */
export function versionRows(transaction: Transaction) {
  return transaction.selectFrom('regions').select((select) => [
    'level', 'code', 'name', 'short_name', 'parent_level', 'parent_code', 'kind', 'unit_type', 'grid_type', 'status', 'valid_from', 'valid_to',
    'center_lon', 'center_lat', select.ref('boundary').$castTo<Polygon | null>().as('boundary'),
  ])
}

type RegionRow = Awaited<ReturnType<ReturnType<typeof versionRows>['execute']>>[number]

export function regionOf(row: RegionRow): Region {
  const center: Position | null = row.center_lon === null || row.center_lat === null ? null : [row.center_lon, row.center_lat]
  const parent: RegionKey | null = row.parent_level === null || row.parent_code === null
    ? null : { level: row.parent_level, code: row.parent_code }
  return {
    level: row.level, code: row.code, name: row.name, shortName: row.short_name, parent, kind: row.kind, unitType: row.unit_type,
    gridType: row.grid_type, status: row.status, validFrom: row.valid_from, validTo: row.valid_to, center, boundary: row.boundary,
  }
}
