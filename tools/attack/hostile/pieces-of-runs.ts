/** What runs in pieces leave behind, a line each, so that a million requests can be reached over several evenings and added up. */
import { appendFileSync, readFileSync } from 'node:fs'

export type Piece = {
  readonly what: 'requests' | 'files'
  readonly seed: number
  readonly round: number
  readonly from: number
  readonly sent: number
  readonly refused: number
  readonly wrong: number
  readonly statuses: Readonly<Record<string, number>>
  readonly minutes: number
  readonly processor: number
}

export function keepPiece(file: string, piece: Piece): void {
  appendFileSync(file, `${JSON.stringify(piece)}\n`)
}

export function piecesIn(file: string): readonly Piece[] {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Piece)
}

export type Sum = { readonly sent: number; readonly refused: number; readonly wrong: number; readonly statuses: Readonly<Record<string, number>>; readonly minutes: number; readonly twice: number }

/** Numbers that two pieces of the same seed both have are counted once, as `twice`, and not in `sent`: nobody reaches a million by repeating himself. */
export function sumOf(pieces: readonly Piece[], what: Piece['what']): Sum {
  const ours = pieces.filter((piece) => piece.what === what)
  const statuses: Record<string, number> = {}
  for (const piece of ours) for (const [status, times] of Object.entries(piece.statuses)) statuses[status] = (statuses[status] ?? 0) + times
  const add = (of: (piece: Piece) => number) => ours.reduce((sum, piece) => sum + of(piece), 0)
  const distinct = [...Map.groupBy(ours, ({ seed, round }) => `${seed} ${round}`).values()].reduce((sum, group) => sum + covered(group), 0)
  return { sent: distinct, refused: add(({ refused }) => refused), wrong: add(({ wrong }) => wrong), statuses, minutes: add(({ minutes }) => minutes), twice: add(({ sent }) => sent) - distinct }
}

/** How many numbers at least one of the pieces has. */
function covered(pieces: readonly Piece[]): number {
  let [sum, until] = [0, 0]
  for (const { from, sent } of pieces.toSorted((one, other) => one.from - other.from)) {
    const begin = Math.max(from, until)
    sum += Math.max(0, from + sent - begin)
    until = Math.max(until, from + sent)
  }
  return sum
}
