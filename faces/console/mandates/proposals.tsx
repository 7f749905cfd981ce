/** Mandates of power that wait for a second security administrator, and what was decided lately (R-023, control 29). */
import { Button, ButtonRow, StatusWord, type StatusModel } from '../../../design/index.ts'
import { api } from '../../spa/api.ts'
import { When } from '../desk/when.tsx'
import { Outcome } from '../outcome.tsx'
import { useRegionNames } from '../region-names.ts'
import { useDeed, type Deed } from '../use-deed.ts'
import type { Proposal } from './mandate-shapes.ts'

export function Proposals({ proposals, onDecided }: { proposals: readonly Proposal[]; onDecided(): void }) {
  const deed = useDeed()
  const names = useRegionNames(proposals.map(({ region }) => region.code))
  if (proposals.length === 0 && deed.done === null) return null
  const waiting = proposals.filter(({ decision }) => decision === null)
  const decided = proposals.filter(({ decision }) => decision !== null)
  return (
    <section className="section" aria-labelledby="proposals-heading">
      <h2 id="proposals-heading">{waiting.length === 0 ? '没有等第二人同意的任职' : `等第二人同意的任职：${waiting.length} 项`}</h2>
      <Outcome deed={deed} />
      {waiting.map((one) => <Waiting key={one.id} proposal={one} place={names.get(one.region.code) ?? ''} deed={deed} onDecided={onDecided} />)}
      {decided.length > 0 && (
        <details className="field-group">
          <summary>{`最近办过的 ${decided.length} 项`}</summary>
          <ul className="proposals__decided">
            {decided.map((one) => (
              <li key={one.id}>
                <StatusWord status={decisions[one.decision ?? 'approved']} />
                {` ${one.holderName}，${names.get(one.region.code) ?? ''} ${one.officeName}。${one.proposedByName ?? ''}提出，${one.decidedByName ?? ''}办理，`}
                <When at={one.decidedAt ?? one.proposedAt} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const decisions: Readonly<Record<'approved' | 'refused' | 'withdrawn', StatusModel>> = {
  approved: { tone: 'done', word: '已同意' }, refused: { tone: 'stopped', word: '没有同意' }, withdrawn: { tone: 'stopped', word: '已撤回' },
}

type WaitingProps = { proposal: Proposal; place: string; deed: Deed; onDecided(): void }

function Waiting({ proposal, place, deed, onDecided }: WaitingProps) {
  const { id, holderName, officeName, reason, validFrom, validTo, proposedAt, proposedByName, tooOld, mayDecide, mayWithdraw } = proposal
  const decide = (decision: string, done: string) => deed.run(() => api.post(`/api/mandate-proposals/${id}/decide`, { decision }), done, onDecided)
  return (
    <div className="panel">
      <h3>{`${holderName}：${place} ${officeName}`}</h3>
      <p>{`从 ${validFrom} 起${validTo === null ? '，另行通知为止' : `，到 ${validTo} 前`}。理由：${reason}`}</p>
      <p className="soft small">{`${proposedByName ?? ''}提出，`}<When at={proposedAt} /></p>
      {tooOld && <p className="consequence">提出已经超过 30 天，不能再同意；核实后请重新提出。</p>}
      {mayDecide && (
        <ButtonRow>
          {!tooOld && <Button type="button" aria-busy={deed.sending} onClick={() => decide('approved', `${holderName}的${officeName}任职已经生效。`)}>{`同意${holderName}任${officeName}`}</Button>}
          <Button type="button" kind="ordinary" aria-busy={deed.sending} onClick={() => decide('refused', `没有同意${holderName}的任职。`)}>不同意</Button>
        </ButtonRow>
      )}
      {mayWithdraw && (
        <ButtonRow>
          <Button type="button" kind="quiet" aria-busy={deed.sending} onClick={() => decide('withdrawn', `${holderName}的任职已撤回。`)}>撤回</Button>
        </ButtonRow>
      )}
      {!mayDecide && !mayWithdraw && <p className="soft small">由另一位安全管理员决定。</p>}
      {mayWithdraw && <p className="soft small">要由另一位安全管理员同意，自己不能同意。</p>}
    </div>
  )
}
