/** The acts open to me, a digit each; the chosen one's form beneath; what became of it said in place. */
import { useEffect, useRef, useState } from 'react'
import { Message } from '../../../design/index.ts'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { ActForm } from '../../spa/act-form.tsx'
import type { FieldContext } from '../../spa/act-fields.tsx'
import { useProcedure } from '../../spa/reference.ts'
import type { ActDone, DossierView } from '../../spa/shapes.ts'
import { unitsOfPosts } from '../../spa/unit-picker.tsx'
import { useKeys } from '../keys.ts'
import { ActChoice, inOrder } from './act-choice.tsx'
import { Asked } from './asked.tsx'
import { isDangerous } from './dangerous.ts'

export type ActTold = { readonly name: string; readonly consequence: string; readonly gone: boolean }
type ActsPanelProps = {
  view: DossierView
  onMoved(view: DossierView): void
  onChanged(): void
  /** Kept by the page where an act moves this panel to another place on it, which forgets what it held itself. */
  told?: readonly [told: ActTold | null, tell: (told: ActTold | null) => void]
}

export function ActsPanel({ view, onMoved, onChanged, told }: ActsPanelProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const own = useState<ActTold | null>(null)
  const [done, setDone] = told ?? own
  const panel = useRef<HTMLDivElement>(null)
  // Once the page has taken its new shape: the form that was open may have been longer than all that is left.
  useEffect(() => {
    if (done === null) return
    const said = panel.current?.querySelector<HTMLElement>('.acts__done')
    said?.focus({ preventScroll: true })
    said?.scrollIntoView({ block: 'center' })
  }, [done])
  const procedure = useProcedure<CaseSettings>(view.procedure.key, view.place.village).answer
  const definition = chosen === null ? undefined : procedure?.acts[chosen]

  const choose = (key: string | null) => { setChosen(key === chosen ? null : key); setDone(null) }
  const { likely, others } = inOrder(view.acts)
  const keys = Object.fromEntries([...likely, ...others].slice(0, 9).map(({ act }, at) => [String(at + 1), () => choose(act)]))
  useKeys(chosen === null ? keys : { ...keys, Escape: () => choose(null) })

  const finish = (answer: ActDone) => {
    const act = view.acts.find(({ act: key }) => key === chosen)
    setDone(act === undefined ? null : { name: act.name, consequence: act.consequence, gone: answer.dossier === null })
    setChosen(null)
    if (answer.dossier !== null) onMoved(answer.dossier)
  }
  return (
    <div ref={panel} className="acts-panel no-print">
      {done !== null && (
        <div className="acts__done" tabIndex={-1} role="status">
          <Message tone="success" title={`办好了：${done.name}`}>
            {done.consequence}{done.gone && ' 这件事已经不由您经手，您看不到它以后的进展；下面是您办之前的样子。'}
          </Message>
        </div>
      )}
      {done?.gone !== true && (
        <ActChoice acts={view.acts} chosen={chosen} onChoose={choose}>
          {chosen !== null && definition !== undefined && (
            <>
              <Asked view={view} act={chosen} />
              <ActForm
                key={chosen} view={view} act={chosen} definition={definition} context={contextOf(view, chosen, procedure?.settings.contents)}
                kind={isDangerous(chosen) ? 'danger' : 'primary'} onDone={finish} onCancel={() => choose(null)} onChanged={onChanged} onChoose={choose}
              />
            </>
          )}
        </ActChoice>
      )}
    </div>
  )
}

function contextOf(view: DossierView, act: string, settings: CaseSettings | undefined): FieldContext {
  // Settings are those of whatever procedure it is: only some have kinds of matters.
  const category = (settings as Partial<CaseSettings> | undefined)?.categories?.[view.category]
  const place = view.place.grid ?? view.place.village
  const leads = unitsOfPosts(category?.leads ?? [], place)
  const duty = category?.townDuty === 'withdrawn' ? '上级部门收回事项，不能派给乡镇和村（R-111）。' : category?.townDuty === 'support' ? '乡镇只配合，主办要是职能部门（R-111）。' : ''
  const basis = category === undefined || category.basis === '' ? '' : `目录依据：${category.basis}。`
  const choices = view.acts.find((one) => one.act === act)?.choices
  return {
    procedure: view.procedure.key, place, dossier: view.id, group: view.category.slice(0, 2),
    suggested: { lead: leads, suggested: leads, joint: unitsOfPosts(category?.joint ?? [], place) },
    ...(choices === undefined ? {} : { choices }), ...(view.alike === undefined ? {} : { alike: view.alike }),
    ...(duty + basis === '' ? {} : { hints: { lead: duty + basis } }),
  }
}
