/** The grids of a village for a map, named as short as a map needs. */
import type { MapArea } from '../../spa/area-map.tsx'
import type { Region, RegionAnswer } from '../../spa/shapes.ts'

export function areasOf(village: RegionAnswer | null, own: (code: string) => boolean): MapArea[] {
  return (village?.children ?? []).flatMap((grid) => (grid.boundary === null ? [] : [{ code: grid.code, name: gridName(grid, village), boundary: grid.boundary, own: own(grid.code) }]))
}

/** 第一网格 where the village is known anyway. */
export function gridName(grid: Pick<Region, 'shortName'>, village: RegionAnswer | null): string {
  const prefix = village?.region.shortName ?? ''
  return grid.shortName.length > prefix.length && grid.shortName.startsWith(prefix) ? grid.shortName.slice(prefix.length) : grid.shortName
}
