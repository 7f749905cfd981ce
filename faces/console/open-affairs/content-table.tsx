/** The lines of a publication as they will be public; with boxes to tick where they are under review. */
import { DataTable, type Column } from '../../../design/index.ts'
import { sumsOf, yuan, type Content } from '../../../core/open-affairs/index.ts'

type Row = { readonly at: number; readonly cells: readonly string[] }
type Shown = {
  readonly content: Content
  readonly heading?: string
  /** Where it begins, and how many. */
  readonly range?: readonly [from: number, count: number]
  readonly looked?: ReadonlySet<number>
  toggle?(lines: readonly number[], on: boolean): void
}

export function ContentTable({ content, heading, range, looked, toggle }: Shown) {
  const books = content.lines.length > 0
  const heads = books ? ['日期', '项目', '摘要', '收入', '支出', '凭证号'] : ['姓名', '小组', '项目', '金额']
  const all: readonly Row[] = books
    ? content.lines.map((line, at) => ({ at: at + 1, cells: [line.day, line.subject, line.words, line.direction === 'in' ? yuan(line.fen) : '', line.direction === 'out' ? yuan(line.fen) : '', line.voucher] }))
    : content.names.map((line, at) => ({ at: at + 1, cells: [line.name, line.group, line.item, yuan(line.fen)] }))
  const rows = range === undefined ? all : all.slice(range[0], range[0] + range[1])
  const sums = sumsOf(content)
  if (all.length === 0) return content.words === '' ? null : <section className="section">{heading !== undefined && <h2>{heading}</h2>}{content.words.split('\n').map((one, at) => <p key={at}>{one}</p>)}</section>
  const columns: readonly Column<Row>[] = [
    ...(looked === undefined ? [] : [{
      key: 'looked', head: '看过', cell: ({ at }: Row) => <input type="checkbox" aria-label={`第 ${at} 行看过`} checked={looked.has(at)} onChange={(event) => toggle?.([at], event.target.checked)} />,
    }]),
    { key: 'at', head: '行', cell: ({ at }) => String(at) },
    ...heads.map((head, nth): Column<Row> => ({ key: head, head, cell: ({ cells }) => cells[nth] ?? '', ...(['收入', '支出', '金额'].includes(head) ? { figures: true } : {}), ...(nth === (books ? 1 : 0) ? { names: true } : {}) })),
  ]
  return (
    <section className="section">
      {heading !== undefined && <h2>{heading}</h2>}
      <p>{books ? `${all.length} 行；${content.opening === null ? '' : `期初 ${yuan(sums.opening)} 元，`}收入 ${yuan(sums.income)} 元，支出 ${yuan(sums.expense)} 元${content.opening === null ? '' : `，期末 ${yuan(sums.closing)} 元`}。` : `${all.length} 人，共 ${yuan(sums.names)} 元。`}</p>
      <DataTable caption={books ? '收支明细' : '名单'} captionHidden columns={columns} rows={rows} keyOf={({ at }) => String(at)} narrow="stack" />
    </section>
  )
}
