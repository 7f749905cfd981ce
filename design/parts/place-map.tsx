/**
 * The village drawn from grid outlines: hairlines, one's own grid washed with jade, points told apart by shape and letter.
 * Never needed to finish a task. Coordinates in CGCS2000 degrees; the maker has coarsened points the public may see.
 */
import { projectionOf, type Position, type Projection, type Ring } from '../map-projection.ts'

export type MapGrid = {
  readonly code: string
  /** Short enough for a map: 一网格. */
  readonly name: string
  readonly outline: readonly Ring[]
  readonly own: boolean
}

export type MapPoint = {
  readonly letter: string
  readonly shape: 'circle' | 'square' | 'triangle' | 'diamond'
  readonly at: Position
  readonly words: string
  /** Red is kept for what is late or dangerous. */
  readonly late?: boolean
}

export type PlaceMapModel = {
  readonly title: string
  readonly grids: readonly MapGrid[]
  readonly points: readonly MapPoint[]
  /** What the jade wash means here: 我的网格, 选中的网格. */
  readonly ownWords?: string
  /** Number of map examination (审图号) where the base needs one. */
  readonly approval?: string
}

/** Side of the square in CSS pixels; fixed, since a tap without script is told in displayed pixels. */
export const mapSize = 288

export function PlaceMap({ map }: { map: PlaceMapModel }) {
  return (
    <figure className="place-map">
      <MapDrawing map={map} />
      <MapLegend map={map} />
    </figure>
  )
}

export function MapDrawing({ map }: { map: PlaceMapModel }) {
  const projection = mapProjection(map)
  return (
    <svg
      className="place-map__drawing"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${mapSize} ${mapSize}`}
      width={mapSize}
      height={mapSize}
      role="img"
      aria-label={map.title}
    >
      <rect className="place-map__ground" width={mapSize} height={mapSize} />
      {inOrder(map.grids).map((grid) => (
        <path
          key={grid.code}
          className={grid.own ? 'place-map__grid place-map__grid--own' : 'place-map__grid'}
          d={pathOf(grid, projection)}
        />
      ))}
      {map.grids.map((grid) => (
        <GridName key={grid.code} grid={grid} map={map} projection={projection} />
      ))}
      {map.points.map((point) => (
        <PointMark key={point.letter + point.words} point={point} projection={projection} />
      ))}
    </svg>
  )
}

export function MapLegend({ map }: { map: PlaceMapModel }) {
  return (
    <figcaption className="place-map__legend">
      <ul>
        {map.grids.some((grid) => grid.own) && (
          <li>
            <span className="place-map__swatch" aria-hidden="true" />
            {map.ownWords ?? '我的网格'}
          </li>
        )}
        {map.points.map((point) => (
          <li key={point.letter + point.words}>
            <svg viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true" focusable="false">
              <Mark point={point} />
            </svg>
            {`${point.letter} ${point.words}`}
          </li>
        ))}
      </ul>
      {map.approval && <p>{`审图号：${map.approval}`}</p>}
    </figcaption>
  )
}

/** The projection the drawing uses; also turns a tapped pixel back into a place. */
export function mapProjection(map: PlaceMapModel): Projection {
  return projectionOf(
    map.grids.flatMap((grid) => grid.outline),
    mapSize,
  )
}

/** The own grid last, so that its edge lies on top. */
function inOrder(grids: readonly MapGrid[]): MapGrid[] {
  return [...grids].sort((a, b) => Number(a.own) - Number(b.own))
}

function pathOf(grid: MapGrid, projection: Projection): string {
  return grid.outline
    .map((ring) => `M${ring.map((corner) => projection.toPixel(corner).map(short).join(' ')).join('L')}Z`)
    .join('')
}

/** Steps aside for a point that stands on its place. */
function GridName({ grid, map, projection }: { grid: MapGrid; map: PlaceMapModel; projection: Projection }) {
  const [x, y] = projection.toPixel(middleOf(grid.outline[0] ?? []))
  const taken = map.points
    .map((point) => projection.toPixel(point.at))
    .find(([px, py]) => Math.abs(px - x) < 32 && Math.abs(py - y) < 16)
  return (
    <text className="place-map__name" x={short(x)} y={short(taken ? taken[1] + 26 : y)}>
      {grid.name}
    </text>
  )
}

function PointMark({ point, projection }: { point: MapPoint; projection: Projection }) {
  const [x, y] = projection.toPixel(point.at)
  return (
    <g transform={`translate(${short(x)} ${short(y)})`}>
      <Mark point={point} />
    </g>
  )
}

function Mark({ point }: { point: MapPoint }) {
  return (
    <g className={point.late ? 'place-map__point place-map__point--late' : 'place-map__point'}>
      <path d={marks[point.shape]} />
      <text y={point.shape === 'triangle' ? 6 : 4}>{point.letter}</text>
    </g>
  )
}

const marks: Readonly<Record<MapPoint['shape'], string>> = {
  circle: 'M0-9A9 9 0 1 1 0 9A9 9 0 1 1 0-9Z',
  square: 'M-8-8H8V8H-8Z',
  triangle: 'M0-12L12 9H-12Z',
  diamond: 'M0-10L10 0L0 10L-10 0Z',
}

/** Centre of area of a ring; the middle of its corners where it encloses nothing. */
function middleOf(ring: Ring): Position {
  let [area, x, y] = [0, 0, 0]
  const [ox, oy] = ring[0] ?? [0, 0]
  ring.forEach(([ax, ay], at) => {
    const [bx, by] = ring[(at + 1) % ring.length] ?? [ax, ay]
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
    area += cross
    x += (ax + bx - 2 * ox) * cross
    y += (ay + by - 2 * oy) * cross
  })
  return area === 0 ? [ox, oy] : [ox + x / (3 * area), oy + y / (3 * area)]
}

function short(figure: number): number {
  return Math.round(figure * 10) / 10
}
