/** One matter in a list: how urgent, what and where, in which state. The whole card is the target. */
import { DeadlineLamp, StatusWord, dayWords, untilWords } from '../../../design/index.ts'
import { lampTone, toneOf } from '../../spa/dossier-words.ts'
import type { DossierLine } from '../../spa/shapes.ts'

export function MatterCards({ lines }: { lines: readonly DossierLine[] }) {
  return <ul className="cards">{lines.map((line) => <li key={line.id}><MatterCard line={line} /></li>)}</ul>
}

function MatterCard({ line }: { line: DossierLine }) {
  const opened = Date.parse(line.openedAt)
  return (
    <a className={`card card--${line.lamp ?? 'none'}`} href={`/field/dossiers/${line.id}`}>
      <span className="card__title">{line.title}</span>
      <span className="card__state">
        <StatusWord status={{ tone: toneOf(line.state), word: line.stateName }} />
        {line.lamp !== null && <DeadlineLamp lamp={{ tone: lampTone(line.lamp), words: line.dueAt === null ? '' : `到${untilHere(Date.parse(line.dueAt))}` }} />}
      </span>
      <span className="card__when">{[line.gridName ?? line.villageName ?? '', `${dayWords(opened)}上报`, line.number ?? '还没有编号'].filter((one) => one !== '').map((one) => <span key={one}>{one}</span>)}</span>
    </a>
  )
}

/** 11月23日 18:00: within a list the year goes without saying; a limit that lasts a day ends at 24:00. */
function untilHere(instant: number): string {
  return untilWords(instant, 'staff').replace(/^\d+年/, '')
}
