/**
 * How much of a city is made and where: one piece of work per village (its ground, people, staff and cases) and one per county and city
 * (the offices above the villages). From sizes and a seed alone, so a run that was killed finds its place again.
 */
import { boxOf } from '../../../core/geometry/index.ts'
import type { Box } from '../../../core/geometry/index.ts'
import type { Instant } from '../../../core/time/index.ts'
import { cellsOf, demonstrationVillage, randomFrom } from '../../../core/village/index.ts'

export const scales = {
  /** A whole city: 3.2 million residents in 1.2 million households, 18 000 grids, a million cases. */
  city: { households: 1_200_000, grids: 18_000, cases: 1_000_000, within: '1404' },
  /** One county of it. */
  county: { households: 110_000, grids: 1_640, cases: 90_000, within: '140423' },
  /** One township, for tests and a first look. */
  town: { households: 3_000, grids: 90, cases: 600, within: '140423101' },
} as const
export type Scale = keyof typeof scales

export type Sizes = { readonly households: number; readonly grids: number; readonly cases: number; /** Code of the region that is filled. */ readonly within: string }
/** What a run is made from; the same gives the same city. `until` is the moment of the first run: cases reach up to it. */
export type SeedPlan = Sizes & { readonly seed: number; readonly until: Instant; readonly years: number }

export type PlannedVillage = {
  readonly code: string
  readonly name: string
  /** Place among all villages of the run, from 0: part of every id. */
  readonly ordinal: number
  /** Place among the villages of its county, from 0: keeps numbers of people apart. */
  readonly inCounty: number
  readonly cell: Box
  readonly households: number
  readonly grids: number
  readonly cases: number
}
export type VillageRow = { readonly code: string; readonly name: string; readonly unitType: string }

/** One share for every village: people by a skewed draw, grids and cases after the people. */
export function planVillages(plan: SeedPlan, villages: readonly VillageRow[]): readonly PlannedVillage[] {
  const sorted = villages.toSorted((a, b) => a.code < b.code ? -1 : 1)
  const random = randomFrom(plan.seed)
  const weights = sorted.map(({ unitType }) => Math.exp(0.55 * (random.next() + random.next() + random.next() - 1.5)) * (unitType.includes('居委会') ? 2.5 : 1))
  const cells = cellsOf(sorted.length, [boxOf(demonstrationVillage().boundary)])
  const households = shares(plan.households, weights, 1)
  const grids = shares(plan.grids, weights, 1)
  const cases = shares(plan.cases, weights, 0)
  const counted = new Map<string, number>()
  return sorted.map(({ code, name }, ordinal) => {
    const county = code.slice(0, 6)
    const inCounty = counted.get(county) ?? 0
    counted.set(county, inCounty + 1)
    const cell = cells[ordinal]
    if (cell === undefined) throw new RangeError('a village without a cell')
    return { code, name, ordinal, inCounty, cell, households: households[ordinal] ?? 1, grids: Math.min(99, grids[ordinal] ?? 1), cases: cases[ordinal] ?? 0 }
  })
}

/** Whole shares after weights that sum up to the total, each at least `least`. */
export function shares(total: number, weights: readonly number[], least: number): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const free = Math.max(0, total - least * weights.length)
  let [given, before] = [0, 0]
  return weights.map((weight) => {
    before += weight
    const upTo = Math.round(free * before / sum)
    const share = upTo - given
    given = upTo
    return share + least
  })
}
