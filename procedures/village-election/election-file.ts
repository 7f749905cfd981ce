/** What the dossier of an election holds: who runs it, who stands, where it is voted, what was counted. Nothing in it joins a voter and a choice. */
import type { Chosen, Chooser } from '../../core/election/committee.ts'
import type { Introduction } from '../../core/election/introductions.ts'
import type { ElectionMode, Nominator } from '../../core/election/nominations.ts'
import type { BoxKind, Count } from '../../core/election/paper-box.ts'
import { postsByRank, type Post, type Seats } from '../../core/election/posts.ts'
import type { Result } from '../../core/election/result.ts'
import type { HandOverItem, ShiftConsent } from '../../core/election/term.ts'
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
  readonly meetings: readonly CommitteeMeeting[]
}
/** Who was not there, and whether with a good reason. */
export type CommitteeMeeting = { readonly on: Day; readonly about: string; readonly absent: readonly { readonly person: string; readonly excused: boolean }[] }

export type SittingMember = Person & { readonly post: Post }

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
  /** Everybody on the roll, and the serials that count only where they come. */
  readonly registered: number
  readonly leftOut: readonly number[]
  /** By-election: who sits already and stays; their near relatives cannot join them, a woman among them is the woman of law. */
  readonly sitting: readonly SittingMember[]
  /** Candidates settled beforehand, or none. */
  readonly mode: ElectionMode
  /** Since when the present committee is in office, and what was agreed where the day lies off the term's end. */
  readonly termBeganOn: Day | null
  readonly consent: ShiftConsent
  /** How the candidates introduce themselves: all at the same length. */
  readonly introductions: { readonly on: Day; readonly where: string; readonly lines: readonly Introduction[] } | null
  /** Near relatives with equal votes, where the province leaves it to the assembly. */
  readonly settledByAssembly: readonly { readonly round: number; readonly post: Post; readonly among: readonly string[]; readonly stays: string; readonly resolution: string }[]
  /** By when the next vote and the hand-over have to be, holidays rolled over. */
  readonly rerunBy: Day | null
  readonly handOverBy: Day | null
  /** Found void by itself: who was elected and by which finding not any more. */
  readonly voided: readonly { readonly person: string; readonly document: string; readonly on: Day }[]
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

export const noConsent: ShiftConsent = { resolution: null, townshipReported: false, countyApproval: null }

export const blankElection: ElectionFile = {
  village: '', term: 0, run: 0, rehearsal: false, basis: '', electionDay: '', seats: noSeats, rules: agreedUnconfirmed, committee: null, audit: null, nominees: [],
  candidatesOn: null, registered: 0, leftOut: [], sitting: [], mode: 'nominated', termBeganOn: null, consent: noConsent, introductions: null, settledByAssembly: [], rerunBy: null, handOverBy: null, voided: [], others: [], rounds: [], result: null, decidedAt: null, handedOver: null, ended: '',
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

/** Who was elected, as it stands today: what was found void is left out. Empty before the result is announced. */
export function electedNow(file: ElectionFile): readonly SittingMember[] {
  if (file.decidedAt === null || file.result?.valid !== true) return []
  const people = [...file.nominees, ...file.others, ...file.sitting]
  return file.result.winners.filter(({ person }) => !file.voided.some((one) => one.person === person))
    .map(({ person, post }) => ({ person, name: nameIn(file, person), sex: people.find((one) => one.person === person)?.sex ?? null, post }))
}

/** Everybody whose relatives and sex the result depends on: who sits, who stands, who was written in; a register look-up takes 200. */
export function concerned(file: ElectionFile): readonly string[] {
  return [...new Set([...file.sitting.map(({ person }) => person), ...candidatesNow(file), ...file.others.map(({ person }) => person)])].slice(0, 200)
}

/** The name published with a person: from the committee, the nominees or a ballot. */
export function nameIn(file: ElectionFile, person: string): string {
  const known = [...(file.committee?.people ?? []), ...file.sitting, ...file.others, ...file.nominees, ...file.rounds.flatMap(({ slate }) => postsByRank.flatMap((post) => slate[post]))]
  return known.find((one) => one.person === person)?.name ?? ''
}
