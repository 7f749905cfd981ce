/**
 * The form of any act, in place under its button. The act's id is made once and kept until the server has answered, so that a double
 * click or a resend is one act. Refused: what was typed stays, each fault at its field, everything else at the head of the form.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { Button, ButtonRow, ErrorSummary, type ButtonKind } from '../../design/index.ts'
import { ActFields, type FieldContext } from './act-fields.tsx'
import { api, ApiRefusal, refusalOf, thisFace } from './api.ts'
import { faultsOf } from './faults.ts'
import { formOf, planOf } from './form-plan.ts'
import { isConflict, Meanwhile } from './meanwhile.tsx'
import { timeOfMatters } from './time-of-matters.ts'
import { neverArrived, NotSent } from './not-sent.tsx'
import { photosNotSent } from './photo-picker.tsx'
import { RefusedHead } from './refused-head.tsx'
import type { ActDone, DossierView, ProcedureAct } from './shapes.ts'

type ActFormProps = {
  readonly view: DossierView
  readonly act: string
  readonly definition: ProcedureAct
  readonly context: FieldContext
  readonly kind?: ButtonKind
  onDone(done: ActDone): void
  onCancel(): void
  /** Somebody else acted meanwhile: fetch the dossier anew; the form stays. */
  onChanged(): void
  /** Opens another act, offered where this one has become impossible. */
  onChoose?(act: string): void
}

export function ActForm({ view, act, definition, context, kind = 'primary', onDone, onCancel, onChanged, onChoose }: ActFormProps) {
  const plan = useMemo(() => planOf(definition.form), [definition])
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const [sending, setSending] = useState(false)
  // What was before the person when the form was opened; whatever came later is told, and only then counts as seen.
  const [opened] = useState(view.sequence)
  const form = useRef<HTMLFormElement>(null)
  const sent = useRef<{ id: string; text: string; at: string } | null>(null)
  const { problems, head } = useMemo(() => faultsOf(refusal, plan), [refusal, plan])
  const conflict = isConflict(refusal)
  const changed = view.sequence > opened
  const impossible = changed && view.acts.some((one) => one.act === act && !one.open)

  useEffect(() => { firstControl(form.current)?.focus({ preventScroll: true }) }, [])
  useEffect(() => {
    if (refusal !== null || changed) form.current?.querySelector<HTMLElement>('[data-focus]')?.focus()
  }, [refusal, changed, view.sequence])

  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending || impossible) return
    const photos = photosNotSent(event.currentTarget)
    if (photos !== null) {
      setRefusal(new ApiRefusal({ code: 'photos-not-sent', sentence: photos, fields: [{ pointer: '/files', sentence: photos }] }))
      return
    }
    const body = { dossier: view.id, act, form: formOf(plan, new FormData(event.currentTarget)), ...(definition.appends ? {} : { seen: view.sequence }) }
    const text = JSON.stringify(body)
    // The same content again is the same act; changed content is a new one.
    const same = sent.current?.text === text ? sent.current : null
    const { id, at } = same ?? { id: uuidv7(), text, at: new Date(timeOfMatters()).toISOString() }
    sent.current = { id, text, at }
    setSending(true)
    api.post<ActDone>('/api/acts', { id, ...body, ...(thisFace() === 'field' ? { occurredAt: at } : {}) }).then(onDone)
      .catch((failure: unknown) => {
        const problem = refusalOf(failure)
        if (isConflict(problem)) onChanged()
        setRefusal(problem)
      })
      .finally(() => setSending(false))
  }
  return (
    <form ref={form} noValidate onSubmit={submit} aria-labelledby="act-form-title">
      <h3 id="act-form-title">{definition.name}</h3>
      {(conflict || changed) && <Meanwhile view={view} since={opened} act={act} refusal={refusal} {...(onChoose === undefined ? {} : { onChoose })} />}
      {refusal !== null && neverArrived(refusal) && <NotSent refusal={refusal} />}
      {!conflict && refusal !== null && head.length > 0 && <RefusedHead sentences={head} rule={refusal.rule} />}
      {!conflict && <ErrorSummary title="还没有办成，您填的都在" problems={problems} />}
      <ActFields plan={plan} context={context} problems={problems} />
      {!impossible && <p className="consequence">{definition.consequence}</p>}
      <ButtonRow>
        {!impossible && <Button kind={kind} aria-busy={sending}>{sending ? '正在提交…' : neverArrived(refusal) ? '再试一次' : definition.name}</Button>}
        <Button type="button" kind="quiet" onClick={onCancel}>{impossible ? '收起' : '先不办'}</Button>
      </ButtonRow>
    </form>
  )
}

function firstControl(form: HTMLFormElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>('input:not([type=hidden]):not([type=file]), select, textarea') ?? form?.querySelector<HTMLElement>('button') ?? null
}
