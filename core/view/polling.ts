/** The day of the vote, as the server answers it and the console reads it: stations, marks, sheets, the screen of the hall, the result. */
import type { Post } from '../election/posts.ts'

export type PollingPerson = { readonly person: string; readonly name: string }
export type PollingSlate = Readonly<Record<Post, readonly PollingPerson[]>>
export type SheetKey = 'A' | 'B'

/** Who keys a sheet in. How far is told to nobody else. */
export type PollingSheet = { readonly name: string; readonly mine: boolean; readonly attempt: number; readonly dossier: string; readonly state: 'taken' | 'keying' | 'handed-in' }

/** Where the two sheets say something else: which figures, and which papers by the order in which they were read; never what the other sheet says. */
export type PollingDifferences = {
  readonly figures: readonly string[]
  readonly papers: readonly { readonly number: number; readonly posts: readonly string[]; readonly own: string | null }[]
}

export type PollingBox = {
  readonly id: string
  readonly election: string
  readonly number: number
  readonly name: string
  readonly kind: 'main' | 'station' | 'mobile'
  readonly state: string
  readonly stateName: string
  readonly sequence: number
  readonly village: string
  readonly run: number
  readonly villageName: string
  readonly term: number
  readonly rehearsal: boolean
  readonly round: number
  /** Of the election, so that a station knows whether voting has begun. */
  readonly stage: string
  readonly seats: Readonly<Record<Post, number>>
  readonly slate: PollingSlate
  /** Written in on papers, in the order in which they were registered. */
  readonly others: readonly PollingPerson[]
  readonly workers: readonly (PollingPerson & { readonly duty: string })[]
  /** Who may be named as a worker: the committee and everybody on the roll are too many; the committee stands here. */
  readonly committee: readonly PollingPerson[]
  readonly checked: readonly string[]
  readonly received: number
  readonly seal: string
  readonly marks: number
  readonly recent: readonly number[]
  readonly shut: { readonly unused: number; readonly spoilt: number; readonly seal: string } | null
  readonly mixed: readonly number[]
  /** Boxes of the round that are shut, not opened, and may be mixed in: mobile ones, and stations with few papers. */
  readonly mixable: readonly { readonly number: number; readonly name: string; readonly issued: number }[]
  readonly fewPapers: number
  readonly sheets: Readonly<Record<SheetKey, PollingSheet | null>>
  readonly differences: PollingDifferences | null
  readonly least: { readonly staff: number; readonly scrutineers: number }
  readonly mayManage: boolean
  readonly mayWork: boolean
  readonly me: string | null
}

export type PollingVoter = {
  readonly serial: number
  readonly person: string
  readonly name: string
  readonly sex: 'woman' | 'man' | null
  readonly group: string
  /** Serials this voter takes ballots for, with the reason of each. */
  readonly holds: readonly { readonly serial: number; readonly reason: string }[]
  /** Serial of whoever takes the ballot instead. */
  readonly heldBy: number | null
}
export type PollingVoters = { readonly items: readonly PollingVoter[] }
export type PollingTaken = { readonly registered: number; readonly taken: readonly number[]; readonly here: number; readonly left: number }
/** When and where a ballot was taken; never by which paper. */
export type PollingMark = { readonly serial: number; readonly taken: boolean; readonly at: string | null; readonly where: string; readonly here: boolean; readonly together: readonly number[] }

/** One's own sheet: how many papers, and the last of them as they were keyed in. No sums before both are handed in. */
export type PollingOwnSheet = { readonly sheet: SheetKey; readonly attempt: number; readonly state: string; readonly papers: number; readonly last: readonly string[]; readonly finished: { readonly found: number; readonly forged: number } | null }

export type PollingAnswer = { readonly ok: boolean; readonly id: string; readonly code: string | null; readonly sentence: string | null; readonly repeated: boolean }
export type PollingDone = {
  readonly results: readonly PollingAnswer[]
  readonly state: string
  readonly sequence: number
  readonly marks: number
  readonly recent: readonly number[]
  readonly others: readonly PollingPerson[]
}
export type SheetDone = { readonly results: readonly PollingAnswer[]; readonly state: string; readonly papers: number }

export type HallPost = {
  readonly post: Post
  readonly name: string
  readonly seats: number
  readonly invalid: number
  readonly candidates: readonly { readonly name: string; readonly votes: number; readonly writtenIn: boolean }[]
}
/** What the hall sees: the calling sheet of every box, and of boxes that are settled what both say. */
export type Hall = {
  readonly villageName: string
  readonly term: number
  readonly round: number
  readonly kind: string
  readonly rehearsal: boolean
  readonly stage: string
  readonly registered: number
  readonly posts: readonly HallPost[]
  readonly papers: number
  readonly issued: number
  readonly boxes: readonly { readonly number: number; readonly name: string; readonly stateName: string; readonly papers: number; readonly issued: number; readonly settled: boolean; readonly reading: boolean; /** Its figures are among these; nobody but who keys in the calling sheet is shown them while it is read. */ readonly shown: boolean }[]
  readonly sequence: number
}

export type ResultLine = { readonly person: string; readonly name: string; readonly woman: boolean; readonly votes: number; readonly outcome: 'elected' | 'tie' | 'relative' | 'enough' | 'not-enough'; readonly with: string }
export type RoundResult = {
  readonly papers: { readonly registered: number; readonly issued: number; readonly returned: number; readonly forged: number }
  /** Papers that count, and how many of the registered it takes. */
  readonly counted: number
  readonly needed: number
  readonly valid: boolean
  readonly because: 'not-half' | 'more-than-issued' | null
  readonly posts: readonly { readonly post: Post; readonly name: string; readonly seats: number; readonly invalid: number; readonly threshold: number | null; readonly lines: readonly ResultLine[] }[]
  readonly winners: readonly { readonly name: string; readonly post: string; readonly votes: number; readonly woman: boolean }[]
  /** What follows, one sentence each. */
  readonly follows: readonly string[]
  readonly settled: boolean
  readonly countedAt: string
  readonly announcedAt: string | null
  readonly announceUntil: string
}

export type NextBallot = { readonly kind: string; readonly posts: readonly { readonly post: Post; readonly name: string; readonly seats: number; readonly candidates: readonly PollingPerson[] }[]; readonly mustChoose: readonly PollingPerson[]; readonly short: readonly string[] }

export type PollingDay = {
  readonly election: string
  readonly villageName: string
  readonly term: number
  readonly run: number
  readonly rehearsal: boolean
  readonly stage: string
  readonly stageName: string
  readonly sequence: number
  readonly roll: { readonly id: string; readonly sequence: number; readonly registered: number; readonly rights: number } | null
  readonly round: { readonly number: number; readonly kind: string; readonly day: string } | null
  readonly stations: readonly {
    readonly number: number; readonly name: string; readonly kind: string; readonly box: string; readonly state: string | null; readonly stateName: string; readonly marks: number; readonly received: number; readonly sequence: number
  }[]
  readonly result: RoundResult | null
  readonly next: NextBallot | null
  readonly mayManage: boolean
  readonly village: string
}
