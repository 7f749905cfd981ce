/** 民主协商 on the village's page of deliberation: what is being talked about, what was said on line, and a new topic. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { EmptyState, Message } from '../../../design/index.ts'
import { noVote, ways } from '../../../core/consultation/index.ts'
import type { VillageConsultations } from '../../../core/view/consultation.ts'
import { useQuestion } from '../../spa/question.ts'
import { Refused } from '../page-problem.tsx'
import { OpeningForm } from './opening-form.tsx'

type Line = VillageConsultations['items'][number]
const hints = {
  topic: '例如：村口路灯装在哪里', participants: '例如：沿街各户、供电所的人', day: '年-月-日。线上征询至少七天；当面商量的，填开会那天。', place: '线上征询的不用填。', words: '人人可以看：不要写电话、身份证号、别人家的病情。',
}

export function Consultations({ village, decides }: { village: string; decides: boolean }) {
  const question = useQuestion<VillageConsultations>(`/api/consultations/villages/${village}`)
  const { answer } = question
  return (
    <section className="section" aria-labelledby="consultations">
      <h2 id="consultations">民主协商</h2>
      {question.refusal !== null && <Refused refusal={question.refusal} again={question.again} />}
      {answer !== null && answer.items.length === 0 && <EmptyState title="还没有发起过协商">议事会、听证会、恳谈会，或者线上征询：先听意见，再定下来，办了公开。</EmptyState>}
      {answer?.items.map((one) => <One key={one.id} one={one} />)}
      {decides && <NewTopic village={village} />}
    </section>
  )
}

function One({ one }: { one: Line }) {
  const { id, topic, way, day, stateName, open, opinions, hidden } = one
  return (
    <section className="section" aria-label={topic}>
      <h3><a className="tap" href={`/console/dossiers/${id}`}>{topic}</a></h3>
      <p>{`${ways[way]}，${stateName}，${open ? `收意见到 ${day}` : day}。`}</p>
      {way === 'ONLINE' && <p className="soft small">{noVote}</p>}
      {opinions.length > 0 && (
        <details open={open}>
          <summary>{`意见 ${opinions.length} 条${hidden === 0 ? '' : `，另有 ${hidden} 条没有显示`}`}</summary>
          <ul className="plain-list">{opinions.map(({ words, name, on }, at) => <li key={at}>{`${words}（${name === '' ? '一位村民' : name}，${on}）`}</li>)}</ul>
        </details>
      )}
    </section>
  )
}

function NewTopic({ village }: { village: string }) {
  const go = useNavigate()
  const [open, setOpen] = useState(false)
  return (
    <details className="field-group no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>发起协商</summary>
      {open && (
        <>
          <Message title="协商不是表决">法律规定要会议决定的事，商量以后还要转村民会议或者村民代表会议。</Message>
          <OpeningForm procedure="consultation" act="call" village={village} hints={hints} onDone={(dossier) => { void go(`/dossiers/${dossier}`) }} />
        </>
      )}
    </details>
  )
}
