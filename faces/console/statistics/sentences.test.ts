import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { figuresOf, type Amounts } from '../../../core/indicators/index.ts'
import type { StatisticsView } from '../../../core/view/index.ts'
import { isEmpty, isQuiet, monthWords, periodWords, summaryOf } from './sentences.ts'

const view = (during: Amounts, changed: Partial<StatisticsView> = {}): StatisticsView => ({
  region: { level: 'VILLAGE', code: '140423100201', name: '演示村' }, path: [], period: { from: '2026-01', to: '2026-03' }, category: null, openOnly: true,
  figures: figuresOf({ before: {}, during }), counts: Object.entries(during).map(([key, amount]) => ({ key, name: key, amount: amount ?? 0 })), states: [], months: [], ...changed,
})

describe('Figures in sentences', () => {
  it('say what was reported, closed and left, and at what price', () => {
    assert.deepEqual(summaryOf(view({ reported: 12, reported_villager: 7, self_closed: 2, filed: 9, closing_owed: 8, closed: 6, handling_owed: 7, overdue: 1, dispatches: 9, dispatches_returned: 2 })), [
      '2026年1月到2026年3月，演示村上报 12 件，其中村民上报 7 件；当场解决 2 件，立案 9 件。', '应当结案的 8 件里，结案 6 件（75.00%），还有 2 件没有结。', '到期或已反馈的 7 件里，超期 1 件；派遣 9 次，被退回 2 次。',
    ])
  })
  it('claim no share of nothing (R-148)', () => assert.deepEqual(summaryOf(view({ reported: 1, reported_villager: 1 })).slice(1), ['这段时间没有应当结案的。']))
  it('name no rates of a grid (R-808)', () => assert.equal(summaryOf(view({ reported: 3 }, { figures: null })).length, 1))
  it('know when there is nothing to tell', () => {
    assert.equal(isEmpty(view({})), true)
    assert.equal(isEmpty(view({ closing_owed: 1 })), false)
  })
  it('call a region quiet only where nothing was reported, owed or closed, and nothing is kept back', () => {
    const line = (during: Amounts) => ({ code: '1', name: '演示村', withheld: false, reported: during.reported ?? 0, outstanding: 0, closing: figuresOf({ before: {}, during }).closing })
    assert.equal(isQuiet(line({})), true)
    assert.equal(isQuiet(line({ reported: 1 })), false)
    assert.equal(isQuiet(line({ closing_owed: 1, closed: 1 })), false)
    assert.equal(isQuiet({ ...line({}), withheld: true, reported: null, outstanding: null, closing: null }), false)
  })
  it('write months without zeros before them', () => {
    assert.equal(monthWords('2026-03'), '2026年3月')
    assert.equal(periodWords({ from: '2026-03', to: '2026-03' }), '2026年3月')
  })
})
