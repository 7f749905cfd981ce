/** From the votes of the meeting to the stars of a household, the same on the screen, in the record and in a recount. */
import type { Day } from '../time/index.ts'
import { starsUnder, type Standard, type Star } from './standard.ts'
import { passes, type Votes } from './tally.ts'
import { isVetoInForce, type Veto } from './vetoes.ts'

/** Which items a household says it meets, by their place in the standard. */
export type ItemsMet = readonly boolean[]

/** Within reach by the county's own measure: advice to the household and to the meeting, never a decision. */
export function isWithinReach(star: Star, met: ItemsMet, { wonBy, pointsPercent }: Standard): boolean {
  if (wonBy === 'basic-items') return star.items.every(({ basic }, at) => !basic || met[at] === true)
  const full = star.items.reduce((sum, { points }) => sum + points, 0)
  const reached = star.items.reduce((sum, { points }, at) => sum + (met[at] === true ? points : 0), 0)
  return 100 * reached >= pointsPercent * full
}

/** Stars the meeting gave, by code; what it did not vote on is not given. */
export function starsVoted({ stars, majority }: Standard, votes: Readonly<Record<string, Votes>>, present: number): readonly string[] {
  return stars.map(({ code }) => code).filter((code) => {
    const cast = Object.hasOwn(votes, code) ? votes[code] : undefined
    return cast !== undefined && passes(cast, present, majority)
  })
}

/** Withheld today whatever was voted, each for as long as its ground has force. */
export function starsWithheld(standard: Standard, vetoes: readonly Veto[], day: Day): ReadonlySet<string> {
  return new Set(vetoes.filter((veto) => isVetoInForce(veto, day)).flatMap(({ kind }) => starsUnder(standard, kind)))
}

/** What the household has on this day: voted and not withheld. A ground that has run out gives the star back by itself. */
export function starsOn(standard: Standard, voted: readonly string[], vetoes: readonly Veto[], day: Day): readonly string[] {
  const withheld = starsWithheld(standard, vetoes, day)
  return voted.filter((code) => !withheld.has(code))
}

export function hasTitle({ titleFrom }: Standard, stars: readonly string[]): boolean {
  return stars.length >= titleFrom
}
