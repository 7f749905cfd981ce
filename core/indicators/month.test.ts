import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addMonthsTo, monthOf, monthsOf, parseMonth } from './month.ts'

describe('Months', () => {
  it('begin at midnight in Beijing', () => {
    assert.equal(monthOf(Date.UTC(2026, 1, 28, 15, 59)), '2026-02')
    assert.equal(monthOf(Date.UTC(2026, 1, 28, 16)), '2026-03')
  })
  it('pass over the year in both directions', () => {
    assert.equal(addMonthsTo('2026-12', 1), '2027-01')
    assert.equal(addMonthsTo('2026-01', -1), '2025-12')
    assert.deepEqual(monthsOf({ from: '2025-11', to: '2026-02' }), ['2025-11', '2025-12', '2026-01', '2026-02'])
  })
  for (const text of ['2026-00', '2026-13', '2026-1', '202601', '1899-01', '２026-01', '2026-01-01', '']) it(`refuse “${text}”`, () => assert.equal(parseMonth(text), null))
  it('are read as they are written', () => assert.equal(parseMonth('2026-11'), '2026-11'))
})
