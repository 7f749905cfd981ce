/** Reported and closed by month: two small bars per month, and the same as a table for whoever cannot see them. */
import { DataTable, type Column } from '../../../design/index.ts'
import type { StatisticsView } from '../../../core/view/index.ts'
import { monthWords, shareWords } from './sentences.ts'

type Month = StatisticsView['months'][number]
const [step, high] = [24, 72]

export function Months({ months }: { months: readonly Month[] }) {
  const most = Math.max(1, ...months.flatMap(({ reported, closed }) => [reported, closed]))
  const tall = (amount: number) => Math.round(amount / most * high)
  return (
    <>
      <p className="months__key soft small"><span className="months__mark months__mark--reported" />上报<span className="months__mark months__mark--closed" />结案</p>
      <div className="table-frame months" role="region" aria-label="按月的图" tabIndex={0}>
        <svg width={Math.max(months.length * step, step)} height={high + 18} role="img" aria-label="每月上报和结案的件数，数字见下面的表">
          {months.map(({ month, reported, closed }, index) => (
            <g key={month} transform={`translate(${index * step} 0)`}>
              <title>{`${monthWords(month)}：上报 ${reported} 件，结案 ${closed} 件`}</title>
              <rect className="months__reported" x="3" y={high - tall(reported)} width="8" height={tall(reported)} />
              <rect className="months__closed" x="12" y={high - tall(closed)} width="8" height={tall(closed)} />
              {(index === 0 || month.endsWith('-01') || months.length <= 12) && <text className="months__name" x="12" y={high + 14} textAnchor="middle">{month.endsWith('-01') || index === 0 ? `${month.slice(2, 4)}/${Number(month.slice(5))}` : Number(month.slice(5))}</text>}
            </g>
          ))}
          <line className="months__ground" x1="0" x2={months.length * step} y1={high} y2={high} />
        </svg>
      </div>
      <details>
        <summary>看数字</summary>
        <DataTable caption="按月" captionHidden columns={columns} rows={[...months].reverse()} keyOf={({ month }) => month} narrow="scroll" />
      </details>
    </>
  )
}

const columns: readonly Column<Month>[] = [
  { key: 'month', head: '月份', names: true, cell: ({ month }) => monthWords(month) },
  { key: 'reported', head: '上报', figures: true, cell: ({ reported }) => reported },
  { key: 'closed', head: '结案', figures: true, cell: ({ closed }) => closed },
  { key: 'owed', head: '应结案', figures: true, cell: ({ closing }) => closing?.denominator ?? '' },
  { key: 'rate', head: '结案率', figures: true, cell: ({ closing }) => (closing === null ? '' : shareWords(closing)) },
]
