/**
 * The joint review of candidates (R-213; Organic Law art. 18). Law names four grounds and no county may add one: not debts, petitions, births, or “credit”.
 * The platform keeps the verdict and the number of the document it rests on. Which ground it was, and anything from a police register, is kept nowhere.
 */

/** For the reviewers to read; no field of any record takes one of these words. */
export const legalGrounds = ['被开除党籍的', '因犯罪受过刑事处罚的', '利用宗族或者黑恶势力从事非法活动的', '组织、参加非法宗教活动或者邪教活动的'] as const

/** Three fields and no fourth. */
export type Screening = {
  readonly person: string
  readonly passed: boolean
  /** 文书号. */
  readonly document: string
}

export type ScreeningFault = 'no-document' | 'more-than-the-verdict'

/** Null where the record says the verdict and its document, and nothing else whatever. */
export function faultOfScreening(record: Screening): ScreeningFault | null {
  if (Object.keys(record).some((key) => key !== 'person' && key !== 'passed' && key !== 'document')) return 'more-than-the-verdict'
  return record.document.trim() === '' ? 'no-document' : null
}
