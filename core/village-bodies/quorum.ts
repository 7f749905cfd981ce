/** How many of a body have to be there. Law fixes it for assemblies only; for these bodies a county agrees on it. */

export const quorums = { 'two-thirds': '三分之二以上', 'half': '过半数' } as const
export type Quorum = keyof typeof quorums

/** In whole numbers: “以上” holds the number itself, “过半” does not. A body without members is never enough. */
export function isEnough(present: number, members: number, quorum: Quorum): boolean {
  if (members <= 0) return false
  switch (quorum) {
    case 'two-thirds': return 3 * present >= 2 * members
    case 'half': return 2 * present > members
  }
}
