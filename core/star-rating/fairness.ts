/**
 * Does a village rate itself fairly? Figures about villages and their committees, for those who guide them (peers.md §4.11): never about a
 * household or a person, never from fewer than five, never a reason to change a result.
 */

/** One rated household, without a name. Numbers of stars; null where it did not rate itself, or nobody else spoke. */
export type RatedHousehold = {
  readonly own: number | null
  readonly peers: number | null
  readonly given: number
  /** A member of the committee is of the household or a near relative; he withdrew, his colleagues voted. */
  readonly kinOnCommittee: boolean
}

/** Differences of means in hundredths of a star; null from fewer than five households on either side. */
export type Fairness = {
  /** Own rating less that of the neighbours: above zero, people think better of themselves. */
  readonly ownOverPeers: number | null
  /** What the committee gave less what the neighbours thought: far from zero, it decides on its own. */
  readonly givenOverPeers: number | null
  /** Households with kin on the committee less the others, in stars given. */
  readonly kinOverOthers: number | null
  /** Share of all households that got every star, in hundredths of a percent. */
  readonly everyStar: number | null
}

const fewest = 5

export function fairnessOf(households: readonly RatedHousehold[], starsThereAre: number): Fairness {
  const spoken = households.flatMap(({ own, peers, given }) => (peers === null ? [] : [{ own, peers, given }]))
  const compared = spoken.flatMap(({ own, peers }) => (own === null ? [] : [own - peers]))
  const [kin, others] = [true, false].map((wanted) => households.filter(({ kinOnCommittee }) => kinOnCommittee === wanted).map(({ given }) => given))
  return {
    ownOverPeers: meanOf(compared),
    givenOverPeers: meanOf(spoken.map(({ given, peers }) => given - peers)),
    kinOverOthers: differenceOf(meanOf(kin ?? []), meanOf(others ?? [])),
    everyStar: households.length < fewest ? null : Math.round(10_000 * households.filter(({ given }) => given === starsThereAre).length / households.length),
  }
}

function meanOf(values: readonly number[]): number | null {
  return values.length < fewest ? null : Math.round(100 * values.reduce((sum, value) => sum + value, 0) / values.length)
}

function differenceOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one - other
}

export type FairnessHint = 'own-over-peers' | 'committee-apart-from-peers' | 'kin-favoured' | 'stars-for-everybody'

/** From where on somebody should look, in hundredths of a star; a setting of the county 〔设〕. */
export type FairnessBounds = { readonly ownOverPeers: number; readonly givenOverPeers: number; readonly kinOverOthers: number; readonly everyStar: number }
export const fairnessBounds: FairnessBounds = { ownOverPeers: 200, givenOverPeers: 150, kinOverOthers: 100, everyStar: 3000 }

/** Hints to look, in a fixed order; none is a verdict. */
export function hintsOf(fairness: Fairness, bounds: FairnessBounds = fairnessBounds): readonly FairnessHint[] {
  const { ownOverPeers, givenOverPeers, kinOverOthers, everyStar } = fairness
  return [
    ...(ownOverPeers !== null && ownOverPeers > bounds.ownOverPeers ? ['own-over-peers' as const] : []),
    ...(givenOverPeers !== null && Math.abs(givenOverPeers) > bounds.givenOverPeers ? ['committee-apart-from-peers' as const] : []),
    ...(kinOverOthers !== null && kinOverOthers > bounds.kinOverOthers ? ['kin-favoured' as const] : []),
    ...(everyStar !== null && everyStar > bounds.everyStar ? ['stars-for-everybody' as const] : []),
  ]
}
