/**
 * The three shares a village is told of (policy 二(二)2; R-420…R-425): information, never a target that a household or a cadre is
 * pressed with. All integer arithmetic, so that 179 of 200 is not 90 %.
 */

/** Of one village and one cycle, or the sum of many. Denominators are named. */
export type RatedCounts = {
  /** Households that should take part: 农户总数, resident or registered as the county set. */
  readonly households: number
  readonly participating: number
  /** 星级文明户: at least as many stars as the county's title needs. */
  readonly rated: number
  /** Of `rated`, those with six stars and more. */
  readonly sixAndMore: number
  /** Of `rated`, those with every star there is. */
  readonly all: number
}

export const shares = {
  /** 参评率 ≥ 90 % of all households. */
  participation: { name: '参评率', atLeast: [9, 10], rule: 'R-420' },
  /** 评定率 ≥ 40 % of all households. */
  rated: { name: '星级评定率', atLeast: [2, 5], rule: 'R-421' },
  /** 六星及以上 ≥ 60 % of those rated. */
  sixAndMore: { name: '六星及以上占比', atLeast: [3, 5], rule: 'R-422' },
} as const satisfies Record<string, { readonly name: string; readonly atLeast: readonly [over: number, of: number]; readonly rule: string }>
export type Share = keyof typeof shares

export function partsOf(counts: RatedCounts, share: Share): { readonly over: number; readonly of: number } {
  switch (share) {
    case 'participation': return { over: counts.participating, of: counts.households }
    case 'rated': return { over: counts.rated, of: counts.households }
    case 'sixAndMore': return { over: counts.sixAndMore, of: counts.rated }
  }
}

/** Null where there is nothing to be a share of. */
export function reaches(counts: RatedCounts, share: Share): boolean | null {
  const { over, of } = partsOf(counts, share)
  const [most, whole] = shares[share].atLeast
  return of === 0 ? null : whole * over >= most * of
}

export type Inflation = 'many-with-every-star' | 'everybody-rated'

/** Signs that stars were given away: more than 30 % with every star, or nobody without a title. A hint to look, no verdict. */
export function inflationOf(counts: RatedCounts): readonly Inflation[] {
  if (counts.households === 0) return []
  return [
    ...(10 * counts.all > 3 * counts.households ? ['many-with-every-star' as const] : []),
    ...(counts.rated === counts.households ? ['everybody-rated' as const] : []),
  ]
}

export function sumOf(all: readonly RatedCounts[]): RatedCounts {
  return all.reduce((one, other) => ({
    households: one.households + other.households, participating: one.participating + other.participating, rated: one.rated + other.rated,
    sixAndMore: one.sixAndMore + other.sixAndMore, all: one.all + other.all,
  }), { households: 0, participating: 0, rated: 0, sixAndMore: 0, all: 0 })
}
