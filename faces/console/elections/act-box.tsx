/**
 * One act of an election behind its name: the own fields of this page, the consequence as the procedure says it, every reason why it is not open yet. The act's id
 * is kept until it was answered, so that a double press or a lost answer is one act.
 */
import { useRef, useState, type ReactNode } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { Button, ButtonRow, ErrorSummary, type Problem } from '../../../design/index.ts'
import { api, refusalOf, type ApiRefusal } from '../../spa/api.ts'
import { useProcedure } from '../../spa/reference.ts'
import type { DossierView } from '../../spa/shapes.ts'
import { isConflict } from '../../spa/meanwhile-words.ts'

export type Fault = (name: string) => { readonly error?: string }
type ActBoxProps = {
  readonly procedure: 'village-election' | 'election-roll' | 'election-box'
  readonly act: string
  readonly dossier: string
  readonly village: string
  /** What the person saw; null for an act that opens its dossier. */
  readonly seen: number | null
  /** What the dossier says of its acts; null where the page knows better. */
  readonly acts?: DossierView['acts'] | null
  /** Another name on the button. */
  readonly name?: string
  /** Standing open, without a line to press first. */
  readonly open?: boolean
  readonly danger?: boolean
  form(form: HTMLFormElement): object
  onDone(): void
  readonly children?: (fault: Fault) => ReactNode
}

export function ActBox(props: ActBoxProps) {
  const { acts, act, open = false } = props
  const definition = useProcedure<object>(props.procedure, props.village).answer?.acts[act]
  const [shown, setShown] = useState(open)
  const own = acts?.find((one) => one.act === act)
  const name = props.name ?? definition?.name ?? ''
  if (definition === undefined) return null
  if (acts != null && (own === undefined || !own.open || !own.mine)) {
    const why = own?.mine === false ? '不由您办。' : own?.reasons.map(({ sentence }) => sentence).join('') ?? '现在不办这一步。'
    return <p className="soft election-closed"><b>{name}</b>{`：${why}`}</p>
  }
  if (open) return <ActBoxForm {...props} name={name} consequence={definition.consequence} appends={definition.appends} />
  return (
    <details className="field-group no-print" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{name}</summary>
      {shown && <ActBoxForm {...props} name={name} consequence={definition.consequence} appends={definition.appends} />}
    </details>
  )
}

function ActBoxForm({ procedure, act, dossier, seen, name, danger = false, consequence, appends, form: formOf, onDone, children }: ActBoxProps & { name: string; consequence: string; appends: boolean }) {
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const [sending, setSending] = useState(false)
  const sent = useRef<{ readonly id: string; readonly text: string } | null>(null)
  const problems = problemsIn(refusal)
  const fault: Fault = (field) => { const found = problems.find((one) => one.field === field); return found === undefined ? {} : { error: found.sentence } }
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    const body = { dossier, act, form: formOf(event.currentTarget), ...(seen === null ? { procedure } : appends ? {} : { seen }) }
    const text = JSON.stringify(body)
    const id = sent.current?.text === text ? sent.current.id : uuidv7()
    sent.current = { id, text }
    setSending(true)
    api.post('/api/acts', { id, ...body }, { limit: 60_000 }).then(() => { setRefusal(null); sent.current = null; onDone() })
      .catch((failure: unknown) => { const problem = refusalOf(failure); setRefusal(problem); if (isConflict(problem)) onDone() })
      .finally(() => setSending(false))
  }
  const head = refusal === null ? [] : refusal.fields.length === 0 ? [refusal.sentence] : []
  return (
    <form className="panel" noValidate onSubmit={submit} aria-label={name}>
      {head.map((sentence) => <div key={sentence} className="refused" role="alert"><p>{sentence}</p></div>)}
      <ErrorSummary title="还没有办成，您填的都在" problems={problems} />
      {children?.(fault)}
      <p className="consequence">{consequence}</p>
      <ButtonRow><Button kind={danger ? 'danger' : 'primary'} aria-busy={sending}>{sending ? '正在提交…' : name}</Button></ButtonRow>
    </form>
  )
}

/** Each fault at the field its pointer names: `/form/stations/0/name` at `stations.0.name`. */
export function problemsIn(refusal: ApiRefusal | null): readonly Problem[] {
  return (refusal?.fields ?? []).map(({ pointer, sentence }) => ({ field: pointer.replace(/^\/form(?=\/)/, '').split('/').filter((part) => part !== '').join('.'), sentence }))
}
