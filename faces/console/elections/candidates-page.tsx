/** Nominations: who stands for which post, by whom, the verdict of the joint review; what still stands against publishing the list (R-210…R-217). */
import { useState } from 'react'
import { useParams } from 'react-router'
import { Checkbox, Choice, DataTable, EmptyState, Message, Select, StatusWord, TextInput } from '../../../design/index.ts'
import { nominators } from '../../../core/election/nominations.ts'
import { posts, postsByRank, type Post } from '../../../core/election/posts.ts'
import { legalGrounds } from '../../../core/election/screening.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { ElectionView, NomineeView } from '../../../core/view/elections.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { ActBox } from './act-box.tsx'
import { latestWords } from './days.ts'
import { RehearsalNote } from './elections-page.tsx'
import { Introduce } from './introduce.tsx'
import { PersonPick } from './person-pick.tsx'
import { ReviewAll } from './review-all.tsx'
import { useElection, type WithElection } from './use-election.ts'
import { useRoll } from './use-roll.ts'
import './elections.css'

type Whole = WithElection & { readonly election: ElectionView }

export function CandidatesPage() {
  const { id = '' } = useParams()
  const whole = useElection(id)
  const { election, refusal, again } = whole
  return (
    <Page title="提名和候选人">
      <p className="no-print"><a className="tap" href={`/console/elections/${id}`}>回到这次选举</a></p>
      <h1>{election === null ? '提名和候选人' : `${election.villageName} ${election.title} 提名和候选人`}</h1>
      {election === null && (refusal === null ? <p role="status" className="soft">正在取提名…</p> : <Refused refusal={refusal} again={again} />)}
      {election !== null && <Candidates whole={whole as Whole} />}
    </Page>
  )
}

function Candidates({ whole }: { whole: Whole }) {
  const { election, dossier, again } = whole
  const step = election.steps.find(({ key }) => key === 'publish-candidates')
  const stand = election.nominees.filter(({ withdrawn }) => withdrawn === '')
  const gone = election.nominees.filter(({ withdrawn }) => withdrawn !== '')
  const own = { procedure: 'village-election' as const, dossier: election.id, village: election.village, seen: dossier?.sequence ?? 0, acts: dossier?.acts ?? null, onDone: again }
  const may = (act: string) => dossier?.acts.some((one) => one.act === act && one.open && one.mine) === true
  const mustGo = election.committee?.members.filter(({ mustWithdraw }) => mustWithdraw !== null) ?? []
  return (
    <div className="election-flow">
      <RehearsalNote rehearsal={election.rehearsal} />
      <p>{`${election.stateName}。${step?.sentence ?? ''}${step === undefined || latestWords(step) === '' ? '' : `公布名单${latestWords(step)}。`}`}</p>
      {mustGo.length > 0 && <Message tone="warning" title="选举委员会有成员要退出">{`${mustGo.map(({ name, mustWithdraw }) => `${name}：${mustWithdraw ?? ''}`).join('；')}。`}<a className="tap" href={`/console/elections/${election.id}#committee`}>去登记退出</a></Message>}
      {election.slateFaults.length > 0 && <Message tone="warning" title="还不能公布名单"><ul className="election-points">{election.slateFaults.map((words) => <li key={words}>{words}</li>)}</ul></Message>}
      {election.state === 'NOMINATING' && election.slateFaults.length === 0 && mustGo.length === 0 && <Message tone="success">每个职位的候选人都多于名额，都联审通过，可以公布名单了。</Message>}
      {may('begin-nominations') && <ActBox {...own} act="begin-nominations" open form={() => ({})} />}
      {may('open-ballot') && election.state === 'REGISTERING' && (
        <ActBox {...own} act="open-ballot" form={(form) => ({ where: inputNamed(form, 'open-where') })}>
          {(fault) => <TextInput {...fault('where')} name="open-where" label="公布在哪里" maxLength={200} width={20} />}
        </ActBox>
      )}
      {may('nominate') && <Nominate whole={whole} stand={stand} />}
      {postsByRank.filter((post) => election.seats[post] > 0).map((post) => <OfPost key={post} post={post} seats={election.seats[post]} nominees={stand.filter((one) => one.post === post)} />)}
      {stand.length === 0 && <EmptyState title="还没有人被提名">{election.state === 'REGISTERING' ? '名册公布以后，由选举委员会开始提名。' : '由村党组织推荐、登记参加选举的村民提名，登记以后列在这里。'}</EmptyState>}
      {may('review-nominee') && stand.some(({ review }) => review === null) && <Review whole={whole} stand={stand.filter(({ review }) => review === null)} />}
      {may('withdraw-nominee') && stand.length > 0 && (
        <ActBox {...own} act="withdraw-nominee" form={(form) => ({ number: Number(inputNamed(form, 'number')), reason: inputNamed(form, 'reason') })}>
          {(fault) => (
            <>
              <p className="soft">本人书面退出、两个职位只能选一个（R-215）时用；退出以后可以换职位再提名。</p>
              <Select {...fault('number')} name="number" label="谁退出" options={stand.map(({ number, name, post }) => ({ value: String(number), label: `${number} 号 ${name}（${posts[post]}）` }))} />
              <TextInput {...fault('reason')} name="reason" label="为什么不再做候选人" maxLength={200} width={20} />
            </>
          )}
        </ActBox>
      )}
      {may('publish-candidates') && (
        <ActBox {...own} act="publish-candidates" form={(form) => ({ where: inputNamed(form, 'where') })}>
          {(fault) => <TextInput {...fault('where')} name="where" label="公布在哪里" hint="打印出来贴公开栏；群众端同时可以看" maxLength={200} width={20} />}
        </ActBox>
      )}
      {election.candidatesOn !== null && <p>{`候选人名单${dayForVillagers(election.candidatesOn)}公布。`}</p>}
      <Introduce whole={whole} />
      {gone.length > 0 && (
        <details className="field-group"><summary>{`不再是候选人的 ${gone.length} 人`}</summary>
          <ul className="plain-list">{gone.map(({ number, name, post, withdrawn }) => <li key={number}>{`${number} 号 ${name}（${posts[post]}）：${withdrawn}`}</li>)}</ul>
        </details>
      )}
    </div>
  )
}

function OfPost({ post, seats, nominees }: { post: Post; seats: number; nominees: readonly NomineeView[] }) {
  if (nominees.length === 0) return <p className="soft">{`${posts[post]}应选 ${seats} 人，还没有人被提名。`}</p>
  return (
    <DataTable caption={`${posts[post]}：应选 ${seats} 人，提名 ${nominees.length} 人`} rows={nominees} keyOf={({ number }) => String(number)} narrow="stack" columns={[
      { key: 'number', head: '提名号', figures: true, cell: ({ number }) => number }, { key: 'name', head: '姓名', names: true, cell: ({ name }) => name },
      { key: 'sex', head: '性别', cell: ({ sex }) => (sex === 'woman' ? '女' : sex === 'man' ? '男' : '') }, { key: 'by', head: '谁提名的', cell: ({ by }) => nominators[by] },
      { key: 'review', head: '联审', cell: ({ review }) => <StatusWord status={review === null ? { tone: 'waiting', word: '等联审' } : { tone: review.passed ? 'done' : 'alarm', word: review.passed ? '通过' : '不通过' }} /> },
    ]} />
  )
}

function Nominate({ whole: { election, dossier, again }, stand }: { whole: Whole; stand: readonly NomineeView[] }) {
  const roll = useRoll(election.id)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [name] = roll.lines.filter(({ person }) => chosen.includes(person))
  const twice = stand.find(({ person }) => chosen.includes(person))
  const member = election.committee?.members.find(({ person }) => chosen.includes(person))
  const trusted = roll.head?.given.filter(({ trustee, ended }) => ended === '' && chosen.includes(trustee)).length ?? 0
  return (
    <ActBox key={election.nominees.length} procedure="village-election" act="nominate" dossier={election.id} village={election.village} seen={dossier?.sequence ?? 0} acts={dossier?.acts ?? null} onDone={() => { setChosen([]); again(); roll.again() }} form={(form) => ({
      person: chosen[0] ?? '', post: inputNamed(form, 'post'), by: inputNamed(form, 'by'),
    })}>
      {(fault) => (
        <>
          <PersonPick
            field={{ name: 'person', label: '候选人', hint: '要在名册上', ...fault('person') }} chosen={chosen} onChoose={setChosen}
            people={roll.lines.map(({ person, name: called, group, serial }) => ({ person, name: called, serial, hint: `${group}　${serial} 号` }))}
          />
          {twice !== undefined && <Message tone="warning">{`${twice.name}已经是${posts[twice.post]}候选人。一个人只能做一个职位的候选人：请本人书面选一个，先在下面登记退出原来的，再提名。`}</Message>}
          {member !== undefined && <Message tone="warning">{`${member.name}是选举委员会成员，被提名以后要退出，由候补的递补。`}</Message>}
          {trusted > 0 && <Message tone="warning">{`${name?.name ?? '这个人'}接受了 ${trusted} 份委托，被提名以后自动失效，要通知委托人重办。`}</Message>}
          <Choice {...fault('post')} name="post" label="职位" options={postsByRank.filter((post) => election.seats[post] > 0).map((post) => ({ value: post, label: posts[post] }))} />
          <Choice {...fault('by')} name="by" label="谁提名的" options={Object.entries(nominators).map(([value, label]) => ({ value, label }))} />
        </>
      )}
    </ActBox>
  )
}

/** The township's part: the verdict and its document, nothing of the ground (R-213). */
function Review({ whole, stand }: { whole: Whole; stand: readonly NomineeView[] }) {
  const { election, dossier, again } = whole
  return (
    <section className="section" aria-labelledby="review">
      <h2 id="review">{`联审：${stand.length} 人等结论`}</h2>
      <Message>{`只看法律写明的四种情形：${legalGrounds.join('；')}。欠费、信访、生育、失信等都不是理由。这里只记通过不通过和文号，不写是哪一种。`}</Message>
      <ReviewAll election={election} seen={dossier?.sequence ?? 0} nominees={stand} done={again} />
      <ActBox procedure="village-election" act="review-nominee" name="登记一个人的结论" dossier={election.id} village={election.village} seen={dossier?.sequence ?? 0} acts={dossier?.acts ?? null} onDone={again} form={(form) => ({
        number: Number(inputNamed(form, 'number')), passed: new FormData(form).has('passed'), document: inputNamed(form, 'document'),
      })}>
        {(fault) => (
          <>
            <Select {...fault('number')} name="number" label="谁" options={stand.map(({ number, name, post }) => ({ value: String(number), label: `${number} 号 ${name}（${posts[post]}）` }))} />
            <Checkbox name="passed" label="联审通过（不勾就是不通过）" />
            <TextInput {...fault('document')} name="document" label="联审结论的文号" maxLength={120} width={20} />
          </>
        )}
      </ActBox>
    </section>
  )
}
