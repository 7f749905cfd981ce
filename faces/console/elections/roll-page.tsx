/** The roll at one desk: made from the village's register, published, objected to, proxies, settled. What is open follows from its state. */
import { useSearchParams, useParams } from 'react-router'
import { Button, Facts, Message } from '../../../design/index.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { ElectionView, RollView } from '../../../core/view/elections.ts'
import { rollKey, nameOfKey } from '../../../procedures/village-election/names.ts'
import { useQuestion } from '../../spa/question.ts'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { Outcome } from '../outcome.tsx'
import { sendAct } from '../points/send-act.ts'
import { useDeed } from '../use-deed.ts'
import { latestWords } from './days.ts'
import { RehearsalNote } from './elections-page.tsx'
import { LeaveOut } from './leave-out.tsx'
import { RollEntry } from './roll-entry.tsx'
import { RollList } from './roll-list.tsx'
import { RollObjections } from './roll-objections.tsx'
import { RollProxies } from './roll-proxies.tsx'
import { RollSteps } from './roll-steps.tsx'
import { useRoll, type WithRoll } from './use-roll.ts'
import './elections.css'

const parts = { enter: '登记', list: '名单', objections: '异议', proxies: '委托' } as const
type Part = keyof typeof parts

export function RollPage() {
  const { id = '' } = useParams()
  const question = useQuestion<ElectionView>(`/api/elections/${id}`)
  const election = question.answer
  const roll = useRoll(election === null || election.roll === null ? null : id)
  const again = () => { question.again(); roll.again() }
  return (
    <Page title="选举名册">
      <p className="no-print"><a className="tap" href={`/console/elections/${id}`}>回到这次选举</a></p>
      <h1>{election === null ? '参加选举的村民名单' : `${election.villageName} ${election.title} 参加选举的村民名单`}</h1>
      {question.refusal !== null && <Refused refusal={question.refusal} again={again} />}
      {election === null && question.refusal === null && <p role="status" className="soft">正在取名册…</p>}
      {election !== null && (
        <>
          <RehearsalNote rehearsal={election.rehearsal} />
          {election.roll === null ? <Opening election={election} done={again} /> : roll.refusal !== null ? <Refused refusal={roll.refusal} again={again} /> : <Desk election={election} roll={roll} again={again} />}
        </>
      )}
    </Page>
  )
}

function Opening({ election, done }: { election: ElectionView; done(): void }) {
  const deed = useDeed()
  if (election.state !== 'REGISTERING') return <Message>{election.committee === null ? '要等选举委员会推选出来，才能开名册。' : '这次选举没有开名册。'}</Message>
  if (!election.duties.committee) return <Message>名册由选举委员会成员登记，还没有开。</Message>
  const { village, term, run } = election
  const open = () => deed.run(() => sendAct({ dossier: nameOfKey(rollKey(village, term, run)), procedure: 'election-roll', act: 'open', form: { village, term, run } }), '名册开了。', done)
  return (
    <section className="election-next">
      <h2>还没有开名册</h2>
      <p>开了以后，把户籍在村、住在村里的成年村民一次列入，再一个一个补上别的人。</p>
      <Button type="button" aria-busy={deed.sending} onClick={open}>开名册</Button>
      <Outcome deed={deed} />
    </section>
  )
}

function Desk({ election, roll, again }: { election: ElectionView; roll: WithRoll; again(): void }) {
  const [address, setAddress] = useSearchParams()
  const { head } = roll
  if (head === null) return <p role="status" className="soft">正在取名单…</p>
  const registers = election.duties.committee && (head.state === 'ENTERING' || head.state === 'PUBLISHED')
  const wanted = address.get('part')
  const part: Part = wanted !== null && wanted in parts ? wanted as Part : head.state === 'ENTERING' && registers ? 'enter' : 'list'
  const shown = (Object.keys(parts) as Part[]).filter((one) => (one === 'enter' ? registers : one === 'list' || head.publishedOn !== null))
  return (
    <>
      <Standing election={election} head={head} />
      {election.duties.committee && <RollSteps election={election} head={head} done={again} />}
      <div className="tabs no-print" role="group" aria-label="名册的部分">
        {shown.map((one) => <button key={one} type="button" aria-pressed={one === part} onClick={() => setAddress({ part: one }, { replace: true })}>{`${parts[one]}${countOf(one, head)}`}</button>)}
      </div>
      {part === 'enter' && registers && <RollEntry election={election} head={head} done={again} />}
      {part === 'list' && <RollList election={election} roll={roll} head={head} done={again} />}
      {part === 'objections' && <RollObjections election={election} head={head} done={again} />}
      {part === 'proxies' && <RollProxies election={election} roll={roll} head={head} done={again} />}
      {part === 'list' && head.publishedOn !== null && <LeaveOut election={election} roll={roll} head={head} done={again} />}
    </>
  )
}

function countOf(part: Part, { count, objections, proxies }: RollView): string {
  return part === 'list' ? `（${count} 人）` : part === 'objections' && objections.length > 0 ? `（${objections.length} 件）` : part === 'proxies' && proxies > 0 ? `（${proxies} 份）` : ''
}

function Standing({ election, head }: { election: ElectionView; head: RollView }) {
  const step = election.steps.find(({ key, standing }) => (key === 'roll' || key === 'object') && standing === 'now')
  return (
    <>
      <Facts tight facts={[
        { name: '现在', value: head.stateName }, { name: '名单上', value: `${head.count} 人，其中妇女 ${head.women} 人` },
        { name: '其中', value: `户籍在村、住在村 ${head.kinds.resident} 人；户籍在村、不住在村 ${head.kinds.away} 人；户籍不在村 ${head.kinds.outside} 人` },
        ...(head.publishedOn === null ? [] : [{ name: '公布', value: `${dayForVillagers(head.publishedOn)}，${head.where}` }, { name: '提异议到', value: head.objectUntil === null ? '' : dayForVillagers(head.objectUntil) }]),
        ...(head.sealedOn === null ? [] : [{ name: '确定', value: dayForVillagers(head.sealedOn) }]),
      ]} />
      {step !== undefined && <p className={step.late ? 'election-late' : ''}>{`${step.sentence}${latestWords(step) === '' ? '' : `${latestWords(step)}。`}`}</p>}
    </>
  )
}
