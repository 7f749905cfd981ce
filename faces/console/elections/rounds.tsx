/** What each round gave, and in words what law asks for now: announce, vote again among equals, a re-run, a woman's seat, or nothing more (R-220…R-227). */
import { DataTable, Message, Select, TextArea } from '../../../design/index.ts'
import { posts } from '../../../core/election/posts.ts'
import { dayForVillagers, dayOf } from '../../../core/time/index.ts'
import type { ElectionView, RoundView } from '../../../core/view/elections.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { ActBox } from './act-box.tsx'
import type { WithElection } from './use-election.ts'

type Whole = WithElection & { readonly election: ElectionView }

export function Rounds({ whole }: { whole: Whole }) {
  const { election, dossier, again } = whole
  const counted = election.rounds.filter(({ papers }) => papers !== null)
  if (counted.length === 0) return null
  const isRound = election.state === 'ROUND'
  return (
    <section className="section" aria-labelledby="rounds">
      <h2 id="rounds">结果</h2>
      {election.outcome.length > 0 && <Message tone={isRound ? 'warning' : 'success'} title={isRound ? '还没有选齐' : '合计结果'}><ul className="election-points">{election.outcome.map((words) => <li key={words}>{words}</li>)}</ul></Message>}
      {isRound && election.nextRound !== null && <NextRound election={election} />}
      {isRound && dossier?.acts.some(({ act, open, mine }) => act === 'settle-relatives' && open && mine) === true && <SettleRelatives whole={whole} />}
      {isRound && dossier !== null && (
        <ActBox procedure="village-election" act="leave-vacant" dossier={election.id} village={election.village} seen={dossier.sequence} acts={dossier.acts} onDone={again} form={(form) => ({ resolution: inputNamed(form, 'resolution') })}>
          {(fault) => <TextArea {...fault('resolution')} name="resolution" label="依据（会议决议、乡镇意见）" rows={2} maxLength={300} />}
        </ActBox>
      )}
      {counted.toReversed().map((round) => <Round key={round.number} round={round} />)}
    </section>
  )
}

/** Where the province leaves equal relatives to the assembly of villagers (R-226). */
function SettleRelatives({ whole: { election, dossier, again } }: { whole: Whole }) {
  const among = election.nextRound?.posts.flatMap(({ candidates }) => candidates) ?? []
  return (
    <ActBox procedure="village-election" act="settle-relatives" dossier={election.id} village={election.village} seen={dossier?.sequence ?? 0} acts={dossier?.acts ?? null} onDone={again} form={(form) => ({ stays: inputNamed(form, 'stays'), resolution: inputNamed(form, 'assembly') })}>
      {(fault) => (
        <>
          <Select {...fault('stays')} name="stays" label="留下谁" options={among.map(({ person, name }) => ({ value: person, label: name }))} />
          <TextArea {...fault('resolution')} name="assembly" label="村民会议的决定" rows={2} maxLength={300} />
        </>
      )}
    </ActBox>
  )
}

function NextRound({ election: { id, nextRound, duties } }: { election: ElectionView }) {
  if (nextRound === null) return null
  return (
    <>
      <p>{`接下来：${nextRound.kindName}。`}</p>
      <ul className="election-points">{nextRound.posts.map(({ post, seats, candidates }) => <li key={post}>{`${posts[post]} ${seats} 个名额，候选人：${candidates.map(({ name }) => name).join('、') || '还没有'}`}</li>)}</ul>
      {nextRound.mustChoose.length > 0 && <p>{`${nextRound.mustChoose.map(({ name }) => name).join('、')}两个职位都排上了，安排投票时要写明本人书面选了哪一个（R-215）。`}</p>}
      {nextRound.short.length > 0 && <p>{`${nextRound.short.map((post) => posts[post]).join('、')}的候选人没有多于名额，要先再提名、联审（R-212）。`}</p>}
      {duties.committee && (
        <p className="inline-form no-print">
          {nextRound.short.length > 0 && <a className="button button--ordinary" href={`/console/elections/${id}/candidates`}>再提名</a>}
          <a className="button button--primary" href={`/console/elections/${id}/places`}>安排这一次投票</a>
        </p>
      )}
    </>
  )
}

function Round({ round }: { round: RoundView }) {
  const { papers, announced } = round
  if (papers === null) return null
  return (
    <section className="section-after">
      <h3>{`第 ${round.number} 轮：${round.kindName}，${dayForVillagers(round.day)}`}</h3>
      <p>{`登记 ${papers.registered} 人，发出 ${papers.issued} 张，收回 ${papers.returned} 张${papers.forged > 0 ? `，其中 ${papers.forged} 张不是本次选票` : ''}。${announced === null ? '还没有当场公布。' : `${dayForVillagers(dayOf(Date.parse(announced.at)))}由${announced.by}在${announced.where}公布，已经锁定。`}`}</p>
      {round.votes.map(({ post, invalid, lines }) => (
        <DataTable key={post} caption={`${posts[post]}，应选 ${round.posts.find((one) => one.post === post)?.seats ?? 0} 人，废票 ${invalid} 张`} rows={lines} keyOf={({ person }) => person} narrow="scroll" columns={[
          { key: 'name', head: '姓名', names: true, cell: ({ name }) => name }, { key: 'votes', head: '得票', figures: true, cell: ({ votes }) => votes },
        ]} />
      ))}
    </section>
  )
}
