/**
 * Polygons on the ground: the little geometry that grids need. Coordinates are CGCS2000 degrees, longitude before latitude;
 * lengths and areas are computed on the plane that touches the earth at the polygon (error below 0.1 % up to 30 km across).
 */
export type Position = readonly [lon: number, lat: number]
export type Ring = readonly Position[]
/** The outer ring first, then holes; rings need not repeat their first position. The shape of GeoJSON's Polygon coordinates. */
export type Polygon = readonly Ring[]
export type Box = { readonly minLon: number; readonly minLat: number; readonly maxLon: number; readonly maxLat: number }
export type Point = { readonly x: number; readonly y: number }
export type Segment = { readonly from: Point; readonly to: Point }
/** Metres east and north of an origin. */
export type Plane = (position: Position) => Point

const metresPerDegree = 111_320

/** The plane on which a polygon near `origin` is measured. */
export function planeAt(origin: Position): Plane {
  const [lon0, lat0] = origin
  const east = metresPerDegree * Math.cos(lat0 * Math.PI / 180)
  return ([lon, lat]) => ({ x: (lon - lon0) * east, y: (lat - lat0) * metresPerDegree })
}

/**
 * Whether the position lies inside. Crossings are counted half-open, so a point on the border of two polygons
 * that share this border vertex by vertex lies in exactly one of them.
 */
export function containsPosition(polygon: Polygon, [lon, lat]: Position): boolean {
  let inside = false
  for (const ring of polygon) {
    for (const [[fromLon, fromLat], [toLon, toLat]] of sides(ring)) {
      if (fromLat > lat === toLat > lat) continue
      if (lon < fromLon + (lat - fromLat) / (toLat - fromLat) * (toLon - fromLon)) inside = !inside
    }
  }
  return inside
}

export function boxOf(polygon: Polygon): Box {
  const positions = polygon.flat()
  const lons = positions.map(([lon]) => lon)
  const lats = positions.map(([, lat]) => lat)
  return { minLon: Math.min(...lons), minLat: Math.min(...lats), maxLon: Math.max(...lons), maxLat: Math.max(...lats) }
}

/** Square metres; holes taken off. */
export function areaOf(polygon: Polygon): number {
  const plane = planeAt(originOf(polygon))
  const [outer = 0, ...holes] = polygon.map((ring) => Math.abs(signedArea(ring.map(plane))))
  return outer - holes.reduce((sum, area) => sum + area, 0)
}

/** Centre of gravity of the outer ring. */
export function centroidOf(polygon: Polygon): Position {
  const [lon0, lat0] = originOf(polygon)
  const ring = (polygon[0] ?? []).map(([lon, lat]): Point => ({ x: lon - lon0, y: lat - lat0 }))
  const area = signedArea(ring)
  if (area === 0) return [lon0, lat0]
  let x = 0
  let y = 0
  for (const [from, to] of sides(ring)) {
    const cross = from.x * to.y - to.x * from.y
    x += (from.x + to.x) * cross
    y += (from.y + to.y) * cross
  }
  return [lon0 + x / (6 * area), lat0 + y / (6 * area)]
}

/** A polygon as people draw it: at least three different positions, an area, no side crossing another. */
export function isSimple(polygon: Polygon): boolean {
  const segments = segmentsOf(polygon, planeAt(originOf(polygon)))
  const tooSmall = polygon.length === 0 || polygon.some((ring) => new Set(ring.map(String)).size < 3) || areaOf(polygon) <= 0
  return !tooSmall && segments.every((one, index) => segments.slice(index + 1).every((other) => !crossesProperly(one, other)))
}

export function segmentsOf(polygon: Polygon, plane: Plane): readonly Segment[] {
  return polygon.flatMap((ring) => sides(ring).map(([from, to]) => ({ from: plane(from), to: plane(to) })))
}

export function originOf(polygon: Polygon): Position {
  return polygon[0]?.[0] ?? [0, 0]
}

function sides<P>(ring: readonly P[]): readonly (readonly [P, P])[] {
  return ring.map((from, index) => [from, ring[(index + 1) % ring.length] ?? from] as const)
}

function signedArea(ring: readonly Point[]): number {
  return sides(ring).reduce((sum, [from, to]) => sum + (from.x * to.y - to.x * from.y) / 2, 0)
}

function crossesProperly(one: Segment, other: Segment): boolean {
  const side = (segment: Segment, point: Point) => Math.sign(
    (segment.to.x - segment.from.x) * (point.y - segment.from.y) - (segment.to.y - segment.from.y) * (point.x - segment.from.x))
  return side(one, other.from) * side(one, other.to) < 0 && side(other, one.from) * side(other, one.to) < 0
}
