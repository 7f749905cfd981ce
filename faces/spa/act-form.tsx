/**
 * The form of any act, in place under its button. The act's id is made once and kept until the server has answered, so that a double
 * click or a resend is one act. Refused: what was typed stays, each fault at its field. Changed meanwhile: says what, asks again.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { Button, ButtonRow, ErrorSummary, Message, type ButtonKind, type Problem } from '../../design/index.ts'
import { ActFields, type FieldContext } from './act-fields.tsx'
import { api, ApiRefusal, refusalOf } from './api.ts'
import { fieldAt, flat, formOf, planOf } from './form-plan.ts'
import { neverArrived, NotSent } from './not-sent.tsx'
import { photosNotSent } from './photo-picker.tsx'
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
}

export function ActForm({ view, act, definition, context, kind = 'primary', onDone, onCancel, onChanged }: ActFormProps) {
  const plan = useMemo(() => planOf(definition.form), [definition])
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const [sending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const sent = useRef<{ id: string; text: string } | null>(null)
  const [seen, setSeen] = useState(view.sequence)
  const problems = useMemo(() => problemsOf(refusal, plan), [refusal, plan])

  useEffect(() => { firstControl(form.current)?.focus({ preventScroll: true }) }, [])
  useEffect(() => { if (refusal !== null) form.current?.querySelector<HTMLElement>('[data-focus]')?.focus() }, [refusal])

  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    const photos = photosNotSent(event.currentTarget)
    if (photos !== null) {
      setRefusal(new ApiRefusal({ code: 'photos-not-sent', sentence: photos, fields: [{ pointer: '/files', sentence: photos }] }))
      return
    }
    const body = { dossier: view.id, act, form: formOf(plan, new FormData(event.currentTarget)), ...(definition.appends ? {} : { seen }) }
    const text = JSON.stringify(body)
    // The same content again is the same act; changed content is a new one.
    const id = sent.current?.text === text ? sent.current.id : uuidv7()
    sent.current = { id, text }
    setSending(true)
    api.post<ActDone>('/api/acts', { id, ...body }).then(onDone)
      .catch((failure: unknown) => {
        const problem = refusalOf(failure)
        if (problem?.code === 'changed-meanwhile' || problem?.code === 'not-in-this-state') onChanged()
        setRefusal(problem)
      })
      .finally(() => setSending(false))
  }
  const meanwhile = refusal?.code === 'changed-meanwhile' || refusal?.code === 'not-in-this-state'
  return (
    <form ref={form} noValidate onSubmit={submit} aria-labelledby="act-form-title">
      <h3 id="act-form-title">{definition.name}</h3>
      {meanwhile && <Meanwhile view={view} seen={seen} sentence={refusal.sentence} goOn={() => { setSeen(view.sequence); setRefusal(null) }} />}
      {refusal !== null && neverArrived(refusal) && <NotSent refusal={refusal} />}
      {!meanwhile && <ErrorSummary title="还没有办成，您填的都在" problems={problems} />}
      {refusal !== null && refusal.rule !== null && !meanwhile && <p className="small soft">{`依据：${refusal.rule}`}</p>}
      <ActFields plan={plan} context={context} problems={problems} />
      <p className="consequence">{definition.consequence}</p>
      <ButtonRow>
        <Button kind={kind} aria-busy={sending}>{sending ? '正在提交…' : neverArrived(refusal) ? '再试一次' : definition.name}</Button>
        <Button type="button" kind="quiet" onClick={onCancel}>先不办</Button>
      </ButtonRow>
    </form>
  )
}

function Meanwhile({ view, seen, sentence, goOn }: { view: DossierView; seen: number; sentence: string; goOn(): void }) {
  const news = view.timeline.filter(({ sequence }) => sequence > seen)
  return (
    <div tabIndex={-1} data-focus="" className="meanwhile">
      <Message tone="warning" title="您填写的时候，别人刚办过这件事">
        <p>{sentence}</p>
        <ul>{news.map((entry) => <li key={entry.sequence}>{`${entry.unit?.name ?? ''} ${entry.who}：${entry.name}，现在是“${entry.to}”`}</li>)}</ul>
        <p>您填的内容都还在。看过以后，仍要办就再点一次下面的按钮。</p>
        {news.length > 0 && <Button type="button" kind="ordinary" onClick={goOn}>我看过了</Button>}
      </Message>
    </div>
  )
}

/** A refusal of the whole act stands at the first field; faults of fields stand at theirs. */
function problemsOf(refusal: ApiRefusal | null, plan: ReturnType<typeof planOf>): readonly Problem[] {
  if (refusal === null || neverArrived(refusal)) return []
  const first = flat(plan).find(({ control }) => control !== 'group')?.name ?? 'act-form-title'
  if (refusal.fields.length === 0) return [{ field: first, sentence: refusal.sentence }]
  return refusal.fields.map(({ pointer, sentence }) => ({ field: fieldAt(plan, pointer) ?? first, sentence }))
}

function firstControl(form: HTMLFormElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>('input:not([type=hidden]):not([type=file]), select, textarea') ?? form?.querySelector<HTMLElement>('button') ?? null
}
