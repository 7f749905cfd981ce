/** The drawn map of a village: outlines of its grids. The public map shows nobody's house and nobody's matter. */
import type { PlaceMapModel } from '../../../faces/portal/contract.ts'
import type { Region } from '../reporting/reporting.ts'

export type Spot = { readonly lon: number; readonly lat: number }

/**
 * Null where no grid has a border to draw.
 * @param own grid that is washed with colour, @param ownWords what that means, @param point one's own point, only ever shown to its maker
 */
export function mapOf(
  grids: readonly Region[],
  own: string | null,
  ownWords = '我家的网格',
  point: Spot | null = null,
): PlaceMapModel | null {
  const drawn = grids.flatMap(({ code, name, boundary }) =>
    boundary === null ? [] : [{ code, name: shortName(name), outline: boundary, own: code === own }],
  )
  if (drawn.length === 0) return null
  return {
    title: '本村网格示意图',
    grids: drawn,
    ownWords,
    points: point === null ? [] : [{ letter: '', shape: 'circle', at: [point.lon, point.lat], words: '您点的地方' }],
  }
}

/** 一网格: short enough for a map. */
function shortName(name: string): string {
  return /第(.+网格)$/.exec(name)?.[1] ?? name
}
