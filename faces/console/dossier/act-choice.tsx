/** What one may do now: the likeliest acts as buttons, the other open ones folded by purpose, and why the rest is not open. */
import type { ReactNode } from 'react'
import type { ActView } from '../../spa/shapes.ts'
import { byPurpose } from './act-purposes.ts'
import { isDangerous, isRefusal } from './dangerous.ts'

type ActChoiceProps = { acts: readonly ActView[]; chosen: string | null; onChoose(act: string): void; children: ReactNode }

/** So few need no folding. */
const few = 3

/** Open acts in the order of their digits: the likely ones, then the others by purpose. */
export function inOrder(acts: readonly ActView[]): { readonly likely: readonly ActView[]; readonly others: readonly ActView[] } {
  const open = acts.filter((one) => one.open)
  const likely = open.filter((one) => one.likely === true)
  const first = likely.length > 0 && open.length > few ? likely : open.length <= few ? open : open.filter((one) => !isDangerous(one.act)).slice(0, few)
  return { likely: first, others: byPurpose(open.filter((one) => !first.includes(one))).flatMap((purpose) => purpose.acts) }
}

export function ActChoice({ acts, chosen, onChoose, children }: ActChoiceProps) {
  const { likely, others } = inOrder(acts)
  const closed = acts.filter((one) => !one.open)
  const digitOf = (one: ActView) => [...likely, ...others].indexOf(one) + 1
  const button = (one: ActView, first: boolean) => (
    <ActButton key={one.act} act={one} digit={digitOf(one)} first={first} chosen={one.act === chosen} onChoose={onChoose} />
  )
  return (
    <section className="acts no-print" aria-labelledby="acts-title">
      <h2 id="acts-title">您可以</h2>
      {likely.length === 0 && <p className="soft acts__none">现在没有需要您办的。</p>}
      <div className="button-row">{likely.map((one, at) => button(one, at === 0 && one.likely === true && !isRefusal(one.act)))}</div>
      {others.length > 0 && (
        <details className="acts__others" open={others.some(({ act }) => act === chosen) || undefined}>
          <summary>{`其他可以办的 ${others.length} 项`}</summary>
          {byPurpose(others).map((purpose) => (
            <div key={purpose.name} className="acts__purpose">
              <h3>{purpose.name}</h3>
              <div className="button-row">{purpose.acts.map((one) => button(one, false))}</div>
            </div>
          ))}
        </details>
      )}
      {children !== null && children !== undefined && children !== false && <div className="acts__form" id="act-form">{children}</div>}
      {closed.length > 0 && <WhyNot closed={closed} />}
    </section>
  )
}

type ActButtonProps = { act: ActView; digit: number; first: boolean; chosen: boolean; onChoose(act: string): void }

function ActButton({ act, digit, first, chosen, onChoose }: ActButtonProps) {
  const kind = isDangerous(act.act) ? 'danger' : first ? 'primary' : 'ordinary'
  return (
    <button className={`button button--${kind}${chosen ? ' button--chosen' : ''}`} type="button" aria-expanded={chosen} onClick={() => onChoose(act.act)}>
      {digit <= 9 && <kbd>{digit}</kbd>}
      {act.name}
    </button>
  )
}

/** Every reason can be reached: first what is one's own to do at another time, then what others do. */
function WhyNot({ closed }: { closed: readonly ActView[] }) {
  const mine = closed.filter((one) => one.mine)
  const others = closed.filter((one) => !one.mine)
  return (
    <details className="acts__why-not">
      <summary>{`现在还不能办的 ${closed.length} 项，看原因`}</summary>
      {mine.length > 0 && <Reasons title="归您办，但现在还不到时候的" acts={mine} />}
      {others.length > 0 && <Reasons title="归别人办的" acts={others} />}
    </details>
  )
}

function Reasons({ title, acts }: { title: string; acts: readonly ActView[] }) {
  return (
    <>
      <h3 className="acts__why">{title}</h3>
      <dl className="acts__closed">
        {acts.map(({ act, name, reasons }) => (
          <div key={act}>
            <dt>{name}</dt>
            <dd>{reasons.map(({ sentence, rule }) => <span key={sentence}>{sentence}{rule !== null && <small className="rule-number">{rule}</small>} </span>)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
