/** Is the election valid at all? (R-220; Organic Law art. 18) Whole numbers of paper; “more than half” does not hold the half. */

/** All boxes together. */
export type Papers = {
  /** R: those registered. */
  readonly registered: number
  /** I: ballot papers handed out, less spoilt ones handed back. */
  readonly issued: number
  /** B: papers found in the boxes, invalid and void ones included. */
  readonly returned: number
  /** F: papers found that are not of this election (伪造票); they count nowhere. */
  readonly forged: number
}

export type Invalidity = 'not-half' | 'more-than-issued'

/** B − F: what every share is taken of. */
export function countedPapers({ returned, forged }: Pick<Papers, 'returned' | 'forged'>): number {
  return returned - forged
}

/** Null where the election is valid. */
export function invalidityOf(papers: Papers): Invalidity | null {
  const counted = countedPapers(papers)
  if (counted > papers.issued) return 'more-than-issued'
  return 2 * counted > papers.registered ? null : 'not-half'
}

/** As whole numbers that can be true: none negative, no more forged than found. */
export function arePapers(papers: Papers): boolean {
  const { registered, issued, returned, forged } = papers
  return [registered, issued, returned, forged].every((count) => Number.isInteger(count) && count >= 0) && forged <= returned
}
