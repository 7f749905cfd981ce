/** The acts open to me as buttons, a digit each; the chosen one's form beneath; the others with their reason. */
import { useMemo, useRef, useState } from 'react'
import { Acts, Message, type ActsModel, type ButtonKind } from '../../../design/index.ts'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { ActForm } from '../../spa/act-form.tsx'
import type { FieldContext } from '../../spa/act-fields.tsx'
import { useProcedure } from '../../spa/reference.ts'
import type { ActDone, ActView, DossierView } from '../../spa/shapes.ts'
import { unitsOfPosts } from '../../spa/unit-picker.tsx'
import { useKeys } from '../keys.ts'

type ActsPanelProps = { view: DossierView; onMoved(view: DossierView): void; onChanged(): void }

export function ActsPanel({ view, onMoved, onChanged }: ActsPanelProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [done, setDone] = useState<{ name: string; consequence: string } | null>(null)
  const panel = useRef<HTMLDivElement>(null)
  const procedure = useProcedure<CaseSettings>(view.procedure.key, view.place.village).answer
  const acts = useMemo(() => modelOf(view.acts), [view.acts])
  const definition = chosen === null ? undefined : procedure?.acts[chosen]

  const choose = (key: string | null) => { setChosen(key === chosen ? null : key); setDone(null) }
  const keys = Object.fromEntries(acts.open.slice(0, 9).map((act, at) => [String(at + 1), () => choose(act.key)]))
  useKeys(chosen === null ? keys : { ...keys, Escape: () => choose(null) })

  const finish = (answer: ActDone) => {
    const act = view.acts.find(({ act: key }) => key === chosen)
    setDone(act === undefined ? null : { name: act.name, consequence: act.consequence })
    setChosen(null)
    if (answer.dossier !== null) onMoved(answer.dossier)
    else onChanged()
    requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>('.acts__done')?.focus())
  }
  return (
    <div ref={panel} className="acts-panel no-print">
      {done !== null && (
        <div className="acts__done" tabIndex={-1} role="status">
          <Message tone="success" title={`办好了：${done.name}`}>{done.consequence}</Message>
        </div>
      )}
      <Acts acts={acts} onChoose={choose} {...(chosen === null ? {} : { chosen })}>
        {chosen !== null && definition !== undefined && (
          <ActForm
            key={chosen} view={view} act={chosen} definition={definition} context={contextOf(view, procedure?.settings.contents)} kind={kindOf(chosen)}
            onDone={finish} onCancel={() => choose(null)} onChanged={onChanged}
          />
        )}
      </Acts>
    </div>
  )
}

/** What is usually done next stands first; the rest keeps the order of the procedure. */
const usual = [
  'approve-extension', 'arbitrate', 'uphold-review', 'approve-suspension', 'approve-void', 'accept', 'dispatch', 'sign', 'restart', 'feedback', 'begin-verification',
  'record-contact', 'pass-verification', 'pass-spot-check', 'self-close', 'evaluate', 'report-in', 'answer-supervision',
]

function rankOf(act: string): number {
  const at = usual.indexOf(act)
  return at === -1 ? usual.length : at
}

function modelOf(acts: readonly ActView[]): ActsModel {
  const closed = acts.filter(({ open }) => !open).toSorted((a, b) => Number(b.mine) - Number(a.mine))
  return {
    open: acts.filter(({ open }) => open).toSorted((a, b) => rankOf(a.act) - rankOf(b.act)).map(({ act, name }, at) => ({
      key: act, label: name, ...(at < 9 ? { digit: at + 1 } : {}), ...(kindOf(act) === 'danger' ? { kind: 'danger' as const } : {}),
    })),
    closed: closed.map(({ act, name, reasons }) => ({
      key: act, label: name, reason: reasons.map(({ sentence, rule }) => `${sentence}${rule === null ? '' : `（${rule}）`}`).join(' '),
    })),
  }
}

const dangerous = new Set(['reject', 'propose-void', 'approve-void'])

function kindOf(act: string): ButtonKind {
  return dangerous.has(act) ? 'danger' : 'primary'
}

function contextOf(view: DossierView, settings: CaseSettings | undefined): FieldContext {
  const category = settings?.categories[view.category]
  const place = view.place.grid ?? view.place.village
  const leads = unitsOfPosts(category?.leads ?? [], place)
  const duty = category?.townDuty === 'withdrawn' ? '上级部门收回事项，不能派给乡镇和村（R-111）。' : category?.townDuty === 'support' ? '乡镇只配合，主办要是职能部门（R-111）。' : ''
  const basis = category === undefined || category.basis === '' ? '' : `目录依据：${category.basis}。`
  return {
    procedure: view.procedure.key, place, dossier: view.id, group: view.category.slice(0, 2),
    suggested: { lead: leads, suggested: leads, joint: unitsOfPosts(category?.joint ?? [], place) },
    ...(duty + basis === '' ? {} : { hints: { lead: duty + basis } }),
  }
}
