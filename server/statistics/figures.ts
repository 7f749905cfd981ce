/** What is answered about a region: figures, months, states, and the tables of what lies below and of categories. */
import { amountOf, figuresOf, keptBack, measures, monthsOf, plus, stateMeasure, type Amounts, type Measure, type Standing } from '../../core/indicators/index.ts'
import type { StatisticsLine, StatisticsView } from '../../core/view/index.ts'
import { states } from '../../procedures/grid-case/states.ts'
import type { Series } from './standings.ts'
import { standingOf } from './standings.ts'

const told: readonly Measure[] = [
  'reported', 'reported_villager', 'reported_grid', 'reported_hotline', 'reported_patrol', 'reported_paper', 'filed', 'self_closed', 'rejected', 'merged', 'transferred_out',
  'void', 'set_aside', 'closed', 'reopened', 'spot_checks', 'spot_checks_failed',
]

type Shown = Pick<StatisticsView, 'figures' | 'counts' | 'states' | 'months'>

/** @param rates false of grids: a grid is often one person, and nobody is measured here by rates */
export function shownOf(series: Series, asked: { readonly from: string; readonly to: string }, { monthly, rates }: { readonly monthly: boolean; readonly rates: boolean }): Shown {
  const standing = standingOf(series)
  return {
    figures: rates ? figuresOf(standing) : null,
    counts: told.map((key) => ({ key, name: measures[key], amount: amountOf(standing.during, key) })),
    states: Object.entries(states).map(([state, { name }]) => ({ state, name, amount: amountOf(standing.during, stateMeasure(state)) })).filter(({ amount }) => amount > 0),
    months: monthly ? byMonth(series, asked, rates) : [],
  }
}

function byMonth({ before, months }: Series, asked: { readonly from: string; readonly to: string }, rates: boolean): StatisticsView['months'] {
  let until: Amounts = before
  return monthsOf(asked).map((month) => {
    const during = months.get(month) ?? {}
    const { closing } = figuresOf({ before: until, during })
    until = plus(until, during)
    return { month, reported: amountOf(during, 'reported'), closed: amountOf(during, 'closed'), closing: rates ? closing.rate : null }
  })
}

export type Named = { readonly code: string; readonly name: string; readonly sensitive: boolean }

/** In the order given. Small numbers of sensitive kinds are kept back, and enough of the others that none can be worked out. */
export function linesOf(named: readonly Named[], standings: ReadonlyMap<string, Standing>, { rates, leastShown }: { readonly rates: boolean; readonly leastShown: number }): readonly StatisticsLine[] {
  const nothing: Standing = { before: {}, during: {} }
  const rows = named.map((one) => ({ ...one, standing: standings.get(one.code) ?? nothing }))
  const kept = keptBack(rows.map(({ code, sensitive, standing }) => ({ key: code, sensitive, size: sizeOf(standing) })), leastShown)
  return rows.map(({ code, name, standing }): StatisticsLine => {
    if (kept.has(code)) return { code, name, withheld: true, reported: null, outstanding: null, closing: null }
    const { closing, outstanding } = figuresOf(standing)
    return { code, name, withheld: false, reported: amountOf(standing.during, 'reported'), outstanding, closing: rates ? closing : null }
  })
}

/** How many matters a line could tell of: those reported, and those owed or closed although reported before. */
export function sizeOf({ before, during }: Standing): number {
  const owed = figuresOf({ before, during }).closing.rate.denominator
  return Math.max(amountOf(during, 'reported'), amountOf(during, 'closed'), amountOf(during, 'handling_owed'), owed)
}
