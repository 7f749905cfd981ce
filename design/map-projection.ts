/**
 * A village on a square of paper: longitude and latitude (CGCS2000 degrees, R-965) to pixels and back.
 * Equirectangular about the middle latitude; over a few kilometres the error stays below one pixel.
 */
export type Position = readonly [lon: number, lat: number]
export type Ring = readonly Position[]

export type Projection = {
  readonly toPixel: (position: Position) => readonly [x: number, y: number]
  readonly toPosition: (x: number, y: number) => Position
}

/** Fits all rings into a square of `size` pixels with `margin` free on each side. Throws RangeError without any position. */
export function projectionOf(rings: readonly Ring[], size: number, margin = 12): Projection {
  const box = boundsOf(rings.flat())
  const middle: Position = [(box.west + box.east) / 2, (box.south + box.north) / 2]
  const squeeze = Math.cos((middle[1] * Math.PI) / 180)
  const span = Math.max((box.east - box.west) * squeeze, box.north - box.south, smallestSpan)
  const scale = (size - 2 * margin) / span
  return {
    toPixel: ([lon, lat]) => [size / 2 + (lon - middle[0]) * squeeze * scale, size / 2 - (lat - middle[1]) * scale],
    toPosition: (x, y) => [middle[0] + (x - size / 2) / scale / squeeze, middle[1] - (y - size / 2) / scale],
  }
}

/** Degrees shown at the least: about a hundred metres. Closer in, the floating point of the corners would show. */
const smallestSpan = 0.001

function boundsOf(positions: readonly Position[]) {
  if (positions.length === 0) throw new RangeError('nothing to project')
  const lons = positions.map(([lon]) => lon)
  const lats = positions.map(([, lat]) => lat)
  return { west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) }
}
