/**
 * Boxes and their papers (R-220, R-228; the paper box record). What went out is balanced against what came back at every box, and what was found against
 * what was handed out at every opening: found ≤ issued ≤ marks on the roll. Mobile boxes are mixed into another box before anything is opened, so that
 * a handful of papers from one lane is never read alone.
 */
import { postsByRank, type Seats } from './posts.ts'
import type { PostCount } from './ballot.ts'
import type { Papers } from './validity.ts'
import type { Post } from './posts.ts'

export const boxKinds = { main: '中心会场', station: '投票站', mobile: '流动票箱' } as const
export type BoxKind = keyof typeof boxKinds

/** What happened at one box until it was closed. Marks on the roll are voters served, their own paper and those of their principals each one mark. */
export type Box = {
  readonly box: string
  readonly kind: BoxKind
  /** Blank papers received from the safe, still blank at the end, and handed back spoilt. */
  readonly received: number
  readonly unused: number
  readonly spoilt: number
  /** Marks “已领” on the roll at this box. */
  readonly marks: number
}

/** Papers handed out at a box and not handed back: what can be in it. */
export function issuedAt({ received, unused, spoilt }: Box): number {
  return received - unused - spoilt
}

export type BoxFault = 'not-whole' | 'more-used-than-received' | 'more-issued-than-marks'

/** Null where the papers of this box balance. */
export function faultOfBox(box: Box): BoxFault | null {
  const counts = [box.received, box.unused, box.spoilt, box.marks]
  if (!counts.every((count) => Number.isInteger(count) && count >= 0)) return 'not-whole'
  if (issuedAt(box) < 0) return 'more-used-than-received'
  return issuedAt(box) > box.marks ? 'more-issued-than-marks' : null
}

/** One opening: which boxes were mixed, what lay in them, what the papers said. */
export type Opening = {
  readonly boxes: readonly string[]
  readonly found: number
  /** Papers not of this election among those found. */
  readonly forged: number
  readonly posts: Readonly<Record<Post, PostCount>>
}

export type OpeningFault =
  | 'no-such-box' | 'mobile-opened-alone' | 'opened-twice' | 'not-opened' | 'not-whole' | 'more-forged-than-found'
  | 'more-found-than-issued' | 'more-invalid-than-found' | 'more-votes-than-papers' | 'name-twice'

/** Everything wrong with the openings taken together; empty where each box was opened once and every sum can be true. */
export function faultsOfOpenings(openings: readonly Opening[], boxes: readonly Box[], seats: Seats): readonly OpeningFault[] {
  const opened = openings.flatMap((opening) => opening.boxes)
  const faults: OpeningFault[] = []
  if (new Set(opened).size !== opened.length) faults.push('opened-twice')
  if (boxes.some(({ box }) => !opened.includes(box))) faults.push('not-opened')
  return [...new Set([...faults, ...openings.flatMap((opening) => faultsOfOpening(opening, boxes, seats))])]
}

/** Faults of one opening by itself. */
export function faultsOfOpening(opening: Opening, boxes: readonly Box[], seats: Seats): readonly OpeningFault[] {
  const mixed = opening.boxes.map((name) => boxes.find(({ box }) => box === name))
  const known = mixed.filter((box) => box !== undefined)
  const faults: OpeningFault[] = []
  if (known.length < mixed.length || known.length === 0) faults.push('no-such-box')
  else if (known.every(({ kind }) => kind === 'mobile')) faults.push('mobile-opened-alone')
  return [...faults, ...faultsOfCounts(opening, known.reduce((sum, box) => sum + issuedAt(box), 0), seats)]
}

function faultsOfCounts(opening: Opening, issued: number, seats: Seats): readonly OpeningFault[] {
  const { found, forged, posts } = opening
  const counts = [found, forged, ...postsByRank.flatMap((post) => [posts[post].invalid, ...posts[post].votes.map(({ votes }) => votes)])]
  if (!counts.every((count) => Number.isInteger(count) && count >= 0)) return ['not-whole']
  if (forged > found) return ['more-forged-than-found']
  const genuine = found - forged
  return [
    ...(genuine > issued ? ['more-found-than-issued' as const] : []),
    ...new Set(postsByRank.flatMap((post) => faultsOfPost(posts[post], genuine, seats[post]))),
  ]
}

function faultsOfPost({ invalid, votes }: PostCount, genuine: number, seats: number): readonly OpeningFault[] {
  if (new Set(votes.map(({ person }) => person)).size !== votes.length) return ['name-twice']
  if (invalid > genuine) return ['more-invalid-than-found']
  const valid = genuine - invalid
  const sum = votes.reduce((total, one) => total + one.votes, 0)
  return sum > valid * seats || votes.some((one) => one.votes > valid) ? ['more-votes-than-papers'] : []
}

/** All openings as one count: what the result is made of. */
export type Count = { readonly papers: Papers; readonly posts: Readonly<Record<Post, PostCount>> }

export function countOf(openings: readonly Opening[], boxes: readonly Box[], registered: number): Count {
  const total = (of: (opening: Opening) => number) => openings.reduce((sum, opening) => sum + of(opening), 0)
  const together = (post: Post): PostCount => ({ invalid: total(({ posts }) => posts[post].invalid), votes: addVotes(openings.map(({ posts }) => posts[post])) })
  return {
    papers: { registered, issued: boxes.reduce((sum, box) => sum + issuedAt(box), 0), returned: total(({ found }) => found), forged: total(({ forged }) => forged) },
    posts: { chair: together('chair'), vice: together('vice'), member: together('member') },
  }
}

function addVotes(counts: readonly PostCount[]): PostCount['votes'] {
  const sums = new Map<string, number>()
  for (const { votes } of counts) for (const one of votes) sums.set(one.person, (sums.get(one.person) ?? 0) + one.votes)
  return [...sums].map(([person, votes]) => ({ person, votes }))
}
