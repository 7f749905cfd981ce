import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dayTyped } from './day-text.ts'

describe('days as they are typed', () => {
  it('are understood in every usual way', () => {
    for (const text of ['2026-11-05', '20261105', '2026年11月5日', '2026/11/5', '２０２６-11-05', ' 2026-11-5 ', '2026.11.05']) assert.equal(dayTyped(text), '2026-11-05', text)
  })

  it('are refused when the calendar has no such day', () => {
    for (const text of ['2026-02-30', '2026-13-01', '2026-00-10', '明天', '', '26-11-05', '2026-11']) assert.equal(dayTyped(text), null, text)
  })
})
