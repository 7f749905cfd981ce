/** The sheet households rate themselves on, as a standard would print it. */
import type { CycleSettings } from '../../../procedures/star-cycle/settings.ts'

export function StandardSheet({ settings: { standard, honourFrom, noticeDays }, title }: { settings: CycleSettings; title: string }) {
  return (
    <section className="section">
      <h2>{title}</h2>
      <p>{`${standard.stars.length} 颗星；${standard.titleFrom} 颗起算星级文明户，${honourFrom} 颗起上光荣榜；公示 ${noticeDays} 日。每颗星${standard.wonBy === 'points' ? `够满分的 ${standard.pointsPercent}%` : '基础条件都达到'}可以申报达标，由评议会表决。`}</p>
      <ol className="standard-sheet">
        {standard.stars.map(({ code, name, aim, items }) => (
          <li key={code}>
            <strong>{name}</strong>{`（${aim}）`}
            <ul>{items.map(({ text, points, basic }, at) => <li key={`${code}-${String(at)}`}>{`□ ${text}，${points} 分${basic ? '，基础条件' : ''}`}</li>)}</ul>
          </li>
        ))}
      </ol>
    </section>
  )
}
