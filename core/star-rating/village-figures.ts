/** What a village's ratings of one year add up to: shares (R-420…R-423) and fairness, from what each rating shows and nothing else. */
import { fairnessOf, type Fairness } from './fairness.ts'
import type { RatingShown } from './shown.ts'
import type { Standard } from './standard.ts'
import type { RatedCounts } from './thresholds.ts'

export type VillageFigures = RatedCounts & {
  /** Said that they stay out this year. */
  readonly stayingOut: number
  readonly decided: number
  /** A review, an objection or an appeal is not over. */
  readonly stillOpen: number
  readonly fairness: Fairness
}

/** @param out how many of the ratings say that their household stays out; @param households of the register the county chose */
export function figuresOf(
  ratings: readonly RatingShown[], { households, out, standard: { stars, titleFrom } }: { readonly households: number; readonly out: number; readonly standard: Pick<Standard, 'stars' | 'titleFrom'> },
): VillageFigures {
  const taking = ratings.filter(({ takesPart }) => takesPart)
  const decided = taking.filter((one) => one.decided)
  const rated = decided.filter((one) => one.stars.length >= titleFrom)
  return {
    // A village where more take part than the register has today is counted as what takes part: a share above one says nothing.
    households: Math.max(households, taking.length), participating: taking.length, stayingOut: out, decided: decided.length, rated: rated.length,
    sixAndMore: rated.filter((one) => one.stars.length >= 6).length, all: rated.filter((one) => one.stars.length === stars.length).length,
    stillOpen: taking.filter(({ open }) => open).length,
    fairness: fairnessOf(decided.map(({ own, peers, stars: given, kinOnCommittee }) => ({ own, peers, given: given.length, kinOnCommittee })), stars.length),
  }
}
