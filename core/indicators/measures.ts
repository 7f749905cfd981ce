/**
 * What is counted of a grid case, and in which month (R-140…R-147; decision 0017). Each measure is a sum over matters, so figures of a
 * region, a category or a year are sums of smaller ones. Every matter adds to a numerator only where it adds to its denominator.
 */

/** Counted in the month of the report. */
const ofReport = {
  reported: '上报',
  reported_villager: '村民上报', reported_grid: '网格员巡查', reported_hotline: '热线转来', reported_patrol: '部门巡查', reported_paper: '线下登记',
  /** Suspected of being reported for the numbers: counts nowhere else. */
  set_aside: '疑似刷量，不计入',
  void: '作废',
  /** Numbered and not voided, so that it never exceeds what was validly reported. */
  filed: '立案',
  self_closed: '当场解决', rejected: '不予受理', merged: '并案', transferred_out: '转外部渠道',
  /** Answered, or past the limit for it. */
  response_owed: '应答复', responded: '已答复', responded_in_time: '按期答复',
  /** Minutes from report to first answer, of `responded`. */
  response_minutes: '答复用时',
} as const

/** Counted in the month of each dispatch: a return belongs to the dispatch it sent back. */
const ofDispatch = {
  dispatches: '派遣次数', dispatches_timed: '有时限的派遣', dispatches_in_time: '按时派遣', dispatches_returned: '回退次数', returns_upheld: '回退且异议成立',
} as const

/** Counted in the month of the first dispatch. */
const ofDispatchedCase = { dispatched: '派遣案卷', suspended: '挂过账的案卷', extended: '延过期的案卷' } as const

/** Counted in the month in which handling was first fed back or first overdue, whichever came first (应处置). */
const ofHandling = {
  handling_owed: '应处置', handled: '已处置', handled_in_time: '按期处置', overdue: '超期案卷',
  /** Minutes from the first dispatch to the feedback that held, of `handled`. */
  handling_minutes: '处置用时',
} as const

/** Counted in the month of the first verdict of a verifier or a review (已核查, once per case). */
const ofVerification = { verified: '已核查案卷', reworked: '返工案卷' } as const

/** Counted in the month in which it happened; `closing_owed` and its partners are read as running totals (含上期结转). */
const ofClosing = {
  /** Closed for the first time, or past a limit on the way, whichever came first (应结案). */
  closing_owed: '应结案',
  /** Owed and suspended with approval: +1 when both hold, −1 when the suspension ends (批准挂账). */
  excused: '批准挂账',
  /** Owed, then voided: leaves the total in the next period. */
  owed_void: '应结案中作废',
  closed: '结案', closed_in_time: '按期结案', solved: '已解决',
  /** Minutes from report to closing, of `closed`. */
  closing_minutes: '结案用时',
} as const

/** Counted in the month in which it happened. */
const ofEvents = {
  reopened: '重开', spot_checks: '抽查', spot_checks_failed: '抽查不通过', evaluated: '有效评价', satisfied: '基本满意以上',
} as const

export const measures = { ...ofReport, ...ofDispatch, ...ofDispatchedCase, ...ofHandling, ...ofVerification, ...ofClosing, ...ofEvents } as const
export type Measure = keyof typeof measures

/** Sums of minutes may pass 2^31. */
export const minuteMeasures = ['response_minutes', 'handling_minutes', 'closing_minutes'] as const satisfies readonly Measure[]

/** How many matters are in a state now, in the month of their report: `now_` and the state in small letters. */
export type StateMeasure = `now_${string}`

export function stateMeasure(state: string): StateMeasure {
  return `now_${state.toLowerCase()}`
}

/** What is not there is zero. */
export type Amounts = { readonly [measure in Measure | StateMeasure]?: number }

export function amountOf(amounts: Amounts, measure: Measure | StateMeasure): number {
  return amounts[measure] ?? 0
}

export function plus(...all: readonly Amounts[]): Amounts {
  const sum: { [measure: string]: number } = {}
  for (const amounts of all) for (const [measure, amount] of Object.entries(amounts)) sum[measure] = (sum[measure] ?? 0) + (amount ?? 0)
  return withoutZeros(sum)
}

export function minus(amounts: Amounts, others: Amounts): Amounts {
  return plus(amounts, Object.fromEntries(Object.entries(others).map(([measure, amount]) => [measure, -(amount ?? 0)])))
}

export function isNothing(amounts: Amounts): boolean {
  return Object.values(amounts).every((amount) => amount === 0 || amount === undefined)
}

function withoutZeros(amounts: { readonly [measure: string]: number }): Amounts {
  return Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0))
}
