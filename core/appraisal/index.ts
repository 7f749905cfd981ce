/** 民主评议 of those who work for a village: whose papers are counted how, and what two verdicts in a row mean. Pure. */
export { appraisalKey, earlierAppraisals, mostInYear, nameOfAppraisal, type WhichAppraisal } from './names.ts'
export { addsUp, isMember, marks, posts, verdictOf, type Mark, type Papers, type Post } from './verdict.ts'
export { lastVerdict, type AppraisalShown, type Judged } from './shown.ts'
