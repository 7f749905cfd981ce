/**
 * The acts open to me as buttons, likeliest first; the others greyed with the reason. The chosen act's form stands
 * beneath, in place.
 */
import type { ReactNode } from 'react'
import type { ButtonKind } from './button.tsx'

export type OpenAct = {
  readonly key: string
  /** Says what happens: 派给交通局. */
  readonly label: string
  readonly kind?: ButtonKind
  /** Where the form of this act is, for faces without script; with `onChoose` the click is answered in place. */
  readonly href?: string
  /** Digit that chooses this act from the keyboard (console). */
  readonly digit?: number
}

export type ClosedAct = {
  readonly key: string
  readonly label: string
  /** Why not, as a whole sentence that says what would help. */
  readonly reason: string
}

export type ActsModel = { readonly open: readonly OpenAct[]; readonly closed: readonly ClosedAct[] }

type ActsProps = {
  acts: ActsModel
  title?: string
  /** Key of the act whose form is shown in `children`. */
  chosen?: string
  onChoose?: (key: string) => void
  children?: ReactNode
}

export function Acts({ acts, title = '您可以', chosen, onChoose, children }: ActsProps) {
  return (
    <section className="acts no-print" aria-labelledby="acts-title">
      <h2 id="acts-title">{title}</h2>
      {acts.open.length === 0 && <p className="soft">现在没有需要您办的。</p>}
      <div className="button-row">
        {acts.open.map((act, at) => (
          <ActButton key={act.key} act={act} likeliest={at === 0} chosen={act.key === chosen} onChoose={onChoose} />
        ))}
      </div>
      {children && (
        <div className="acts__form" id="act-form">
          {children}
        </div>
      )}
      {acts.closed.length > 0 && <ClosedActs closed={acts.closed} />}
    </section>
  )
}

function ActButton({
  act,
  likeliest,
  chosen,
  onChoose,
}: {
  act: OpenAct
  likeliest: boolean
  chosen: boolean
  onChoose: ActsProps['onChoose']
}) {
  const className = `button button--${act.kind ?? (likeliest ? 'primary' : 'ordinary')}${chosen ? ' button--chosen' : ''}`
  const label =
    act.digit === undefined ? (
      act.label
    ) : (
      <>
        <kbd>{act.digit}</kbd>
        {act.label}
      </>
    )
  if (act.href && !onChoose)
    return (
      <a className={className} href={act.href} aria-current={chosen ? 'true' : undefined}>
        {label}
      </a>
    )
  return (
    <button className={className} type="button" aria-expanded={chosen} onClick={() => onChoose?.(act.key)}>
      {label}
    </button>
  )
}

/** A few reasons stand open; a long list waits behind one line. */
function ClosedActs({ closed }: { closed: readonly ClosedAct[] }) {
  if (closed.length <= 4)
    return (
      <>
        <h3 className="acts__why">现在还不能</h3>
        <Reasons closed={closed} />
      </>
    )
  return (
    <details>
      <summary>{`现在还不能办的 ${closed.length} 项，看原因`}</summary>
      <Reasons closed={closed} />
    </details>
  )
}

function Reasons({ closed }: { closed: readonly ClosedAct[] }) {
  return (
    <dl className="acts__closed">
      {closed.map((act) => (
        <div key={act.key}>
          <dt>{act.label}</dt>
          <dd>{act.reason}</dd>
        </div>
      ))}
    </dl>
  )
}
