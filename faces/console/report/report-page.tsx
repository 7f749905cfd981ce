/** Taking down what somebody says at the counter, on the telephone or on a patrol: one form, the rest is the procedure's. */
import { useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Message, type Problem } from '../../../design/index.ts'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { AgainstPart } from '../../spa/against-part.tsx'
import { ActFields, type FieldContext } from '../../spa/act-fields.tsx'
import { api, refusalOf, type ApiRefusal } from '../../spa/api.ts'
import { CategoryPicker } from '../../spa/category-picker.tsx'
import { inputNamed } from '../../spa/form-inputs.ts'
import { faultsOf } from '../../spa/faults.ts'
import { formOf, planOf, type PlannedField } from '../../spa/form-plan.ts'
import { neverArrived, NotSent } from '../../spa/not-sent.tsx'
import { photosNotSent } from '../../spa/photo-picker.tsx'
import { countyCode, useProcedure } from '../../spa/reference.ts'
import { RefusedHead } from '../../spa/refused-head.tsx'
import { useSession } from '../../spa/session.tsx'
import type { ActDone, DossierView } from '../../spa/shapes.ts'
import { mayNameVillager, VillagerPicker, type Villager } from '../../spa/villager-picker.tsx'
import { Page } from '../frame.tsx'
import { PlacePicker, type Picked } from './place-picker.tsx'

/** Asked for by the page itself, or none of the counter's business. */
const ownWay = ['category', 'village', 'grid', 'lon', 'lat', 'crs', 'onBehalfOf', 'contactLeft']
/** Villagers and grid workers have faces of their own. */
const sources = ['PAPER', 'HOTLINE', 'PATROL']

export function ReportPage() {
  const [round, setRound] = useState(0)
  const [reported, setReported] = useState<{ readonly view: DossierView | null } | null>(null)
  return (
    <Page title="登记上报">
      <h1>登记上报</h1>
      {reported === null
        ? <ReportForm key={round} onReported={(view) => setReported({ view })} />
        : <Reported view={reported.view} again={() => { setReported(null); setRound((count) => count + 1) }} />}
    </Page>
  )
}

/** Who takes down a complaint about the own unit may not see what becomes of it; it is taken all the same. */
function Reported({ view, again }: { view: DossierView | null; again(): void }) {
  return (
    <>
      {view === null
        ? <Message tone="success" title="已经登记">这件事反映的对象和您所在的单位有关，已经直接送到能处理的地方，您看不到它的进展。</Message>
        : <Message tone="success" title="已经登记">{`${view.title}。${view.state.sentence}`}</Message>}
      <p className="section">告诉来人：留了手机号的，有进展会发短信；想知道办到哪了，可以打电话来问。</p>
      <ButtonRow>
        {view !== null && <ButtonLink href={`/console/dossiers/${view.id}`}>打开这件事</ButtonLink>}
        <Button type="button" kind="ordinary" onClick={again}>再登记一件</Button>
      </ButtonRow>
    </>
  )
}

function ReportForm({ onReported }: { onReported(view: DossierView | null): void }) {
  const { mandate } = useSession()
  const [place, setPlace] = useState<Picked | null>(null)
  const [category, setCategory] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const [missing, setMissing] = useState<readonly Problem[]>([])
  const [sending, setSending] = useState(false)
  const [villager, setVillager] = useState<Villager | null>(null)
  const ids = useRef({ act: uuidv7(), dossier: uuidv7() })
  const form = useRef<HTMLFormElement>(null)
  const answer = useProcedure<CaseSettings>('grid-case', mandate.region.code).answer
  const plan = useMemo(() => (answer?.acts['report'] === undefined ? [] : planOf(answer.acts['report'].form, ownWay).map(forCounter)), [answer])
  const rest = useMemo(() => plan.filter((one) => one.name !== 'against'), [plan])
  const against = plan.find((one) => one.name === 'against')
  const emergency = category === null ? null : answer?.settings.contents.categories[category]?.emergency ?? null
  const asked = category !== null && answer?.settings.contents.categories[category]?.aboutOfficials === true
  const faults = useMemo(() => faultsOf(refusal, plan, drawnHere), [refusal, plan])
  const problems = refusal === null ? missing : faults.problems
  const context: FieldContext = {
    procedure: 'grid-case', place: place?.grid ?? place?.village ?? mandate.region.code, dossier: '',
    initial: { visibility: 'CENTER_ONLY', source: 'PAPER' },
    hints: { description: '写清什么事、什么时候开始的。不写来人的姓名和电话。', where: '例如“村口小桥往东 50 米”。', visibility: '问一问来人本人。' },
  }

  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    const unsent = photosNotSent(event.currentTarget)
    const gaps = [...gapsIn(category, place), ...(unsent === null ? [] : [{ field: 'files', sentence: unsent }])]
    setMissing(gaps)
    setRefusal(null)
    if (gaps.length > 0 || place === null) { focusSummary(form); return }
    const typed = new FormData(event.currentTarget)
    const phone = inputNamed(event.currentTarget, 'contactPhone').replaceAll(/\D/g, '')
    setSending(true)
    api.post<ActDone>('/api/acts', {
      id: ids.current.act, dossier: `${countyCode(place.village)}-${ids.current.dossier}`, procedure: 'grid-case', act: 'report',
      form: { ...formOf(plan, typed), category, ...place.form, ...(phone === '' ? {} : { contactLeft: true }), ...(villager === null ? {} : { onBehalfOf: villager.person }) }, ...(phone === '' ? {} : { contactPhone: phone }),
    })
      .then(({ dossier }) => onReported(dossier))
      .catch((failure: unknown) => {
        const problem = refusalOf(failure)
        // Refused is not done: what is sent next is another act. Unheard may be done: the same act again is safe.
        if (problem !== null && problem.status >= 400) ids.current = { act: uuidv7(), dossier: ids.current.dossier }
        setRefusal(problem)
        focusSummary(form)
      })
      .finally(() => setSending(false))
  }
  return (
    <form ref={form} className="report" noValidate onSubmit={submit}>
      {refusal !== null && neverArrived(refusal) && <NotSent refusal={refusal} />}
      {refusal !== null && faults.head.length > 0 && <RefusedHead sentences={faults.head} rule={refusal.rule} />}
      <ErrorSummary problems={problems} />
      <CategoryPicker field={field('category', '什么事', problems)} procedure="grid-case" place={mandate.region.code} onPick={setCategory} />
      {emergency !== null && <Message tone="danger" title={`这类事先打 ${emergency}`}>登记只作记录，不会代替报警和急救。</Message>}
      <PlacePicker within={mandate.region} problems={problems} onPick={setPlace} />
      {against?.control === 'group' && <AgainstPart group={against} asked={asked} problems={problems} context={context} />}
      <ActFields plan={rest} problems={problems} context={context} />
      {mayNameVillager(mandate.office) && <VillagerPicker within={mandate.region.code} chosen={villager} onChoose={setVillager} />}
      <ContactPhone problems={problems} />
      <p className="consequence">登记后由村里或上级受理。留了手机号的，有进展会发短信；您在“我上报的”里也看得到。</p>
      <ButtonRow><Button aria-busy={sending}>{sending ? '正在登记…' : '登记这件事'}</Button></ButtonRow>
    </form>
  )
}

function ContactPhone({ problems }: { problems: readonly Problem[] }) {
  const error = problems.find(({ field: name }) => name === 'contactPhone')?.sentence
  return (
    <div className={error === undefined ? 'field' : 'field field--wrong'}>
      <label className="field__label" htmlFor="contactPhone">来人的手机号<span className="field__optional">（可以不填）</span></label>
      <p className="field__hint" id="contactPhone-hint">用来告诉进展。加密保存，办理的单位看不到。</p>
      {error !== undefined && <p className="field__error">{error}</p>}
      <input className="input input--12" id="contactPhone" name="contactPhone" type="tel" inputMode="tel" maxLength={20} autoComplete="off" aria-describedby="contactPhone-hint" />
    </div>
  )
}

function forCounter(planned: PlannedField): PlannedField {
  if (planned.control !== 'choice') return planned
  if (planned.name === 'source') return { ...planned, label: '怎么来的', options: sources.flatMap((source) => planned.options.filter(({ value }) => value === source)) }
  // The schema speaks to whoever reports; here somebody else is asking.
  if (planned.name === 'visibility') return { ...planned, label: '谁可以知道来人是谁', options: planned.options.map((option) => ({ ...option, label: option.label.replaceAll('我', '来人') })) }
  return planned
}

function gapsIn(category: string | null, place: Picked | null): Problem[] {
  return [
    ...(category === null ? [{ field: 'category', sentence: '选一选是什么事' }] : []),
    ...(place === null ? [{ field: 'place-village', sentence: '选一选在哪个村' }] : []),
  ]
}

/** Controls the page draws itself, by the pointer of a fault. */
const drawnHere = {
  '/village': 'place-village', '/grid': 'place-grid', '/lon': 'place-village', '/lat': 'place-village', '/category': 'category', '/contactPhone': 'contactPhone', '/onBehalfOf': 'report-villager',
} as const

function field(name: string, label: string, problems: readonly Problem[]) {
  const error = problems.find((one) => one.field === name)?.sentence
  return { name, label, ...(error === undefined ? {} : { error }) }
}

function focusSummary(form: { readonly current: HTMLFormElement | null }): void {
  requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[data-focus]')?.focus())
}
