/** The quarter's sheet (进销存), as it is public: on the screen, on paper for the notice board, as CSV. */
import { useNavigate } from 'react-router'
import { byteOrderMark, csvRow } from '../../../core/table-text/csv.ts'
import type { StockLine } from '../../../core/view/points.ts'
import { Button, EmptyState } from '../../../design/index.ts'
import { withQuery } from '../../spa/api.ts'
import type { VillagePoints } from './shapes.ts'

const columns = [
  ['opening', '期初'], ['received', '入库'], ['exchanged', '兑换'], ['writtenOff', '报损'], ['counted', '盘点增减'], ['closing', '期末'],
] as const satisfies readonly (readonly [keyof StockLine, string])[]

export function Sheet({ points }: { points: VillagePoints }) {
  const navigate = useNavigate()
  const { sheet, quarter, quarters, region } = points
  if (points.things === null) return null
  const title = `${region.name}爱心超市 ${quarterWords(quarter)}进销存`
  return (
    <section className="section" aria-labelledby="sheet">
      <h2 id="sheet">{title}</h2>
      <div className="inline-form no-print">
        <div>
          <label className="small soft" htmlFor="quarter">哪个季度</label>
          <select className="input" id="quarter" value={quarter} onChange={(event) => void navigate(withQuery('/points', { region: region.code, quarter: event.target.value }))}>
            {quarters.map((one) => <option key={one} value={one}>{quarterWords(one)}</option>)}
          </select>
        </div>
        <Button kind="ordinary" type="button" onClick={() => print()}>打印张贴</Button>
        <a className="button button--quiet" href={csvOf(sheet)} download={`points-shop-${region.code}-${quarter}.csv`}>导出 CSV</a>
      </div>
      {sheet.length === 0 && <EmptyState title="还没有东西">上架、入库以后，每样东西的进出都列在这里。</EmptyState>}
      {sheet.length > 0 && (
        <table className="table table--stack lines">
          <caption className="visually-hidden">{title}</caption>
          <thead><tr><th scope="col">物品</th>{columns.map(([key, name]) => <th key={key} scope="col" className="table__figures">{name}</th>)}</tr></thead>
          <tbody>
            {sheet.map((line) => (
              <tr key={line.thing}>
                <th scope="row">{`${line.thing} 号 ${line.name}（${line.unit}）`}</th>
                {columns.map(([key, name]) => <td key={key} data-head={name} className="table__figures">{line[key]}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="print-only">{`今年记过分的 ${points.participants} 户。不收现金、不卖东西；有疑问请找村务监督委员会。`}</p>
    </section>
  )
}

function quarterWords(quarter: string): string {
  const [year, number] = quarter.split('-')
  return `${year} 年第 ${number} 季度`
}

function csvOf(lines: readonly StockLine[]): string {
  const rows = lines.map((line) => csvRow([`${line.thing} 号 ${line.name}`, line.unit, ...columns.map(([key]) => String(line[key]))]))
  return `data:text/csv;charset=utf-8,${encodeURIComponent(byteOrderMark + csvRow(['物品', '单位', ...columns.map(([, name]) => name)]) + rows.join(''))}`
}
