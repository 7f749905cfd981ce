/** A place for a report: village, grid where known, and a point where one was taken or tapped. */
import { codeAt, type RegionKey } from '../../../core/region/region.ts'

export type Point = {
  readonly lon: number
  readonly lat: number
  readonly crs: 'WGS84' | 'CGCS2000'
  /** Metres; null for a tapped point. */
  readonly accuracy: number | null
}

export type Place = { readonly village: string; readonly grid: string | null; readonly point: Point | null }

/** One's own grid, or one's own village; null for those who work in several. */
export function ownPlace({ code }: RegionKey): Place | null {
  return placeOf(code, null)
}

/** Null where the code is no village and no grid. */
export function placeOf(code: string, point: Point | null): Place | null {
  const village = codeAt(code, 'VILLAGE')
  return village === null ? null : { village, grid: codeAt(code, 'GRID'), point }
}

/** As the form of the report wants it. */
export function placeForm({ village, grid, point }: Place): { readonly [key: string]: string | number } {
  return { village, ...(grid === null ? {} : { grid }), ...(point === null ? {} : { lon: point.lon, lat: point.lat, crs: point.crs }) }
}

/** What is known of the point, in words. */
export function pointWords(point: Point | null): string {
  if (point === null) return '没有标位置，按网格上报。'
  if (point.accuracy === null) return '已经在地图上标了位置。'
  return point.accuracy > 100 ? `定位误差大约 ${point.accuracy} 米，偏大，请在地图上核对。` : `已经定位，误差大约 ${Math.max(1, point.accuracy)} 米。`
}
