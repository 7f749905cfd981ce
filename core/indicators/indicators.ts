/**
 * The indicators R-140…R-149 of a region and period, each with its rule, numerator and denominator. They say how matters fare; they
 * rank nobody, and none of them falls because nothing was reported.
 */
import { amountOf, type Amounts, type Measure } from './measures.ts'
import { shareOf, type Ratio } from './ratio.ts'

/** Sums over months: all before the period, and the period itself. */
export type Standing = { readonly before: Amounts; readonly during: Amounts }

export type Indicator = Ratio & {
  readonly key: string
  readonly name: string
  readonly rule: string
  /** Between 0 and 1; null without a denominator, or with too few to say anything. */
  readonly share: number | null
  /** What is counted over what, in words. */
  readonly numeratorWords: string
  readonly denominatorWords: string
  /** Too few answers to be compared with anything. */
  readonly tooFew?: true
  /** What must be known to read it rightly. */
  readonly note?: string
}

/** The closing rate never stands without the five that say at what price. */
export type Figures = {
  readonly closing: { readonly rate: Indicator; readonly inTime: Indicator; readonly five: readonly [Indicator, Indicator, Indicator, Indicator, Indicator] }
  readonly others: readonly Indicator[]
  readonly times: readonly AverageTime[]
  /** Ought to be closed and are not, at the end of the period. */
  readonly outstanding: number
}

export type AverageTime = { readonly key: string; readonly name: string; readonly hours: number | null; readonly of: number; readonly ofWords: string }

export type IndicatorSettings = {
  /** fewer evaluations say nothing. */
  readonly leastEvaluations: number
}
export const usualSettings: IndicatorSettings = { leastEvaluations: 10 }

export function figuresOf(standing: Standing, settings: IndicatorSettings = usualSettings): Figures {
  return {
    closing: { rate: closingRate(standing), inTime: closingInTime(standing), five: [overdueRate(standing), returnRate(standing), suspensionRate(standing), voidRate(standing), extensionRate(standing)] },
    others: [
      filingRate(standing), dispatchAccuracy(standing), dispatchInTime(standing), handlingRate(standing), handlingInTime(standing), reworkRate(standing),
      selfClosingRate(standing), responseRate(standing), solvedRate(standing), satisfaction(standing, settings),
    ],
    times: [
      averageTime('response', '从上报到第一次答复', standing, 'response_minutes', 'responded', '已答复'),
      averageTime('handling', '从派遣到反馈', standing, 'handling_minutes', 'handled', '已处置'),
      averageTime('closing', '从上报到结案', standing, 'closing_minutes', 'closed', '已结案'),
    ],
    outstanding: owedUntilEnd(standing) - of(standing, 'closed'),
  }
}

/** filed of what was validly reported in the period. */
export function filingRate(standing: Standing): Indicator {
  return indicator('filing', '立案率', 'R-140', ['期内上报、已经立案且没有作废的', of(standing, 'filed')], ['有效上报（上报减去作废的误报、测试）', validReports(standing)])
}

/** of all dispatches, those not sent back for good reason. */
export function dispatchAccuracy(standing: Standing): Indicator {
  const all = of(standing, 'dispatches')
  return indicator('dispatch-accuracy', '派遣准确率', 'R-141', ['派遣次数减去退回且改派了别的单位的', all - of(standing, 'returns_upheld')], ['派遣次数', all])
}

/** dispatched within the limit, of dispatches that had one. */
export function dispatchInTime(standing: Standing): Indicator {
  return indicator('dispatch-in-time', '按时派遣率', 'R-141', ['没有超过时限的派遣', of(standing, 'dispatches_in_time')], ['有时限的派遣', of(standing, 'dispatches_timed')])
}

/** each case counts once, in the period in which it first fell due or was fed back. */
export function handlingRate(standing: Standing): Indicator {
  return indicator('handling', '处置率', 'R-142', ['其中已经处置的', of(standing, 'handled')], ['应处置（期内到期或已反馈的派遣案卷）', of(standing, 'handling_owed')])
}

/** */
export function handlingInTime(standing: Standing): Indicator {
  return indicator('handling-in-time', '按期处置率', 'R-142', ['其中签收、办理、返工都没有超期的', of(standing, 'handled_in_time')], ['应处置（期内到期或已反馈的派遣案卷）', of(standing, 'handling_owed')])
}

/** what was carried over from earlier periods is owed as well; what stands suspended with approval is not. */
export function closingRate(standing: Standing): Indicator {
  return indicator('closing', '结案率', 'R-143', ['期内结案的', of(standing, 'closed')], [closingWords, owedUntilEnd(standing)])
}

/** */
export function closingInTime(standing: Standing): Indicator {
  return indicator('closing-in-time', '按期结案率', 'R-143', ['期内结案、一路没有超期的', of(standing, 'closed_in_time')], [closingWords, owedUntilEnd(standing)])
}

/** by case, however often one was sent back. */
export function reworkRate(standing: Standing): Indicator {
  return indicator('rework', '返工率', 'R-144', ['其中返过工的案卷', of(standing, 'reworked')], ['期内第一次核查的案卷', of(standing, 'verified')])
}

/** */
export function overdueRate(standing: Standing): Indicator {
  return indicator('overdue', '超期率', 'R-145', ['其中超过时限的案卷', of(standing, 'overdue')], ['应处置案卷', of(standing, 'handling_owed')])
}

/** */
export function returnRate(standing: Standing): Indicator {
  return indicator('return', '回退率', 'R-145', ['被退回的派遣', of(standing, 'dispatches_returned')], ['派遣次数', of(standing, 'dispatches')])
}

/** */
export function suspensionRate(standing: Standing): Indicator {
  return indicator('suspension', '挂账率', 'R-145', ['其中挂过账的', of(standing, 'suspended')], ['期内第一次派遣的案卷', of(standing, 'dispatched')])
}

/** shown for itself, never taken out of sight. */
export function voidRate(standing: Standing): Indicator {
  return indicator('void', '作废率', 'R-145', ['期内上报、已经作废的', of(standing, 'void')], ['期内上报', of(standing, 'reported')])
}

/** */
export function extensionRate(standing: Standing): Indicator {
  return indicator('extension', '延期率', 'R-145', ['其中延过期的', of(standing, 'extended')], ['期内第一次派遣的案卷', of(standing, 'dispatched')])
}

/** watched, never held up as a merit, lest matters be settled on paper. */
export function selfClosingRate(standing: Standing): Indicator {
  return { ...indicator('self-closing', '自结率', 'R-146', ['网格当场解决的', of(standing, 'self_closed')], ['有效上报（上报减去作废的误报、测试）', validReports(standing)]), note: '只作监测，高不算好，低也不算差。' }
}

/** answered within the limit for acceptance. */
export function responseRate(standing: Standing): Indicator {
  return indicator('response', '响应率', 'R-147', ['按期答复的', of(standing, 'responded_in_time')], ['期内上报、应当答复的', of(standing, 'response_owed')])
}

/** closed with “solved”, as the verifier found it. */
export function solvedRate(standing: Standing): Indicator {
  return indicator('solved', '解决率', 'R-147', ['反馈“已解决”并经核查的', of(standing, 'solved')], ['期内结案的', of(standing, 'closed')])
}

/** with few evaluations there is no share, only their number. */
export function satisfaction(standing: Standing, { leastEvaluations }: IndicatorSettings = usualSettings): Indicator {
  const bare = indicator('satisfaction', '满意率', 'R-147', ['基本满意以上', of(standing, 'satisfied')], ['有效评价', of(standing, 'evaluated')])
  return bare.denominator > 0 && bare.denominator < leastEvaluations ? { ...bare, share: null, tooFew: true, note: '样本不足，不参与比较。' } : bare
}

const closingWords = '应结案（到期的和上期结转的）减去批准挂账'

function indicator(key: string, name: string, rule: string, [numeratorWords, numerator]: readonly [string, number], [denominatorWords, denominator]: readonly [string, number]): Indicator {
  return { key, name, rule, numerator, denominator, numeratorWords, denominatorWords, share: shareOf({ numerator, denominator }) }
}

function averageTime(key: string, name: string, standing: Standing, minutes: Measure, count: Measure, ofWords: string): AverageTime {
  const matters = of(standing, count)
  return { key, name, of: matters, ofWords, hours: matters === 0 ? null : Math.round(of(standing, minutes) / matters / 6) / 10 }
}

/** 应结案 − 批准挂账: owed by the end of the period and not settled before its beginning. */
function owedUntilEnd({ before, during }: Standing): number {
  const until = (measure: Measure) => amountOf(before, measure) + amountOf(during, measure)
  return until('closing_owed') - amountOf(before, 'closed') - amountOf(before, 'owed_void') - until('excused')
}

function validReports(standing: Standing): number {
  return of(standing, 'reported') - of(standing, 'void')
}

function of({ during }: Standing, measure: Measure): number {
  return amountOf(during, measure)
}
