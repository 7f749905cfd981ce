/**
 * What the hall sees while papers are called (decision 0046): of a box that is being read the calling sheet (甲份), as far as whoever opens the screen may read
 * it, which is who keys it in; of a settled box what both sheets say. Whoever keys in the other sheet is shown settled boxes only: the database keeps the rest.
 */
import { countOf, issuedAt, type Opening } from '../../../core/election/paper-box.ts'
import { posts, postsByRank, type Post } from '../../../core/election/posts.ts'
import type { Hall, HallPost } from '../../../core/view/polling.ts'
import { boxOf, type BoxFile } from '../../../procedures/election-box/box-file.ts'
import { electionBox } from '../../../procedures/election-box/election-box.procedure.ts'
import { roundNow } from '../../../procedures/village-election/election-file.ts'
import type { Transaction } from '../../database/index.ts'
import type { BoxRow, ElectionRow } from './rows.ts'
import { sheetOf } from './sheets.ts'

export type HallBox = { readonly box: BoxRow; readonly opening: Opening | null; readonly sequence: number }

/** As the person: nobody else is shown a sheet before both are equal. */
export async function hallBoxes(transaction: Transaction, boxes: readonly BoxRow[], person: string | null): Promise<readonly HallBox[]> {
  const shown: HallBox[] = []
  for (const box of boxes) {
    const calling = box.state === 'COUNTING' && box.file.sheets.A.person === person ? await sheetOf(transaction, box, 'A') : null
    shown.push({ box, opening: box.file.opening ?? (calling === null ? null : { boxes: [], found: calling.file.papers, forged: 0, posts: calling.file.counts }), sequence: box.sequence + (calling?.sequence ?? 0) })
  }
  return shown
}

export function hallView({ state, sequence, file }: ElectionRow, boxes: readonly HallBox[], villageName: string): Hall {
  const round = roundNow(file)
  const shown = boxes.filter(({ box }) => box.state !== 'MIXED' && box.file.kind !== 'mobile')
  return {
    villageName, term: file.term, round: round?.number ?? 0, kind: round?.kind ?? 'FIRST', rehearsal: file.rehearsal, stage: state, registered: file.registered,
    posts: round === null ? [] : postsByRank.filter((post) => round.seats[post] > 0).map((post) => postIn(post, round.slate[post], round.seats[post], boxes)),
    papers: shown.reduce((sum, one) => sum + papersIn(one), 0), issued: boxes.reduce((sum, { box }) => sum + issuedIn(box), 0),
    boxes: shown.map((one) => ({
      number: one.box.file.number, name: one.box.file.name, stateName: electionBox.states[one.box.state].name, papers: papersIn(one), issued: issuedIn(one.box) + mixedInto(one.box, boxes),
      settled: one.box.file.opening !== null, reading: one.box.state === 'COUNTING', shown: one.opening !== null,
    })),
    sequence: sequence + boxes.reduce((sum, one) => sum + one.sequence, 0),
  }
}

function postIn(post: Post, slate: readonly { readonly person: string; readonly name: string }[], seats: number, boxes: readonly HallBox[]): HallPost {
  const count = countOf(boxes.flatMap(({ opening }) => opening ?? []), [], 0).posts[post]
  const votes = (person: string) => count.votes.find((line) => line.person === person)?.votes ?? 0
  const written = boxes.flatMap(({ box }) => everybody(box.file)).filter(({ person }, at, all) => !slate.some((one) => one.person === person) && votes(person) > 0 && all.findIndex((one) => one.person === person) === at)
  return {
    post, name: posts[post], seats, invalid: count.invalid,
    candidates: [...slate.map(({ person, name }) => ({ name, votes: votes(person), writtenIn: false })), ...written.map(({ person, name }) => ({ name, votes: votes(person), writtenIn: true }))],
  }
}

/** Somebody on the paper for one post may be written in for another. */
function everybody({ others, slate }: BoxFile): BoxFile['others'] {
  return [...others, ...postsByRank.flatMap((post) => slate[post])]
}

function papersIn({ opening }: HallBox): number {
  return opening === null ? 0 : opening.found - opening.forged
}

/** Before the box is shut: as many as were marked. */
function issuedIn({ file }: BoxRow): number {
  return file.shut === null ? file.marks : issuedAt(boxOf(file))
}

function mixedInto({ file }: BoxRow, boxes: readonly HallBox[]): number {
  return boxes.filter(({ box }) => file.mixed.includes(box.file.number)).reduce((sum, { box }) => sum + issuedIn(box), 0)
}
