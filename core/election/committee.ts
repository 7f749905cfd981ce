/**
 * The villagers' election committee (村民选举委员会; R-209…R-211; Organic Law art. 15): chosen, never appointed; whoever is nominated, or whose near relative is,
 * must withdraw; who leaves is followed by the next of the original result.
 */
import type { Kinship } from '../kinship/kinship.ts'
import { relativesIn } from './relatives.ts'

/** The only bodies that may choose it. */
export const choosers = { assembly: '村民会议', representatives: '村民代表会议', groups: '各村民小组会议' } as const
export type Chooser = keyof typeof choosers

export const committeeLeastMembers = 3

export type CommitteeFault = 'too-few-members' | 'even-committee' | 'size-not-of-the-province' | 'member-twice'

/** Null where a committee of this size may be chosen: three at least, odd, and a size of the province's. */
export function faultOfCommitteeSize(size: number, rules: { readonly committeeSizes: readonly number[] }): CommitteeFault | null {
  if (!Number.isInteger(size) || size < committeeLeastMembers) return 'too-few-members'
  if (size % 2 === 0) return 'even-committee'
  return rules.committeeSizes.length === 0 || rules.committeeSizes.includes(size) ? null : 'size-not-of-the-province'
}

/** As chosen: everybody who got votes, best first, and how many of them sit. */
export type Chosen = { readonly ranking: readonly string[]; readonly size: number }

export function faultOfChosen({ ranking, size }: Chosen, rules: { readonly committeeSizes: readonly number[] }): CommitteeFault | null {
  if (new Set(ranking).size !== ranking.length) return 'member-twice'
  return ranking.length < size ? 'too-few-members' : faultOfCommitteeSize(size, rules)
}

export type Withdrawal = { readonly person: string; readonly because: 'nominated' | 'relative-nominated'; readonly of: string }

/** Of these members, who must withdraw because of these candidates, automatically and whoever it is. */
export function mustWithdraw(members: readonly string[], candidates: readonly string[], kinships: readonly Kinship[]): readonly Withdrawal[] {
  return members.flatMap((person): readonly Withdrawal[] => {
    if (candidates.includes(person)) return [{ person, because: 'nominated', of: person }]
    const of = relativesIn(person, candidates, kinships)
    return of === null ? [] : [{ person, because: 'relative-nominated', of }]
  })
}

/**
 * Who sits after these have left: those who stay, then the next of the original result in its order. Who would have to withdraw at once, and who left
 * before, is passed by. `missing` seats have nobody to follow and need a new choice.
 */
export function committeeAfter({ ranking, size }: Chosen, left: readonly string[], candidates: readonly string[], kinships: readonly Kinship[]): { readonly members: readonly string[]; readonly missing: number } {
  const staying = ranking.slice(0, size).filter((person) => !left.includes(person))
  const barred = new Set(mustWithdraw(ranking, candidates, kinships).map(({ person }) => person))
  const next = ranking.slice(size).filter((person) => !left.includes(person) && !barred.has(person))
  const members = [...staying, ...next.slice(0, size - staying.length)]
  return { members, missing: size - members.length }
}

/** May the list of candidates be published? Not while somebody who must withdraw still sits. */
export function mayPublishCandidates(members: readonly string[], candidates: readonly string[], kinships: readonly Kinship[]): boolean {
  return mustWithdraw(members, candidates, kinships).length === 0
}

/** Absent so many times without a good reason, the office in the committee ends. */
export function endsByAbsence(meetings: readonly { readonly present: boolean; readonly excused: boolean }[], rules: { readonly absencesEndOffice: number }): boolean {
  return meetings.filter(({ present, excused }) => !present && !excused).length >= rules.absencesEndOffice
}
