/** What a meeting decided about one star of one household: a show of hands, recorded as three numbers and the names of nobody. */

export type Votes = { readonly yes: number; readonly no: number; readonly abstain: number }

/** A star passes when more than this share of those present for the household votes yes; never less than half. */
export type Majority = { readonly over: number; readonly of: number }

export const simpleMajority: Majority = { over: 1, of: 2 }

/** Between more than half and all but one; what is less would let a minority give or take an honour. */
export function isMajority({ over, of }: Majority): boolean {
  return Number.isInteger(over) && Number.isInteger(of) && of > 0 && 2 * over >= of && over < of
}

/**
 * `2 * yes > present` as R-404 has it: abstaining is not agreeing. `present` is those in the room without those who withdrew for this
 * household; where nobody is left, nothing passes.
 */
export function passes(votes: Votes, present: number, majority: Majority = simpleMajority): boolean {
  return majority.of * votes.yes > majority.over * present
}

export type TallyFault = 'not-whole' | 'does-not-add-up' | 'nobody-left'

/** Null when everybody present voted once, one way or another. */
export function faultOfTally({ yes, no, abstain }: Votes, present: number): TallyFault | null {
  if (present <= 0) return 'nobody-left'
  if (![yes, no, abstain].every((count) => Number.isInteger(count) && count >= 0)) return 'not-whole'
  return yes + no + abstain === present ? null : 'does-not-add-up'
}
