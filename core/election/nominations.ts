/** Candidates: more of them than seats for every post, one person for one post, and how they come about (R-212, R-214…R-216; Organic Law art. 18). */
import { isDaysBefore, latestDayBefore, type Day } from '../time/index.ts'
import { postsByRank, type Post, type Seats } from './posts.ts'

/** Candidates settled beforehand, or none and every voter writes names; the assembly or the representatives decide which. */
export const electionModes = { nominated: '有候选人', open: '不确定候选人' } as const
export type ElectionMode = keyof typeof electionModes

/** Who may nominate (art. 18). */
export const nominators = { party: '村党组织推荐', voters: '登记参加选举的村民提名' } as const
export type Nominator = keyof typeof nominators

export type Candidate = { readonly person: string; readonly post: Post }

/** How many candidates more than seats, at least and at most, for each post (差额). */
export type Differences = Readonly<Record<Post, { readonly least: number; readonly most: number }>>

export type SlateFault =
  | { readonly code: 'too-few-candidates' | 'too-many-candidates'; readonly post: Post; readonly needed: number }
  | { readonly code: 'candidate-twice' | 'candidate-not-registered' | 'candidate-not-screened'; readonly person: string }

export type SlateRules = { readonly differences: Differences; readonly onePersonOnePost: boolean }

export type SlateGround = {
  readonly roll: ReadonlySet<string>
  /** Who passed the joint review. */
  readonly passed: ReadonlySet<string>
}

/** Everything that stands against publishing this list of candidates; each post is judged for itself. */
export function faultsOfSlate(candidates: readonly Candidate[], seats: Seats, ground: SlateGround, rules: SlateRules): readonly SlateFault[] {
  const persons = [...new Set(candidates.map(({ person }) => person))]
  const about = (code: 'candidate-twice' | 'candidate-not-registered' | 'candidate-not-screened', holds: (person: string) => boolean) => persons.filter(holds).map((person) => ({ code, person }))
  return [
    ...postsByRank.flatMap((post) => faultsOfPost(post, candidates, seats[post], rules.differences[post])),
    ...about('candidate-twice', (person) => isTwice(person, candidates, rules)),
    ...about('candidate-not-registered', (person) => !ground.roll.has(person)),
    ...about('candidate-not-screened', (person) => !ground.passed.has(person)),
  ]
}

/** The list is published so many days before the election. */
export function isSlateInTime(publishedOn: Day, electionDay: Day, rules: { readonly candidatesNoticeDays: number }): boolean {
  return isDaysBefore(publishedOn, electionDay, rules.candidatesNoticeDays)
}

export function latestSlateDay(electionDay: Day, rules: { readonly candidatesNoticeDays: number }): Day {
  return latestDayBefore(electionDay, rules.candidatesNoticeDays)
}

function faultsOfPost(post: Post, candidates: readonly Candidate[], seats: number, { least, most }: Differences[Post]): readonly SlateFault[] {
  const count = new Set(candidates.filter((one) => one.post === post).map(({ person }) => person)).size
  if (seats === 0) return count === 0 ? [] : [{ code: 'too-many-candidates', post, needed: 0 }]
  // More than seats is law; how many more is the province's.
  if (count < seats + Math.max(1, least)) return [{ code: 'too-few-candidates', post, needed: seats + Math.max(1, least) }]
  return count > seats + most ? [{ code: 'too-many-candidates', post, needed: seats + most }] : []
}

function isTwice(person: string, candidates: readonly Candidate[], { onePersonOnePost }: SlateRules): boolean {
  const nominated = candidates.filter((one) => one.person === person)
  return onePersonOnePost ? nominated.length > 1 : new Set(nominated.map(({ post }) => post)).size !== nominated.length
}
