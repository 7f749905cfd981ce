/** What the dossier of an election holds: who runs it, who stands, where it is voted, what was counted. Nothing in it joins a voter and a choice. */
import type { Chosen, Chooser } from '../../core/election/committee.ts'
import type { Nominator } from '../../core/election/nominations.ts'
import type { BoxKind, Count } from '../../core/election/paper-box.ts'
import { postsByRank, type Post, type Seats } from '../../core/election/posts.ts'
import type { Result } from '../../core/election/result.ts'
import type { HandOverItem } from '../../core/election/term.ts'
import type { Day, Instant } from '../../core/time/index.ts'
import { agreedUnconfirmed, type ElectionRules } from './settings.ts'

export type Sex = 'woman' | 'man'
export type Person = { readonly person: string; readonly name: string; readonly sex: Sex | null }
export type CommitteeRole = 'HEAD' | 'DEPUTY' | 'MEMBER'
export type Committee = {
  readonly chosen: Chosen
  readonly by: Chooser
  readonly heldOn: Day
  readonly resolution: string
  /** Everybody who got votes when the committee was chosen, best first. */
  readonly people: readonly Person[]
  readonly head: string
  readonly deputy: string
  /** Who sits now. */
  readonly members: readonly string[]
  readonly left: readonly { readonly person: string; readonly because: string; readonly on: Day }[]
  /** Seats nobody is left to follow into. */
  readonly missing: number
}

export type Nominee = Person & {
  readonly number: number
  readonly post: Post
  readonly by: Nominator
  /** After how many rounds: 0 before the first vote. */
  readonly round: number
  readonly review: { readonly passed: boolean; readonly document: string } | null
  /** Why no longer; empty while standing. */
  readonly withdrawn: string
}

export type Slate = Readonly<Record<Post, readonly Person[]>>
export type Station = { readonly number: number; readonly name: string; readonly kind: BoxKind }
export type RoundKind = 'FIRST' | 'RERUN' | 'TIE'
export type Round = {
  /** From 1, over all rounds. */
  readonly number: number
  readonly kind: RoundKind
  readonly day: Day
  readonly seats: Seats
  readonly slate: Slate
  readonly stations: readonly Station[]
  readonly counted: { readonly count: Count; readonly at: Instant } | null
  readonly announced: { readonly at: Instant; readonly where: string; readonly by: string } | null
}

export type ElectionFile = {
  readonly village: string
  readonly term: number
  readonly run: number
  readonly rehearsal: boolean
  readonly basis: string
  readonly electionDay: Day
  readonly seats: Seats
  readonly rules: ElectionRules
  readonly committee: Committee | null
  readonly audit: { readonly document: string; readonly publishedOn: Day } | null
  readonly nominees: readonly Nominee[]
  readonly candidatesOn: { readonly day: Day; readonly where: string } | null
  readonly registered: number
  /** By-election: a woman is among those who still sit. */
  readonly womanSits: boolean
  /** Registered voters whose names were written in on ballots. */
  readonly others: readonly Person[]
  readonly rounds: readonly Round[]
  /** After the last counted round; null before. */
  readonly result: Result | null
  readonly decidedAt: Instant | null
  readonly handedOver: { readonly on: Day; readonly items: readonly HandOverItem[]; readonly from: string; readonly to: string; readonly words: string } | null
  readonly ended: string
}

export const noSeats: Seats = { chair: 0, vice: 0, member: 0 }
export const nobodyStands: Slate = { chair: [], vice: [], member: [] }

export const blankElection: ElectionFile = {
  village: '', term: 0, run: 0, rehearsal: false, basis: '', electionDay: '', seats: noSeats, rules: agreedUnconfirmed, committee: null, audit: null, nominees: [],
  candidatesOn: null, registered: 0, womanSits: false, others: [], rounds: [], result: null, decidedAt: null, handedOver: null, ended: '',
}

/** Who stands now. */
export function standing({ nominees }: Pick<ElectionFile, 'nominees'>): readonly Nominee[] {
  return nominees.filter(({ withdrawn }) => withdrawn === '')
}

export function roundNow({ rounds }: Pick<ElectionFile, 'rounds'>): Round | null {
  return rounds.at(-1) ?? null
}

/** Everybody on the ballot of a round. */
export function onBallot(slate: Slate): readonly string[] {
  return [...new Set(postsByRank.flatMap((post) => slate[post].map(({ person }) => person)))]
}

/** Everybody who stands, on the ballot of the present round or nominated before it. */
export function candidatesNow(file: ElectionFile): readonly string[] {
  const round = roundNow(file)
  return [...new Set([...standing(file).map(({ person }) => person), ...(round === null ? [] : onBallot(round.slate))])]
}

/** The name published with a person: from the committee, the nominees or a ballot. */
export function nameIn(file: ElectionFile, person: string): string {
  const known = [...(file.committee?.people ?? []), ...file.nominees, ...file.rounds.flatMap(({ slate }) => postsByRank.flatMap((post) => slate[post]))]
  return known.find((one) => one.person === person)?.name ?? ''
}
