/**
 * Filling the seats of one post from those with enough votes: more votes first; a near relative of somebody already in gives way. Where equal votes
 * leave open who is in, exactly those vote again and nobody below them is decided. A vote held again answers the question that was asked, and no other.
 */
import type { Kinship } from '../kinship/kinship.ts'
import type { Votes } from './ballot.ts'
import { relativesIn } from './relatives.ts'

export type Standing = {
  /** Those with enough votes for this post. */
  readonly lines: readonly Votes[]
  /** Votes held again for this post so far, oldest first. */
  readonly ties: readonly VotedAgain[]
  readonly kinships: readonly Kinship[]
  /** Who is in already and whose near relatives cannot join them. */
  readonly above: readonly string[]
}
export type VotedAgain = { readonly among: readonly string[]; readonly votes: readonly Votes[] }

export type Filled = {
  readonly winners: readonly Votes[]
  readonly passedOver: readonly { readonly person: string; readonly of: string }[]
  readonly tie: { readonly among: readonly string[]; readonly seats: number; readonly because: 'equal-votes' | 'relatives' | 'womans-seat' } | null
}

export function fillPost({ lines, ties, kinships, above }: Standing, seats: number): Filled {
  const winners: Votes[] = []
  const passedOver: { person: string; of: string }[] = []
  const queue = groupsByVotes(lines)
  for (let group = queue.shift(); group !== undefined && winners.length < seats; group = queue.shift()) {
    const free = seats - winners.length
    const inAlready = [...above, ...namesOf(winners)]
    const [kept, given] = partition(group, ({ person }) => relativesIn(person, inAlready, kinships) === null)
    passedOver.push(...given.map(({ person }) => ({ person, of: relativesIn(person, inAlready, kinships) ?? '' })))
    const [unrelated, related] = partition(kept, ({ person }) => relativesIn(person, namesOf(kept), kinships) === null)
    const asked = kept.length > free ? { who: kept, because: 'equal-votes' as const } : { who: related, because: 'relatives' as const }
    if (kept.length <= free) winners.push(...unrelated)
    const answer = splitByVotes(asked.who, ties)
    if (answer.length > 1) queue.unshift(...answer)
    else if (asked.because === 'relatives' && related.length <= 1) continue
    else return { winners, passedOver, tie: { among: namesOf(asked.who), seats: seats - winners.length, because: asked.because } }
  }
  return { winners, passedOver, tie: null }
}

/** Those with equal votes together, most votes first; inside a group by name, so that every reading is the same. */
export function groupsByVotes(lines: readonly Votes[]): (readonly Votes[])[] {
  const counts = [...new Set(lines.map(({ votes }) => votes))].toSorted((one, other) => other - one)
  return counts.map((count) => lines.filter(({ votes }) => votes === count).toSorted((one, other) => (one.person < other.person ? -1 : 1)))
}

/** The order in which another vote put exactly these; one group where it was not held or came out equal. */
export function splitByVotes(who: readonly Votes[], ties: readonly VotedAgain[]): readonly (readonly Votes[])[] {
  let groups: readonly (readonly Votes[])[] = [who]
  for (const { among, votes } of ties) {
    groups = groups.flatMap((group) => {
      if (!isSame(namesOf(group), among)) return [group]
      const again = groupsByVotes(group.map(({ person }) => ({ person, votes: votes.find((one) => one.person === person)?.votes ?? 0 })))
      return again.map((some) => some.flatMap(({ person }) => group.filter((one) => one.person === person)))
    })
  }
  return groups
}

export function namesOf(lines: readonly Votes[]): readonly string[] {
  return lines.map(({ person }) => person)
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((person) => other.includes(person))
}

function partition<T>(items: readonly T[], holds: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))]
}
