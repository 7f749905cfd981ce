/** What the console reads of elections: the list of a region, one election as a ladder of steps, its roll, the village's register beside it. */
import type { Chooser } from '../election/committee.ts'
import type { RegistrationLack, Registration } from '../election/eligibility.ts'
import type { Nominator } from '../election/nominations.ts'
import type { BoxKind } from '../election/paper-box.ts'
import type { Worker } from '../election/polling-place.ts'
import type { Post, Seats } from '../election/posts.ts'
import type { HandOverItem } from '../election/term.ts'

export type ElectionLine = {
  readonly id: string
  readonly village: string
  readonly villageName: string
  readonly townName: string
  readonly title: string
  readonly rehearsal: boolean
  readonly state: string
  readonly stateName: string
  readonly electionDay: string
  /** The first step that is open, and its last legal day where law sets one. */
  readonly next: { readonly name: string; readonly latest: string | null } | null
  /** Steps whose last legal day has passed, in words. */
  readonly late: readonly string[]
}

export type ElectionList = { readonly items: readonly ElectionLine[]; readonly next: string | null; readonly today: string; readonly mayLaunch: boolean }

export type ElectionLaunch = {
  readonly village: string
  readonly villageName: string
  readonly today: string
  /** The year the term begins in. */
  readonly term: number
  /** Runs of this term that there are already. */
  readonly runs: readonly { readonly id: string; readonly run: number; readonly title: string; readonly stateName: string }[]
  readonly next: { readonly byElection: number; readonly rehearsal: number }
  /** Who was elected last, and since when they are in office. */
  readonly sitting: readonly (NamedPerson & { readonly post: Post })[]
  readonly termBeganOn: string | null
  /** The first day on which every step can still be done in its time, and what would have to be done by when. */
  readonly earliestDay: string
  readonly suggestedDay: string
  readonly steps: readonly { readonly name: string; readonly rule: string; readonly earliest: string | null; readonly latest: string | null }[]
  readonly unconfirmed: readonly { readonly key: string; readonly rule: string; readonly title: string; readonly sources: readonly string[]; readonly blocks: readonly ('election' | 'by-election')[] }[]
  readonly mayLaunch: boolean
}

export type StepStanding = 'done' | 'now' | 'later' | 'none'
export type ElectionStep = {
  readonly key: string
  readonly name: string
  readonly rule: string
  readonly standing: StepStanding
  /** What is done, what is missing, or why not yet. */
  readonly sentence: string
  readonly latest: string | null
  /** Days until then; negative when passed. */
  readonly left: number | null
  readonly late: boolean
}

export type NamedPerson = { readonly person: string; readonly name: string }
export type CommitteeView = {
  readonly by: Chooser
  readonly heldOn: string
  readonly resolution: string
  readonly members: readonly (NamedPerson & { readonly role: 'HEAD' | 'DEPUTY' | 'MEMBER'; readonly mustWithdraw: string | null })[]
  readonly reserve: readonly NamedPerson[]
  readonly left: readonly { readonly name: string; readonly because: string; readonly on: string }[]
  readonly missing: number
  readonly meetings: readonly { readonly on: string; readonly about: string; readonly absent: readonly { readonly name: string; readonly excused: boolean }[] }[]
}

export type NomineeView = NamedPerson & {
  readonly number: number
  readonly sex: 'woman' | 'man' | null
  readonly post: Post
  readonly by: Nominator
  readonly round: number
  readonly review: { readonly passed: boolean; readonly document: string } | null
  readonly withdrawn: string
}

export type StationView = { readonly number: number; readonly name: string; readonly kind: BoxKind; readonly box: string; readonly state: string | null; readonly stateName: string; readonly sequence: number; /** As made ready; nobody before. */ readonly workers: readonly Worker[]; readonly received: number; readonly seal: string }
export type RoundView = {
  readonly number: number
  readonly kindName: string
  readonly day: string
  readonly posts: readonly { readonly post: Post; readonly seats: number; readonly candidates: readonly NamedPerson[] }[]
  readonly stations: readonly StationView[]
  /** Up to which number of the roll the right to a ballot was given. */
  readonly rights: number
  readonly papers: { readonly registered: number; readonly issued: number; readonly returned: number; readonly forged: number } | null
  readonly votes: readonly { readonly post: Post; readonly invalid: number; readonly lines: readonly (NamedPerson & { readonly votes: number })[] }[]
  readonly announced: { readonly at: string; readonly where: string; readonly by: string } | null
}

export type RollHead = {
  readonly id: string
  readonly sequence: number
  readonly state: string
  readonly stateName: string
  readonly count: number
  readonly women: number
  readonly kinds: Readonly<Record<Registration, number>>
  readonly publishedOn: string | null
  readonly where: string
  readonly objectUntil: string | null
  readonly sealedOn: string | null
  readonly openObjections: number
  readonly openWishes: number
  readonly proxies: number
  readonly proxiesOn: string | null
}

/** What is voted on next, and who would stand. */
export type NextRoundView = {
  readonly kindName: string
  readonly posts: readonly { readonly post: Post; readonly seats: number; readonly candidates: readonly NamedPerson[] }[]
  readonly mustChoose: readonly NamedPerson[]
  readonly short: readonly Post[]
}

export type ElectionView = {
  readonly id: string
  readonly sequence: number
  readonly village: string
  readonly villageName: string
  readonly townName: string
  readonly title: string
  readonly term: number
  readonly run: number
  readonly rehearsal: boolean
  readonly state: string
  readonly stateName: string
  readonly sentence: string
  readonly electionDay: string
  readonly today: string
  readonly seats: Seats
  readonly basis: string
  readonly duties: { readonly committee: boolean; readonly village: boolean; readonly town: boolean; readonly supervisor: boolean }
  readonly steps: readonly ElectionStep[]
  /** Key of the step that is waited for; null when all is done. */
  readonly next: string | null
  readonly committee: CommitteeView | null
  readonly audit: { readonly document: string; readonly publishedOn: string } | null
  readonly nominees: readonly NomineeView[]
  readonly candidatesOn: string | null
  /** How the candidates introduced themselves, all at one length; null before. */
  readonly introduced: { readonly on: string; readonly where: string; readonly lines: readonly { readonly name: string; readonly text: string; readonly minutes: number }[] } | null
  readonly slateFaults: readonly string[]
  readonly rounds: readonly RoundView[]
  readonly nextRound: NextRoundView | null
  /** What law asks for now, after a count, in sentences. */
  readonly outcome: readonly string[]
  readonly elected: readonly (NamedPerson & { readonly post: Post; readonly votes: number; readonly round: number })[]
  readonly roll: RollHead | null
  readonly handOver: { readonly due: string | null; readonly on: string | null; readonly from: string; readonly to: string; readonly items: readonly HandOverItem[]; readonly words: string }
  readonly ended: string
  readonly rules: { readonly staffLeast: number; readonly scrutineersLeast: number; readonly proxiesNoticeDays: number; readonly candidatesNoticeDays: number; readonly committeeSizes: readonly number[]; readonly hukouVillageProof: boolean; readonly introductionLongest: number; readonly introductionMinutes: number; readonly leaveOutUnreachable: boolean; readonly absencesEndOffice: number }
}

export type RollLine = NamedPerson & {
  readonly serial: number
  readonly sex: 'woman' | 'man' | null
  readonly group: string
  readonly registration: Registration
  readonly ground: string
}
export type RollView = RollHead & {
  readonly objections: readonly { readonly number: number; readonly kind: string; readonly about: string; readonly words: string; readonly on: string; readonly rulingDue: string; readonly ruling: { readonly upheld: boolean; readonly words: string; readonly on: string } | null }[]
  readonly given: readonly { readonly principal: string; readonly trustee: string; readonly reason: string; readonly on: string; readonly ended: string }[]
  readonly candidates: readonly string[]
  /** Out of reach and not counted, by resolution. */
  readonly leftOut: readonly string[]
  /** Villagers who ask to be registered. */
  readonly wishes: readonly (NamedPerson & { readonly number: number; readonly kind: 'away' | 'outside'; readonly kindName: string; readonly since: string | null; readonly words: string; readonly on: string; readonly answer: { readonly accepted: boolean; readonly words: string; readonly on: string } | null })[]
}
export type RollPage = { readonly head: RollView; readonly items: readonly RollLine[]; readonly next: number | null }

export type RegisterLine = NamedPerson & {
  readonly sex: 'woman' | 'man' | null
  readonly group: string
  readonly birthYear: number | null
  readonly registration: Registration
  readonly lacks: readonly RegistrationLack[]
  /** Without a birthday nobody is entered: the register is completed first. */
  readonly noBirthday: boolean
}
export type RegisterPage = { readonly items: readonly RegisterLine[]; readonly minors: number; readonly onRoll: number }

export type RollEntering = { readonly person: string; readonly declared?: true; readonly since?: string; readonly applied?: true; readonly resolution?: string; readonly proof?: true }
export type ReadRoll =
  | { readonly ok: true; readonly entries: readonly (RollEntering & { readonly name: string; readonly group: string })[]; readonly already: number }
  | { readonly ok: false; readonly faults: readonly { readonly row: number; readonly column: string; readonly sentence: string }[]; readonly more: number }
