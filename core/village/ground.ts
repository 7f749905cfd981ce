/** The invented ground of the demonstration village: a border and five grids that tile it, corner by corner. */
import { boxOf, centroidOf, containsPosition, type Polygon, type Position } from '../geometry/index.ts'
import { numberGrids } from '../region/codes.ts'
import type { Random } from './random.ts'

export type DemoGrid = { readonly code: string; readonly name: string; readonly boundary: Polygon; readonly center: Position }
export type Ground = { readonly boundary: Polygon; readonly center: Position; readonly grids: readonly DemoGrid[] }

const degreesNorth = 1 / 111_320
const ordinals = ['一', '二', '三', '四', '五'] as const

/** About 1.8 by 1.3 kilometres around `center`: one grid in the west, two in the middle, two in the east. */
export function groundOf(random: Random, { code, name, center }: { code: string; name: string; center: Position }): Ground {
  const corner = cornersAround(random, center)
  // Corners by column from west to east and row from north (0) over the middle (1) to south (2); neighbours use the very same corner.
  const parts: readonly Polygon[] = [
    [[corner(0, 0), corner(1, 0), corner(1, 1), corner(1, 2), corner(0, 2), corner(0, 1)]],
    [[corner(1, 0), corner(2, 0), corner(2, 1), corner(1, 1)]],
    [[corner(1, 1), corner(2, 1), corner(2, 2), corner(1, 2)]],
    [[corner(2, 0), corner(3, 0), corner(3, 1), corner(2, 1)]],
    [[corner(2, 1), corner(3, 1), corner(3, 2), corner(2, 2)]],
  ]
  const codes = numberGrids(code, parts.map(centroidOf))
  const grids = parts.map((boundary, index): DemoGrid => {
    const gridCode = codes[index] ?? ''
    const ordinal = ordinals[Number(gridCode.slice(-3)) - 1] ?? gridCode.slice(-3)
    return { code: gridCode, name: `${name}第${ordinal}网格`, boundary, center: centroidOf(boundary) }
  })
  const border = [
    corner(0, 0), corner(1, 0), corner(2, 0), corner(3, 0), corner(3, 1), corner(3, 2), corner(2, 2), corner(1, 2), corner(0, 2), corner(0, 1),
  ]
  return { boundary: [border], center: centroidOf([border]), grids: grids.toSorted((a, b) => a.code < b.code ? -1 : 1) }
}

/** A place inside the grid, at random. */
export function placeIn(random: Random, { boundary, center }: DemoGrid): Position {
  const box = boxOf(boundary)
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const position = rounded([
      box.minLon + random.next() * (box.maxLon - box.minLon), box.minLat + random.next() * (box.maxLat - box.minLat),
    ])
    if (containsPosition(boundary, position)) return position
  }
  return center
}

function cornersAround(random: Random, [lon, lat]: Position): (column: 0 | 1 | 2 | 3, row: 0 | 1 | 2) => Position {
  const degreesEast = degreesNorth / Math.cos(lat * Math.PI / 180)
  const corners = [-900, -300, 300, 900].map((east) => [650, 0, -650].map((north) => rounded([
    lon + (east + random.between(-80, 80)) * degreesEast, lat + (north + random.between(-80, 80)) * degreesNorth,
  ])))
  return (column, row) => corners[column]?.[row] ?? [lon, lat]
}

/** Six decimals are a tenth of a metre. */
function rounded([lon, lat]: Position): Position {
  return [Number(lon.toFixed(6)), Number(lat.toFixed(6))]
}
