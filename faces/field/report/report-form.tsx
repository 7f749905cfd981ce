/**
 * A report from the field: what, where, how it looks, who says so. Sent under ids made here, kept until the server has answered: what
 * was typed stays when sending fails, and trying again never makes two reports of one.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { Button, Choice, ErrorSummary, Message, problemOf, TextArea, TextInput, type Problem } from '../../../design/index.ts'
import { offices } from '../../../core/procedure/actor.ts'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { AgainstPart } from '../../spa/against-part.tsx'
import { api, refusalOf, type ApiRefusal } from '../../spa/api.ts'
import { formOf, planOf } from '../../spa/form-plan.ts'
import { timeOfMatters } from '../../spa/time-of-matters.ts'
import { neverArrived, NotSent } from '../../spa/not-sent.tsx'
import { PhotoPicker, photosNotSent } from '../../spa/photo-picker.tsx'
import { countyCode, useProcedure } from '../../spa/reference.ts'
import { useSession } from '../../spa/session.tsx'
import type { ActDone, DossierView } from '../../spa/shapes.ts'
import { mayNameVillager, VillagerPicker, type Villager } from '../../spa/villager-picker.tsx'
import { Page } from '../page.tsx'
import { NotFetched, Waiting } from '../waiting.tsx'
import { KindPicker } from './kind-picker.tsx'
import { ownPlace, type Place } from './place.ts'
import { PlaceChooser } from './place-chooser.tsx'
import { gapsIn, problemsOf } from './report-problems.ts'
import { bodyOf, sourcesOf } from './report-body.ts'
import { SaidByVillager } from './said-by-villager.tsx'

export function ReportForm({ onReported }: { onReported(view: DossierView | null, repeated: boolean): void }) {
  const { mandate } = useSession()
  const [kind, setKind] = useState<string | null>(null)
  const [place, setPlace] = useState<Place | null>(() => ownPlace(mandate.region))
  const [source, setSource] = useState(() => sourcesOf(mandate.office)[0].value)
  const [gaps, setGaps] = useState<readonly Problem[]>([])
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const [sending, setSending] = useState(false)
  const [villager, setVillager] = useState<Villager | null>(null)
  // The act and when it was done first: trying again does not make it later.
  const ids = useRef<{ act: string; dossier: string; at: string | null }>({ act: uuidv7(), dossier: uuidv7(), at: null })
  const form = useRef<HTMLFormElement>(null)
  const procedure = useProcedure<CaseSettings>('grid-case', place?.village ?? mandate.region.code)
  const catalogue = procedure.answer?.settings.contents
  const problems = refusal === null ? gaps : neverArrived(refusal) ? [] : problemsOf(refusal)
  const plan = useMemo(() => (procedure.answer?.acts['report'] === undefined ? [] : planOf(procedure.answer.acts['report'].form).filter(({ name }) => name === 'against')), [procedure.answer])
  const against = plan[0]
  const asked = kind !== null && catalogue?.categories[kind]?.aboutOfficials === true
  const emergency = kind === null ? null : catalogue?.categories[kind]?.emergency ?? null
  useEffect(() => { if (refusal !== null || gaps.length > 0) form.current?.querySelector<HTMLElement>('[data-focus]')?.focus() }, [refusal, gaps])

  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    const typed = new FormData(event.currentTarget)
    const missing = gapsIn(kind, place, typed, photosNotSent(event.currentTarget))
    setRefusal(null)
    setGaps(missing)
    if (missing.length > 0 || kind === null || place === null) return
    setSending(true)
    ids.current.at ??= new Date(timeOfMatters()).toISOString()
    const { form: told, ...contact } = bodyOf(kind, place, typed, villager?.person ?? null)
    api.post<ActDone>('/api/acts', {
      id: ids.current.act, dossier: `${countyCode(place.village)}-${ids.current.dossier}`, procedure: 'grid-case', act: 'report', occurredAt: ids.current.at,
      form: { ...told, ...formOf(plan, typed) }, ...contact,
    })
      .then(({ dossier, repeated }) => onReported(dossier, repeated))
      .catch((failure: unknown) => {
        const problem = refusalOf(failure)
        // Refused is not done, so what is sent next is another act. Unheard may have been done: the same act again is safe.
        if (problem !== null && !neverArrived(problem)) ids.current = { ...ids.current, act: uuidv7(), at: null }
        setRefusal(problem)
      })
      .finally(() => setSending(false))
  }
  if (catalogue === undefined) return <Page title="上报">{procedure.refusal === null ? <Waiting /> : <NotFetched refusal={procedure.refusal} again={procedure.again} />}</Page>
  /** Only while it is true of the photos that are there now. */
  const forgetPhotos = () => {
    if (form.current !== null && photosNotSent(form.current) !== null) return
    setGaps((all) => (all.some(({ field: name }) => name === 'report-files') ? all.filter(({ field: name }) => name !== 'report-files') : all))
    if (refusal !== null && problemsOf(refusal).some(({ field: name }) => name === 'report-files')) setRefusal(null)
  }
  const field = (name: string, label: string, more: { hint?: string; optional?: boolean } = {}) => {
    const error = problemOf(problems, name)
    return { name, label, ...more, ...(error === undefined ? {} : { error }) }
  }
  return (
    <Page title="上报">
      <form ref={form} className="report" noValidate onSubmit={submit}>
        <ErrorSummary problems={problems} />
        <KindPicker field={field('report-kind', '什么事')} catalogue={catalogue} chosen={kind} onChoose={setKind} />
        {emergency !== null && <Message tone="danger" title={`这类事先打 ${emergency}`}><a className="button button--alarm" href={`tel:${emergency}`}>{`现在打 ${emergency}`}</a></Message>}
        <PlaceChooser field={field('report-place', '在哪里')} within={mandate.region} place={place} onChoose={setPlace} />
        <TextInput {...field('report-where', '具体位置', { hint: '例如“村口小桥往东 50 米”。', optional: true })} maxLength={200} autoComplete="off" />
        <TextArea {...field('report-description', '情况', { hint: '看到什么、什么时候开始的。不想打字，可以点键盘上的话筒说话。不写村民的姓名和电话。' })} rows={4} maxLength={2000} />
        <PhotoPicker field={field('report-files', '照片', { optional: true, hint: '不拍人脸。没有照片也能报。' })} place={place?.village ?? mandate.region.code} camera onHeld={forgetPhotos} />
        <div onChange={(event) => { if (event.target instanceof HTMLInputElement && event.target.name === 'report-source') setSource(event.target.value) }}>
          <Choice {...field('report-source', '谁说的')} value={source} options={sourcesOf(mandate.office)} />
        </div>
        {source === 'PAPER' && (
          <SaidByVillager report={procedure.answer?.acts['report']} problems={problems}>
            {mayNameVillager(mandate.office) && <VillagerPicker within={mandate.region.code} chosen={villager} onChoose={setVillager} />}
          </SaidByVillager>
        )}
        {against?.control === 'group' && (
          <AgainstPart
            group={against} asked={asked} problems={problems} who="村民"
            context={{ procedure: 'grid-case', place: place?.grid ?? place?.village ?? mandate.region.code, dossier: '' }}
          />
        )}
        {refusal !== null && neverArrived(refusal) && <NotSent refusal={refusal} />}
        <div className="big-buttons">
          <Button aria-busy={sending}>{sending ? '正在上报…' : refusal !== null && neverArrived(refusal) ? '再试一次' : '上报'}</Button>
        </div>
        <p className="soft small">{`由${offices[mandate.office]}身份上报，${procedure.answer?.acts['report']?.consequence ?? ''}`}</p>
      </form>
    </Page>
  )
}
