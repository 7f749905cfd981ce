/** How an office in the village committee ends before its term, and when it has to be filled (R-234, R-237, R-238; Organic Law arts. 20…23, 38). */
import { lastDayWithinMonths, type Day, type WorkingCalendar } from '../time/index.ts'
import { committeeLeast, type Post } from './posts.ts'

export type EndOfOffice =
  /** A resignation ends the office only when the assembly or the representatives have accepted it. */
  | { readonly by: 'resignation'; readonly acceptedOn: Day | null }
  | { readonly by: 'incapacity' | 'criminal-penalty'; readonly document: string; readonly since: Day }
  | { readonly by: 'appraisals'; readonly appraisals: readonly Appraisal[] }
  | { readonly by: 'recall'; readonly votedOn: Day }
  | { readonly by: 'election-void'; readonly document: string; readonly foundOn: Day }
  | { readonly by: 'death'; readonly on: Day }

/** 民主评议, once a year. */
export type Appraisal = { readonly on: Day; readonly competent: boolean }

export const endings = {
  'resignation': '辞职', 'incapacity': '丧失行为能力', 'criminal-penalty': '被判处刑罚', 'appraisals': '连续两次评议不称职', 'recall': '罢免', 'election-void': '当选被认定无效', 'death': '去世',
} as const satisfies Record<EndOfOffice['by'], string>

/** On which day the office is over; null while it is not. */
export function endsOn(end: EndOfOffice): Day | null {
  switch (end.by) {
    case 'resignation': return end.acceptedOn
    case 'incapacity':
    case 'criminal-penalty': return end.document.trim() === '' ? null : end.since
    case 'appraisals': return secondFailureInARow(end.appraisals)
    case 'recall': return end.votedOn
    case 'election-void': return end.document.trim() === '' ? null : end.foundOn
    case 'death': return end.on
  }
}

/** Must a by-election be held: no chair, or fewer than three left? Then by this day; null where none has to be. */
export function byElectionDue(sitting: readonly Post[], vacantSince: Day, calendar: WorkingCalendar, rules: { readonly byElectionMonths: number }): Day | null {
  const needed = !sitting.includes('chair') || sitting.length < committeeLeast
  return needed ? lastDayWithinMonths(vacantSince, rules.byElectionMonths, calendar) : null
}

/** Whoever is elected in between serves until the term of the others is over. */
export function byElectedUntil(termEndOfOthers: Day): Day {
  return termEndOfOthers
}

/** Where to complain of bribery, force, forgery or threats: never to the village or its election committee (R-234; art. 21). */
export const complaintBodies = [
  { level: 'TOWN', name: '乡、民族乡、镇的人民代表大会或者人民政府' },
  { level: 'COUNTY', name: '县级人民代表大会常务委员会或者人民政府及其有关主管部门' },
] as const

function secondFailureInARow(appraisals: readonly Appraisal[]): Day | null {
  const inOrder = appraisals.toSorted((one, other) => (one.on < other.on ? -1 : 1))
  const at = inOrder.findIndex((one, index) => index > 0 && !one.competent && inOrder[index - 1]?.competent === false)
  return inOrder[at]?.on ?? null
}
