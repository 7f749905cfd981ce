/**
 * Acts on the tree: what may be asked and what follows from it. A change closes versions, opens versions and moves households, all on one
 * day; nothing of the past is altered, so every figure as of an earlier day stays what it was.
 *
 * Because the official code is the path, whatever gets another parent gets another code, with everything below it.
 */
import type { Polygon, Position } from '../geometry/index.ts'
import type { Day } from '../time/instant.ts'
import type { RegionKey } from './region.ts'
import type { GridType, Region } from './version.ts'

export type NewRegion = RegionKey & {
  readonly name: string
  readonly shortName?: string
  /** Of grids only; BASIC unless told otherwise. */
  readonly gridType?: GridType
  readonly boundary?: Polygon
  readonly center?: Position
}

/** Household or child region (by code) → code of the new region that takes it. */
export type Assignment = Readonly<Record<string, string>>

export type RegionCommand =
  /** New grids of a village; households that lay in the village without a grid must be assigned. */
  | { readonly act: 'open'; readonly day: Day; readonly regions: readonly NewRegion[]; readonly assign: Assignment }
  /** One region becomes several: households of a grid, or else the regions directly below, are assigned one by one. */
  | { readonly act: 'split'; readonly day: Day; readonly region: RegionKey; readonly into: readonly NewRegion[]; readonly assign: Assignment }
  /** Several neighbours become one new region. */
  | { readonly act: 'merge'; readonly day: Day; readonly regions: readonly RegionKey[]; readonly into: NewRegion }
  | { readonly act: 'rename'; readonly day: Day; readonly region: RegionKey; readonly name: string; readonly shortName?: string }
  | { readonly act: 're-parent'; readonly day: Day; readonly region: RegionKey; readonly to: NewRegion }
  /** The region ends; nobody may be left in it. */
  | { readonly act: 'retire'; readonly day: Day; readonly region: RegionKey }

/** A household lay in the grid (or the village without grids) with this code from … up to and not including …. */
export type Placement = { readonly household: string; readonly code: string; readonly validFrom: Day; readonly validTo: Day | null }

export type RegionChange = {
  readonly act: RegionCommand['act']
  readonly day: Day
  readonly from: readonly RegionKey[]
  readonly to: readonly RegionKey[]
  readonly closes: readonly (RegionKey & { readonly status: 'SUPERSEDED' | 'RETIRED' })[]
  readonly opens: readonly Region[]
  /** Code → code: everything that lay there lies here from the day. */
  readonly moves: ReadonlyMap<string, string>
  /** Household → code, where households of one place part. */
  readonly assigned: ReadonlyMap<string, string>
  /** Sentences for the person who decides; nothing is blocked by them. */
  readonly warnings: readonly string[]
}

/** The history after the change. */
export function changeHistory(history: readonly Region[], { closes, opens, day }: RegionChange): readonly Region[] {
  const kept = history.map((version): Region => {
    const closed = version.status === 'ACTIVE' && closes.find(({ level, code }) => level === version.level && code === version.code)
    return closed === undefined || closed === false ? version : { ...version, status: closed.status, validTo: day }
  })
  return [...kept, ...opens]
}

/** Where a household lies after the change; null where it stays. */
export function newPlaceOf({ moves, assigned }: RegionChange, { household, code }: Pick<Placement, 'household' | 'code'>): string | null {
  return assigned.get(household) ?? moves.get(code) ?? null
}

/** The placements after the change: the old ones end on the day, the new ones begin on it. */
export function changePlacements(placements: readonly Placement[], change: RegionChange): readonly Placement[] {
  return placements.flatMap((placement): readonly Placement[] => {
    const code = placement.validTo === null ? newPlaceOf(change, placement) : null
    if (code === null || code === placement.code) return [placement]
    return [{ ...placement, validTo: change.day }, { household: placement.household, code, validFrom: change.day, validTo: null }]
  })
}
