/**
 * Preference for households of veterans, of models of virtue and the like (加分倾斜; policy 二(二)3, R-430). It orders the list of those to be
 * rewarded and raises the step of the reward; it never turns a star that was not won into one that was.
 */

export const bonusEvidence = { 'preferential-card': '优待证编号', 'commendation-document': '表彰文书编号' } as const

/** A rule of the county. `points` are on the scale of the whole standard; the number of a document is kept, never a copy of it. */
export type BonusRule = { readonly code: string; readonly name: string; readonly points: number; readonly evidence: keyof typeof bonusEvidence; readonly cap: number }
export type BonusClaim = { readonly code: string; readonly document: string }

/** All bonuses together, of the full score of the standard. */
export const mostBonusPercent = 10

/** A rule counts once for each document and to its own cap; all together to a tenth of the full score. */
export function bonusOf(rules: readonly BonusRule[], claims: readonly BonusClaim[], fullScore: number): number {
  const sum = rules.reduce((all, { code, points, cap }) => {
    const documents = new Set(claims.filter((claim) => claim.code === code && claim.document.trim() !== '').map(({ document }) => document.trim()))
    return all + Math.min(cap, points * documents.size)
  }, 0)
  return Math.min(sum, Math.floor(fullScore * mostBonusPercent / 100))
}

export type Ranked = { readonly household: string; readonly stars: number; readonly score: number; readonly bonus: number }

/**
 * The order in which rewards of the village are offered: by stars first, so that a bonus never passes a star, then by score with bonus,
 * then by the household's id. For the desk of the committee only; it is no list to be shown.
 */
export function inOrderOfReward(households: readonly Ranked[]): readonly Ranked[] {
  return households.toSorted((one, other) => other.stars - one.stars || other.score + other.bonus - one.score - one.bonus || (one.household < other.household ? -1 : 1))
}
