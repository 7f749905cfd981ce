/**
 * One station or mobile box in one round of voting: what was prepared, how many papers went out and came back, how many were marked, what two people counted.
 * Counts only: no serial stands beside a paper, and a paper has no number.
 */
import { addUp, type BallotPaper, type PostCount } from '../../core/election/ballot.ts'
import type { Box, BoxKind, Opening } from '../../core/election/paper-box.ts'
import type { Worker } from '../../core/election/polling-place.ts'
import { postsByRank, type Post, type Seats } from '../../core/election/posts.ts'
import { nobodyStands, noSeats, type Person, type Slate } from '../village-election/election-file.ts'

export type Counts = Readonly<Record<Post, PostCount>>
export type SheetName = 'A' | 'B'
export type Sheet = {
  readonly person: string
  /** Papers read so far. */
  readonly papers: number
  readonly counts: Counts
  /** The last paper as read, so that a slip of the tongue can be taken back at once; null after taking back. */
  readonly last: string | null
  /** Papers found in the box and forged ones among them; null while reading. */
  readonly finished: { readonly found: number; readonly forged: number } | null
}

export type BoxFile = {
  readonly village: string
  readonly term: number
  readonly run: number
  readonly round: number
  readonly number: number
  readonly rehearsal: boolean
  readonly name: string
  readonly kind: BoxKind
  readonly seats: Seats
  readonly slate: Slate
  readonly committee: readonly string[]
  readonly workers: readonly Worker[]
  readonly checked: readonly string[]
  readonly received: number
  readonly seal: string
  readonly marks: number
  /** Serials marked last, for taking back a slip; never more than a dozen. */
  readonly recent: readonly number[]
  readonly shut: { readonly unused: number; readonly spoilt: number; readonly seal: string } | null
  readonly mixed: readonly number[]
  readonly others: readonly Person[]
  readonly sheets: Readonly<Record<SheetName, Sheet | null>>
  readonly redone: number
}

export const nothingCounted: Counts = { chair: { invalid: 0, votes: [] }, vice: { invalid: 0, votes: [] }, member: { invalid: 0, votes: [] } }

export const blankBox: BoxFile = {
  village: '', term: 0, run: 0, round: 0, number: 0, rehearsal: false, name: '', kind: 'station', seats: noSeats, slate: nobodyStands, committee: [], workers: [], checked: [], received: 0, seal: '', marks: 0,
  recent: [], shut: null, mixed: [], others: [], sheets: { A: null, B: null }, redone: 0,
}

export function boxOf({ number, kind, received, shut, marks }: BoxFile): Box {
  return { box: String(number), kind, received, unused: shut?.unused ?? 0, spoilt: shut?.spoilt ?? 0, marks }
}

const letters: Readonly<Record<string, Post>> = { c: 'chair', v: 'vice', m: 'member' }
export const letterOf: Readonly<Record<Post, string>> = { chair: 'c', vice: 'v', member: 'm' }
/** A paper as it is keyed in: the post's letter and the candidate's number on the paper; `o1` is the first name written in, `?` a mark nobody can read. Empty is a blank paper. */
export const paperPattern = '^$|^[cvm](?:[0-9]{1,2}|o[0-9]{1,2}|\\?)(?: [cvm](?:[0-9]{1,2}|o[0-9]{1,2}|\\?)){0,23}$'

/** Null where a number is on no paper of this round. A mark nobody can read is void and stands in no list. */
export function readPaper(text: string, { slate, others }: Pick<BoxFile, 'slate' | 'others'>): BallotPaper | null {
  const marks: Record<Post, string[]> = { chair: [], vice: [], member: [] }
  for (const mark of text === '' ? [] : text.split(' ')) {
    const post = letters[mark[0] ?? '']
    const what = mark.slice(1)
    if (post === undefined) return null
    if (what === '?') continue
    const named = what.startsWith('o') ? others[Number(what.slice(1)) - 1] : slate[post][Number(what) - 1]
    if (named === undefined) return null
    marks[post].push(named.person)
  }
  return marks
}

/** One sheet's counts with more papers. */
export function withPapers(counts: Counts, papers: readonly BallotPaper[], seats: Seats): Counts {
  return joined(counts, addUp(papers, seats), 1)
}

export function withoutPaper(counts: Counts, paper: BallotPaper, seats: Seats): Counts {
  return joined(counts, addUp([paper], seats), -1)
}

function joined(one: Counts, other: Counts, sign: 1 | -1): Counts {
  const post = (name: Post): PostCount => {
    const persons = [...new Set([...one[name].votes, ...other[name].votes].map(({ person }) => person))]
    const of = (counts: Counts, person: string) => counts[name].votes.find((line) => line.person === person)?.votes ?? 0
    return { invalid: one[name].invalid + sign * other[name].invalid, votes: persons.map((person) => ({ person, votes: of(one, person) + sign * of(other, person) })).filter(({ votes }) => votes > 0) }
  }
  return { chair: post('chair'), vice: post('vice'), member: post('member') }
}

/** As one of the two people counted it; null while reading. */
export function openingOf(file: BoxFile, name: SheetName): Opening | null {
  const sheet = file.sheets[name]
  if (sheet === null || sheet.finished === null) return null
  return { boxes: [file.number, ...file.mixed].map(String), found: sheet.finished.found, forged: sheet.finished.forged, posts: sheet.counts }
}

/** Everybody on the paper, and who was written in. */
export function namesOf({ slate, others }: Pick<BoxFile, 'slate' | 'others'>): ReadonlyMap<string, string> {
  return new Map([...postsByRank.flatMap((post) => slate[post]), ...others].map(({ person, name }) => [person, name]))
}
