/** The form of an act that opens a dossier: every field from the procedure's own schema, sent to the one door. */
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { Button, ButtonRow, ErrorSummary } from '../../../design/index.ts'
import { ActFields } from '../../spa/act-fields.tsx'
import { api, ApiRefusal, refusalOf } from '../../spa/api.ts'
import { faultsOf } from '../../spa/faults.ts'
import { formOf, planOf } from '../../spa/form-plan.ts'
import { photosNotSent } from '../../spa/photo-picker.tsx'
import { countyCode, useProcedure } from '../../spa/reference.ts'
import { RefusedHead } from '../../spa/refused-head.tsx'

type OpeningFormProps = {
  readonly procedure: string
  readonly act: string
  readonly village: string
  readonly hints?: Readonly<Record<string, string>>
  /** Fields that are not asked here. */
  readonly omit?: readonly string[]
  /** Fields beside those of the plan, read when it is sent. */
  readonly extra?: () => object
  readonly children?: ReactNode
  onDone(dossier: string): void
}

const none: readonly string[] = []

export function OpeningForm({ procedure: key, act, village, hints = {}, omit = none, extra, children, onDone }: OpeningFormProps) {
  const definition = useProcedure<object>(key, village).answer?.acts[act]
  const plan = useMemo(() => (definition === undefined ? [] : planOf(definition.form).filter(({ name }) => !omit.includes(name))), [definition, omit])
  const ids = useRef({ act: uuidv7(), dossier: `${countyCode(village)}-${uuidv7()}` })
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const [sending, setSending] = useState(false)
  const { problems, head } = useMemo(() => faultsOf(refusal, plan), [refusal, plan])
  if (definition === undefined) return <p role="status" className="soft">正在取表单…</p>

  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    const photos = photosNotSent(event.currentTarget)
    if (photos !== null) {
      setRefusal(new ApiRefusal({ code: 'photos-not-sent', sentence: photos, fields: [{ pointer: '/files', sentence: photos }] }))
      return
    }
    const form = { ...formOf(plan, new FormData(event.currentTarget)) as object, village, ...extra?.() }
    setSending(true)
    api.post('/api/acts', { id: ids.current.act, dossier: ids.current.dossier, procedure: key, act, form }).then(() => onDone(ids.current.dossier))
      .catch((failure: unknown) => { ids.current = { ...ids.current, act: uuidv7() }; setRefusal(refusalOf(failure)) })
      .finally(() => setSending(false))
  }
  return (
    <form className="panel" noValidate onSubmit={submit} aria-label={definition.name}>
      {refusal !== null && head.length > 0 && <RefusedHead sentences={head} rule={refusal.rule} />}
      <ErrorSummary title="还没有办成，您填的都在" problems={problems} />
      <ActFields plan={plan} context={{ procedure: key, place: village, dossier: ids.current.dossier, hints }} problems={problems} />
      {children}
      <p className="consequence">{definition.consequence}</p>
      <ButtonRow><Button aria-busy={sending}>{sending ? '正在提交…' : definition.name}</Button></ButtonRow>
    </form>
  )
}
