/** Preparing a round: day, stations and mobile boxes; at each of them people and checklist; rights to a ballot for every number of the roll (R-228, R-229). */
import { useState } from 'react'
import { useParams } from 'react-router'
import { v7 as uuidv7 } from 'uuid'
import { Button, ButtonLink, ButtonRow, Message, Select, TextInput } from '../../../design/index.ts'
import { boxKinds, type BoxKind } from '../../../core/election/paper-box.ts'
import { posts, type Post } from '../../../core/election/posts.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { ElectionView, RoundView } from '../../../core/view/elections.ts'
import { boxKey, nameOfKey } from '../../../procedures/village-election/names.ts'
import { api } from '../../spa/api.ts'
import { dayHint, dayTyped } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { Page } from '../frame.tsx'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { useDeed } from '../use-deed.ts'
import { ActBox } from './act-box.tsx'
import { RehearsalNote } from './elections-page.tsx'
import { GiveRights } from './give-rights.tsx'
import { StationReady } from './station-ready.tsx'
import { useElection, type WithElection } from './use-election.ts'
import { useRoll } from './use-roll.ts'
import './elections.css'

type Whole = WithElection & { readonly election: ElectionView }

export function PlacesPage() {
  const { id = '' } = useParams()
  const whole = useElection(id)
  const { election, refusal, again } = whole
  return (
    <Page title="投票点">
      <p className="no-print"><a className="tap" href={`/console/elections/${id}`}>回到这次选举</a></p>
      <h1>{election === null ? '投票点' : `${election.villageName} ${election.title} 投票点`}</h1>
      {election === null && (refusal === null ? <p role="status" className="soft">正在取投票点…</p> : <Refused refusal={refusal} again={again} />)}
      {election !== null && (
        <>
          <RehearsalNote rehearsal={election.rehearsal} />
          <Places whole={whole as Whole} />
        </>
      )}
    </Page>
  )
}

function Places({ whole }: { whole: Whole }) {
  const { election, dossier } = whole
  const prepares = dossier?.acts.find(({ act }) => act === 'prepare')
  const round = election.rounds.at(-1)
  if (election.state === 'CANDIDATES' || election.state === 'ROUND') {
    if (prepares?.mine !== true) return <Message>{prepares?.reasons.map(({ sentence }) => sentence).join('') || '由选举委员会成员安排投票。'}</Message>
    return <Prepare key={election.rounds.length} whole={whole} />
  }
  if (round === undefined) return <Message>候选人公布、名册确定以后，在这里定投票点和流动票箱。</Message>
  return <Round whole={whole} round={round} />
}

type Row = { readonly key: number; readonly kind: BoxKind }

function Prepare({ whole: { election, dossier, again } }: { whole: Whole }) {
  const [rows, setRows] = useState<readonly Row[]>([{ key: 0, kind: 'main' }, { key: 1, kind: 'mobile' }])
  const [choices, setChoices] = useState<Readonly<Record<string, Post>>>({})
  const next = election.nextRound
  const first = election.rounds.length === 0
  const put = (key: number, kind: BoxKind) => setRows(rows.map((row) => (row.key === key ? { key, kind } : row)))
  return (
    <>
      {next !== null && (
        <Message title={`这一次：${next.kindName}`}>
          <ul className="election-points">{next.posts.map(({ post, seats, candidates }) => <li key={post}>{`${posts[post]} ${seats} 个名额：${candidates.map(({ name }) => name).join('、') || '还没有候选人'}`}</li>)}</ul>
          {next.short.length > 0 && <p>{`${next.short.map((post) => posts[post]).join('、')}的候选人没有多于名额，要先再提名。`}<a className="tap" href={`/console/elections/${election.id}/candidates`}>去提名</a></p>}
        </Message>
      )}
      {election.roll?.state !== 'SEALED' && <Message tone="warning">名册还没有确定，要先办完异议、确定名册。<a className="tap" href={`/console/elections/${election.id}/roll`}>去名册</a></Message>}
      <ActBox procedure="village-election" act="prepare" dossier={election.id} village={election.village} seen={dossier?.sequence ?? 0} acts={dossier?.acts ?? null} open onDone={again} form={(form) => {
        const typed = inputNamed(form, 'day')
        const chosen = Object.entries(choices)
        return {
          day: dayTyped(typed) ?? typed, stations: rows.map(({ key, kind }) => ({ name: inputNamed(form, `station-${key}`), kind })),
          ...(chosen.length === 0 ? {} : { choices: chosen.map(([person, post]) => ({ person, post })) }),
        }
      }}>
        {(fault) => (
          <>
            <TextInput {...fault('day')} name="day" label="哪天投票" hint={first && !election.rehearsal ? `第一次投票在公布的投票日；要改日子，请先改投票日` : dayHint} width={8} maxLength={12} value={first && !election.rehearsal ? election.electionDay : election.today} />
            {next?.mustChoose.map(({ person, name }) => (
              <Select key={person} name={`choice-${person}`} label={`${name}两个职位都排上了，本人书面选了哪一个`} value={choices[person] ?? ''} extra={{ onChange: (event) => setChoices({ ...choices, [person]: event.currentTarget.value as Post }) }}
                options={next.posts.filter(({ candidates }) => candidates.some((one) => one.person === person)).map(({ post }) => ({ value: post, label: posts[post] }))} />
            ))}
            <h3>投票点和流动票箱</h3>
            <p className="soft">至少一个会场或者投票站；流动票箱给走不动的老人、病人，票混到会场一起数。</p>
            <ul className="election-rows">
              {rows.map(({ key, kind }, at) => (
                <li key={key} className="election-row">
                  <TextInput {...fault(`stations.${at}.name`)} name={`station-${key}`} label={`第 ${at + 1} 个：叫什么、在哪里`} width={12} maxLength={60} value={at === 0 ? '村委会会场' : ''} />
                  <Select name={`kind-${key}`} label="哪一种" value={kind} options={Object.entries(boxKinds).map(([value, label]) => ({ value, label }))} extra={{ onChange: (event) => put(key, event.currentTarget.value as BoxKind) }} />
                  {rows.length > 1 && <Button type="button" kind="quiet" onClick={() => setRows(rows.filter((row) => row.key !== key))}>{`去掉第 ${at + 1} 个`}</Button>}
                </li>
              ))}
            </ul>
            {rows.length < 40 && <Button type="button" kind="quiet" onClick={() => setRows([...rows, { key: Math.max(...rows.map((row) => row.key)) + 1, kind: 'station' }])}>再加一个</Button>}
          </>
        )}
      </ActBox>
    </>
  )
}

function Round({ whole: { election, again }, round }: { whole: Whole; round: RoundView }) {
  const roll = useRoll(election.duties.committee ? election.id : null)
  const prepares = election.state === 'PREPARED' && election.duties.committee
  const unopened = round.stations.filter(({ state }) => state === null)
  const ready = round.stations.filter(({ state }) => state === 'READY').length
  const total = election.roll?.count ?? 0
  return (
    <div className="election-flow">
      <p>{`第 ${round.number} 轮，${round.kindName}，${dayForVillagers(round.day)}。${election.state === 'PREPARED' ? `${round.stations.length} 个投票点准备好 ${ready} 个；领票资格发到 ${round.rights} 号，一共 ${total} 号。` : election.sentence}`}</p>
      {prepares && unopened.length > 0 && <OpenAll election={election} round={round} unopened={unopened.map(({ number }) => number)} done={again} />}
      {round.stations.map((station) => <StationReady key={station.number} election={election} station={station} roll={roll} edits={prepares} done={again} />)}
      {prepares && <GiveRights election={election} round={round} total={total} roll={election.roll} done={again} />}
      {election.state === 'PREPARED' && ready === round.stations.length && round.rights === total && (
        <Message tone="success" title="都准备好了">
          {election.rehearsal ? '演练不用等日子，可以开始投票。' : `到${dayForVillagers(round.day)}，选举委员会开始投票。`}
        </Message>
      )}
      <ButtonRow><ButtonLink kind={ready === round.stations.length ? 'primary' : 'ordinary'} href={`/console/elections/polling/${election.id}`}>到投票日的页面</ButtonLink></ButtonRow>
    </div>
  )
}

/** A box for each station of the plan, in one press; whichever is there already is told so and does no harm. */
function OpenAll({ election: { village, term, run }, round, unopened, done }: { election: ElectionView; round: RoundView; unopened: readonly number[]; done(): void }) {
  const deed = useDeed()
  const open = () => deed.run(async () => {
    try {
      for (const number of unopened) {
        await api.post('/api/acts', { id: uuidv7(), dossier: nameOfKey(boxKey(village, term, run, round.number, number)), procedure: 'election-box', act: 'open', form: { village, term, run, round: round.number, number } })
      }
    } finally { done() }
  }, '都开好了，接着一处一处准备。')
  return (
    <section className="election-next">
      <h2>{`给 ${unopened.length} 个投票点建档`}</h2>
      <p>建好以后，每处登记工作人员、检查清单和领到的选票。</p>
      <Button type="button" aria-busy={deed.sending} onClick={open}>{deed.sending ? '正在建…' : '建档'}</Button>
      <Outcome deed={deed} />
    </section>
  )
}
