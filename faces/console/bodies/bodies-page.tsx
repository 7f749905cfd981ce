/** 村级组织: who sits in the village's bodies and until when, what is vacant, their meetings; naming members, calling a meeting. */
import { Button, EmptyState, Message, StatusWord, type StatusModel } from '../../../design/index.ts'
import { api } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { When } from '../desk/when.tsx'
import { Page } from '../frame.tsx'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { useDeed } from '../use-deed.ts'
import type { BodyView } from './body-shapes.ts'
import { CallMeeting } from './call-meeting.tsx'
import { NameMember } from './name-member.tsx'
import { Nominations } from './nominations.tsx'

export function BodiesPage() {
  const { mandate } = useSession()
  return (
    <Page title="村级组织">
      <h1>村级组织</h1>
      {mandate.office === 'SEC_ADMIN' ? <Nominations /> : <BodiesOfVillage />}
    </Page>
  )
}

function BodiesOfVillage() {
  const list = useQuestion<{ readonly village: string; readonly items: readonly BodyView[] }>('/api/bodies')
  if (list.refusal !== null) return <Refused refusal={list.refusal} again={list.again} />
  if (list.answer === null) return <p className="soft" role="status">正在取名单…</p>
  const { village, items } = list.answer
  return items.map((body) => <OneBody key={body.body} body={body} village={village} again={list.again} />)
}

function OneBody({ body, village, again }: { body: BodyView; village: string; again(): void }) {
  const { mandate } = useSession()
  const names = mandate.office === 'VILLAGE_CADRE' || mandate.office === 'PARTY_SEC'
  const calls = body.unit !== null && body.members.length > 0 && (names || (mandate.unit === body.unit && mandate.office !== 'BODY_MEMBER'))
  return (
    <section className="section" aria-labelledby={body.body}>
      <h2 id={body.body}>{body.name}</h2>
      <p>{body.duty}</p>
      <p className="soft small">{body.mayNot}</p>
      {body.unit === null ? <SetUp body={body} may={names} again={again} /> : (
        <>
          {body.vacancies.length > 0 && <Message tone="warning" title="有空缺">{`${body.vacancies.join('、')}。`}</Message>}
          {body.members.length > 0 && <Members body={body} />}
          {body.nominations.length > 0 && <p className="soft">{`等安全管理员授予：${body.nominations.map(({ holderName, officeName }) => `${holderName}（${officeName}）`).join('、')}。`}</p>}
          <Meetings body={body} />
          {calls && <CallMeeting body={body} village={village} onCalled={again} />}
          {names && <NameMember body={body} village={village} onNamed={again} />}
        </>
      )}
    </section>
  )
}

function SetUp({ body, may, again }: { body: BodyView; may: boolean; again(): void }) {
  const deed = useDeed()
  return (
    <>
      <EmptyState title="还没有登记成立">{may ? '村里成立了，就在这里登记，再报成员。' : '由本村的村干部、村党组织书记登记。'}</EmptyState>
      <Outcome deed={deed} />
      {may && <Button kind="ordinary" type="button" aria-busy={deed.sending} onClick={() => deed.run(() => api.post('/api/bodies', { body: body.body }), `${body.name}已登记成立。`, again)}>{`登记成立${body.name}`}</Button>}
    </>
  )
}

const standings: Readonly<Record<BodyView['members'][number]['state'], StatusModel>> = {
  'in-force': { tone: 'done', word: '在任' }, 'ending': { tone: 'waiting', word: '快到期' }, 'to-come': { tone: 'waiting', word: '还没开始' },
}

function Members({ body }: { body: BodyView }) {
  return (
    <table className="table table--stack lines">
      <caption>{`${body.name}成员 ${body.members.length} 人`}</caption>
      <thead><tr><th scope="col">姓名</th><th scope="col">职务</th><th scope="col">从</th><th scope="col">到哪天前</th><th scope="col">状态</th></tr></thead>
      <tbody>
        {body.members.map((member) => (
          <tr key={`${member.person} ${member.officeName}`}>
            <th scope="row">{member.name}</th>
            <td data-head="职务">{member.officeName}</td>
            <td data-head="从">{member.validFrom}</td>
            <td data-head="到哪天前">{member.validTo ?? '另行通知'}</td>
            <td data-head="状态"><StatusWord status={standings[member.state]} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** From the written minutes on there is something to print and sign. */
const written: ReadonlySet<string> = new Set(['MINUTES', 'CONFIRMED', 'PUBLISHED', 'CLOSED'])

/** Of those whom this person may read. */
function Meetings({ body }: { body: BodyView }) {
  if (body.meetings.length === 0) return <p className="soft small">没有您能看的会议。</p>
  return (
    <>
      <h3>会议</h3>
      <ul className="plain-list">
        {body.meetings.map((meeting) => (
          <li key={meeting.id}>
            <a className="tap" href={`/console/dossiers/${meeting.id}`}>{meeting.title}</a>
            <span className="soft small">{` ${meeting.stateName}，`}<When at={meeting.calledAt} />{' 召集'}</span>
            {written.has(meeting.state) && <a className="tap" href={`/api/body-meetings/${meeting.id}/minutes/pdf`} target="_blank" rel="noopener">打印会议记录<span className="visually-hidden">{meeting.title}</span></a>}
          </li>
        ))}
      </ul>
    </>
  )
}
