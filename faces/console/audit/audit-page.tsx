/** The audit log of a scope, newest first, for its audit administrator; and the proof that nothing in it was changed (R-926, R-927). */
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { DataTable, EmptyState, Message, Pager, type Column } from '../../../design/index.ts'
import { api, refusalOf, withQuery } from '../../spa/api.ts'
import { dayTyped } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useQuestion } from '../../spa/question.ts'
import { DayBox } from '../day-box.tsx'
import { When } from '../desk/when.tsx'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { actWords } from './act-words.ts'

type AuditRecord = {
  readonly county: number; readonly chain: number; readonly sequence: number; readonly at: string
  readonly officeName: string | null; readonly holderName: string | null; readonly person: string | null
  readonly act: string; readonly object: string; readonly purpose: string | null
  readonly result: 'done' | 'refused'; readonly cause: string | null; readonly ip: string; readonly device: string
}

export function AuditPage() {
  const [address] = useSearchParams()
  const navigate = useNavigate()
  const narrowed = { act: address.get('act'), from: address.get('from'), to: address.get('to') }
  const log = useQuestion<{ items: readonly AuditRecord[]; next: string | null }>(withQuery('/api/audit', { ...narrowed, cursor: address.get('cursor') }))
  const items = log.answer?.items ?? []
  const search = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const day = (name: string) => dayTyped(inputNamed(form, name))
    void navigate(withQuery('/audit', { act: inputNamed(form, 'act'), from: day('from'), to: day('to') }))
  }
  return (
    <Page title="审计记录">
      <h1>审计记录</h1>
      <p className="page__lead">登录、查看、改动和被拒绝的操作，都记在这里，只增不改。您查看本页也会留一条记录。</p>
      <Verify />
      <form className="inline-form" role="search" onSubmit={search}>
        <div>
          <label className="small soft" htmlFor="audit-act">做了什么</label>
          <select className="input" id="audit-act" name="act" defaultValue={narrowed.act ?? ''}>
            <option value="">全部</option>
            {Object.entries(actWords).map(([act, words]) => <option key={act} value={act}>{words}</option>)}
          </select>
        </div>
        <DayBox id="audit-from" name="from" label="从哪天" value={narrowed.from} />
        <DayBox id="audit-to" name="to" label="到哪天" value={narrowed.to} />
        <button className="button button--ordinary" type="submit">查找</button>
      </form>
      {log.refusal !== null && <Refused refusal={log.refusal} again={log.again} />}
      {log.answer !== null && items.length === 0 && <EmptyState title="没有符合条件的记录">换一段日子，或选“全部”。</EmptyState>}
      {items.length > 0 && <div className="lines-table"><DataTable caption={`本页 ${items.length} 条`} columns={columns} rows={items} keyOf={({ county, chain, sequence }) => `${county}-${chain}-${sequence}`} /></div>}
      <Pager pager={{
        previous: address.get('cursor') === null ? null : withQuery('/console/audit', narrowed),
        next: log.answer?.next == null ? null : withQuery('/console/audit', { ...narrowed, cursor: log.answer.next }),
      }} />
    </Page>
  )
}

const columns: readonly Column<AuditRecord>[] = [
  { key: 'at', head: '什么时候', names: true, cell: ({ at }) => <When at={at} /> },
  { key: 'who', head: '谁', cell: ({ holderName, officeName, person }) => (officeName === null ? (person === null ? '没有登录的人' : '村民') : `${holderName ?? ''} ${officeName}`) },
  { key: 'act', head: '做了什么', cell: ({ act }) => actWords[act] ?? act },
  { key: 'object', head: '对什么', cell: ({ object }) => <span className="audit__object">{objectWords(object)}</span> },
  { key: 'result', head: '结果', cell: ({ result, cause }) => (result === 'done' ? '办成' : <b className="audit__refused">{`被拒绝（${cause ?? ''}）`}</b>) },
  { key: 'from', head: '从哪里', cell: ({ ip, device }) => `${ip} ${device}` },
]

const kinds: Readonly<Record<string, string>> = {
  account: '账号', session: '登录', mandate: '任职', person: '人员', persons: '人员', region: '区划', dossier: '案卷', audit: '审计', settings: '设置', file: '附件',
}

function objectWords(object: string): string {
  const [kind = '', id = ''] = object.split(':')
  return `${kinds[kind] ?? kind} ${id.length > 20 ? `…${id.slice(-8)}` : id}`
}

type Verdict = { readonly records: number; readonly faults: readonly unknown[]; readonly heads: readonly unknown[] }

function Verify() {
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [words, setWords] = useState<string | null>(null)
  const verify = () => {
    setWords('正在逐条校验…')
    api.get<Verdict>('/api/audit/verify', { limit: 120_000 }).then((answer) => { setVerdict(answer); setWords(null) })
      .catch((failure: unknown) => setWords(refusalOf(failure)?.sentence ?? null))
  }
  return (
    <div className="section-tight">
      <button className="button button--ordinary" type="button" onClick={verify}>校验有没有被改过</button>
      <div role="status" className="section-tight">
        {words}
        {verdict !== null && (verdict.faults.length === 0
          ? <Message tone="success">{`${verdict.records} 条记录首尾相连，没有被改过。`}</Message>
          : <Message tone="danger" title={`有 ${verdict.faults.length} 处对不上`}>请马上保全现场，报告上一级审计管理员。</Message>)}
      </div>
    </div>
  )
}
