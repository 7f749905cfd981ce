/** The audit log of a scope, newest first, for its audit administrator; and the proof that nothing in it was changed. */
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

type AuditRecord = {
  readonly county: number; readonly chain: number; readonly sequence: number; readonly at: string
  readonly officeName: string | null; readonly holderName: string | null; readonly person: string | null
  readonly userName: string | null; readonly actName: string; readonly objectName: string; readonly purpose: string | null
  readonly result: 'done' | 'refused'; readonly causeName: string | null; readonly ip: string; readonly device: string
}
type Kind = { readonly key: string; readonly name: string }

export function AuditPage() {
  const [address] = useSearchParams()
  const navigate = useNavigate()
  const narrowed = { kind: address.get('kind'), person: address.get('person'), from: address.get('from'), to: address.get('to') }
  const log = useQuestion<{ items: readonly AuditRecord[]; kinds: readonly Kind[]; next: string | null }>(withQuery('/api/audit', { ...narrowed, cursor: address.get('cursor') }))
  const items = log.answer?.items ?? []
  const search = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const day = (name: string) => dayTyped(inputNamed(form, name))
    void navigate(withQuery('/audit', { ...narrowed, kind: inputNamed(form, 'kind'), from: day('from'), to: day('to') }))
  }
  return (
    <Page title="审计记录">
      <h1>审计记录</h1>
      <p className="page__lead">登录、查看个人信息、改动和被拒绝的操作，都记在这里，只增不改；点姓名只看这个人。您查看本页也会留一条记录。</p>
      <Verify />
      <form className="inline-form" role="search" onSubmit={search}>
        <div>
          <label className="small soft" htmlFor="audit-kind">哪一类</label>
          <select className="input" id="audit-kind" name="kind" key={log.answer === null ? '' : 'known'} defaultValue={narrowed.kind ?? ''}>
            <option value="">全部</option>
            {log.answer?.kinds.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
          </select>
        </div>
        <DayBox id="audit-from" name="from" label="从哪天" value={narrowed.from} />
        <DayBox id="audit-to" name="to" label="到哪天" value={narrowed.to} />
        <button className="button button--ordinary" type="submit">查找</button>
      </form>
      {narrowed.person !== null && (
        <p className="audit__narrowed">
          {`只看一个人：${items[0] === undefined ? '这个人' : whoWords(items[0])}`}
          <a className="button button--quiet" href={withQuery('/console/audit', { ...narrowed, person: null })}>看所有人</a>
        </p>
      )}
      {log.refusal !== null && <Refused refusal={log.refusal} again={log.again} />}
      {log.answer !== null && items.length === 0 && <EmptyState title="没有符合条件的记录">换一段日子，或选“全部”。</EmptyState>}
      {items.length > 0 && <div className="lines-table"><DataTable caption={`本页 ${items.length} 条`} columns={columnsFor(narrowed)} rows={items} keyOf={({ county, chain, sequence }) => `${county}-${chain}-${sequence}`} /></div>}
      <Pager pager={{
        previous: address.get('cursor') === null ? null : withQuery('/console/audit', narrowed),
        next: log.answer?.next == null ? null : withQuery('/console/audit', { ...narrowed, cursor: log.answer.next }),
      }} />
    </Page>
  )
}

type Narrowed = Readonly<Record<'kind' | 'person' | 'from' | 'to', string | null>>

function columnsFor(narrowed: Narrowed): readonly Column<AuditRecord>[] {
  return [
    { key: 'at', head: '什么时候', names: true, cell: ({ at }) => <When at={at} /> },
    { key: 'who', head: '谁', cell: (record) => <Who record={record} narrowed={narrowed} /> },
    { key: 'act', head: '做了什么', cell: ({ actName }) => actName },
    { key: 'object', head: '对什么', cell: ({ objectName }) => <span className="audit__object">{objectName}</span> },
    { key: 'result', head: '结果', cell: ({ result, causeName }) => (result === 'done' ? '办成' : <b className="audit__refused">{`被拒绝：${causeName ?? ''}`}</b>) },
    { key: 'from', head: '从哪里', cell: ({ ip, device }) => `${ip} ${device}` },
  ]
}

/** A name leads to all this person did. */
function Who({ record, narrowed }: { record: AuditRecord; narrowed: Narrowed }) {
  if (record.person === null) return <>{whoWords(record)}</>
  return <a href={withQuery('/console/audit', { ...narrowed, person: record.person })}>{whoWords(record)}<span className="visually-hidden">，只看这个人</span></a>
}

/** Villagers stay pseudonyms: the same one has the same last signs. */
function whoWords({ person, holderName, officeName, userName }: AuditRecord): string {
  if (person === null) return '没有登录的人'
  const named = holderName ?? (userName === null ? `村民 …${person.slice(-4)}` : '')
  const office = officeName ?? ''
  return [named, office, userName === null ? '' : `（${userName}）`].filter((part) => part !== '').join(' ')
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
