/** Households that the register has changed since they were rated: found by the platform, entered with one press, told to the household. */
import { Button } from '../../../design/index.ts'
import type { StarCycle, StarRegisterChange } from '../../../core/view/star-households.ts'
import { api } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'

const words = { gone: '已经注销、合并或者迁走', head: '户主换了', group: '换了小组', members: '家里人有变化' } as const

export function RegisterChanges({ cycle, done }: { cycle: StarCycle; done(): void }) {
  const list = useQuestion<{ readonly items: readonly StarRegisterChange[] }>(`/api/star-rating/cycles/${cycle.cycle}/changes`)
  const deed = useDeed()
  const items = list.answer?.items ?? []
  if (items.length === 0) return deed.done === null ? null : <Outcome deed={deed} />
  const enter = (some: readonly StarRegisterChange[]) => deed.run(async () => {
    for (const { rating, sequence, what } of some) {
      await api.post('/api/acts', { id: crypto.randomUUID(), dossier: rating, act: 'record-change', seen: sequence, form: { reason: `户册变更：${words[what]}` } })
    }
  }, `按户册更新了 ${some.length} 户，已经告诉本户。`, () => { list.again(); done() })
  return (
    <details className="section">
      <summary>{`户册里有变化的户，${items.length} 户`}</summary>
      <p className="soft">户册变了，评定里还是原来的。更新以后按现在的户主、小组公布；已经注销的户这一轮到此为止，星随留下户主的那一户。</p>
      <ul className="plain-list">
        {items.map((one) => (
          <li key={one.rating}>
            {`${one.headName} ${one.group}：${words[one.what]} `}
            <Button type="button" kind="quiet" aria-busy={deed.sending} onClick={() => enter([one])}>按户册更新<span className="visually-hidden">{one.headName}</span></Button>
          </li>
        ))}
      </ul>
      {items.length > 1 && <Button type="button" kind="ordinary" aria-busy={deed.sending} onClick={() => enter(items)}>{`${items.length} 户全部按户册更新`}</Button>}
      <Outcome deed={deed} />
    </details>
  )
}
