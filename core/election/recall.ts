/** Recall of a member of the village committee (R-235, R-236; Organic Law art. 19). Held on paper, counted like an election, remembered as numbers. */
import { addMonths, lastDayWithin, type Day, type WorkingCalendar } from '../time/index.ts'
import { countedPapers, type Papers } from './validity.ts'

export type RecallMotion = {
  readonly signers: number
  readonly eligibleVoters: number
  readonly representativesSigned: number
  readonly representatives: number
  readonly reasons: string
}

export type MotionFault = 'no-reasons' | 'too-few-signers'

/** A fifth of those with the right to vote, or a third of the representatives, in writing and with reasons. */
export function faultOfMotion({ signers, eligibleVoters, representativesSigned, representatives, reasons }: RecallMotion): MotionFault | null {
  if (reasons.trim() === '') return 'no-reasons'
  const fifth = eligibleVoters > 0 && 5 * signers >= eligibleVoters
  const third = representatives > 0 && 3 * representativesSigned >= representatives
  return fifth || third ? null : 'too-few-signers'
}

export type RecallOutcome = 'recalled' | 'stays' | 'too-few-voted' | 'more-than-issued'

/** More than half of the registered voted, and more than half of those voted yes. */
export function recallOutcome(papers: Papers, yes: number): RecallOutcome {
  const counted = countedPapers(papers)
  if (counted > papers.issued) return 'more-than-issued'
  if (2 * counted <= papers.registered) return 'too-few-voted'
  return 2 * yes > counted ? 'recalled' : 'stays'
}

/** By when the vote has to be held, counted from when the motion was received. */
export function recallVoteDue(receivedOn: Day, calendar: WorkingCalendar, rules: { readonly recallVoteDays: number }): Day {
  return lastDayWithin(receivedOn, rules.recallVoteDays, calendar)
}

/** May the same person be proposed again for the same facts and reasons? Other facts may be proposed on any day. */
export function mayProposeAgain(failedOn: Day, today: Day, rules: { readonly recallAgainMonths: number }): boolean {
  return today >= addMonths(failedOn, rules.recallAgainMonths)
}
