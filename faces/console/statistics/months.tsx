/** Reported and closed by month: two small bars per month, and the same as a table for whoever cannot see them. */
import { DataTable, type Column } from '../../../design/index.ts'
import type { StatisticsView } from '../../../core/view/index.ts'
import { monthWords, shareWords } from './sentences.ts'

type Month = StatisticsView['months'][number]
const [step, high] = [27, 72]
/** Two lines of words below the bars: the month, and the year where it begins. */
const below = 32

export function Months({ months }: { months: readonly Month[] }) {
  const most = Math.max(1, ...months.flatMap(({ reported, closed }) => [reported, closed]))
  const tall = (amount: number) => Math.round(amount / most * high)
  return (
    <>
      <p className="months__key soft small"><span className="months__mark months__mark--reported" />上报<span className="months__mark months__mark--closed" />结案</p>
      <div className="table-frame months" role="region" aria-label="按月的图" tabIndex={0}>
        <svg className={months.length <= 12 ? 'months__picture months__picture--fit' : 'months__picture'} width={months.length * step} viewBox={`0 0 ${months.length * step} ${high + below}`} role="img" aria-label="每月上报和结案的件数，数字见下面的表">
          {months.map(({ month, reported, closed }, index) => (
            <g key={month} transform={`translate(${index * step} 0)`}>
              <title>{`${monthWords(month)}：上报 ${reported} 件，结案 ${closed} 件`}</title>
              <rect className="months__reported" x="5" y={high - tall(reported)} width="8" height={tall(reported)} />
              <rect className="months__closed" x="14" y={high - tall(closed)} width="8" height={tall(closed)} />
              <text className="months__name" x={step / 2} y={high + 14} textAnchor="middle">{Number(month.slice(5))}</text>
              {(index === 0 || month.endsWith('-01')) && <text className="months__name" x="0" y={high + 29}>{month.slice(0, 4)}</text>}
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
