/** One election: what is to be done now and by when, the ladder of all steps, who runs it, what each round gave, what law asks for next, the hand-over. */
import { useParams } from 'react-router'
import { ButtonLink, ButtonRow, Facts, Message, StatusWord } from '../../../design/index.ts'
import { posts, postsByRank } from '../../../core/election/posts.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { ElectionStep, ElectionView } from '../../../core/view/elections.ts'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { Committee } from './committee.tsx'
import { latestWords, untilWords } from './days.ts'
import { RehearsalNote } from './elections-page.tsx'
import { ElectionSheets } from './election-sheets.tsx'
import { HandOver } from './hand-over.tsx'
import { placeOf, waitsFor } from './places.ts'
import { Rounds } from './rounds.tsx'
import { Supervision } from './supervision.tsx'
import { useElection } from './use-election.ts'
import './elections.css'

export function ElectionPage() {
  const { id = '' } = useParams()
  return <Page title="选举"><Election key={id} id={id} /></Page>
}

function Election({ id }: { id: string }) {
  const whole = useElection(id)
  const { election, refusal, again } = whole
  if (election === null) return refusal === null ? <p role="status" className="soft">正在取选举…</p> : <Refused refusal={refusal} again={again} />
  const here = { ...whole, election }
  // Once something was counted, that is what everybody comes for.
  const counted = election.rounds.some(({ papers }) => papers !== null)
  return (
    <article className="election-flow">
      <h1>{`${election.villageName} ${election.title}`}</h1>
      <RehearsalNote rehearsal={election.rehearsal} />
      {election.ended !== '' && <Message tone="danger" title="选举作废">{election.ended}</Message>}
      <Facts tight facts={[
        { name: '现在', value: election.stateName },
        { name: '投票日', value: `${dayForVillagers(election.electionDay)}，${untilWords(election.electionDay, election.today)}` },
        { name: '应选', value: postsByRank.filter((post) => election.seats[post] > 0).map((post) => `${posts[post]} ${election.seats[post]} 人`).join('、') },
        { name: '依据', value: election.basis },
      ]} />
      {refusal !== null && <Refused refusal={refusal} again={again} />}
      <Next election={election} />
      <Links election={election} />
      {counted && <Rounds whole={here} />}
      {counted && <HandOver whole={here} />}
      <Committee whole={here} />
      <section className="section" aria-labelledby="steps">
        <h2 id="steps">从启动到移交的各步</h2>
        <ol className="election-ladder">{election.steps.map((step, at) => <Step key={step.key} step={step} at={at + 1} election={election} />)}</ol>
      </section>
      <ElectionSheets election={election} />
      <Supervision whole={here} />
      <p className="no-print"><a className="tap" href={`/console/dossiers/${election.id}`}>案卷和办理经过</a></p>
    </article>
  )
}

/** The one thing that is waited for, said large, with the way to it. */
function Next({ election }: { election: ElectionView }) {
  const step = election.steps.find(({ key }) => key === election.next)
  if (step === undefined) return null
  const place = placeOf(step.key, election)
  const others = election.steps.filter((one) => one.late && one.key !== step.key)
  return (
    <section className="election-next" aria-labelledby="next">
      <h2 id="next">{`现在要办：${step.name}`}</h2>
      <p>{step.sentence}</p>
      {step.latest !== null && <p className={step.late ? 'election-late' : ''}><b>{`${latestWords(step)}。`}</b></p>}
      <p className="soft">{waitsFor(step.key, election)}</p>
      {election.outcome.length > 0 && ['announce', 'rerun', 'hand-over'].includes(step.key) && <ul className="election-points">{election.outcome.map((words) => <li key={words}>{words}</li>)}</ul>}
      {place !== null && <ButtonRow><ButtonLink href={place}>{`去办：${step.name}`}</ButtonLink></ButtonRow>}
      {others.length > 0 && <p className="election-late">{`另外过了期限的：${others.map((one) => `${one.name}（${latestWords(one)}）`).join('；')}。`}</p>}
    </section>
  )
}

const marks: Readonly<Record<ElectionStep['standing'], readonly [tone: 'done' | 'moving' | 'waiting' | 'stopped', word: string]>> = {
  done: ['done', '办完了'], now: ['moving', '正在办'], later: ['waiting', '还没到'], none: ['stopped', '不用办'],
}

function Step({ step, at, election }: { step: ElectionStep; at: number; election: ElectionView }) {
  const [tone, word] = marks[step.standing]
  const place = step.standing === 'now' ? placeOf(step.key, election) : null
  return (
    <li className={`election-step election-step--${step.standing}`} {...(step.standing === 'now' ? { 'aria-current': 'step' as const } : {})}>
      <span className="election-step__mark" aria-hidden="true">{at}</span>
      <div>
        <div className="election-step__head">
          <h3>{step.name}</h3>
          <StatusWord status={step.late ? { tone: 'alarm', word: '过了期限' } : { tone, word }} />
          {step.latest !== null && step.standing !== 'done' && <span className={step.late ? 'election-late' : 'soft'}>{latestWords(step)}</span>}
          <span className="soft small">{step.rule}</span>
        </div>
        <p>{step.sentence}{place !== null && <>{' '}<a className="tap no-print" href={place}>去办</a></>}</p>
      </div>
    </li>
  )
}

function Links({ election: { id, roll, committee, rounds } }: { election: ElectionView }) {
  if (committee === null) return null
  return (
    <nav className="inline-form no-print" aria-label="这次选举的各页">
      <a className="button button--ordinary" href={`/console/elections/${id}/roll`}>{`名册${roll === null ? '' : `（${roll.count} 人）`}`}</a>
      <a className="button button--ordinary" href={`/console/elections/${id}/candidates`}>提名和候选人</a>
      <a className="button button--ordinary" href={`/console/elections/${id}/places`}>投票点</a>
      {rounds.length > 0 && <a className="button button--ordinary" href={`/console/elections/polling/${id}`}>投票日</a>}
    </nav>
  )
}
