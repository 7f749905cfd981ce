/** The posts of a village committee (村民委员会), highest first, and how many people it may have (R-227; Organic Law of Villagers' Committees art. 8). */

export const posts = { chair: '主任', vice: '副主任', member: '委员' } as const
export type Post = keyof typeof posts
/** Highest first; the order in which winners are found and relatives give way. */
export const postsByRank: readonly Post[] = ['chair', 'vice', 'member']

/** How many are to be elected to each post (应选名额). */
export type Seats = Readonly<Record<Post, number>>

export const committeeLeast = 3
export const committeeMost = 7

export type SeatsFault = 'not-whole' | 'not-one-chair' | 'no-ordinary-member' | 'too-few-seats' | 'too-many-seats'

/** Null where law allows such a committee: one chair, three to seven in all. */
export function faultOfSeats(seats: Seats): SeatsFault | null {
  const counts = postsByRank.map((post) => seats[post])
  if (!counts.every((count) => Number.isInteger(count) && count >= 0)) return 'not-whole'
  if (seats.chair !== 1) return 'not-one-chair'
  // Where no woman is elected, hers is a member's seat.
  if (seats.member === 0) return 'no-ordinary-member'
  const total = totalOf(seats)
  if (total < committeeLeast) return 'too-few-seats'
  return total > committeeMost ? 'too-many-seats' : null
}

/** An even committee can be split in halves; Shanxi's old rule asks for an odd one, the county says whether that warns or refuses. */
export function isOdd(seats: Seats): boolean {
  return totalOf(seats) % 2 === 1
}

export function totalOf(seats: Seats): number {
  return seats.chair + seats.vice + seats.member
}

/** Is `one` a higher post than `other`? */
export function isHigher(one: Post, other: Post): boolean {
  return postsByRank.indexOf(one) < postsByRank.indexOf(other)
}
