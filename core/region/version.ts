/** Dated versions of regions: the tree as of any day. Intervals are half-open: `validTo` is the first day no longer valid. */
import type { Day } from '../time/instant.ts'
import type { Polygon, Position } from '../geometry/index.ts'
import { contains, levels, type Level, type RegionKey } from './region.ts'

export const regionKinds = {
  statutory: '法定区划', 'functional-zone': '功能区（非法定区划）', virtual: '虚拟占位', grid: '网格',
} as const
export type RegionKind = keyof typeof regionKinds

export const gridTypes = { BASIC: '综合网格', DEDICATED: '专属网格', MICRO: '微网格' } as const
export type GridType = keyof typeof gridTypes

export type Region = RegionKey & {
  readonly name: string
  /** As people say it: 甘村 for 甘村村委会. */
  readonly shortName: string
  readonly parent: RegionKey | null
  readonly kind: RegionKind
  /** 镇, 乡, 街道, 村委会, 居委会, 网格 … */
  readonly unitType: string
  readonly gridType: GridType | null
  /** SUPERSEDED: the code lives on in a later version; RETIRED: it ended for good and is never used again. */
  readonly status: 'ACTIVE' | 'SUPERSEDED' | 'RETIRED'
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly center: Position | null
  readonly boundary: Polygon | null
}

export function isSameRegion(one: RegionKey, other: RegionKey): boolean {
  return one.level === other.level && one.code === other.code
}

export function heldOn(period: { readonly validFrom: Day; readonly validTo: Day | null }, day: Day): boolean {
  return period.validFrom <= day && (period.validTo === null || day < period.validTo)
}

/** The version of the region in force on the day; null where it did not exist then. */
export function regionAsOf(history: readonly Region[], key: RegionKey, day: Day): Region | null {
  return history.find((version) => isSameRegion(version, key) && heldOn(version, day)) ?? null
}

/** The regions directly below, as of the day, in the order of their codes. */
export function childrenAsOf(history: readonly Region[], parent: RegionKey, day: Day): readonly Region[] {
  return history
    .filter((version) => version.parent !== null && isSameRegion(version.parent, parent) && heldOn(version, day))
    .toSorted((a, b) => a.code < b.code ? -1 : 1)
}

/** From the topmost known region down to the region itself, as of the day. */
export function pathAsOf(history: readonly Region[], key: RegionKey, day: Day): readonly Region[] {
  const region = regionAsOf(history, key, day)
  if (region === null) return []
  return region.parent === null ? [region] : [...pathAsOf(history, region.parent, day), region]
}

/** Every region strictly inside, as of the day, upper levels first. */
export function descendantsAsOf(history: readonly Region[], key: RegionKey, day: Day): readonly Region[] {
  return history
    .filter((version) => !isSameRegion(version, key) && isBelow(version.level, key.level) && contains(key, version) && heldOn(version, day))
    .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || (a.code < b.code ? -1 : 1))
}

function isBelow(level: Level, other: Level): boolean {
  return levels.indexOf(level) > levels.indexOf(other)
}
