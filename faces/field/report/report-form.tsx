/**
 * A report from the field: what, where, how it looks, who says so. Sent under ids made here; where there is no signal it goes to the
 * outbox, from which it is sent under the same ids, so that trying again never makes two reports of one.
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
import { neverArrived } from '../../spa/never-arrived.ts'
import { PhotoPicker, photosNotSent } from '../../spa/photo-picker.tsx'
import { countyCode, useProcedure } from '../../spa/reference.ts'
import { useSession } from '../../spa/session.tsx'
import type { ActDone, DossierView } from '../../spa/shapes.ts'
import { mayNameVillager, VillagerPicker, type Villager } from '../../spa/villager-picker.tsx'
import { Kept } from '../outbox/kept.tsx'
import { holdUnsent, keepUnsent, sendUnsent } from '../outbox/outbox.ts'
import { Page } from '../page.tsx'
import { NotFetched, Waiting } from '../waiting.tsx'
import { KindPicker } from './kind-picker.tsx'
import { ownPlace, type Place } from './place.ts'
import { PlaceChooser } from './place-chooser.tsx'
import { bodyOf, factsOf, sourcesOf, text } from './report-body.ts'
import { gapsIn, problemsOf } from './report-problems.ts'
import { SaidByVillager } from './said-by-villager.tsx'
import { useKept } from './use-kept.ts'

type Props = { readonly shown: boolean; onReported(view: DossierView | null, repeated: boolean): void; onNext(): void }

export function ReportForm({ shown, onReported, onNext }: Props) {
  const { session, mandate } = useSession()
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
  const kept = useKept(ids.current.act, { shown, onReported, onNext })
  const waits = kept.entry !== null && (kept.entry.state === 'waiting' || kept.entry.state === 'sending')
  const procedure = useProcedure<CaseSettings>('grid-case', place?.village ?? mandate.region.code)
  const catalogue = procedure.answer?.settings.contents
  const problems = refusal === null ? gaps : problemsOf(refusal)
  const plan = useMemo(() => (procedure.answer?.acts['report'] === undefined ? [] : planOf(procedure.answer.acts['report'].form).filter(({ name }) => name === 'against')), [procedure.answer])
  const against = plan[0]
  const asked = kind !== null && catalogue?.categories[kind]?.aboutOfficials === true
  const emergency = kind === null ? null : catalogue?.categories[kind]?.emergency ?? null
  useEffect(() => { if (refusal !== null || gaps.length > 0) form.current?.querySelector<HTMLElement>('[data-focus]')?.focus() }, [refusal, gaps])
  useEffect(() => { if (waits) document.querySelector<HTMLElement>('.not-sent[data-focus]')?.focus() }, [waits])

  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    const typed = new FormData(event.currentTarget)
    const missing = gapsIn(kind, place, typed, photosNotSent(event.currentTarget))
    setRefusal(null)
    setGaps(missing)
    if (missing.length > 0 || kind === null || place === null) return
    setSending(true)
    const at = ids.current.at ?? new Date(timeOfMatters()).toISOString()
    ids.current = { ...ids.current, at }
    const { form: told, ...contact } = bodyOf(kind, place, typed, villager?.person ?? null)
    const { act: id } = ids.current
    const body = {
      id, dossier: `${countyCode(place.village)}-${ids.current.dossier}`, procedure: 'grid-case', act: 'report', occurredAt: at,
      form: { ...told, ...formOf(plan, typed) }, ...contact,
    }
    api.post<ActDone>('/api/acts', body)
      .then(({ dossier, repeated }) => { kept.leave(); onReported(dossier, repeated) })
      .catch((failure: unknown) => {
        const problem = refusalOf(failure)
        if (problem !== null && neverArrived(problem)) {
          // Unheard may have been done: the same act again is safe, and waits for a signal.
          const name = catalogue?.categories[kind]?.name ?? '上报'
          const title = [name, text(typed, 'report-where')].filter((one) => one !== '').join(' · ')
          const facts = factsOf(typed, name, { villager: villager?.name ?? null, sources: sourcesOf(mandate.office) })
          void keepUnsent({ id, person: session.person, mandate: mandate.id, officeName: mandate.officeName, at, title, facts, body }, problem.sentence)
          return
        }
        // Refused is not done, so what is sent next is another act.
        if (problem !== null) { kept.leave(); ids.current = { ...ids.current, act: uuidv7(), at: null } }
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
      {waits && emergency !== null && <EmergencyFirst number={emergency} />}
      {waits && (
        <Kept entry={kept.entry} sending={kept.entry.state === 'sending'} onAgain={() => void sendUnsent(ids.current.act)} onChange={() => holdUnsent(ids.current.act)} onNext={onNext} />
      )}
      <form ref={form} className="report" noValidate onSubmit={submit} hidden={waits}>
        <ErrorSummary problems={problems} />
        {kept.entry?.state === 'refused' && <Message tone="warning" title="没有收下">{`${kept.entry.sentence ?? ''} 请改好了再点“上报”。`}</Message>}
        <KindPicker field={field('report-kind', '什么事')} catalogue={catalogue} chosen={kind} onChoose={setKind} />
        {emergency !== null && !waits && <EmergencyFirst number={emergency} />}
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
        <div className="big-buttons">
          <Button aria-busy={sending}>{sending ? '正在上报…' : '上报'}</Button>
        </div>
        <p className="soft small">{`由${offices[mandate.office]}身份上报，${procedure.answer?.acts['report']?.consequence ?? ''}`}</p>
      </form>
    </Page>
  )
}

function EmergencyFirst({ number }: { number: string }) {
  return <Message tone="danger" title={`这类事先打 ${number}`}><a className="button button--alarm" href={`tel:${number}`}>{`现在打 ${number}`}</a></Message>
}
