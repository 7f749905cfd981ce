/** What is this, where does it stand, by when, who has it: the first three seconds with a dossier. */
import { machineTime, momentWords, type Audience } from '../clock-words.ts'
import { Fact } from './facts.tsx'
import { DeadlineLamp, type LampModel } from './lamp.tsx'
import { StatusWord, type StatusModel } from './status-word.tsx'

export type HolderModel = {
  readonly unit: string
  /** Left out where the procedure does not show names. */
  readonly person?: string
  readonly office?: string
  /** A work number only. */
  readonly phone?: string
}

export type DossierHeadModel = {
  /** Case number. */
  readonly number: string
  /** What the matter is: 路面坑槽. */
  readonly matter: string
  readonly place: string
  readonly status: StatusModel
  /** One plain sentence: 村里已经收到，正在核实。 */
  readonly sentence: string
  /** What else stands open, e.g. a request that waits for an answer, and since when. */
  readonly remarks?: readonly { readonly words: string; readonly since?: number }[]
  readonly lamp: LampModel | null
  /** Who has it now; null when nobody has to do anything any more. */
  readonly holder: HolderModel | null
}

export function DossierHead({
  head,
  audience = 'villager',
  level = 1,
}: {
  head: DossierHeadModel
  audience?: Audience
  level?: 1 | 2
}) {
  const Title = level === 1 ? 'h1' : 'h2'
  return (
    <header className="dossier-head">
      <p className="dossier-head__number">
        <span>案卷号 </span>
        <span className="figures">{head.number}</span>
      </p>
      <Title className="dossier-head__matter">{head.matter}</Title>
      <p className="dossier-head__place">{head.place}</p>
      <div className="dossier-head__state">
        <StatusWord status={head.status} />
        <p>{head.sentence}</p>
      </div>
      {head.remarks && head.remarks.length > 0 && <Remarks remarks={head.remarks} audience={audience} />}
      {(head.lamp || head.holder) && (
        <dl className="facts">
          {head.lamp && <Fact fact={{ name: '时限', value: <DeadlineLamp lamp={head.lamp} audience={audience} /> }} />}
          {head.holder && <Fact fact={{ name: '现在由谁办', value: <Holder holder={head.holder} /> }} />}
        </dl>
      )}
    </header>
  )
}

function Remarks({ remarks, audience }: { remarks: NonNullable<DossierHeadModel['remarks']>; audience: Audience }) {
  return (
    <ul className="dossier-head__remarks">
      {remarks.map(({ words, since }) => (
        <li key={words}>
          {words}
          {since !== undefined && <time dateTime={machineTime(since)}>{`${momentWords(since, audience)}起`}</time>}
        </li>
      ))}
    </ul>
  )
}

function Holder({ holder }: { holder: HolderModel }) {
  const who = [holder.unit, holder.office, holder.person].filter(Boolean).join(' ')
  return (
    <>
      {`${who} `}
      {holder.phone && (
        <a className="phone" href={`tel:${holder.phone.replace(/[^\d+]/g, '')}`}>
          {holder.phone}
        </a>
      )}
    </>
  )
}
