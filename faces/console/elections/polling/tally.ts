/** Votes as strokes: full hundreds together, then characters of five, then what is left of one. Never more than twenty characters in a line. */
export type Tally = { readonly hundreds: number; readonly full: number; readonly rest: number }

export function tallyOf(votes: number): Tally {
  const hundreds = Math.max(0, Math.floor((votes - 1) / 100))
  const left = votes - hundreds * 100
  return { hundreds, full: Math.floor(left / 5), rest: left % 5 }
}
