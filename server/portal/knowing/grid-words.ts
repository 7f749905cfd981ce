/** Grids in words that need no map: short names, and where in the village they lie. */
import { areaOf, centroidOf, planeAt, type Position } from '../../../core/geometry/polygon.ts'
import type { Region } from '../reporting/reporting.ts'

/** 第一网格, without the village's name that every page says anyway. */
export function gridName({ name }: Pick<Region, 'name'>): string {
  return /第.+网格$/.exec(name)?.[0] ?? name
}

/** 在村子东北边，约 580 亩; by grid code. Grids without a drawn border are left out. */
export function rangesOf(grids: readonly Region[]): ReadonlyMap<string, string> {
  const drawn = grids.flatMap(({ code, boundary }) =>
    boundary === null ? [] : [{ code, boundary, middle: centroidOf(boundary) }],
  )
  const total = drawn.reduce((sum, { boundary }) => sum + areaOf(boundary), 0)
  const middle: Position = [
    drawn.reduce((sum, one) => sum + one.middle[0] * areaOf(one.boundary), 0) / total,
    drawn.reduce((sum, one) => sum + one.middle[1] * areaOf(one.boundary), 0) / total,
  ]
  return new Map(
    drawn.map(({ code, boundary, middle: own }) => {
      const mu = Math.round(areaOf(boundary) / squareMetresPerMu / 10) * 10
      return [code, `在村子${directionOf(middle, own)}，约 ${mu} 亩`]
    }),
  )
}

const squareMetresPerMu = 2000 / 3
const central = 120

function directionOf(from: Position, to: Position): string {
  const { x, y } = planeAt(from)(to)
  if (Math.hypot(x, y) < central) return '中间'
  const eighth = Math.round(Math.atan2(x, y) / (Math.PI / 4))
  return ['北边', '东北边', '东边', '东南边', '南边', '西南边', '西边', '西北边'][(eighth + 8) % 8] ?? '中间'
}
