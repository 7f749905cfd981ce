/**
 * What a publication says: words, lines of money, and people who got something; and the one text of it that is hashed, offered for download and
 * never rearranged, so that anybody can prove that it is unchanged (voting §5.4).
 */
import type { Day } from '../time/index.ts'
import { sha256 } from './digest.ts'
import { yuan } from './money.ts'

/** One line of the books: 逐项逐笔. */
export type FinanceLine = {
  readonly day: Day
  readonly direction: 'in' | 'out'
  /** 项目: what kind of income or expense. */
  readonly subject: string
  /** 摘要. */
  readonly words: string
  readonly fen: number
  /** 凭证号; the voucher itself is looked at by the supervisors, and by whoever asks. */
  readonly voucher: string
}

/** Of whoever got something, law and R-275 have this published and nothing else. */
export type NameLine = { readonly name: string; readonly group: string; readonly item: string; readonly fen: number }

export type Content = {
  readonly words: string
  /** What was there before the first line, in fen; null where there are no books in it. */
  readonly opening: number | null
  readonly lines: readonly FinanceLine[]
  readonly names: readonly NameLine[]
}

export const noContent: Content = { words: '', opening: null, lines: [], names: [] }

export type Sums = { readonly income: number; readonly expense: number; readonly opening: number; readonly closing: number; readonly names: number }

/** Whole numbers throughout. */
export function sumsOf({ opening, lines, names }: Content): Sums {
  const of = (direction: FinanceLine['direction']) => lines.filter((line) => line.direction === direction).reduce((sum, { fen }) => sum + fen, 0)
  const [income, expense] = [of('in'), of('out')]
  return { income, expense, opening: opening ?? 0, closing: (opening ?? 0) + income - expense, names: names.reduce((sum, { fen }) => sum + fen, 0) }
}

export type Heading = { readonly village: string; readonly item: string; readonly period: string; readonly title: string; readonly version: number; readonly correcting: string }

/** Line by line, each field in its place. The format is a part of every hash: it never changes. */
export function textOf({ village, item, period, title, version, correcting }: Heading, { words, opening, lines, names }: Content): string {
  return [
    `村 ${village}`, `事项 ${item}`, `期 ${period}`, `标题 ${inOneLine(title)}`, `第 ${version} 稿`,
    ...(correcting === '' ? [] : [`更正说明 ${inOneLine(correcting)}`]), '', words.replaceAll(/\r\n?/g, '\n'), '',
    ...(opening === null ? [] : [`期初余额 ${yuan(opening)}`]),
    ...lines.map((line, at) => [at + 1, line.day, line.direction === 'in' ? '收入' : '支出', inOneLine(line.subject), inOneLine(line.words), yuan(line.fen), inOneLine(line.voucher)].join('\t')),
    ...names.map((line, at) => [at + 1, inOneLine(line.name), inOneLine(line.group), inOneLine(line.item), yuan(line.fen)].join('\t')), '',
  ].join('\n')
}

export function hashOf(heading: Heading, content: Content): string {
  return sha256(textOf(heading, content))
}

function inOneLine(text: string): string {
  return text.replaceAll(/[\t\r\n\u2028\u2029]+/g, ' ')
}

export type Change = { readonly at: number; readonly before: string | null; readonly after: string | null }

/** What a correction changed, line by line as printed, so that both stand beside each other. */
export function changesBetween(before: Content, after: Content): readonly Change[] {
  const [one, other] = [printed(before), printed(after)]
  return Array.from({ length: Math.max(one.length, other.length) }, (_, at) => ({ at, before: one[at] ?? null, after: other[at] ?? null }))
    .filter((change) => change.before !== change.after).map(({ at, ...rest }) => ({ at: at + 1, ...rest }))
}

function printed(content: Content): readonly string[] {
  const heading = { village: '', item: '', period: '', title: '', version: 0, correcting: '' }
  return textOf(heading, content).split('\n').slice(6).filter((line) => line !== '')
}

/** Lines where there are books, names where somebody got something, words always possible; one sentence where it does not fit, else null. */
export function faultsOfShape(shape: 'words' | 'lines' | 'names', { words, lines, names, opening }: Content): string | null {
  if (shape === 'lines') return names.length > 0 ? '这一项公开收支明细，没有名单，请去掉名单。' : lines.length === 0 && words === '' ? '请导入或者填写收支明细；这一期没有收支的，请在说明里写“本期没有收支”。' : null
  if (lines.length > 0 || opening !== null) return '这一项没有收支明细，请去掉明细，写在说明里。'
  if (shape === 'names') return names.length === 0 && words === '' ? '请导入或者填写名单；这一期没有人领取的，请在说明里写“本期没有”。' : null
  return names.length > 0 ? '这一项不公示名单，请只写人数和金额。' : words.length < 4 ? '请在说明里写清楚要公开的内容。' : null
}
