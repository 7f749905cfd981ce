/**
 * Who is elected (R-222, R-223, R-225, R-226; Organic Law arts. 8, 18). From the highest post to the lowest: enough votes, more votes before fewer, one
 * person one post, of near relatives only one, and at least one woman. Equal votes are settled by another vote among those equal, on the spot; seats
 * that stay empty by a re-run. What was announced stays announced: later rounds only fill what is open, save that a relative elected to a higher post displaces.
 */
import type { Kinship } from '../kinship/kinship.ts'
import { chooseMembers } from './womens-seat.ts'
import { fillPost, type Filled, type Standing } from './fill-post.ts'
import { relativesIn } from './relatives.ts'
import { isHigher, postsByRank, type Post, type Seats } from './posts.ts'
import type { Count } from './paper-box.ts'
import type { Votes } from './ballot.ts'
import { countedPapers, invalidityOf, type Invalidity } from './validity.ts'

/** One day's voting: the count of all boxes, and the votes held on the spot among those with equal votes. */
export type Round = { readonly count: Count; readonly ties: readonly TieVote[] }

/** Another vote among those with equal votes (再次投票); most votes win, no share is asked for. */
export type TieVote = { readonly post: Post; readonly among: readonly string[]; readonly votes: readonly Votes[] }

/** What the law has to know of persons. */
export type Persons = {
  /** Who can be elected at all; votes for others are void. */
  readonly electable: ReadonlySet<string>
  readonly women: ReadonlySet<string>
  readonly kinships: readonly Kinship[]
  /** By-election: who sits already and stays; their near relatives cannot join them, a woman among them settles R-225. */
  readonly sitting?: readonly Sitting[]
}

/** A member of the committee who stays. Elected to a higher post, they leave the lower one behind. */
export type Sitting = { readonly person: string; readonly post: Post }

export type ResultRules = {
  /** Does a re-run need more than half of the registered to be valid? */
  readonly rerunNeedsHalf: boolean
}

export type Winner = { readonly person: string; readonly post: Post; readonly votes: number; readonly round: number }

export type Open =
  /** To be voted on again at once, only among these, for so many seats. */
  | { readonly kind: 'tie'; readonly post: Post; readonly among: readonly string[]; readonly seats: number; readonly because: 'equal-votes' | 'relatives' | 'womans-seat' }
  /** Seats for a re-run (另行选举); only a woman can take those for women. */
  | { readonly kind: 'rerun'; readonly post: Post; readonly seats: number; readonly forWoman: boolean }

/** Had the votes and yet is not elected. */
export type PassedOver = { readonly person: string; readonly post: Post; readonly because: 'relative'; readonly of: string; readonly round: number }

export type Result =
  | { readonly valid: false; readonly because: Invalidity }
  | {
    readonly valid: true
    readonly winners: readonly Winner[]
    readonly open: readonly Open[]
    readonly passedOver: readonly PassedOver[]
    /** Re-runs that had no force, by their place among the rounds. */
    readonly withoutForce: readonly { readonly round: number; readonly because: Invalidity }[]
    /** No woman is elected yet; the election cannot end so. */
    readonly womanMissing: boolean
  }

export type ValidResult = Extract<Result, { readonly valid: true }>

/** The result after these rounds, the first election before its re-runs. Rounds after an unsettled tie are not looked at: they could not have been held. */
export function resultOf({ seats, rounds, persons, rules }: {
  readonly seats: Seats; readonly rounds: readonly Round[]; readonly persons: Persons; readonly rules: ResultRules
}): Result {
  const [first, ...reruns] = rounds
  const invalidity = first === undefined ? 'not-half' : invalidityOf(first.count.papers)
  if (first === undefined || invalidity !== null) return { valid: false, because: invalidity ?? 'not-half' }
  let result = judge(nothingYet(seats), first, 0, seats, persons)
  reruns.forEach((round, index) => {
    if (hasTie(result)) return
    const withoutForce = invalidityOfRerun(round, rules)
    result = withoutForce === null
      ? judge(result, round, index + 1, seats, persons)
      : { ...result, withoutForce: [...result.withoutForce, { round: index + 1, because: withoutForce }] }
  })
  return result
}

/** Enough to be elected in the first round: more than half of the papers that count. */
export function hasMajority(votes: number, counted: number): boolean {
  return 2 * votes > counted
}

/** Enough to be elected in a re-run: no fewer than a third of the papers that count. Nobody is elected by nobody. */
export function hasThird(votes: number, counted: number): boolean {
  return votes > 0 && 3 * votes >= counted
}

/** A tie waits to be voted on before anything else is said. */
export function hasTie({ open }: Pick<ValidResult, 'open'>): boolean {
  return open.some(({ kind }) => kind === 'tie')
}

/** Why a re-run has no force; null where it has. */
export function invalidityOfRerun({ count }: Round, { rerunNeedsHalf }: ResultRules): Invalidity | null {
  const invalidity = invalidityOf(count.papers)
  return invalidity === 'not-half' && !rerunNeedsHalf ? null : invalidity
}

/** Seats of this post that nobody has. */
export function openSeats(post: Post, seats: Seats, winners: readonly Winner[]): number {
  return seats[post] - winners.filter((one) => one.post === post).length
}

function nothingYet(seats: Seats): ValidResult {
  const open = postsByRank.filter((post) => seats[post] > 0).map((post): Open => ({ kind: 'rerun', post, seats: seats[post], forWoman: false }))
  return { valid: true, winners: [], open, passedOver: [], withoutForce: [], womanMissing: true }
}

function judge(before: ValidResult, round: Round, number: number, seats: Seats, persons: Persons): ValidResult {
  let winners = before.winners
  const passedOver = [...before.passedOver]
  let tie: Open | null = null
  for (const post of postsByRank) {
    if (tie !== null) break
    const filled = fill(post, winners, before, round, number, seats, persons)
    const elected = filled.winners.map(({ person, votes }): Winner => ({ person, post, votes, round: number }))
    const displaced = winners.filter((one) => elected.some((other) => isHigher(other.post, one.post) && relativesIn(one.person, [other.person], persons.kinships) !== null))
    winners = [...winners.filter((one) => !displaced.includes(one)), ...elected]
    passedOver.push(
      ...filled.passedOver.map(({ person, of }) => ({ person, post, because: 'relative' as const, of, round: number })),
      ...displaced.map((one) => ({ person: one.person, post: one.post, because: 'relative' as const, of: relativesIn(one.person, elected.map(({ person }) => person), persons.kinships) ?? '', round: number })),
    )
    tie = filled.tie === null ? null : { kind: 'tie', post, ...filled.tie }
  }
  const womanMissing = !hasWoman(winners, persons)
  const open = tie === null ? reruns(seats, winners, womanMissing) : [tie]
  return { valid: true, winners: inOrder(winners), open, passedOver, withoutForce: before.withoutForce, womanMissing }
}

function fill(post: Post, winners: readonly Winner[], before: ValidResult, round: Round, number: number, seats: Seats, persons: Persons): Filled {
  const counted = countedPapers(round.count.papers)
  const enough = number === 0 ? hasMajority : hasThird
  const sitting = persons.sitting ?? []
  const elected = new Set([...sitting.filter((one) => !isHigher(post, one.post)), ...winners].map(({ person }) => person))
  // Only what was open when the voting began: who is displaced today is followed by somebody another day.
  const free = openSeats(post, seats, before.winners)
  const standing: Standing = {
    lines: round.count.posts[post].votes.filter(({ person, votes }) => enough(votes, counted) && persons.electable.has(person) && !elected.has(person)),
    ties: round.ties.filter((tie) => tie.post === post), kinships: persons.kinships,
    above: [...sitting, ...winners.filter((one) => !isHigher(post, one.post))].map(({ person }) => person),
  }
  if (post !== 'member' || free === 0) return fillPost(standing, free)
  return chooseMembers(standing, free, persons.women, hasWoman(winners, persons))
}

/** What is left for a re-run; the woman still missing gets a member's seat, if one is free. */
function reruns(seats: Seats, winners: readonly Winner[], womanMissing: boolean): readonly Open[] {
  return postsByRank.flatMap((post): readonly Open[] => {
    const free = openSeats(post, seats, winners)
    const kept = post === 'member' && womanMissing && free > 0 ? 1 : 0
    return [
      ...(free - kept > 0 ? [{ kind: 'rerun', post, seats: free - kept, forWoman: false } as const] : []),
      ...(kept > 0 ? [{ kind: 'rerun', post, seats: kept, forWoman: true } as const] : []),
    ]
  })
}

function hasWoman(winners: readonly Winner[], { women, sitting = [] }: Persons): boolean {
  return [...sitting, ...winners].some(({ person }) => women.has(person))
}

function inOrder(winners: readonly Winner[]): readonly Winner[] {
  return winners.toSorted((one, other) => postsByRank.indexOf(one.post) - postsByRank.indexOf(other.post) || one.round - other.round || other.votes - one.votes)
}
