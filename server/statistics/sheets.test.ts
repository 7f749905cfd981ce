import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { harmless } from '../../core/table-text/csv.ts'
import { csvOf } from './sheets.ts'

describe('A sheet as CSV', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '＠x', '|cmd', '\uFEFF=1']) it(`takes ${JSON.stringify(text)} for words`, () => assert.equal(harmless(text), `'${text}`))
  for (const text of ['甘村', '—', '93.72%', '1-2', '2026-01', '']) it(`leaves ${JSON.stringify(text)} as it is`, () => assert.equal(harmless(text), text))
  it('quotes commas, quotes and lines, and keeps numbers numbers', () => {
    assert.equal(csvOf({ name: '表', rows: [['甲,乙', '丙"丁', '戊\n己', 12, -3, null]] }), '\uFEFF"甲,乙","丙""丁","戊\n己",12,-3,\r\n')
  })
  it('never begins a field of text with what makes a formula', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const field = csvOf({ name: '表', rows: [[text]] }).slice(1).replace(/^"/, '')
      assert.doesNotMatch(field, /^\s*[=+\-@＝＋－＠|]/)
    }))
  })
})
