/** Households the register has changed since their passbook was last looked at: one press each, nothing by itself (R-461). */
import { Button } from '../../../design/index.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'
import { sendAct } from './send-act.ts'
import type { ChangedPassbook } from './shapes.ts'

export function RegisterChanges({ changes, onChanged }: { changes: readonly ChangedPassbook[]; onChanged(): void }) {
  const deed = useDeed()
  if (changes.length === 0) return deed.done === null ? null : <Outcome deed={deed} />
  const enter = (one: ChangedPassbook) => deed.run(
    () => sendAct({ dossier: one.dossier, act: one.what === 'gone' ? 'close' : 'refresh', form: {}, seen: one.sequence }), one.what === 'gone' ? '结簿了，账留着。' : '按现在的户册更新了。', onChanged,
  )
  return (
    <details className="section no-print">
      <summary>{`户册里有变化的积分簿，${changes.length} 本`}</summary>
      <p className="small soft">户注销、合并、迁走的结簿：剩下的积分一笔记清，不会自己转到别的户；分出去的新户另开一本。家里人有变化的更新以后，现在的成年家人都能看。</p>
      <ul className="plain-list">
        {changes.map((one) => (
          <li key={one.dossier}>
            {`${one.head}${one.group === '' ? '' : `（${one.group}）`}：${one.what === 'gone' ? `已经不在册，还剩 ${one.left} 分` : '家里人有变化'} `}
            {one.what === 'gone' && one.waits
              ? <span className="soft small">还有申报没审核或者兑换没领，先办完再结簿。</span>
              : <Button type="button" kind="quiet" aria-busy={deed.sending} onClick={() => enter(one)}>{one.what === 'gone' ? '结簿' : '按户册更新'}<span className="visually-hidden">{one.head}</span></Button>}
          </li>
        ))}
      </ul>
      <Outcome deed={deed} />
    </details>
  )
}
