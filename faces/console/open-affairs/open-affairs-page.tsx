/** 村务公开: a village's duties of the year; for township, county and city what is late, region by region down to the village. */
import { useSearchParams } from 'react-router'
import { DataTable, EmptyState, type Column } from '../../../design/index.ts'
import { boards } from '../../../core/open-affairs/index.ts'
import type { DutyView, OpenAffairsOverdue, VillageDuties } from '../../../core/view/open-affairs.ts'
import { withQuery } from '../../spa/api.ts'
import { today } from '../../spa/day-text.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { TipOff } from './tip-off.tsx'

export function OpenAffairsPage() {
  const { mandate } = useSession()
  const [address] = useSearchParams()
  const code = address.get('code') ?? mandate.region.code.slice(0, 12)
  return <Page title="村务公开">{code.length === 12 ? <Village key={code} code={code} /> : <Late key={code} code={code} />}</Page>
}

function Village({ code }: { code: string }) {
  const { mandate } = useSession()
  const [address] = useSearchParams()
  const year = Number(address.get('year') ?? today().slice(0, 4))
  const duties = useQuestion<VillageDuties>(withQuery(`/api/open-affairs/villages/${code}`, { year }))
  const { answer } = duties
  const late = (answer?.rows ?? []).filter(({ overdue }) => overdue).length
  return (
    <>
      <h1>{`${answer?.village.name ?? ''}村务公开，${year} 年`}</h1>
      <p>{[year - 1, year, year + 1].map((one) => (one === year ? <b key={one}>{` ${one} `}</b> : <a key={one} href={`/console/open-affairs?code=${code}&year=${one}`}>{` ${one} 年 `}</a>))}</p>
      {duties.refusal !== null && <Refused refusal={duties.refusal} again={duties.again} />}
      {duties.asking && answer === null && <p role="status">正在取这一年的公开事项…</p>}
      {answer !== null && (
        <>
          <p>{`到今天应当公开 ${answer.rows.length} 条，已经公开 ${answer.rows.filter(({ publishedOn }) => publishedOn !== null).length} 条${late > 0 ? `，` : '。'}`}{late > 0 && <strong>{`${late} 条到期没有公开。`}</strong>}</p>
          {answer.rows.length === 0 ? <EmptyState title="这一年还没有到期的">每一期结束以后，要公开的会列在这里。</EmptyState>
            : <Duties code={code} rows={answer.rows} />}
          {['VILLAGE_CADRE', 'PARTY_SEC'].includes(mandate.office) && (
            <section className="section">
              <h2>随时公开的（形成以后三日内）</h2>
              <ul>{answer.events.map((one) => <li key={one.code}><a href={`/console/open-affairs/${code}/${one.code}/${answer.today}.1`}>{one.name}</a></li>)}</ul>
            </section>
          )}
          {mandate.office === 'VILLAGE_SUPERVISOR' && <TipOff village={code} />}
        </>
      )}
    </>
  )
}

/** What is still to be done stands open; what is out is folded away, or a telephone shows a year as thirty screens. */
function Duties({ code, rows }: { code: string; rows: readonly DutyView[] }) {
  const out = rows.filter(({ publishedOn }) => publishedOn !== null)
  const owed = rows.filter(({ publishedOn }) => publishedOn === null)
  return (
    <>
      {owed.length === 0 ? <p>到今天应当公开的都公开了。</p> : <DataTable caption={`还没有公开的 ${owed.length} 条，到期的在最前面`} columns={columns(code)} rows={owed} keyOf={({ dossier }) => dossier} narrow="stack" />}
      {out.length > 0 && (
        <details className="section" open={owed.length === 0}>
          <summary>{`已经公开的 ${out.length} 条`}</summary>
          <DataTable caption="已经公开的" captionHidden columns={columns(code)} rows={out} keyOf={({ dossier }) => dossier} narrow="stack" />
        </details>
      )}
    </>
  )
}

const columns = (code: string): readonly Column<DutyView>[] => [
  { key: 'item', head: '事项', names: true, cell: ({ item, itemName, period }) => <a href={`/console/open-affairs/${code}/${item}/${period}`}>{itemName}</a> },
  { key: 'period', head: '哪一期', cell: ({ periodName }) => periodName },
  { key: 'board', head: '栏', cell: ({ board }) => boards[board] },
  { key: 'due', head: '到期', cell: ({ due, overdue }) => (overdue ? <strong>{`${due}，已超期`}</strong> : due) },
  { key: 'state', head: '到了哪一步', cell: ({ stateName, publishedOn }) => (publishedOn === null ? stateName : `${stateName}（${publishedOn}）`) },
]

function Late({ code }: { code: string }) {
  const late = useQuestion<OpenAffairsOverdue>(withQuery('/api/open-affairs/overdue', { code }))
  const { answer } = late
  return (
    <>
      <h1>{`${answer?.region.name ?? ''}到期没有公开的`}</h1>
      {late.refusal !== null && <Refused refusal={late.refusal} again={late.again} />}
      {late.asking && answer === null && <p role="status">正在统计…</p>}
      {answer !== null && (answer.total === 0 ? <EmptyState title="没有到期不公开的">到期第二天还没有公开的，会列在这里。</EmptyState> : (
        <>
          <p><strong>{`一共 ${answer.total} 条。`}</strong>按地方看，点进去是那个地方的。</p>
          <DataTable caption="按地方" narrow="scroll" rows={answer.below} keyOf={({ code: below }) => below} columns={[
            { key: 'name', head: '地方', names: true, cell: ({ code: below, name }) => <a href={`/console/open-affairs?code=${below}`}>{name}</a> },
            { key: 'overdue', head: '到期没有公开', figures: true, cell: ({ overdue }) => `${overdue} 条` },
          ]} />
          <DataTable caption={`最早到期的 ${answer.lines.length} 条`} narrow="stack" rows={answer.lines} keyOf={({ dossier }) => dossier} columns={[
            { key: 'title', head: '公开事项', names: true, cell: ({ title, dossier }) => <a href={`/console/dossiers/${dossier}`}>{title}</a> },
            { key: 'village', head: '村', cell: ({ village }) => <a href={`/console/open-affairs?code=${village}`}>{village}</a> },
            { key: 'due', head: '到期', cell: ({ due }) => due },
          ]} />
        </>
      ))}
    </>
  )
}
