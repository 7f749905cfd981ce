/**
 * Do polygons tile an area? Pairwise disjoint up to a tolerance is law here; gaps are only reported.
 *
 * Method: cut the plane into horizontal slabs at every vertex and every crossing. Inside a slab no sides cross, so each polygon is a
 * set of intervals there and areas of intersections and unions are exact sums of interval length × slab height.
 */
import { originOf, planeAt, segmentsOf, type Point, type Polygon, type Segment } from './polygon.ts'

export type Overlap = {
  /** Square metres covered by both. */
  readonly area: number
  /** Metres: how wide the overlap is at its widest sampled place. */
  readonly width: number
}
export type Coverage = {
  /** Square metres of the outer polygon that no part covers. */
  readonly uncovered: number
  /** Square metres of the parts outside the outer polygon. */
  readonly outside: number
}

type Interval = readonly [from: number, to: number]
type Slab = { readonly y: number; readonly height: number }

/** two grids may disagree about their border by one metre, not more. */
export const borderTolerance = 1

export function overlapOf(one: Polygon, other: Polygon): Overlap {
  const plane = planeAt(originOf(one))
  const sidesOfOne = segmentsOf(one, plane)
  const sidesOfOther = segmentsOf(other, plane)
  let area = 0
  let width = 0
  for (const { y, height } of slabsOf([...sidesOfOne, ...sidesOfOther])) {
    for (const interval of intersect(intervalsAt(sidesOfOne, y), intervalsAt(sidesOfOther, y))) {
      area += (interval[1] - interval[0]) * height
      width = Math.max(width, ...samples(interval, y).map((point) => 2 * depthOf(point, sidesOfOne, sidesOfOther)))
    }
  }
  return { area, width }
}

/** Pairs of parts, by index, that overlap by more than the tolerance (metres). */
export function overlapsAmong(parts: readonly Polygon[], tolerance = borderTolerance): readonly (readonly [number, number])[] {
  return parts.flatMap((one, index) => parts.slice(index + 1).flatMap((other, offset) =>
    overlapOf(one, other).width > tolerance ? [[index, index + 1 + offset] as const] : []))
}

export function coverageOf(outer: Polygon, parts: readonly Polygon[]): Coverage {
  const plane = planeAt(originOf(outer))
  const sidesOfOuter = segmentsOf(outer, plane)
  const sidesOfParts = parts.map((part) => segmentsOf(part, plane))
  let uncovered = 0
  let outside = 0
  for (const { y, height } of slabsOf([sidesOfOuter, ...sidesOfParts].flat())) {
    const whole = intervalsAt(sidesOfOuter, y)
    const covered = unite(sidesOfParts.flatMap((sides) => intervalsAt(sides, y)))
    const both = lengthOf(intersect(whole, covered))
    uncovered += (lengthOf(whole) - both) * height
    outside += (lengthOf(covered) - both) * height
  }
  return { uncovered, outside }
}

function slabsOf(sides: readonly Segment[]): readonly Slab[] {
  const heights = [...sides.flatMap(({ from, to }) => [from.y, to.y]), ...crossingsOf(sides)]
  const levels = [...new Set(heights)].sort((a, b) => a - b)
  return levels.slice(1).map((top, index) => {
    const bottom = levels[index] ?? top
    return { y: (bottom + top) / 2, height: top - bottom }
  })
}

function crossingsOf(sides: readonly Segment[]): readonly number[] {
  return sides.flatMap((one, index) => sides.slice(index + 1).flatMap((other) => crossingOf(one, other)))
}

function crossingOf(one: Segment, other: Segment): readonly number[] {
  const [r, s] = [difference(one.to, one.from), difference(other.to, other.from)]
  const denominator = r.x * s.y - r.y * s.x
  if (denominator === 0) return []
  const gap = difference(other.from, one.from)
  const t = (gap.x * s.y - gap.y * s.x) / denominator
  const u = (gap.x * r.y - gap.y * r.x) / denominator
  return t > 0 && t < 1 && u > 0 && u < 1 ? [one.from.y + t * r.y] : []
}

function intervalsAt(sides: readonly Segment[], y: number): readonly Interval[] {
  const crossed = sides.filter(({ from, to }) => from.y > y !== to.y > y)
  const xs = crossed.map(({ from, to }) => from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x)).sort((a, b) => a - b)
  return xs.flatMap((x, index) => (index % 2 === 0 ? [[x, xs[index + 1] ?? x] as const] : []))
}

function intersect(some: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  return some.flatMap(([from, to]) => others.flatMap(([otherFrom, otherTo]) => {
    const both = [Math.max(from, otherFrom), Math.min(to, otherTo)] as const
    return both[1] > both[0] ? [both] : []
  }))
}

function unite(intervals: readonly Interval[]): readonly Interval[] {
  const united: Interval[] = []
  for (const [from, to] of intervals.toSorted((a, b) => a[0] - b[0])) {
    const last = united.at(-1)
    if (last !== undefined && from <= last[1]) united[united.length - 1] = [last[0], Math.max(last[1], to)]
    else united.push([from, to])
  }
  return united
}

function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, [from, to]) => sum + to - from, 0)
}

function samples([from, to]: Interval, y: number): readonly Point[] {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => ({ x: from + (to - from) * tenth / 10, y }))
}

function depthOf(point: Point, ...borders: readonly (readonly Segment[])[]): number {
  return Math.min(...borders.flat().map((side) => distance(point, side)))
}

function distance(point: Point, { from, to }: Segment): number {
  const along = difference(to, from)
  const reach = difference(point, from)
  const squared = along.x ** 2 + along.y ** 2
  const t = squared === 0 ? 0 : Math.max(0, Math.min(1, (reach.x * along.x + reach.y * along.y) / squared))
  return Math.hypot(reach.x - t * along.x, reach.y - t * along.y)
}

function difference(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y }
}
