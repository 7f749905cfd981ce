/** Matters that are probably the same, for whoever takes this one up: a hint beside 受理 and 并案, never a decision. */
import type { AlikeView, SuspectedView } from '../../spa/shapes.ts'
import { When } from '../desk/when.tsx'

export function Alike({ alike }: { alike: readonly AlikeView[] }) {
  if (alike.length === 0) return null
  return (
    <section className="alike no-print" aria-labelledby="alike-title">
      <h2 id="alike-title">可能是同一件事</h2>
      <ul className="plain-list">
        {alike.map((one) => (
          <li key={one.id}>
            <a href={`/console/dossiers/${one.id}`}>{one.title}</a>
            <span className="soft small">{` ${one.stateName}，`}<When at={one.openedAt} />{` 上报；${one.reason}`}</span>
          </li>
        ))}
      </ul>
      <p className="small soft">只是提示。是同一件事，就用“并入同一件事”；不是，照常办。</p>
    </section>
  )
}

/** The reports a suspicion is about, so that whoever looks into it need not search for them. */
export function Suspected({ suspected }: { suspected: readonly SuspectedView[] }) {
  if (suspected.length === 0) return null
  return (
    <section className="alike no-print" aria-labelledby="suspected-title">
      <h2 id="suspected-title">{`有疑问的另外 ${suspected.length} 件`}</h2>
      <details open={suspected.length <= 5}>
        <summary>{`看这 ${suspected.length} 件`}</summary>
        <ul className="plain-list">
          {suspected.map((one) => (
            <li key={one.id}>
              <a href={`/console/dossiers/${one.id}`}>{one.title}</a>
              <span className="soft small">{` ${one.stateName}，`}<When at={one.openedAt} />{' 上报'}</span>
            </li>
          ))}
        </ul>
      </details>
      <p className="small soft">只影响统计，不影响办理；是不是，由人核实。</p>
    </section>
  )
}
