/** The county's rewards (嘉许措施): chosen from three kinds, proposed by one person, agreed to by another; rights people have by law are refused. */
import { useState } from 'react'
import { Button, Message, Select, TextInput } from '../../../design/index.ts'
import { rewardKinds, type Reward, type RewardKind } from '../../../core/star-rating/rewards.ts'
import type { CatalogueSettings } from '../../../procedures/points-catalogue/settings.ts'
import { api, withQuery } from '../../spa/api.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useQuestion } from '../../spa/question.ts'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { useDeed } from '../use-deed.ts'

type Version = { readonly version: number; readonly state: string; readonly reason: string; readonly contents: CatalogueSettings; readonly mine: boolean; readonly proposer: string | null }
type Answer = { readonly inForce: { readonly contents: CatalogueSettings }; readonly items: readonly Version[] }

const path = '/api/procedures/points-catalogue/settings'

export function Rewards({ county, governs }: { county: number; governs: boolean }) {
  const settings = useQuestion<Answer>(withQuery(path, { county }))
  const deed = useDeed()
  const { answer } = settings
  const waiting = answer?.items.find(({ state }) => state === 'proposed')
  const review = (version: Version, decision: 'approve' | 'refuse' | 'withdraw', done: string) => (
    deed.run(() => api.post(`${path}/${version.version}/review`, { county, decision, note: decision === 'refuse' ? '内容不合适，请修改' : '' }), done, settings.again))
  return (
    <section className="section" aria-labelledby="rewards">
      <h2 id="rewards">县里的嘉许措施</h2>
      <p className="small soft">只能是精神鼓励、适当的实物、村集体自己的东西优先用；不能和低保、入学、参军、宅基地、贷款、证明挂钩，也不能叫信用分（R-450、R-451）。</p>
      {settings.refusal !== null && <Refused refusal={settings.refusal} again={settings.again} />}
      <Outcome deed={deed} />
      {answer !== null && <RewardList rewards={answer.inForce.contents.rewards} />}
      {waiting !== undefined && (
        <Message title="有一份改动等另一个人同意">
          <p>{`${waiting.proposer ?? ''}提出，理由：${waiting.reason}`}</p>
          <RewardList rewards={waiting.contents.rewards} />
          {governs && waiting.mine && <Button kind="ordinary" type="button" onClick={() => review(waiting, 'withdraw', '撤回了。')}>撤回</Button>}
          {governs && !waiting.mine && (
            <p className="inline-form">
              <Button type="button" onClick={() => review(waiting, 'approve', '同意了，现在就按新的。')}>同意</Button>
              <Button kind="ordinary" type="button" onClick={() => review(waiting, 'refuse', '没有同意，原来的不变。')}>不同意</Button>
            </p>
          )}
        </Message>
      )}
      {governs && answer !== null && waiting === undefined && <Proposal key={answer.items.length} county={county} settings={answer.inForce.contents} onProposed={settings.again} />}
    </section>
  )
}

function RewardList({ rewards }: { rewards: readonly Reward[] }) {
  return (
    <ul className="plain-list">
      {rewards.map(({ kind, name, words }) => <li key={name}><b>{name}</b>{`（${rewardKinds[kind]}）：${words}`}</li>)}
    </ul>
  )
}

function Proposal({ county, settings, onProposed }: { county: number; settings: CatalogueSettings; onProposed(): void }) {
  const [rewards, setRewards] = useState<readonly Reward[]>(settings.rewards)
  const deed = useDeed()
  const [round, setRound] = useState(0)
  return (
    <details className="field-group">
      <summary>改嘉许措施</summary>
      <Outcome deed={deed} />
      <ul className="plain-list">
        {rewards.map((reward) => (
          <li key={reward.name}>{`${reward.name}（${rewardKinds[reward.kind]}）`} <Button kind="quiet" type="button" onClick={() => setRewards(rewards.filter((one) => one !== reward))}>删去<span className="visually-hidden">{reward.name}</span></Button></li>
        ))}
      </ul>
      <form key={round} noValidate onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const [kind, name, words] = [inputNamed(form, 'kind'), inputNamed(form, 'name'), inputNamed(form, 'words')]
        if (kind === '' || name === '') return
        setRewards([...rewards.filter((one) => one.name !== name), { kind: kind as RewardKind, name, words }])
        setRound((count) => count + 1)
      }}>
        <Select name="kind" label="哪一类" options={Object.entries(rewardKinds).map(([value, label]) => ({ value, label }))} />
        <TextInput name="name" label="名称" maxLength={30} width={12} />
        <TextInput name="words" label="怎么给、给谁、从哪里出" maxLength={200} />
        <Button kind="ordinary">加上这一条</Button>
      </form>
      <form noValidate onSubmit={(event) => {
        event.preventDefault()
        const reason = inputNamed(event.currentTarget, 'reason')
        deed.run(() => api.post(path, { county, contents: { ...settings, rewards }, reason }), '提出来了，等另一个人同意。', onProposed)
      }}>
        <TextInput name="reason" label="为什么改" maxLength={200} />
        <Button aria-busy={deed.sending}>提出改动</Button>
      </form>
    </details>
  )
}
