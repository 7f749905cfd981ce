/** Members whom villages have named, for the security administrator: with the resolution each rests on. */
import { Button, ButtonRow, EmptyState } from '../../../design/index.ts'
import { api } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { useRegionNames } from '../region-names.ts'
import { useDeed } from '../use-deed.ts'
import type { Nomination } from './body-shapes.ts'

export function Nominations() {
  const list = useQuestion<{ readonly items: readonly Nomination[] }>('/api/body-nominations')
  const deed = useDeed()
  const items = list.answer?.items ?? []
  const names = useRegionNames(items.map(({ village }) => village))
  const decide = ({ id, holderName }: Nomination, decision: 'granted' | 'refused') => (
    deed.run(() => api.post(`/api/body-nominations/${id}/decide`, { decision }), decision === 'granted' ? `${holderName}已经任职。` : `没有授予${holderName}。`, list.again))
  return (
    <>
      <p className="page__lead">各村报来的村级组织成员。看清是哪次会议推选的，再授予。</p>
      <Outcome deed={deed} />
      {list.refusal !== null && <Refused refusal={list.refusal} again={list.again} />}
      {list.answer !== null && items.length === 0 && <EmptyState title="没有等着授予的成员">村里报来新的成员，会列在这里。</EmptyState>}
      {items.map((one) => (
        <div key={one.id} className="panel">
          <h2>{`${one.holderName}：${names.get(one.village) ?? ''}${one.bodyName}${one.officeName}`}</h2>
          <p>{`任期从 ${one.validFrom} 起，到 ${one.validTo} 前。`}</p>
          <p>{`${one.chosenOn} 由${one.chosenByName}推选，见${one.minutes}。`}</p>
          <ButtonRow>
            <Button type="button" aria-busy={deed.sending} onClick={() => decide(one, 'granted')}>{`授予${one.holderName}`}</Button>
            <Button type="button" kind="ordinary" aria-busy={deed.sending} onClick={() => decide(one, 'refused')}>不授予</Button>
          </ButtonRow>
        </div>
      ))}
    </>
  )
}
