/** 正 as it is written on the wall: one stroke a vote, five to a character; full hundreds are drawn together so that a winner still fits into the line. */
import { tallyOf } from './tally.ts'

/** Strokes in the order in which they are written, on a field of 20 by 20. */
const strokes = ['M3 3.5H17', 'M10 3.5V17', 'M10 10H15.5', 'M5.5 9.5V17', 'M2 17H18']

/** The figure beside it is what is read aloud; the strokes are for the eye. */
export function Strokes({ votes }: { votes: number }) {
  const { hundreds, full, rest } = tallyOf(votes)
  return (
    <span className="strokes" aria-hidden="true">
      {hundreds > 0 && <span className="strokes__hundred">{hundreds * 100}</span>}
      {Array.from({ length: full }, (_, at) => <One key={at} count={5} />)}
      {rest > 0 && <One count={rest} />}
    </span>
  )
}

function One({ count }: { count: number }) {
  return <svg className="strokes__one" viewBox="0 0 20 20">{strokes.slice(0, count).map((path) => <path key={path} d={path} />)}</svg>
}
