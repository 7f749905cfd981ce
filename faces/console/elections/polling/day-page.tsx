/** 投票日: the whole day of one election on one page: rights, stations, voting, counting, the result, what comes next. */
import { useParams } from 'react-router'
import type { PollingDay } from '../../../../core/view/polling.ts'
import { ButtonLink, dayWords, DataTable, EmptyState, Message } from '../../../../design/index.ts'
import { Page } from '../../frame.tsx'
import { Refused } from '../../page-problem.tsx'
import { kindWords } from './box-page.tsx'
import { ActButton } from './parts.tsx'
import { RoundResultView } from './round-result.tsx'
import { useAsked } from './use-asked.ts'
import './polling.css'

const rounds: Readonly<Record<string, string>> = { FIRST: '投票', RERUN: '另行选举', TIE: '票数相同，再投一次' }
/** The book takes so many rights in one act. */
const mostRights = 1000

export function PollingDayPage() {
  const { election = '' } = useParams()
  const day = useAsked<PollingDay>(`/api/polling/elections/${election}`, 8000)
  return (
    <Page title="投票日">
      {day.value === null && day.refusal !== null && <Refused refusal={day.refusal} again={day.again} />}
      {day.value === null && day.refusal === null && <p role="status">正在打开投票日…</p>}
      {day.value !== null && <Day day={day.value} again={day.again} />}
    </Page>
  )
}

function Day({ day, again }: { day: PollingDay; again(): void }) {
  const { round } = day
  return (
    <>
      <p className="small"><a href={`/console/elections/${day.election}`}>{`${day.villageName} ${day.term} 年选举`}</a></p>
      <h1>投票日{round !== null && <span className="soft">{`　第 ${round.number} 轮　${rounds[round.kind] ?? ''}　${dayWords(Date.parse(`${round.day}T00:00+08:00`))}`}</span>}</h1>
      <p><b>{day.stageName}</b>{day.rehearsal ? '　演练，没有效力。' : ''}</p>
      {round === null ? <EmptyState title="还没有安排投票">候选人公布以后，在选举的页面安排投票日、投票点和流动票箱，然后在这里准备、投票、计票。</EmptyState> : (
        <>
          {day.stage === 'PREPARED' && <Rights day={day} again={again} />}
          <Stations day={day} again={again} />
          {day.mayManage && <Next day={day} again={again} />}
          {['COUNTING', 'COUNTED', 'ROUND', 'DECIDED'].includes(day.stage) && <p className="no-print"><ButtonLink href={`/console/elections/polling/${day.election}/hall`} kind="ordinary">公开唱票大屏</ButtonLink></p>}
          {day.result !== null && <RoundResultView day={day} result={day.result} again={again} />}
        </>
      )}
    </>
  )
}

function Rights({ day, again }: { day: PollingDay; again(): void }) {
  const { roll, round } = day
  if (roll === null || round === null) return null
  const from = roll.rights + 1
  const to = Math.min(roll.registered, roll.rights + mostRights)
  return (
    <section className="section">
      <h2>领票资格</h2>
      <p>{`名册上 ${roll.registered} 人，已发到 ${roll.rights} 号。每个号这一轮只能领一次票，在哪个投票点都一样。`}</p>
      {day.mayManage && from <= roll.registered && <ActButton key={from} name={`发领票资格（${from} 到 ${to} 号）`} dossier={roll.id} act="give-rights" seen={roll.sequence} form={{ round: round.number, from, to }} done={again} />}
    </section>
  )
}

function Stations({ day, again }: { day: PollingDay; again(): void }) {
  const { round } = day
  const open = (number: number) => ({ village: day.village, term: day.term, run: day.run, round: round?.number ?? 1, number })
  return (
    <section className="section">
      <h2>投票点和流动票箱</h2>
      <DataTable caption="投票点和流动票箱" captionHidden rows={day.stations} keyOf={({ number }) => String(number)} columns={[
        { key: 'name', head: '投票点', names: true, cell: (one) => `${one.number} 号 ${one.name}` },
        { key: 'kind', head: '哪一种', cell: (one) => kindWords[one.kind] ?? '' },
        { key: 'state', head: '现在', cell: (one) => one.stateName },
        { key: 'received', head: '领到选票', figures: true, cell: (one) => (one.state === null ? '' : one.received) },
        { key: 'marks', head: '已领', figures: true, cell: (one) => (one.state === null ? '' : one.marks) },
        { key: 'open', head: '打开', cell: (one) => (one.state !== null
          ? <a href={`/console/elections/polling/boxes/${one.box}`}>{`打开${one.name}`}</a>
          : day.mayManage && day.stage === 'PREPARED' ? <ActButton name={`登记${one.name}`} kind="ordinary" dossier={one.box} act="open" seen={null} procedure="election-box" form={open(one.number)} done={again} /> : '') },
      ]} />
      <p className="small soft">{`已领合计 ${day.stations.reduce((sum, { marks }) => sum + marks, 0)} 号${day.roll === null ? '' : `，登记 ${day.roll.registered} 人`}。`}</p>
    </section>
  )
}

function Next({ day, again }: { day: PollingDay; again(): void }) {
  const act = (name: string, key: string) => <ActButton key={key} name={name} dossier={day.election} act={key} seen={day.sequence} done={again} />
  const waiting = (states: readonly string[]) => day.stations.filter(({ state }) => state === null || !states.includes(state)).map(({ name }) => name)
  if (day.stage === 'PREPARED') {
    const unready = waiting(['READY'])
    return <section className="section"><h2>开始投票</h2>{unready.length > 0 ? <Message>{`还没有准备好：${unready.join('、')}。每个投票点的检查清单都做到了才能开始。`}</Message> : act('开始投票', 'begin-voting')}</section>
  }
  if (day.stage === 'VOTING') {
    const open = waiting(['SHUT'])
    return <section className="section"><h2>结束投票</h2>{open.length > 0 ? <Message>{`还没有封箱：${open.join('、')}。都封好了再结束投票。`}</Message> : act('结束投票', 'end-voting')}</section>
  }
  if (day.stage === 'COUNTING') {
    const left = waiting(['AGREED', 'LOCKED', 'MIXED'])
    return <section className="section"><h2>合计结果</h2>{left.length > 0 ? <Message>{`还没有数完：${left.join('、')}。两份一致了再合计。`}</Message> : act('合计结果', 'finish-count')}</section>
  }
  return null
}
