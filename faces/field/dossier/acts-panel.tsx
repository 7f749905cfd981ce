/**
 * The acts open to me as large buttons, likeliest first; one chosen, its form stands in their place. Below the thumb the likeliest
 * one stands once more. Acts of my office that are not open are listed with the reason.
 */
import { useRef, useState } from 'react'
import { Acts, Message, type ActsModel } from '../../../design/index.ts'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import type { FieldContext } from '../../spa/act-fields.tsx'
import { ActForm } from '../../spa/act-form.tsx'
import { useProcedure } from '../../spa/reference.ts'
import type { ActDone, ActView, DossierView } from '../../spa/shapes.ts'
import { actKind, inFieldOrder, isLikely } from './act-order.ts'

type ActsPanelProps = { view: DossierView; onMoved(view: DossierView): void; onChanged(): void }

export function ActsPanel({ view, onMoved, onChanged }: ActsPanelProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [done, setDone] = useState<{ readonly name: string; readonly words: string } | null>(null)
  const panel = useRef<HTMLDivElement>(null)
  const procedure = useProcedure<CaseSettings>(view.procedure.key, view.place.village)
  const emergency = (procedure.answer?.settings.contents as Partial<CaseSettings> | undefined)?.categories?.[view.category]?.emergency ?? null
  const definition = chosen === null ? undefined : procedure.answer?.acts[chosen]
  const acts = actsOf(view.acts, emergency !== null)
  const likeliest = acts.open.find(({ key }) => isLikely(key, emergency !== null))

  const toPanel = (selector?: string) => requestAnimationFrame(() => {
    panel.current?.scrollIntoView({ block: 'start' })
    if (selector !== undefined) panel.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true })
  })
  const choose = (key: string | null) => {
    setChosen(key === chosen ? null : key)
    setDone(null)
    toPanel()
  }
  const finish = (answer: ActDone) => {
    const act = view.acts.find((one) => one.act === chosen)
    setDone({ name: act?.name ?? '', words: answer.repeated ? '之前那次其实已经送到了，没有重复记。' : act?.consequence ?? '' })
    setChosen(null)
    if (answer.dossier === null) onChanged()
    else onMoved(answer.dossier)
    toPanel('.acts-panel__done')
  }
  return (
    <>
      <div ref={panel} className="acts-panel section">
        {done !== null && <div className="acts-panel__done" tabIndex={-1} role="status"><Message tone="success" title={`办好了：${done.name}`}>{done.words}</Message></div>}
        {emergency !== null && !view.state.final && <Message tone="danger" title={`这类事先打 ${emergency}`}><a className="button button--alarm" href={`tel:${emergency}`}>{`现在打 ${emergency}`}</a></Message>}
        {chosen === null
          ? <Acts acts={acts} title={acts.open.length === 0 ? '现在没有要您办的' : '您可以'} onChoose={choose} />
          : definition !== undefined && (
            <section className="acts acts__form" aria-labelledby="acting-title">
              <h2 className="visually-hidden" id="acting-title">正在办</h2>
              <ActForm key={chosen} view={view} act={chosen} definition={definition} context={contextOf(view)} onDone={finish} onCancel={() => choose(null)} onChanged={onChanged} />
            </section>
          )}
        {chosen !== null && definition === undefined && <p className="soft" role="status">{procedure.refusal?.sentence ?? '正在取表格…'}</p>}
      </div>
      {chosen === null && likeliest !== undefined && (
        <div className="act-bar no-print">
          <button className="button" type="button" onClick={() => choose(likeliest.key)}>{likeliest.label}</button>
        </div>
      )}
    </>
  )
}

export function contextOf(view: DossierView): FieldContext {
  return {
    procedure: view.procedure.key, place: view.place.grid ?? view.place.village, dossier: view.id, group: view.category.slice(0, 2), camera: true,
    hints: { note: speak, result: speak, reason: speak, words: speak, answer: speak },
  }
}

/** The telephone's own keyboard writes down what is said; nothing is recorded by us. */
const speak = '不想打字，可以点键盘上的话筒说话。'

function actsOf(all: readonly ActView[], emergency: boolean): ActsModel {
  const mine = inFieldOrder(all.filter(({ mine: ever }) => ever), emergency)
  return {
    open: mine.filter(({ open }) => open).map(({ act, name }) => ({ key: act, label: name, ...actKind(act, emergency) })),
    closed: mine.filter(({ open }) => !open).map(({ act, name, reasons }) => ({ key: act, label: name, reason: reasons.map(({ sentence }) => sentence).join(' ') })),
  }
}
