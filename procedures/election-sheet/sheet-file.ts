/**
 * One of the two counts of a box, keyed in by one person whom nobody watches: a dossier of its own, so that the database itself keeps it from whoever
 * keys the other. Papers have no number, and nothing of a voter stands here.
 */
import { addUp, type BallotPaper, type PostCount } from '../../core/election/ballot.ts'
import type { Opening } from '../../core/election/paper-box.ts'
import type { Post, Seats } from '../../core/election/posts.ts'
import { nobodyStands, noSeats, type Person, type Slate } from '../village-election/election-file.ts'

export type SheetName = 'A' | 'B'
export const sheetNames: Readonly<Record<SheetName, string>> = { A: '甲份', B: '乙份' }
export type Counts = Readonly<Record<Post, PostCount>>

export type SheetFile = {
  readonly village: string
  readonly term: number
  readonly run: number
  readonly round: number
  /** Of the box. */
  readonly number: number
  readonly sheet: SheetName
  /** From 1; one more where it was begun anew. */
  readonly attempt: number
  readonly rehearsal: boolean
  /** Of the station. */
  readonly name: string
  readonly keyer: string
  /** Who may read it once both are in: the committee as it was when the box was opened. */
  readonly committee: readonly string[]
  readonly seats: Seats
  readonly slate: Slate
  /** Names written in, as the box keeps them. */
  readonly others: readonly Person[]
  /** Boxes mixed into this one. */
  readonly mixed: readonly number[]
  /** Papers read so far. */
  readonly papers: number
  readonly counts: Counts
  /** As they were keyed in, in the order in which they came out of the box: what can be taken back, and compared paper by paper with the other count. */
  readonly read: readonly string[]
  /** Papers found in the box and forged ones among them; null while reading. */
  readonly finished: { readonly found: number; readonly forged: number } | null
}

export const nothingCounted: Counts = { chair: { invalid: 0, votes: [] }, vice: { invalid: 0, votes: [] }, member: { invalid: 0, votes: [] } }

export const blankSheet: SheetFile = {
  village: '', term: 0, run: 0, round: 0, number: 0, sheet: 'A', attempt: 1, rehearsal: false, name: '', keyer: '', committee: [], seats: noSeats, slate: nobodyStands, others: [], mixed: [],
  papers: 0, counts: nothingCounted, read: [], finished: null,
}

const letters: Readonly<Record<string, Post>> = { c: 'chair', v: 'vice', m: 'member' }
export const letterOf: Readonly<Record<Post, string>> = { chair: 'c', vice: 'v', member: 'm' }
/** A paper as it is keyed in: the post's letter and the candidate's number on the paper; `o1` is the first name written in, `?` a mark nobody can read. Empty is a blank paper. */
export const paperPattern = '^$|^[cvm](?:[0-9]{1,2}|o[0-9]{1,3}|\\?)(?: [cvm](?:[0-9]{1,2}|o[0-9]{1,3}|\\?)){0,23}$'

/** Null where a number is on no paper of this round. A mark nobody can read is void and stands in no list. */
export function readPaper(text: string, { slate, others }: Pick<SheetFile, 'slate' | 'others'>): BallotPaper | null {
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

/** Does one of these papers bear a written-in name that the sheet does not know yet? */
export function namesUnknown(papers: readonly string[], { others }: Pick<SheetFile, 'others'>): boolean {
  return papers.some((paper) => paper.split(' ').some((mark) => mark[1] === 'o' && Number(mark.slice(2)) > others.length))
}

/** One sheet's counts with more papers. */
export function withPapers(counts: Counts, papers: readonly BallotPaper[], seats: Seats): Counts {
  return joined(counts, addUp(papers, seats), 1)
}

export function withoutPaper(counts: Counts, paper: BallotPaper, seats: Seats): Counts {
  return joined(counts, addUp([paper], seats), -1)
}

/** As this person counted it; null while reading. */
export function openingOf({ number, mixed, counts, finished }: Pick<SheetFile, 'number' | 'mixed' | 'counts' | 'finished'>): Opening | null {
  return finished === null ? null : { boxes: [number, ...mixed].map(String), found: finished.found, forged: finished.forged, posts: counts }
}

function joined(one: Counts, other: Counts, sign: 1 | -1): Counts {
  const post = (name: Post): PostCount => {
    const persons = [...new Set([...one[name].votes, ...other[name].votes].map(({ person }) => person))]
    const of = (counts: Counts, person: string) => counts[name].votes.find((line) => line.person === person)?.votes ?? 0
    return { invalid: one[name].invalid + sign * other[name].invalid, votes: persons.map((person) => ({ person, votes: of(one, person) + sign * of(other, person) })).filter(({ votes }) => votes > 0) }
  }
  return { chair: post('chair'), vice: post('vice'), member: post('member') }
}
