/**
 * Every household of the village's year at one desk: paper sheets typed in, opinions of a group's meeting, reviews, stars proposed to be added or
 * taken. For the village's own people; what is open follows from the stage and the household.
 */
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Button, EmptyState } from '../../../design/index.ts'
import type { StarCycle, StarHousehold } from '../../../core/view/star-households.ts'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { HouseholdGround } from './household-ground.tsx'
import { HouseholdOpinion } from './household-opinion.tsx'
import { HouseholdSheet } from './household-sheet.tsx'
import { MoveVote, ProposeMove, ReviewVote } from './household-votes.tsx'
import { RegisterChanges } from './register-changes.tsx'
import { useCycle, yearAsked } from './use-cycle.ts'
import { useHouseholds, type Listed, type Wanted } from './use-households.ts'
import './stars-households.css'

const stageWords: Readonly<Record<string, string>> = { SELF: '农户自评', PEER: '群众互评', VOTE: '评议会表决', PUBLICITY: '张榜公示', AWARD: '等授牌', ACTIVE: '动态管理', CLOSED: '已结束' }
export const stateWords: Readonly<Record<string, string>> = {
  FILLED: '代填待确认', RATED: '已自评', OUT: '本轮不参评', DECIDED: '已表决', REVIEW: '复核中', APPEALED: '申诉中', PROPOSED: '拟加星、摘星', VOTED: '摘星待复核', ENDED: '已结束',
}

export function HouseholdsPage() {
  const [address] = useSearchParams()
  const year = yearAsked(address)
  const { cycle, refusal, again } = useCycle(year)
  return (
    <Page title="各户评定">
      <h1>{cycle === null ? '各户评定' : `${cycle.villageName} ${cycle.year} 年各户评定`}</h1>
      <p className="inline-form no-print">
        <a href={`/console/stars/households?year=${year - 1}`}>{`看 ${year - 1} 年`}</a> <a href={`/console/stars/meeting?year=${year}`}>评议会</a>
        {cycle !== null && <>{' '}<a href={`/console/stars/years/${cycle.cycle}`}>本年度各阶段</a></>}
      </p>
      {refusal !== null && (refusal.code === 'unknown-dossier'
        ? <EmptyState title={`${year} 年的评定还没有启动`}>县文明办或乡镇启动以后，在这里登记各户自评。</EmptyState>
        : <Refused refusal={refusal} again={again} />)}
      {cycle === null && refusal === null && <p role="status">正在取各户…</p>}
      {cycle !== null && <Desk cycle={cycle} />}
    </Page>
  )
}

function Desk({ cycle }: { cycle: StarCycle }) {
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState<Wanted>({ text: '', state: '' })
  const [chosen, setChosen] = useState<string | null>(null)
  const [counts, setCounts] = useState<Listed['counts']>(null)
  const list = useHouseholds(cycle.cycle, wanted)
  const current = list.households.find(({ household }) => household === chosen)
  useEffect(() => { if (list.counts !== null) setCounts(list.counts) }, [list.counts])
  useEffect(() => {
    const later = setTimeout(() => setWanted((before) => (before.text === typed.trim() ? before : { ...before, text: typed.trim() })), 300)
    return () => clearTimeout(later)
  }, [typed])
  const begun = Object.values(counts?.states ?? {}).reduce((sum, ratings) => sum + ratings, 0)
  return (
    <>
      <p>{`现在是“${stageWords[cycle.stage] ?? cycle.stage}”；${counts === null ? '正在取各户…' : `${counts.households} 户里 ${begun} 户有登记。`}不参评没有任何后果，不催。`}</p>
      {cycle.stage !== 'CLOSED' && <RegisterChanges cycle={cycle} done={list.again} />}
      <div className="inline-form star-desk__find no-print">
        <div className="field"><label className="field__label" htmlFor="find">找哪一户</label><input id="find" className="input input--12" value={typed} onChange={(event) => setTyped(event.target.value)} /></div>
        <div className="field">
          <label className="field__label" htmlFor="show">只看</label>
          <select id="show" className="input" value={wanted.state} onChange={(event) => setWanted((before) => ({ ...before, state: event.target.value }))}>
            <option value="">全部</option>
            {Object.entries(counts?.states ?? {}).map(([state, ratings]) => <option key={state} value={state}>{`${stateWords[state] ?? state}（${ratings}）`}</option>)}
            {counts !== null && begun < counts.households && <option value="NONE">没有登记</option>}
          </select>
        </div>
      </div>
      {list.refusal !== null && <Refused refusal={list.refusal} again={list.again} />}
      <div className="star-desk">
        <div className="star-desk__list">
          <ul aria-label="各户" aria-busy={list.asking}>
            {list.households.map((one) => (
              <li key={one.household}>
                <button type="button" aria-pressed={one.household === chosen} onClick={() => setChosen(one.household)}>
                  <span>{`${one.headName} ${one.group}`}</span><span className="soft">{stateWords[one.state ?? ''] ?? '没有登记'}{one.objections.length > 0 ? '，有异议' : ''}</span>
                </button>
              </li>
            ))}
            {list.households.length === 0 && <li className="soft">{list.asking ? '正在取各户…' : '没有这样的户。'}</li>}
          </ul>
          {list.more && <Button type="button" kind="quiet" aria-busy={list.asking} onClick={list.showMore}>再看 50 户</Button>}
        </div>
        {current === undefined ? <p className="soft">选一户，在这里办。</p> : <Household key={`${current.household}.${current.sequence}`} cycle={cycle} household={current} done={list.again} />}
      </div>
    </>
  )
}

/** What can be done for this household now: one part open at a time, the likeliest first. */
function Household({ cycle, household, done }: { cycle: StarCycle; household: StarHousehold; done(): void }) {
  const { stage } = cycle
  const { state } = household
  const after = stage === 'PUBLICITY' || stage === 'AWARD' || stage === 'ACTIVE'
  const hasWork = (stage === 'SELF' && (state === null || state === 'OUT')) || ((stage === 'PEER' || stage === 'VOTE') && (state === 'RATED' || state === 'FILLED'))
    || (after && state === 'REVIEW') || (stage === 'ACTIVE' && (state === 'PROPOSED' || state === 'DECIDED'))
  const names = new Map(cycle.standard.stars.map(({ code, name }) => [code, name]))
  return (
    <section className="star-desk__one" aria-label={`${household.headName}户`}>
      <h2>{`${household.headName}户 ${household.group}`}</h2>
      <p>{`${stateWords[state ?? ''] ?? '没有登记'}；${household.people} 人${household.voters === null ? '' : `；现在的星：${household.stars.length === 0 ? '没有' : household.stars.map((star) => names.get(star)).join('、')}`}`}{state !== null && <>　<a href={`/console/dossiers/${household.rating}`}>全部经过</a></>}</p>
      {household.keptAt !== null && <p>{`签字的纸质表存放在：${household.keptAt}`}</p>}
      {household.reviewWords !== '' && <p>{`本户申请复核：${household.reviewWords}`}</p>}
      {household.sentBack !== '' && <p>{`乡镇要求再看：${household.sentBack}`}</p>}
      {household.move !== null && <p>{`${household.move.kind === 'take' ? '提议摘' : '提议加'}“${names.get(household.move.star) ?? ''}”：${household.move.evidence}${household.move.answer === null ? household.move.kind === 'take' && !household.move.timeOver ? '；等本户说明' : '' : `；本户说明：${household.move.answer}`}`}</p>}
      {!hasWork && <p className="soft">{state === null && stage !== 'SELF' ? '自评已经截止，这一户没有参评，没有任何影响。' : '现在这一户没有要在这里办的。'}</p>}
      {stage === 'SELF' && (state === null || state === 'OUT') && <HouseholdSheet cycle={cycle} household={household} done={done} />}
      {(stage === 'PEER' || stage === 'VOTE') && (state === 'RATED' || state === 'FILLED') && <HouseholdOpinion cycle={cycle} household={household} done={done} />}
      {household.groundWaits && <p>有一条否决依据等乡镇核对。</p>}
      {(stage === 'SELF' || stage === 'PEER' || stage === 'VOTE') && (state === 'RATED' || state === 'FILLED') && !household.groundWaits && household.members.length > 0 && (
        <HouseholdGround cycle={cycle} household={household} done={done} />
      )}
      {after && state === 'REVIEW' && <ReviewVote cycle={cycle} household={household} done={done} />}
      {stage === 'ACTIVE' && state === 'PROPOSED' && <MoveVote cycle={cycle} household={household} done={done} />}
      {stage === 'ACTIVE' && state === 'DECIDED' && <ProposeMove cycle={cycle} household={household} done={done} />}
    </section>
  )
}
