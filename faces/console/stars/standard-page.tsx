/** The county's standard of stars (评星标准): changed by people who do not program, proposed by one and reviewed by another, with the sheet before their eyes. */
import { useState } from 'react'
import { Message, TextArea, Button, ButtonRow, DataTable } from '../../../design/index.ts'
import { faultsOfSettings, type CycleSettings } from '../../../procedures/star-cycle/settings.ts'
import { api, withQuery } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { Page } from '../frame.tsx'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { useDeed } from '../use-deed.ts'
import { StandardEditor } from './standard-editor.tsx'
import { StandardSheet } from './standard-sheet.tsx'
import { WhatIf } from './what-if.tsx'

type Version = { readonly county: number; readonly version: number; readonly state: string; readonly reason: string; readonly contents: CycleSettings; readonly mine: boolean; readonly proposer: string | null }
type Answer = { readonly inForce: { readonly version: number; readonly contents: CycleSettings }; readonly items: readonly Version[] }
type Changed = { readonly changed: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[] }
const path = '/api/procedures/star-cycle/settings'

export function StandardPage() {
  const { mandate } = useSession()
  const county = mandate.region.level === 'CITY' ? 0 : Number(mandate.region.code.slice(0, 6))
  const settings = useQuestion<Answer>(withQuery(path, { county }))
  const governs = mandate.office === 'CITY_CENTER' || mandate.office === 'COUNTY_CENTER'
  const answer = settings.answer
  const waiting = answer?.items.find(({ state }) => state === 'proposed')
  return (
    <Page title="评星标准">
      <h1>评星标准</h1>
      <p className="page__lead">几颗星、叫什么、看什么，由县里定。一个人提出、另一个人复核后才生效；已经启动的年度仍按启动那天的标准评。</p>
      {settings.refusal !== null && <Refused refusal={settings.refusal} again={settings.again} />}
      {answer === null && settings.asking && <p role="status">正在取评星标准…</p>}
      {waiting !== undefined && <Waiting version={waiting} governs={governs} done={settings.again} />}
      {answer !== null && waiting === undefined && governs && <Draft key={answer.inForce.version} county={county} answer={answer} done={settings.again} />}
      {answer !== null && (waiting !== undefined || !governs) && <StandardSheet settings={answer.inForce.contents} title="现在使用的标准" />}
      {answer !== null && !governs && <Trial key={answer.inForce.version} inForce={answer.inForce.contents} />}
    </Page>
  )
}

function Draft({ county, answer, done }: { county: number; answer: Answer; done(): void }) {
  const deed = useDeed()
  const [draft, setDraft] = useState<CycleSettings>(answer.inForce.contents)
  const [reason, setReason] = useState('')
  const faults = faultsOfSettings(draft)
  const older = answer.items.filter(({ state }) => state === 'superseded')
  const propose = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    deed.run(() => api.post(path, { county, contents: draft, reason: reason.trim() }), '已经提出，等另一个人复核；现在还没有生效。', done)
  }
  return (
    <>
      {older.length > 0 && (
        <p>
          {'改回以前的一版：'}
          {older.slice(0, 5).map(({ version, contents, reason: why }) => <button key={version} type="button" className="button button--quiet" onClick={() => { setDraft(contents); setReason(`改回第 ${version} 版`) }}>{`第 ${version} 版（${why}）`}</button>)}
        </p>
      )}
      <form className="section" onSubmit={propose}>
        <StandardEditor settings={draft} change={setDraft} faults={faults} />
        {faults.length > 0 && <Message tone="warning" title="还不能提出">{faults.map(({ pointer, sentence }) => <p key={pointer + sentence}>{sentence}</p>)}</Message>}
        <WhatIf settings={draft} open={faults.length === 0} />
        <TextArea name="reason" label="为什么改" rows={2} maxLength={500} value={reason} extra={{ onChange: (event) => setReason(event.target.value) }} />
        {faults.length === 0 && !deed.sending && <ButtonRow><Button>提出，等另一个人复核</Button></ButtonRow>}
        <Outcome deed={deed} />
        {deed.refusal?.fields.map(({ pointer, sentence }) => <p key={pointer} className="field__error">{sentence}</p>)}
      </form>
      <StandardSheet settings={draft} title="自评表会是这样" />
    </>
  )
}

/** Those who rate may try what another standard would mean; only the county centre proposes one. */
function Trial({ inForce }: { inForce: CycleSettings }) {
  const [draft, setDraft] = useState<CycleSettings>(inForce)
  const faults = faultsOfSettings(draft)
  return (
    <details className="section">
      <summary>改一改，试算看看</summary>
      <p>这里改的不保存、不提出；觉得合适的，请县级中心提出。</p>
      <StandardEditor settings={draft} change={setDraft} faults={faults} />
      <WhatIf settings={draft} open={faults.length === 0} />
    </details>
  )
}

function Waiting({ version, governs, done }: { version: Version; governs: boolean; done(): void }) {
  const deed = useDeed()
  const [note, setNote] = useState('')
  const dry = useQuestion<Changed>(governs ? withQuery(`${path}/${version.version}/dry-run`, { county: version.county }) : null)
  const decide = (decision: 'approve' | 'refuse' | 'withdraw') => () => deed.run(() => api.post(`${path}/${version.version}/review`, { county: version.county, decision, note: note.trim() }), '办好了。', done)
  return (
    <section className="panel">
      <h2>{`第 ${version.version} 版等人复核，还没有生效`}</h2>
      <p>{`${version.proposer ?? '没有记录'}提出：${version.reason}`}</p>
      {dry.answer !== null && <DataTable caption="改了哪几处" columns={columns} rows={dry.answer.changed} keyOf={({ path: at }) => at} narrow="stack" />}
      <WhatIf settings={version.contents} open />
      <StandardSheet settings={version.contents} title="改了以后的自评表" />
      {governs && (
        <>
          <TextArea name="note" label="复核意见" optional rows={2} maxLength={500} value={note} extra={{ onChange: (event) => setNote(event.target.value) }} />
          <p className="consequence">{version.mine ? '自己提的要由另一个人复核；您可以撤回。' : '同意后马上生效，以后启动的年度按它评。'}</p>
          <div className="button-row">
            {!version.mine && <button type="button" className="button button--primary" onClick={decide('approve')}>同意，马上生效</button>}
            {!version.mine && <button type="button" className="button button--danger" onClick={decide('refuse')}>不同意</button>}
            {version.mine && <button type="button" className="button button--danger" onClick={decide('withdraw')}>撤回</button>}
          </div>
          <Outcome deed={deed} />
        </>
      )}
    </section>
  )
}

const names: Readonly<Record<string, string>> = { '/standard/stars': '星和要求', '/standard/titleFrom': '几颗星算星级文明户', '/standard/pointsPercent': '达标分数百分比', '/standard/wonBy': '达标看什么', '/noticeDays': '公示几日', '/honourFrom': '几颗星上光荣榜' }
const columns = [
  { key: 'path', head: '改什么', cell: ({ path: at }: Changed['changed'][number]) => names[at] ?? '其他数字' },
  { key: 'before', head: '原来', cell: ({ before }: Changed['changed'][number]) => shortly(before) },
  { key: 'after', head: '改成', cell: ({ after }: Changed['changed'][number]) => shortly(after) },
]

function shortly(value: unknown): string {
  if (Array.isArray(value)) return `${value.length} 条`
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '见自评表'
}
