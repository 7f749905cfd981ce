import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { csvRow, harmless } from './csv.ts'

describe('A row for spreadsheets', () => {
  it('keeps numbers as numbers, what is nothing empty, and quotes what has signs of its own', () => {
    assert.equal(csvRow(['甘村', 3, null, '一,"二"\n三']), '甘村,3,,"一,""二""\n三"\r\n')
  })

  it('refused: never begins a cell with what is read as a formula, whatever stands in it', () => {
    fc.assert(fc.property(fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '|'), fc.string({ unit: 'binary' })), ([sign, rest]) => {
      assert.match(csvRow([sign + rest]), /^"'/)
      assert.ok(harmless(sign + rest).startsWith("'"))
    }))
  })
})
