/** One village: what must still be held this year, the matters on the ladder, the meetings. */
import { useNavigate } from 'react-router'
import { DataTable, EmptyState, Message, StatusWord, type Column } from '../../../design/index.ts'
import type { DeliberationVillage, DutyView, MatterLine, MeetingLine } from '../../../core/view/deliberation.ts'
import { withQuery } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { Refused } from '../page-problem.tsx'
import { CallMeeting } from './call-meeting.tsx'
import { Consultations } from './consultations.tsx'
import { ProposeMeeting } from './propose-meeting.tsx'
import { standingOf } from './standing-words.ts'
import { StartMatter } from './start-matter.tsx'

export function VillageDeliberation({ code, year }: { code: string; year: number }) {
  const { mandate } = useSession()
  const go = useNavigate()
  const question = useQuestion<DeliberationVillage>(withQuery(`/api/deliberation/villages/${code}`, { year }))
  const here = question.answer
  if (question.refusal !== null) return <Refused refusal={question.refusal} again={question.again} />
  if (here === null) return <p role="status" className="soft">正在取村里的会议…</p>
  const decides = mandate.office === 'VILLAGE_CADRE' || mandate.office === 'PARTY_SEC'
  const late = here.duties.filter(({ standing }) => standing === 'warned' || standing === 'missed')
  return (
    <>
      <h1>{`${here.name}议事决策`}</h1>
      {late.length > 0 && <Message tone="warning" title="有会还没有开">{`${late.map(({ name }) => name).join('；')}。`}</Message>}
      <section className="section" aria-labelledby="matters">
        <h2 id="matters">四议两公开</h2>
        {here.matters.length === 0
          ? <EmptyState title="还没有走四议两公开的事">{decides ? '修路、发包、大额支出等，从“提议”开始，一步一步登记。' : '村里登记以后，在这里看每件事走到哪一步。'}</EmptyState>
          : <DataTable caption="走四议两公开的事，新的在前" columns={matterColumns} rows={here.matters} keyOf={({ id }) => id} narrow="stack" />}
        {decides && <StartMatter village={here.code} onStarted={(dossier) => { void go(`/deliberation/matters/${dossier}`) }} />}
      </section>
      <section className="section" aria-labelledby="meetings">
        <h2 id="meetings">会议</h2>
        {here.meetings.length === 0
          ? <EmptyState title="今年还没有登记会议">村民会议、村民代表会议、小组会议，召集以后列在这里。</EmptyState>
          : <DataTable caption="会议，新的在前" columns={meetingColumns} rows={here.meetings} keyOf={({ id }) => id} narrow="stack" />}
        {decides && <CallMeeting village={here.code} authorisations={here.authorisations} onCalled={(dossier) => { void go(`/dossiers/${dossier}`) }} />}
        {receives.has(mandate.office) && <ProposeMeeting village={here.code} />}
      </section>
      <Consultations village={here.code} decides={decides} />
      <p><a className="tap" href={`/console/appraisals/${here.code}`}>民主评议</a></p>
      <section className="section" aria-labelledby="year">
        <h2 id="year">{`${here.year} 年要开的会`}</h2>
        <DataTable caption="法律要求今年开的会" columns={dutyColumns} rows={here.duties} keyOf={({ key }) => key} narrow="stack" />
      </section>
    </>
  )
}

/** Where the paper with the names may be handed in. */
const receives: ReadonlySet<string> = new Set(['VILLAGE_CADRE', 'PARTY_SEC', 'VILLAGE_SUPERVISOR', 'TOWN_DISPATCHER'])

const matterColumns: readonly Column<MatterLine>[] = [
  { key: 'title', head: '什么事', names: true, cell: ({ id, title }) => <a className="tap" href={`/console/deliberation/matters/${id}`}>{title}</a> },
  { key: 'step', head: '走到哪里', cell: ({ done, stateName }) => `六步走了 ${done} 步，${stateName}` },
  { key: 'yuan', head: '预计花费', cell: ({ yuan }) => (yuan === 0 ? '不花钱' : `${yuan.toLocaleString('zh-CN')} 元`) },
]

const meetingColumns: readonly Column<MeetingLine>[] = [
  { key: 'title', head: '会议', names: true, cell: ({ id, title }) => <a className="tap" href={`/console/dossiers/${id}`}>{title}</a> },
  { key: 'state', head: '现在', cell: ({ stateName }) => stateName },
  { key: 'items', head: '议题', cell: ({ items, passed }) => (items === 0 ? '' : `${items} 项，通过 ${passed} 项`) },
]

const dutyColumns: readonly Column<DutyView>[] = [
  { key: 'name', head: '什么会', names: true, cell: ({ name }) => name },
  { key: 'until', head: '最晚', cell: ({ until }) => until },
  { key: 'standing', head: '现在', cell: (duty) => <StatusWord status={standingOf(duty)} /> },
  { key: 'held', head: '哪天开的', cell: ({ heldOn }) => heldOn ?? '' },
]
