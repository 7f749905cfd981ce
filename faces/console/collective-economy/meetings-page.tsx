/** 成员大会: the meetings by which the collective decides, and the form that calls one. */
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { DataTable, EmptyState } from '../../../design/index.ts'
import type { CollectiveMeetings } from '../../../core/view/collective-economy.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { OpeningForm } from '../deliberation/opening-form.tsx'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { Rooms } from './rooms.tsx'

const hints = {
  all: '成员大会按全体完全民事行为能力的成员算，代表大会按全体代表算；通过要全体的三分之二，不是到会的三分之二。', day: '至少提前十天通知。', studiedOn: '成员大会要决定的重要事项，先经乡镇党委或者村党组织研究。',
  reportsOn: '审议报告、预决算的要填：报告提前十天放在公开的地方。', households: '成员大会不填。', women: '成员大会不填。', firstSum: '只写数字，例如 36000',
}

export function CollectiveMeetingsPage() {
  const { village = '' } = useParams()
  const { mandate } = useSession()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const found = useQuestion<CollectiveMeetings>(`/api/collective-economy/meetings/${village}`)
  const { answer } = found
  return (
    <Page title="成员大会">
      <h1>{`${answer?.village.name ?? ''}集体经济组织成员大会`}</h1>
      <Rooms here="meetings" village={village} />
      {found.refusal !== null && <Refused refusal={found.refusal} again={found.again} />}
      {answer === null && found.asking && <p role="status">正在取会议…</p>}
      {['VILLAGE_CADRE', 'PARTY_SEC'].includes(mandate.office) && (
        <details className="field-group no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>通知开一次会</summary>
          {open && <OpeningForm procedure="collective-meeting" act="call" village={village} hints={hints} onDone={(dossier) => { void navigate(`/dossiers/${dossier}`) }} />}
        </details>
      )}
      {answer !== null && (answer.meetings.length === 0 ? <EmptyState title="还没有开过会">土地、投资、出售资产这些事，要由成员大会决定；会开过，合同才能签。</EmptyState> : (
        <DataTable caption="开过的和要开的" rows={answer.meetings} keyOf={({ dossier }) => dossier} narrow="stack" columns={[
          { key: 'day', head: '哪天', names: true, cell: ({ dossier, heldOn, bodyName }) => <a className="tap" href={`/console/dossiers/${dossier}`}>{`${heldOn} ${bodyName}`}</a> },
          { key: 'all', head: '全体、到会', cell: ({ all, present }) => (present === 0 ? `全体 ${all} 人` : `全体 ${all} 人，到会 ${present} 人`) },
          { key: 'items', head: '议题', cell: ({ items }) => items.map(({ number, kindName, title, passed, yes }) => `${number}. ${kindName}：${title}${yes === 0 ? '' : `（${yes} 人赞成，${passed ? '通过' : '没有通过'}）`}`).join('；') },
          { key: 'state', head: '到了哪一步', cell: ({ stateName }) => stateName },
        ]} />
      ))}
    </Page>
  )
}
