/** Households the register has changed since their passbook was last looked at: one press each, nothing by itself (R-461). */
import { joiningRule } from '../../../core/star-rating/points-catalogue.ts'
import { Button } from '../../../design/index.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'
import { sendAct } from './send-act.ts'
import type { ChangedPassbook, VillagePoints } from './shapes.ts'

export function RegisterChanges({ points: { changes, inForce }, onChanged }: { points: VillagePoints; onChanged(): void }) {
  const deed = useDeed()
  if (changes.length === 0) return deed.done === null ? null : <Outcome deed={deed} />
  const joins = inForce?.contents.rules.find(({ code }) => code === joiningRule)
  const enter = (one: ChangedPassbook) => deed.run(
    () => sendAct({ dossier: one.dossier, act: one.what === 'gone' ? 'close' : 'refresh', form: {}, seen: one.sequence }), one.what === 'gone' ? closedWords(one, joins?.name) : '按现在的户册更新了。', onChanged,
  )
  return (
    <details className="section no-print">
      <summary>{`户册里有变化的积分簿，${changes.length} 本`}</summary>
      <p className="small soft">户注销、合并、迁走的结簿：剩下的积分一笔记清，不会自己转到别的户；分出去的新户另开一本。家里人有变化的更新以后，现在的成年家人都能看。</p>
      {changes.some(({ what, left }) => what === 'gone' && left > 0) && (
        <p className="small">{joins === undefined
          ? '并到别的户、还有积分的：户册不写并到哪一户，村里的积分办法也没有“并户转入”这一项。要转的，先不要结簿，由村民会议或者村民代表会议在积分办法里加上这一项，乡镇备案以后再办。'
          : `并到别的户、还有积分的：先结簿，再替并入的那一户申报“${joins.name}”，写明并来的积分簿号和剩的分数（一次最多 ${joins.most} 分，多的分几次报），由另一个人审核。`}</p>
      )}
      <ul className="plain-list">
        {changes.map((one) => (
          <li key={one.dossier}>
            {`${one.head}${one.group === '' ? '' : `（${one.group}）`}：${one.what === 'gone' ? `积分簿 ${numberOf(one)}，已经不在册，还剩 ${one.left} 分` : '家里人有变化'} `}
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

/** As it is called on the passbook and in its title. */
function numberOf({ dossier }: ChangedPassbook): string {
  return dossier.slice(7, 11)
}

function closedWords(one: ChangedPassbook, joins: string | undefined): string {
  const closed = '结簿了，账留着。'
  return one.left === 0 ? closed : `${closed}积分簿 ${numberOf(one)} 剩的 ${one.left} 分记清了。${joins === undefined ? '' : `并到别的户的，请在下面替那一户申报“${joins}”，写明积分簿 ${numberOf(one)}、${one.left} 分。`}`
}
