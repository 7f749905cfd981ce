/**
 * Invented ground for every village of a city: cells of a lattice, taken along a curve so that a township's villages lie together, each cut
 * into grids. Borders are shared to the last digit, so nothing overlaps and nothing is left out.
 */
import { centroidOf, type Box, type Polygon, type Position } from '../geometry/index.ts'
import { numberGrids } from '../region/codes.ts'
import type { DemoGrid, Ground } from './ground.ts'
import type { Random } from './random.ts'

/** Around Changzhi; each cell is about 2.4 by 2.3 kilometres. */
const area: Box = { minLon: 111.95, minLat: 35.75, maxLon: 113.65, maxLat: 37.1 }
const side = 64
const ordinals = [...'一二三四五六七八九十']

/**
 * The cells of a lattice in the order of a Hilbert curve, without those that touch `taken`.
 * @throws RangeError when `count` cells do not fit
 */
export function cellsOf(count: number, taken: readonly Box[]): readonly Box[] {
  const cells = Array.from({ length: side * side }, (_, step) => cellAt(step)).filter((cell) => !taken.some((box) => touches(cell, box))).slice(0, count)
  if (cells.length < count) throw new RangeError(`${count} villages do not fit into a lattice of ${side} by ${side}`)
  return cells
}

/** A village that fills its cell, cut into `count` grids: columns from west to east, each into strips with slanting borders. */
export function groundIn(random: Random, cell: Box, { code, name, count }: { readonly code: string; readonly name: string; readonly count: number }): Ground {
  const parts = stripsOf(random, cell, count)
  const codes = numberGrids(code, parts.map(centroidOf))
  const grids = parts.map((boundary, index): DemoGrid => {
    const gridCode = codes[index] ?? ''
    return { code: gridCode, name: `${name}第${ordinalOf(Number(gridCode.slice(-3)))}网格`, boundary, center: rounded(centroidOf(boundary)) }
  })
  const { minLon, minLat, maxLon, maxLat } = cell
  const boundary: Polygon = [[[minLon, maxLat], [maxLon, maxLat], [maxLon, minLat], [minLon, minLat]]]
  return { boundary, center: rounded(centroidOf(boundary)), grids: grids.toSorted((a, b) => a.code < b.code ? -1 : 1) }
}

function stripsOf(random: Random, { minLon, minLat, maxLon, maxLat }: Box, count: number): readonly Polygon[] {
  const columns = Math.ceil(Math.sqrt(count))
  const eastings = Array.from({ length: columns + 1 }, (_, column) => rounded([minLon + (maxLon - minLon) * column / columns, 0])[0])
  return Array.from({ length: columns }, (_, column) => {
    const rows = Math.floor(count / columns) + (column < count % columns ? 1 : 0)
    const height = (maxLat - minLat) / rows
    const [west, east] = [eastings[column] ?? minLon, eastings[column + 1] ?? maxLon]
    const borders = Array.from({ length: rows + 1 }, (__, row): readonly [number, number] => {
      const straight = row === 0 ? maxLat : row === rows ? minLat : maxLat - height * row
      const slant = row === 0 || row === rows ? 0 : height * 0.2
      return [rounded([0, straight + (random.next() - 0.5) * slant])[1], rounded([0, straight + (random.next() - 0.5) * slant])[1]]
    })
    return borders.slice(1).map((below, row): Polygon => {
      const above = borders[row] ?? below
      return [[[west, above[0]], [east, above[1]], [east, below[1]], [west, below[0]]]]
    })
  }).flat()
}

/** From the length along the curve to a cell (the usual turning of quadrants). */
function cellAt(step: number): Box {
  let [x, y, rest] = [0, 0, step]
  for (let size = 1; size < side; size *= 2) {
    const right = 1 & Math.trunc(rest / 2)
    const up = 1 & (rest ^ right)
    if (up === 0) {
      if (right === 1) [x, y] = [size - 1 - x, size - 1 - y];
      [x, y] = [y, x]
    }
    [x, y, rest] = [x + size * right, y + size * up, Math.trunc(rest / 4)]
  }
  const corner = (column: number, row: number) => rounded([
    area.minLon + (area.maxLon - area.minLon) * column / side, area.minLat + (area.maxLat - area.minLat) * row / side,
  ])
  const [minLon, minLat] = corner(x, y)
  const [maxLon, maxLat] = corner(x + 1, y + 1)
  return { minLon, minLat, maxLon, maxLat }
}

function touches(one: Box, other: Box): boolean {
  return one.minLon <= other.maxLon && one.maxLon >= other.minLon && one.minLat <= other.maxLat && one.maxLat >= other.minLat
}

function ordinalOf(number: number): string {
  return ordinals[number - 1] ?? String(number)
}

function rounded([lon, lat]: Position): Position {
  return [Number(lon.toFixed(6)), Number(lat.toFixed(6))]
}
