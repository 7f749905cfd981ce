/** What the living grids of a village must be after a change (R-014), and what is only worth a remark (R-013). */
import { coverageOf, isSimple, overlapsAmong, type Polygon } from '../geometry/index.ts'
import type { Refusal } from '../procedure/refusal.ts'
import { changeHistory, changePlacements, type Placement, type RegionChange } from './change.ts'
import { changeRefusals as refusals } from './change-refusals.ts'
import { villageTypeOf } from './codes.ts'
import { isSameRegion, type GridType, type Region } from './version.ts'

/** Grids of one layer may not overlap; micro grids lie inside ordinary ones and form a layer of their own. */
const layers: readonly (readonly GridType[])[] = [['BASIC', 'DEDICATED'], ['MICRO']]
/** Square metres of a village without grid that are worth a remark: a strip of one metre along two kilometres. */
const gapWorthARemark = 2000

export function groundRefusal(history: readonly Region[], change: RegionChange): Refusal | null {
  const crooked = change.opens.find(({ boundary }) => boundary !== null && !isSimple(boundary))
  if (crooked !== undefined) return refusals.crooked(crooked.name)
  for (const village of villagesTouched(history, change)) {
    for (const layer of layers) {
      const grids = drawn(village.grids.filter(({ gridType }) => gridType !== null && layer.includes(gridType)))
      const [pair] = overlapsAmong(grids.map(({ boundary }) => boundary))
      if (pair !== undefined) return refusals.overlapping(pair.map((index) => grids[index]?.name ?? ''))
    }
  }
  return null
}

/** Gaps and grids without a drawn border; never a hindrance. */
export function groundWarnings(history: readonly Region[], change: RegionChange): readonly string[] {
  return villagesTouched(history, change).flatMap(({ village, grids }) => {
    const undrawn = grids.filter(({ boundary }) => boundary === null).map(({ name }) => `“${name}”还没有画边界，按地图位置找不到它。`)
    if (village.boundary === null || undrawn.length > 0 || grids.length === 0) return undrawn
    const { uncovered } = coverageOf(village.boundary, drawn(grids).map(({ boundary }) => boundary))
    return uncovered > gapWorthARemark ? [`“${village.shortName}”还有约 ${Math.round(uncovered / 10_000 * 10) / 10} 公顷不在任何网格内。`] : []
  })
}

/** R-013: 300–500 households in a grid of a community, 50–80 in a micro grid; villages follow their hamlets and have no lower bound. */
export function sizeWarnings(placements: readonly Placement[], change: RegionChange): readonly string[] {
  const after = changePlacements(placements, change).filter(({ validTo }) => validTo === null)
  return change.opens.filter(({ level }) => level === 'GRID').flatMap((grid) => {
    const [low, high] = sizeOf(grid)
    const count = after.filter(({ code }) => code === grid.code).length
    return count >= low && count <= high ? [] : [`“${grid.name}”有 ${count} 户，建议 ${low === 0 ? `不超过 ${high}` : `${low}–${high}`} 户。`]
  })
}

function sizeOf({ code, gridType }: Region): readonly [number, number] {
  if (gridType === 'MICRO') return [50, 80]
  return gridType === 'BASIC' && villageTypeOf(code) === '居委会' ? [300, 500] : [0, 500]
}

function villagesTouched(history: readonly Region[], change: RegionChange) {
  const living = changeHistory(history, change).filter(({ status }) => status === 'ACTIVE')
  const codes = new Set(change.opens.filter(({ level }) => level === 'GRID').map(({ parent }) => parent?.code))
  return living.filter(({ level, code }) => level === 'VILLAGE' && codes.has(code))
    .map((village) => ({ village, grids: living.filter(({ parent }) => parent !== null && isSameRegion(parent, village)) }))
}

function drawn(grids: readonly Region[]): readonly (Region & { readonly boundary: Polygon })[] {
  return grids.flatMap((grid) => grid.boundary === null ? [] : [{ ...grid, boundary: grid.boundary }])
}
