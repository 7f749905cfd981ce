/** The report has arrived: says so, and offers what may follow at once — settled on the spot, or handed over. */
import { useEffect, useRef, useState } from 'react'
import { Button, ButtonLink, ButtonRow, Message } from '../../../design/index.ts'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { ActForm } from '../../spa/act-form.tsx'
import { useProcedure } from '../../spa/reference.ts'
import type { DossierView } from '../../spa/shapes.ts'
import { contextOf } from '../dossier/acts-panel.tsx'
import { Page } from '../page.tsx'

/** Likeliest first. */
const atOnce = ['transfer-out', 'self-close'] as const

export function Reported({ view, repeated, onMoved, again }: { view: DossierView; repeated: boolean; onMoved(view: DossierView): void; again(): void }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const procedure = useProcedure<CaseSettings>(view.procedure.key, view.place.village).answer
  const emergency = procedure?.settings.contents.categories[view.category]?.emergency ?? null
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => { scrollTo(0, 0); top.current?.focus({ preventScroll: true }) }, [view.state.key])
  const open = atOnce.filter((act) => view.acts.some((one) => one.act === act && one.open && one.mine) && (act === 'self-close' || emergency !== null))
  const definition = chosen === null ? undefined : procedure?.acts[chosen]
  const onlyTalk = procedure?.settings.contents.categories[view.category]?.selfClose === 'persuasion'
  return (
    <Page title="上报">
      <div ref={top} tabIndex={-1} className="reported" role="status">
        <Message tone="success" title={view.state.key === 'SELF_CLOSED' ? '当场解决了，已经记下' : '已经报上去了'}>
          <p>{`${view.title}。${view.state.sentence}`}</p>
          {repeated && <p>之前那次其实已经送到了，没有重复记。</p>}
        </Message>
      </div>
      {emergency !== null && view.state.key === 'REPORTED' && <Message tone="danger" title={`这类事先打 ${emergency}`}><a className="button button--alarm" href={`tel:${emergency}`}>{`现在打 ${emergency}`}</a></Message>}
      {chosen === null && open.includes('self-close') && <section className="section"><h2>现在就解决了吗？</h2><p>{onlyTalk ? '这类事可以当场劝导办结；要处罚的由部门来办。' : '这类事可以由您当场办结。'}</p></section>}
      {chosen !== null && definition !== undefined && (
        <section className="acts acts__form section" aria-labelledby="acting-title">
          <h2 className="visually-hidden" id="acting-title">正在办</h2>
          <ActForm
            key={chosen} view={view} act={chosen} definition={definition} context={contextOf(view)} onCancel={() => setChosen(null)} onChanged={() => undefined}
            onDone={({ dossier }) => { setChosen(null); if (dossier !== null) onMoved(dossier) }}
          />
        </section>
      )}
      {chosen === null && (
        <div className="big-buttons section">
          {open.map((act) => <Button key={act} type="button" onClick={() => setChosen(act)}>{act === 'self-close' ? '当场解决，填怎么解决的' : '电话打过了，记下转接'}</Button>)}
          <ButtonRow>
            <ButtonLink kind="ordinary" href={`/field/dossiers/${view.id}`}>看这件事</ButtonLink>
            <Button type="button" kind="ordinary" onClick={again}>再报一件</Button>
          </ButtonRow>
        </div>
      )}
    </Page>
  )
}
