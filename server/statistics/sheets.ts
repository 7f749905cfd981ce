/** Figures as tables for spreadsheets: a number stays a number, and no text of ours ever becomes a formula (security S10). */
import type { Readable } from 'node:stream'
import { percentText, type Indicator } from '../../core/indicators/index.ts'
import { byteOrderMark, csvRow, type Cell } from '../../core/table-text/csv.ts'
import type { StatisticsLine, StatisticsView } from '../../core/view/index.ts'
import { workbookOf } from './workbook.ts'

export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] }

export function figuresSheet({ figures, counts, states }: StatisticsView): Sheet {
  const rate = (one: Indicator): Cell[] => [one.name, one.rule, one.numerator, one.denominator, shownShare(one), one.numeratorWords, one.denominatorWords]
  return {
    name: '指标',
    rows: [
      ['指标', '规则', '分子', '分母', '比率', '分子是', '分母是'],
      ...(figures === null ? [] : [
        ...[figures.closing.rate, figures.closing.inTime, ...figures.closing.five, ...figures.others].map(rate),
        ['应结未结', 'R-143', figures.outstanding, null, null, '应当结案还没有结案的', null],
        ...figures.times.map(({ name, hours, of, ofWords }): Cell[] => [`平均用时（小时）：${name}`, null, hours, of, null, '平均小时数', ofWords]),
      ]),
      ...counts.map(({ name, amount }): Cell[] => [`件数：${name}`, null, amount, null, null, null, null]),
      ...states.map(({ name, amount }): Cell[] => [`现在的状态：${name}`, null, amount, null, null, null, null]),
    ],
  }
}

export function monthsSheet({ months }: StatisticsView): Sheet {
  return {
    name: '按月',
    rows: [['月份', '上报', '结案', '应结案减批准挂账', '结案率'], ...months.map(({ month, reported, closed, closing }): Cell[] => [month, reported, closed, closing?.denominator ?? null, closing === null ? null : shownShare(closing)])],
  }
}

export function linesSheet(name: string, lines: readonly StatisticsLine[]): Sheet {
  const [head] = lines.flatMap(({ closing }) => (closing === null ? [] : [closing]))
  const ratesOf = (closing: NonNullable<StatisticsLine['closing']>) => [closing.rate, closing.inTime, ...closing.five]
  const titles = head === undefined ? [] : ratesOf(head).flatMap((one) => [`${one.name}分子`, `${one.name}分母`, one.name])
  return {
    name,
    rows: [
      ['代码', '名称', '上报', '应结未结', ...titles],
      ...lines.map(({ code, name: of, withheld, reported, outstanding, closing }): Cell[] => [
        code, of, withheld ? '数量少，不列出' : reported, outstanding, ...(closing === null ? [] : ratesOf(closing).flatMap((one): Cell[] => [one.numerator, one.denominator, shownShare(one)])),
      ]),
    ],
  }
}

/** UTF-8 with a mark, so that spreadsheets read Chinese; lines end as RFC 4180 says. */
export function csvOf({ rows }: Sheet): string {
  return `${byteOrderMark}${rows.map(csvRow).join('')}`
}

/** Made while it is sent, as long as it may be. */
export function xlsxOf({ name, rows }: Sheet): Readable {
  return workbookOf(name, rows)
}

function shownShare(one: Indicator): string {
  return one.tooFew === true ? '样本不足' : percentText(one)
}
