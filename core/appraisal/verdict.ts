/**
 * What a count of papers says of somebody (R-281; Organic Law of Villagers' Committees 2025 art. 38). Whole numbers only (R-003). Law gives one verdict a
 * consequence, 不称职; how many papers make it is a county's setting, more than half of those present where nothing else is set.
 */
export const marks = { excellent: '优秀', competent: '称职', basic: '基本称职', incompetent: '不称职' } as const
export type Mark = keyof typeof marks

/** Papers about one person; `invalid` are those from which no will can be read. Nobody's own paper. */
export type Papers = Readonly<Record<Mark, number>> & { readonly invalid: number }

export function addsUp(papers: Papers, collected: number): boolean {
  const counts = [papers.excellent, papers.competent, papers.basic, papers.incompetent, papers.invalid]
  return counts.every((count) => Number.isSafeInteger(count) && count >= 0) && counts.reduce((sum, count) => sum + count, 0) === collected
}

/**
 * @param present who was at the meeting: whoever hands in no paper, or a spoilt one, has not called anybody unfit
 * @param percent more than this share of those present makes a verdict
 */
export function verdictOf(papers: Papers, present: number, percent: number): Mark {
  const isMore = (count: number) => 100 * count > percent * present
  if (isMore(papers.incompetent)) return 'incompetent'
  if (isMore(papers.excellent)) return 'excellent'
  return isMore(papers.excellent + papers.competent) ? 'competent' : 'basic'
}

export const posts = { CHAIR: '主任', VICE: '副主任', MEMBER: '委员', EMPLOYED: '村里付误工补贴聘用的人员' } as const
export type Post = keyof typeof posts

/** Whose office two verdicts of 不称职 in a row end: members of the villagers' committee, not those it employs. */
export function isMember(post: Post): boolean {
  return post !== 'EMPLOYED'
}
