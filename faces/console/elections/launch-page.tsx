/** Launching an election or a rehearsal: the village, the day with everything law hangs on it, the seats; and which rules of the province nobody has confirmed. */
import { useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { v7 as uuidv7 } from 'uuid'
import { Button, ButtonRow, Checkbox, Choice, Choices, DataTable, ErrorSummary, Message, Select, TextInput, type Column } from '../../../design/index.ts'
import { posts } from '../../../core/election/posts.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { ElectionLaunch } from '../../../core/view/elections.ts'
import { electionKey, nameOfKey } from '../../../procedures/village-election/names.ts'
import { api, refusalOf, withQuery, type ApiRefusal } from '../../spa/api.ts'
import { dayHint, dayTyped } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { RegionChoice } from '../region-choice.tsx'
import { problemsIn } from './act-box.tsx'
import './elections.css'

export function LaunchElectionPage() {
  const { mandate } = useSession()
  const [address, setAddress] = useSearchParams()
  const code = address.get('village') ?? mandate.region.code
  return (
    <Page title="启动选举">
      <h1>启动选举或者演练</h1>
      <p className="page__lead">定下村、投票日和名额。启动以后村里推选选举委员会，别的步骤由选举委员会办。</p>
      <div className="inline-form"><RegionChoice id="launch-region" top={mandate.region} code={code} deepest="VILLAGE" onChoose={(village) => setAddress({ village })} /></div>
      {code.length === 12 ? <Launch key={code} village={code} /> : <p className="soft">请先选一个村。</p>}
    </Page>
  )
}

type Kind = 'rehearsal' | 'term' | 'by-election'

function Launch({ village }: { village: string }) {
  const [day, setDay] = useState<string | null>(null)
  const [kind, setKind] = useState<Kind>('rehearsal')
  const question = useQuestion<ElectionLaunch>(withQuery(`/api/elections/launch/${village}`, { day }))
  const [kept, setKept] = useState<ElectionLaunch | null>(null)
  if (question.answer !== null && question.answer !== kept) setKept(question.answer)
  if (question.refusal !== null) return <Refused refusal={question.refusal} again={question.again} />
  const here = question.answer ?? kept
  if (here === null) return <p role="status" className="soft">正在排日子…</p>
  if (!here.mayLaunch) return <Message>选举由乡镇或者县民政局启动。</Message>
  const blocking = here.unconfirmed.filter(({ blocks }) => kind !== 'rehearsal' && blocks.includes(kind === 'term' ? 'election' : 'by-election'))
  return (
    <>
      {here.runs.length > 0 && (
        <Message title={`${here.term} 年已经有的`}>
          <ul className="plain-list">{here.runs.map(({ id, title, stateName }) => <li key={id}><a href={`/console/elections/${id}`}>{title}</a>{`，${stateName}`}</li>)}</ul>
        </Message>
      )}
      <LaunchForm here={here} kind={kind} chooseKind={setKind} chooseDay={setDay} blocked={blocking.length > 0} />
      {blocking.length > 0 && <Unconfirmed items={blocking} />}
      <section className="section">
        <h2>{`投票日 ${dayForVillagers(day ?? here.suggestedDay)}，各步最晚哪天`}</h2>
        <DataTable caption="按法律和本县的规定从投票日往前推" captionHidden columns={stepColumns} rows={here.steps} keyOf={({ name }) => name} narrow="stack" />
      </section>
    </>
  )
}

type LaunchFormProps = { here: ElectionLaunch; kind: Kind; chooseKind(kind: Kind): void; chooseDay(day: string): void; blocked: boolean }

function LaunchForm({ here, kind, chooseKind, chooseDay, blocked }: LaunchFormProps) {
  const go = useNavigate()
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const [sending, setSending] = useState(false)
  const act = useRef(uuidv7())
  const problems = problemsIn(refusal)
  const fault = (field: string) => { const found = problems.find((one) => one.field === field); return found === undefined ? {} : { error: found.sentence } }
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    const form = event.currentTarget
    const typed = inputNamed(form, 'electionDay')
    const electionDay = dayTyped(typed) ?? typed
    const term = Number(inputNamed(form, 'term'))
    const run = kind === 'term' ? 0 : kind === 'rehearsal' ? here.next.rehearsal : here.next.byElection
    const dossier = nameOfKey(electionKey(here.village, term, run))
    const seat = (name: string) => Number(inputNamed(form, name) || '0')
    setSending(true)
    api.post('/api/acts', {
      id: act.current, dossier, procedure: 'village-election', act: 'announce',
      form: { village: here.village, term, run, electionDay, chair: seat('chair'), vice: seat('vice'), member: seat('member'), basis: inputNamed(form, 'basis'), ...furtherIn(form, kind, here) },
    }).then(() => { void go(`/elections/${dossier}`) })
      .catch((failure: unknown) => { act.current = uuidv7(); setRefusal(refusalOf(failure)) })
      .finally(() => setSending(false))
  }
  return (
    <form className="panel" noValidate onSubmit={submit} aria-label="启动选举" onChange={(event) => {
      const { target } = event
      if (target instanceof HTMLInputElement && target.name === 'kind') chooseKind(target.value as Kind)
      if (target instanceof HTMLInputElement && target.name === 'electionDay') { const day = dayTyped(target.value); if (day !== null) chooseDay(day) }
    }}>
      {refusal !== null && refusal.fields.length === 0 && <div className="refused" role="alert"><p>{refusal.sentence}</p></div>}
      <ErrorSummary title="还没有办成，您填的都在" problems={problems} />
      <Choice name="kind" label="哪一种" value={kind} options={[
        { value: 'rehearsal', label: '演练', hint: '在这个村练一遍：不公布、没有效力，不用等日子。随时可以。' },
        { value: 'term', label: '换届选举', hint: '正式选举，每届一次。' },
        { value: 'by-election', label: '补选', hint: '正式选举，补空缺的名额，任期到本届期满。' },
      ]} />
      <TextInput {...fault('electionDay')} name="electionDay" label="投票日" hint={`${dayHint}。最早 ${here.earliestDay}（名册今天公布也要满二十日、办完异议）；建议 ${here.suggestedDay}`} width={8} maxLength={12} value={here.suggestedDay} />
      <TextInput {...fault('term')} name="term" label="哪一届（换届的年份）" width={4} maxLength={4} inputMode="numeric" value={String(here.term)} />
      <div className="election-seats">
        <Select {...fault('chair')} name="chair" label="应选主任" value="1" blank="0" options={numbers(kind === 'by-election' ? 0 : 1, 1)} />
        <Select {...fault('vice')} name="vice" label="应选副主任" value="0" blank="请选择" options={numbers(0, 3)} />
        <Select {...fault('member')} name="member" label="应选委员" value="2" blank="请选择" options={numbers(0, 6)} />
      </div>
      <p className="soft small">村委会一共三至七人，主任一人，最好是单数（R-227）。应当有妇女成员（R-225）。</p>
      <TextInput {...fault('basis')} name="basis" label="依据（换届文件、乡镇部署）" maxLength={200} width={20} />
      {kind === 'term' && <OfTheTerm here={here} fault={fault} />}
      {kind === 'by-election' && <Sitting here={here} />}
      {blocked && <p className="field__error">省里的规定还有没核对的，现在不能正式启动，见下面；可以先演练。</p>}
      <p className="consequence">村里开始推选村民选举委员会；省里的具体规定按今天核对过的固定下来。</p>
      <ButtonRow><Button aria-busy={sending}>{sending ? '正在启动…' : kind === 'rehearsal' ? '启动演练' : '启动选举'}</Button></ButtonRow>
    </form>
  )
}

/** Since when the present committee is in office decides whether the day needs consent. */
function OfTheTerm({ here, fault }: { here: ElectionLaunch; fault(field: string): { readonly error?: string } }) {
  return (
    <>
      <TextInput {...fault('termBeganOn')} name="termBeganOn" label="本届村委会哪天开始任职" hint={`${dayHint}。任期五年，满期前的几个月里换届不用另外同意`} width={8} maxLength={12} value={here.termBeganOn ?? ''} />
      <details className="field-group">
        <summary>提前或者延期换届的，写明谁同意、谁批准</summary>
        <TextInput {...fault('resolution')} name="resolution" label="村民会议、村民代表会议同意的决议" optional width={20} maxLength={200} />
        <Checkbox {...fault('townshipReported')} name="townshipReported" label="乡镇已报县里" />
        <TextInput {...fault('countyApproval')} name="countyApproval" label="县里批准的文号" optional width={20} maxLength={120} />
      </details>
      <details className="field-group">
        <summary>不确定候选人直接投票的（省里的规定允许才能用）</summary>
        <Checkbox {...fault('mode')} name="mode" label="村民会议或者村民代表会议定了不确定候选人" />
        <TextInput {...fault('modeResolution')} name="modeResolution" label="定方式的会议决议" optional width={20} maxLength={200} />
      </details>
    </>
  )
}

/** Whoever still sits: their near relatives cannot join them, a woman among them is the woman of law. */
function Sitting({ here }: { here: ElectionLaunch }) {
  if (here.sitting.length === 0) return <p className="soft">平台里没有上一次选举的结果；还在任的成员和候选人的近亲属关系，请乡镇核对。</p>
  return <Choices name="sitting" label="还在任的成员（不再任职的去掉勾）" values={here.sitting.map(({ person }) => person)} options={here.sitting.map(({ person, name, post }) => ({ value: person, label: `${name}，${posts[post]}` }))} />
}

function furtherIn(form: HTMLFormElement, kind: Kind, { sitting }: ElectionLaunch): object {
  if (kind === 'by-election') {
    const ticked = new FormData(form).getAll('sitting')
    return sitting.length === 0 ? {} : { sitting: sitting.filter(({ person }) => ticked.includes(person)).map(({ person, post }) => ({ person, post })) }
  }
  if (kind !== 'term') return {}
  const began = inputNamed(form, 'termBeganOn')
  const data = new FormData(form)
  const text = (name: string) => (inputNamed(form, name) === '' ? {} : { [name]: inputNamed(form, name) })
  return {
    ...(began === '' ? {} : { termBeganOn: dayTyped(began) ?? began }), ...text('resolution'), ...(data.has('townshipReported') ? { townshipReported: true } : {}), ...text('countyApproval'),
    ...(data.has('mode') ? { mode: 'open' } : {}), ...text('modeResolution'),
  }
}

function Unconfirmed({ items }: { items: ElectionLaunch['unconfirmed'] }) {
  return (
    <section className="section">
      <h2>{`还没有按本省文件核对的 ${items.length} 项`}</h2>
      <p>法律把这些留给省里定。没有一位有权的同志写上本省文件的文号、另一位复核以前，不能正式选举（R-200）。<a className="tap" href="/console/elections/rules">到“省里的规定”核对</a></p>
      <DataTable caption="没有核对的规定" captionHidden columns={ruleColumns} rows={items} keyOf={({ key }) => key} narrow="stack" />
    </section>
  )
}

const ruleColumns: readonly Column<ElectionLaunch['unconfirmed'][number]>[] = [
  { key: 'title', head: '什么', names: true, cell: ({ title, rule }) => `${title}（${rule}）` },
  { key: 'sources', head: '现在的数从哪里来', cell: ({ sources }) => sources.join('；') },
]
const stepColumns: readonly Column<ElectionLaunch['steps'][number]>[] = [
  { key: 'name', head: '做什么', names: true, cell: ({ name, rule }) => `${name}（${rule}）` },
  { key: 'earliest', head: '最早', cell: ({ earliest }) => earliest ?? '' },
  { key: 'latest', head: '最晚', cell: ({ latest }) => latest ?? '法律没有定' },
]

function numbers(from: number, to: number) {
  return Array.from({ length: to - from + 1 }, (_, at) => ({ value: String(from + at), label: `${from + at} 人` }))
}
