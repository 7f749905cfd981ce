/**
 * Regions (区划): the dated five-level tree city – county – township – village – grid.
 * The official code is the path: a grid's 15 digits start with its village's 12, its township's 9, its county's 6, its city's 4.
 */
export const levels = ['CITY', 'COUNTY', 'TOWN', 'VILLAGE', 'GRID'] as const
export type Level = (typeof levels)[number]

export const levelNames: Readonly<Record<Level, string>> = {
  CITY: '市', COUNTY: '县', TOWN: '乡镇', VILLAGE: '村', GRID: '网格',
}

export const codeLength: Readonly<Record<Level, number>> = { CITY: 4, COUNTY: 6, TOWN: 9, VILLAGE: 12, GRID: 15 }

/** Key of a region. The level belongs to it: padded codes collide for 东莞, 中山, 儋州 and 金门. */
export type RegionKey = { readonly level: Level; readonly code: string }

/** Where a matter lies: the code of its deepest known region, a village or a grid. */
export type Place = { readonly village: string; readonly grid: string | null }

/** The code of the region at `level` above (or equal to) a region with `code`; null where `code` does not reach that deep. */
export function codeAt(code: string, level: Level): string | null {
  return code.length >= codeLength[level] ? code.slice(0, codeLength[level]) : null
}

export function levelOf(code: string): Level | null {
  return levels.find((level) => codeLength[level] === code.length) ?? null
}

export function contains(outer: RegionKey, inner: RegionKey): boolean {
  return inner.code.length >= codeLength[outer.level] && inner.code.startsWith(outer.code)
}

export function codeOfPlace(place: Place): string {
  return place.grid ?? place.village
}
