/** What the meeting has before it for one household, and what it votes: pure, so that the screen only shows it. */
import type { StarHousehold, StarVotes } from '../../../core/view/star-households.ts'

/** The key of each star by its place in the standard: the ten digits, then a row of letters for counties with more stars. */
export const starKeys = '1234567890qwertyiop'.split('')

/** Stars as proposed: what the household claims, unless more neighbours doubt it than stand behind it. */
export function proposedStars({ own, opinions }: Pick<StarHousehold, 'own' | 'opinions'>): readonly string[] {
  const weight = (star: string, list: 'supports' | 'doubts') => opinions.reduce((sum, one) => sum + (one[list].includes(star) ? one.people : 0), 0)
  return own.filter(({ star, claim }) => claim === 'met' && weight(star, 'doubts') <= weight(star, 'supports')).map(({ star }) => star)
}

/** Own rating and neighbours say the same of every star: nobody doubts what is claimed, nobody stands behind what is not. */
export function isAgreed({ own, opinions }: Pick<StarHousehold, 'own' | 'opinions'>): boolean {
  const claimed = new Set(own.filter(({ claim }) => claim === 'met').map(({ star }) => star))
  return opinions.every(({ supports, doubts }) => doubts.every((star) => !claimed.has(star)) && supports.every((star) => claimed.has(star)))
}

/** Waits for a vote: rated itself, takes part, and no ground waits for the township. */
export function isWaiting({ state, groundWaits }: Pick<StarHousehold, 'state' | 'groundWaits'>): boolean {
  return state === 'RATED' && !groundWaits
}

export type Counts = Readonly<Record<string, { readonly yes: number; readonly abstain: number }>>

/** Everybody for what is chosen and against what is not, unless hands were counted. */
export function votesOf(codes: readonly string[], chosen: ReadonlySet<string>, voters: number, counts: Counts): readonly StarVotes[] {
  return codes.map((star) => {
    const counted = counts[star]
    const yes = Math.min(voters, counted?.yes ?? (chosen.has(star) ? voters : 0))
    const abstain = Math.min(voters - yes, counted?.abstain ?? 0)
    return { star, yes, no: voters - yes - abstain, abstain }
  })
}

/** Next household that waits, from this one on and then from the top. */
export function nextWaiting(households: readonly StarHousehold[], from: number, isDone: (household: StarHousehold) => boolean): number {
  const order = households.map((_, at) => (from + 1 + at) % households.length)
  return order.find((at) => {
    const one = households[at]
    return one !== undefined && isWaiting(one) && !isDone(one)
  }) ?? from
}

export const batchSize = 20

/** The next households on which everybody agrees and that lack nothing; shown by name before they are voted on together. */
export function agreeingBatch(households: readonly StarHousehold[], isDone: (household: StarHousehold) => boolean): readonly StarHousehold[] {
  return households.filter((one) => isWaiting(one) && isAgreed(one) && one.withheld.length === 0 && !isDone(one)).slice(0, batchSize)
}
