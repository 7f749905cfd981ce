/**
 * Filling the seats of one post from those with enough votes: more votes first, equals split by the votes held among them; a near relative of
 * somebody already in gives way. Where equal votes leave it open who is in, those equals vote again and nobody below them is decided.
 */
import type { Kinship } from '../kinship/kinship.ts'
import type { Votes } from './ballot.ts'
import { relativesIn } from './relatives.ts'

export type Standing = {
  /** Those with enough votes for this post. */
  readonly lines: readonly Votes[]
  /** Votes held again for this post so far, oldest first. */
  readonly ties: readonly { readonly among: readonly string[]; readonly votes: readonly Votes[] }[]
  readonly kinships: readonly Kinship[]
  /** Who is in already in this post or a higher one. */
  readonly above: readonly string[]
}

export type Filled = {
  readonly winners: readonly Votes[]
  readonly passedOver: readonly { readonly person: string; readonly of: string }[]
  readonly tie: { readonly among: readonly string[]; readonly seats: number; readonly because: 'equal-votes' | 'relatives' | 'womans-seat' } | null
}

export function fillPost(standing: Standing, seats: number): Filled {
  const { kinships, above } = standing
  const winners: Votes[] = []
  const passedOver: { person: string; of: string }[] = []
  for (const group of groupsOf(standing)) {
    const free = seats - winners.length
    if (free <= 0) break
    const inAlready = [...above, ...winners.map(({ person }) => person)]
    const [kept, given] = partition(group, ({ person }) => relativesIn(person, inAlready, kinships) === null)
    passedOver.push(...given.map(({ person }) => ({ person, of: relativesIn(person, inAlready, kinships) ?? '' })))
    if (kept.length > free) return { winners, passedOver, tie: { among: namesOf(kept), seats: free, because: 'equal-votes' } }
    const [unrelated, related] = partition(kept, ({ person }) => relativesIn(person, namesOf(kept), kinships) === null)
    winners.push(...unrelated)
    if (related.length > 0) return { winners, passedOver, tie: { among: namesOf(related), seats: free - unrelated.length, because: 'relatives' } }
  }
  return { winners, passedOver, tie: null }
}

/** Those who stand equal, best first; inside a group by name, so that every reading is the same. */
export function groupsOf(standing: Standing): readonly (readonly Votes[])[] {
  const groups: Votes[][] = []
  for (const line of standing.lines.toSorted((one, other) => compareStanding(one, other, standing) || (one.person < other.person ? -1 : 1))) {
    const last = groups.at(-1)
    if (last?.[0] !== undefined && compareStanding(last[0], line, standing) === 0) last.push(line)
    else groups.push([line])
  }
  return groups
}

/** Negative where `one` stands before `other`: more votes, and among equals more votes when they were voted on again. */
export function compareStanding(one: Votes, other: Votes, { ties }: Pick<Standing, 'ties'>): number {
  if (one.votes !== other.votes) return other.votes - one.votes
  for (const { among, votes } of ties) {
    if (!among.includes(one.person) || !among.includes(other.person)) continue
    const difference = votesFor(other.person, votes) - votesFor(one.person, votes)
    if (difference !== 0) return difference
  }
  return 0
}

function votesFor(person: string, votes: readonly Votes[]): number {
  return votes.find((one) => one.person === person)?.votes ?? 0
}

function namesOf(lines: readonly Votes[]): readonly string[] {
  return lines.map(({ person }) => person)
}

function partition<T>(items: readonly T[], holds: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))]
}
