/**
 * A quarter's books from a spreadsheet: rows of text in, lines or faults out, each by row and column in words. All or nothing: with one fault nothing
 * is taken over, so that no half table is ever published.
 */
import { parseDay, type Day } from '../time/index.ts'
import type { FinanceLine, NameLine } from './content.ts'
import { isName } from './privacy-gate.ts'
import { amountIn } from './money.ts'

export type TableFault = { readonly row: number; readonly column: string; readonly sentence: string }
export type TableRead<Line> =
  | { readonly ok: true; readonly lines: readonly Line[]; readonly opening: number | null }
  | { readonly ok: false; readonly faults: readonly TableFault[]; readonly more: number }

/** As many lines as one publication holds. */
export const mostLines = 600
const mostFaults = 50

export const financeColumns = ['日期', '项目', '摘要', '收入', '支出', '凭证号'] as const
export const nameColumns = ['姓名', '小组', '项目', '金额'] as const

const otherHeads: Readonly<Record<string, string>> = {
  时间: '日期', 记账日期: '日期', 科目: '项目', 类别: '项目', 收支项目: '项目', 内容: '摘要', 事由: '摘要', 说明: '摘要', 收入金额: '收入', 支出金额: '支出', 凭证: '凭证号', 凭证编号: '凭证号',
  户主: '姓名', 领取人: '姓名', 组别: '小组', 村民小组: '小组', 补贴项目: '项目', 补助项目: '项目', 补贴金额: '金额', 发放金额: '金额',
}

/** Rows as text, the first of the file is 1; `dates1904` for the other calendar of spreadsheets. */
export function financeLines(rows: readonly (readonly string[])[], dates1904 = false): TableRead<FinanceLine> {
  return read(rows, financeColumns, (cell, fault) => {
    const [income, expense] = [cell('收入'), cell('支出')]
    if (/期初|上期结[余转]|结余转入/.test(cell('项目') + cell('摘要')) && cell('日期') === '') {
      const amount = amountIn(income)
      if (!amount.ok) { fault('收入', `期初余额${amount.sentence}`); return null }
      return { opening: amount.fen }
    }
    if (/^(合计|总计|小计|期末余额|本期合计)$/.test(cell('项目') + cell('摘要') || cell('日期'))) return null
    const day = dayIn(cell('日期'), dates1904)
    if (day === null) fault('日期', cell('日期') === '' ? '没有填日期' : `“${cell('日期').slice(0, 20)}”不是日期，请写成 2026-03-05`)
    if (cell('项目') === '') fault('项目', '没有填项目')
    if (cell('摘要') === '') fault('摘要', '没有填摘要')
    for (const [column, most] of [['项目', 40], ['摘要', 120], ['凭证号', 30]] as const) if (cell(column).length > most) fault(column, `太长，最多 ${most} 个字`)
    if ((income === '') === (expense === '')) fault(income === '' ? '收入' : '支出', income === '' ? '收入和支出要填一个' : '收入和支出只能填一个，请分成两行')
    const amount = amountIn(income === '' ? expense : income)
    if (!amount.ok && (income !== '' || expense !== '')) fault(income === '' ? '支出' : '收入', amount.sentence)
    if (amount.ok && amount.fen === 0) fault(income === '' ? '支出' : '收入', '金额是 0，请核对')
    if (cell('凭证号') === '') fault('凭证号', '没有填凭证号，逐笔都要有凭证（R-274）')
    if (day === null || !amount.ok) return null
    return { line: { day, direction: income === '' ? 'out' : 'in', subject: cell('项目'), words: cell('摘要'), fen: amount.fen, voucher: cell('凭证号') } }
  })
}

export function nameLines(rows: readonly (readonly string[])[]): TableRead<NameLine> {
  return read(rows, nameColumns, (cell, fault) => {
    if (/^(合计|总计|小计)$/.test(cell('姓名'))) return null
    if (!isName(cell('姓名'))) fault('姓名', cell('姓名') === '' ? '没有填姓名' : '只写姓名，身份证号、电话、病情都不要写')
    if (cell('项目') === '') fault('项目', '没有填项目')
    for (const [column, most] of [['小组', 20], ['项目', 40]] as const) if (cell(column).length > most) fault(column, `太长，最多 ${most} 个字`)
    const amount = amountIn(cell('金额'))
    if (!amount.ok) { fault('金额', cell('金额') === '' ? '没有填金额' : amount.sentence); return null }
    return { line: { name: cell('姓名'), group: cell('小组'), item: cell('项目'), fen: amount.fen } }
  })
}

type Row<Line> = { readonly line: Line } | { readonly opening: number } | null
export type ReadRow<Line> = (cell: (column: string) => string, fault: (column: string, sentence: string) => void) => Row<Line>

/** Every row of a table with these heads; also of the ledgers of the collective (core/collective-economy). */
export function read<Line>(rows: readonly (readonly string[])[], columns: readonly string[], one: ReadRow<Line>): TableRead<Line> {
  const faults: TableFault[] = []
  const head = rows.findIndex((row) => headsOf(row).filter((name) => columns.includes(name)).length >= columns.length - 1)
  if (head === -1) return { ok: false, more: 0, faults: [{ row: 1, column: '', sentence: `没有找到表头。第一行要有这几列：${columns.join('、')}` }] }
  const heads = headsOf(rows[head] ?? [])
  const missing = columns.filter((column) => !heads.includes(column))
  if (missing.length > 0) return { ok: false, more: 0, faults: missing.map((column) => ({ row: head + 1, column, sentence: `缺少“${column}”这一列` })) }
  const extra = heads.flatMap((name, at) => (name !== '' && !columns.includes(name) && !harmlessHeads.has(name) ? [{ name, at }] : []))
  for (const { name, at } of extra) faults.push({ row: head + 1, column: name, sentence: `第 ${letters(at)} 列“${name.slice(0, 20)}”不在要公开的内容里，请先删掉这一列` })
  const lines: Line[] = []
  let opening: number | null = null
  rows.forEach((row, at) => {
    if (at <= head || row.every((text) => text.trim() === '')) return
    const cell = (column: string) => (row[heads.indexOf(column)] ?? '').normalize('NFC').replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
    const said = one(cell, (column, sentence) => faults.push({ row: at + 1, column, sentence }))
    if (said === null) return
    if ('opening' in said) opening = said.opening
    else lines.push(said.line)
  })
  if (faults.length === 0 && lines.length === 0) faults.push({ row: head + 2, column: '', sentence: '表里没有明细，请填好再导入' })
  if (lines.length > mostLines) faults.push({ row: head + 2 + mostLines, column: '', sentence: `最多 ${mostLines} 行，现在有 ${lines.length} 行，请按月分成几份` })
  return faults.length === 0 ? { ok: true, lines, opening } : { ok: false, faults: faults.slice(0, mostFaults), more: Math.max(0, faults.length - mostFaults) }
}

/** Counted by the sheet itself; read over. */
const harmlessHeads: ReadonlySet<string> = new Set(['序号', '余额', '结余', '行号'])

function headsOf(row: readonly string[]): readonly string[] {
  return row.map((text) => {
    const plain = text.normalize('NFKC').replaceAll(/[\s\p{Cf}]|\((?:元|人民币)\)/gu, '')
    return otherHeads[plain] ?? plain
  })
}

/** 2026-03-05 · 2026/3/5 · 2026.3.5 · 2026年3月5日 · 46086: the day number of a spreadsheet. */
export function dayIn(text: string, dates1904 = false): Day | null {
  const plain = text.normalize('NFKC').trim()
  const written = /^(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s+0{1,2}:00(?::00)?)?$/.exec(plain)
  if (written !== null) return parseDay(`${written[1] ?? ''}-${(written[2] ?? '').padStart(2, '0')}-${(written[3] ?? '').padStart(2, '0')}`)
  if (!/^\d{5}(?:\.0+)?$/.test(plain)) return null
  // Day 0 is 30 December 1899, as every spreadsheet counts from March 1900 on; the other calendar begins with 1904.
  const day = new Date(Date.UTC(1899, 11, 30) + (Number(plain) + (dates1904 ? 1462 : 0)) * 86_400_000).toISOString().slice(0, 10)
  return day >= '2000-01-01' && day < '2100-01-01' ? day : null
}

function letters(index: number): string {
  return `${index < 26 ? '' : letters(Math.floor(index / 26) - 1)}${String.fromCharCode(65 + index % 26)}`
}
