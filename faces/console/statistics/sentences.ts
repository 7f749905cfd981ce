/** Figures in plain sentences: what a person would say who had counted. */
import { noShare, percentText, type Indicator } from '../../../core/indicators/index.ts'
import type { StatisticsLine, StatisticsView } from '../../../core/view/index.ts'

/** '2026年3月' */
export function monthWords(month: string): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`
}

export function periodWords({ from, to }: StatisticsView['period']): string {
  return from === to ? monthWords(from) : `${monthWords(from)}到${monthWords(to)}`
}

/** '93.72%', '—', or '样本不足'. */
export function shareWords(indicator: Indicator): string {
  return indicator.tooFew === true ? '样本不足' : percentText(indicator)
}

/** What happened, in three sentences; nothing is praised or blamed. */
export function summaryOf(view: StatisticsView): readonly string[] {
  const amount = (key: string) => view.counts.find((one) => one.key === key)?.amount ?? 0
  const kind = view.category === null ? '' : `“${view.category.name}”`
  const first = `${periodWords(view.period)}，${view.region.name}上报${kind} ${amount('reported')} 件，其中村民上报 ${amount('reported_villager')} 件；当场解决 ${amount('self_closed')} 件，立案 ${amount('filed')} 件。`
  if (view.figures === null) return [first]
  const { closing: { rate, five: [overdue, returned] }, outstanding } = view.figures
  const second = rate.denominator === 0
    ? '这段时间没有应当结案的。'
    : `应当结案的 ${rate.denominator} 件里，结案 ${rate.numerator} 件（${shareWords(rate)}），还有 ${outstanding} 件没有结。`
  const third = overdue.denominator + returned.denominator === 0 ? null
    : `到期或已反馈的 ${overdue.denominator} 件里，超期 ${overdue.numerator} 件；派遣 ${returned.denominator} 次，被退回 ${returned.numerator} 次。`
  return third === null ? [first, second] : [first, second, third]
}

/** Was nothing at all to be counted? */
export function isEmpty({ counts, figures }: StatisticsView): boolean {
  return counts.every(({ amount }) => amount === 0) && (figures === null || figures.closing.rate.denominator === 0)
}

/** Nothing reported, nothing owed, nothing closed: a line of zeros says no more than its name. */
export function isQuiet({ withheld, reported, outstanding, closing }: StatisticsLine): boolean {
  const shares = closing === null ? [] : [closing.rate, closing.inTime, ...closing.five]
  return !withheld && (reported ?? 0) === 0 && (outstanding ?? 0) === 0 && shares.every(({ denominator }) => denominator === 0)
}

export { noShare }
