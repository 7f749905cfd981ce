/** 省里的规定: what law leaves to the province, each value with the document it stands on. One person proposes, another reviews; without a document no real election (R-200). */
import { useState } from 'react'
import { Button, ButtonRow, DataTable, Message, TextArea, type Column } from '../../../design/index.ts'
import { ruleSources, sourceInWords, unconfirmedRules, type RuleKey } from '../../../core/election/index.ts'
import { faultsOfSettings, settingsSchema } from '../../../procedures/village-election/settings.ts'
import { api, withQuery } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { Page } from '../frame.tsx'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { useDeed } from '../use-deed.ts'
import { optionsOf, RuleValue, valueWords, type Rule } from './rule-value.tsx'
import './elections.css'

type Pack = Readonly<Record<string, Rule>>
type Contents = { readonly province: Pack }
type Version = { readonly county: number; readonly version: number; readonly state: string; readonly reason: string; readonly contents: Contents; readonly mine: boolean; readonly proposer: string | null }
type Answer = { readonly inForce: { readonly version: number; readonly contents: Contents }; readonly items: readonly Version[] }
const path = '/api/procedures/village-election/settings'

export function ElectionRulesPage() {
  const { mandate } = useSession()
  const county = mandate.region.level === 'CITY' ? 0 : Number(mandate.region.code.slice(0, 6))
  const settings = useQuestion<Answer>(withQuery(path, { county }))
  const governs = mandate.office === 'CITY_CENTER' || mandate.office === 'COUNTY_CENTER'
  const { answer } = settings
  const waiting = answer?.items.find(({ state }) => state === 'proposed')
  return (
    <Page title="选举：省里的规定">
      <p className="no-print"><a className="tap" href="/console/elections">回到选举</a></p>
      <h1>选举：省里的规定</h1>
      <p className="page__lead">具体选举办法由省里定。每一项写上本省文件的文号或者条号，一位同志提出、另一位复核以后才算核对过；没有核对的只能演练。法律自己定的（二十日、过半数、三份委托）谁都不能改。</p>
      {settings.refusal !== null && <Refused refusal={settings.refusal} again={settings.again} />}
      {answer === null && settings.asking && <p role="status" className="soft">正在取规定…</p>}
      {answer !== null && (
        <div className="election-flow">
          <Open pack={answer.inForce.contents.province} />
          {!governs && <Message>由县、市中心的同志提出和复核；您可以在这里查看，请把文件的文号告诉他们。</Message>}
          {waiting !== undefined && <Waiting version={waiting} before={answer.inForce.contents.province} governs={governs} done={settings.again} />}
          {governs && waiting === undefined ? <Draft key={answer.inForce.version} county={county} pack={answer.inForce.contents.province} done={settings.again} /> : <Rules pack={answer.inForce.contents.province} />}
        </div>
      )}
    </Page>
  )
}

function Open({ pack }: { pack: Pack }) {
  const open = unconfirmedRules(pack, 'election')
  if (open.length === 0) return <Message tone="success">换届选举要用的规定都核对过了，可以正式选举。</Message>
  return <Message tone="warning" title={`还有 ${open.length} 项没有核对，不能正式换届`}>{`${open.slice(0, 5).map((key) => ruleSources[key].title).join('；')}${open.length > 5 ? '等' : ''}。演练随时可以。`}</Message>
}

const titleOf = (key: string) => ruleSources[key as RuleKey].title
/** In the order of the rules' numbers. */
const keysOf = (pack: Pack) => Object.keys(pack).filter((key) => key in ruleSources).toSorted((one, other) => ruleSources[one as RuleKey].rule.localeCompare(ruleSources[other as RuleKey].rule))

function Rules({ pack }: { pack: Pack }) {
  return <DataTable caption="现在的规定" columns={columns} rows={keysOf(pack).flatMap((key) => { const rule = pack[key]; return rule === undefined ? [] : [{ key, rule }] })} keyOf={({ key }) => key} narrow="stack" />
}

const columns: readonly Column<{ readonly key: string; readonly rule: Rule }>[] = [
  { key: 'title', head: '什么', names: true, cell: ({ key }) => `${titleOf(key)}（${ruleSources[key as RuleKey].rule}）` },
  { key: 'value', head: '现在是', cell: ({ key, rule }) => valueWords(rule.value, optionsOf(settingsSchema, key)) },
  { key: 'document', head: '本省依据', cell: ({ key, rule }) => (rule.document !== '' ? rule.document : ruleSources[key as RuleKey].needsConfirmation ? <strong className="election-late">没有核对</strong> : '平台设定，不用核对') },
]

function Draft({ county, pack, done }: { county: number; pack: Pack; done(): void }) {
  const deed = useDeed()
  const [draft, setDraft] = useState<Pack>(pack)
  const [reason, setReason] = useState('')
  const [everywhere, setEverywhere] = useState('')
  const changed = keysOf(draft).filter((key) => JSON.stringify(draft[key]) !== JSON.stringify(pack[key]))
  const faults = faultsOfSettings({ province: draft })
  const propose = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!deed.sending) deed.run(() => api.post(path, { county, contents: { province: draft }, reason: reason.trim() }), '已经提出，等另一位同志复核；现在还没有生效。', done)
  }
  const fill = () => setDraft(Object.fromEntries(Object.entries(draft).map(([key, rule]) => [key, rule.document === '' && ruleSources[key as RuleKey].needsConfirmation ? { ...rule, document: everywhere.trim() } : rule])))
  return (
    <form className="section" noValidate onSubmit={propose}>
      <h2>一项一项核对</h2>
      <div className="inline-form">
        <div className="field"><label className="field__label" htmlFor="everywhere">都在同一份文件里的，写一次文号或者条号</label><input className="input input--20" id="everywhere" value={everywhere} maxLength={80} onChange={(event) => setEverywhere(event.target.value)} /></div>
        {everywhere.trim().length >= 4 && <Button type="button" kind="ordinary" onClick={fill}>填到还没有写的各项</Button>}
      </div>
      <ul className="election-rows">
        {keysOf(draft).map((key) => {
          const rule = draft[key]
          if (rule === undefined) return null
          const source = ruleSources[key as RuleKey]
          const fault = faults.find(({ pointer }) => pointer.startsWith(`/province/${key}/`))
          return (
            <li key={key} className="panel">
              <h3>{`${source.title}（${source.rule}）`}</h3>
              <p className="soft small">{`现在的数来自：${source.sources.map(sourceInWords).join('；')}`}</p>
              <RuleValue name={key} rule={rule} options={optionsOf(settingsSchema, key)} needsDocument={source.needsConfirmation} change={(next) => setDraft({ ...draft, [key]: next })} />
              {fault !== undefined && <p className="field__error">{fault.sentence}</p>}
            </li>
          )
        })}
      </ul>
      <p role="status">{changed.length === 0 ? '还没有改。' : `改了 ${changed.length} 项。`}</p>
      <TextArea name="reason" label="为什么改" hint="例如：按省里哪年哪月的选举办法核对" rows={2} maxLength={500} value={reason} extra={{ onChange: (event) => setReason(event.target.value) }} />
      {changed.length > 0 && faults.length === 0 && <ButtonRow><Button aria-busy={deed.sending}>提出，等另一位同志复核</Button></ButtonRow>}
      <Outcome deed={deed} />
      {deed.refusal?.fields.map(({ pointer, sentence }) => <p key={pointer} className="field__error">{`${titleIn(pointer)}：${sentence}`}</p>)}
    </form>
  )
}

function titleIn(pointer: string): string {
  const [, , key = ''] = pointer.replace(/^\/contents/, '').split('/')
  return key in ruleSources ? titleOf(key) : '填写'
}

function Waiting({ version, before, governs, done }: { version: Version; before: Pack; governs: boolean; done(): void }) {
  const deed = useDeed()
  const [note, setNote] = useState('')
  const decide = (decision: 'approve' | 'refuse' | 'withdraw') => () => deed.run(() => api.post(`${path}/${version.version}/review`, { county: version.county, decision, note: note.trim() }), '办好了。', done)
  const now = version.contents.province
  const rows = keysOf(now).filter((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]))
  const said = (rule: Rule | undefined, key: string) => (rule === undefined ? '' : `${valueWords(rule.value, optionsOf(settingsSchema, key))}${rule.document === '' ? '，没有核对' : `，${rule.document}`}`)
  return (
    <section className="panel">
      <h2>{`第 ${version.version} 版等人复核，还没有生效`}</h2>
      <p>{`${version.proposer ?? '没有记录'}提出：${version.reason}`}</p>
      <DataTable caption={`改了 ${rows.length} 项`} rows={rows.map((key) => ({ key }))} keyOf={({ key }) => key} narrow="stack" columns={[
        { key: 'title', head: '什么', names: true, cell: ({ key }) => titleOf(key) }, { key: 'before', head: '原来', cell: ({ key }) => said(before[key], key) }, { key: 'after', head: '改成', cell: ({ key }) => said(now[key], key) },
      ]} />
      {governs && (
        <>
          <TextArea name="note" label="复核意见" optional rows={2} maxLength={500} value={note} extra={{ onChange: (event) => setNote(event.target.value) }} />
          <p className="consequence">{version.mine ? '自己提的要由另一位同志复核；您可以撤回。' : '请对着本省文件逐项核对。同意后马上生效，以后启动的选举按它办。'}</p>
          <div className="button-row">
            {!version.mine && <Button type="button" onClick={decide('approve')}>同意，马上生效</Button>}
            {!version.mine && <Button type="button" kind="danger" onClick={decide('refuse')}>不同意</Button>}
            {version.mine && <Button type="button" kind="danger" onClick={decide('withdraw')}>撤回</Button>}
          </div>
          <Outcome deed={deed} />
        </>
      )}
    </section>
  )
}
