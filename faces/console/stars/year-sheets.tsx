/** Sheets of the year for walls, doors and drawers: prepared (each gets a code to check it by), then opened as PDF. */
import type { StarSheet, StarYear } from '../../../core/view/star-years.ts'
import { api } from '../../spa/api.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'
import { useState } from 'react'

const names: Readonly<Record<StarSheet, string>> = { notice: '公示榜', board: '光荣榜（A3）', certificates: '荣誉证书（A4，每户一张）', plaques: '牌匾（同意挂牌的户）' }
type Prepared = { readonly href: string; readonly sheets: number }

export function YearSheets({ here }: { here: StarYear }) {
  return (
    <section className="section no-print">
      <h2>打印</h2>
      <p className="soft">每张都有一个码，扫了可以看是不是真的、是不是当前的，不显示户主和星。再次打印，码不变。</p>
      {here.sheets.includes('plaques') && <p>{`${here.honourFrom} 颗星以上的户里，同意挂牌 ${here.plaques.agreed} 户，不挂 ${here.plaques.declined} 户，还没有问 ${here.plaques.notAsked} 户；不挂牌不影响星级（R-410）。`}</p>}
      <ul className="year-sheets">
        {here.sheets.map((sheet) => <li key={sheet}><OneSheet cycle={here.cycle} sheet={sheet} /></li>)}
      </ul>
    </section>
  )
}

function OneSheet({ cycle, sheet }: { cycle: string; sheet: StarSheet }) {
  const deed = useDeed()
  const [ready, setReady] = useState<Prepared | null>(null)
  const prepare = () => deed.run(async () => { setReady(await api.post<Prepared>(`/api/star-rating/years/${cycle}/sheets/${sheet}`, {})) }, '准备好了。')
  return (
    <>
      <button type="button" className="button button--ordinary" disabled={deed.sending} onClick={prepare}>{`准备打印${names[sheet]}`}</button>
      {ready !== null && ready.sheets === 0 && <p>现在没有可以印的。</p>}
      {ready !== null && ready.sheets > 0 && (
        <p>
          {sheet === 'notice'
            ? <><a href={`${ready.href}?paper=a3`} target="_blank" rel="noopener">打开 A3（PDF）</a> <a href={`${ready.href}?paper=a4`} target="_blank" rel="noopener">打开 A4（PDF）</a></>
            : <a href={ready.href} target="_blank" rel="noopener">{`打开 ${names[sheet]}（PDF，${ready.sheets} 份）`}</a>}
        </p>
      )}
      <Outcome deed={deed} />
    </>
  )
}
