import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { describe, it } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { csvRow } from '../../core/table-text/csv.ts'
import { financeLines } from '../../core/open-affairs/index.ts'
import { workbookOf } from '../statistics/index.ts'
import { csvRows, readTable } from './read-table.ts'
import { UnreadableTable } from './read-xlsx.ts'

const head = ['日期', '项目', '摘要', '收入', '支出', '凭证号']

describe('A table that somebody uploads', () => {
  it('reads back what our own workbook wrote: 300 lines, numbers and signs', async () => {
    const rows = [head, ...Array.from({ length: 300 }, (_, at) => ['2026-07-01', '办公费', `买纸 <&"'> 第 ${at}`, null, 120.5, `记${at}`])]
    const read = readTable(await buffer(workbookOf('财务', rows)))
    assert.equal(read.rows.length, 301)
    assert.deepEqual(read.rows[17], ['2026-07-01', '办公费', '买纸 <&"\'> 第 16', '', '120.5', '记16'])
    const lines = financeLines(read.rows)
    assert.equal(lines.ok && lines.lines.length, 300)
  })

  it('reads text with commas, with tabs, in UTF-8 and as Chinese spreadsheets save it', () => {
    const text = `${head.join(',')}\r\n2026-07-01,办公费,"买纸,笔",,120.50,记1\r\n`
    for (const file of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), Buffer.from(text.replaceAll('"买纸,笔"', '买纸').replaceAll(',', '\t'))]) assert.equal(financeLines(readTable(file).rows).ok, true)
    // 日期 in GB 18030.
    assert.deepEqual(readTable(Buffer.from([0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0x31])).rows, [['日期', '1']])
  })

  it('reads back every row that the export of ours writes, formulas defused', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }).filter((text) => !/[\0\uFEFF]|^'|^[\s]|\r|[\t|]/.test(text)), { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
      assert.deepEqual(csvRows(rows.map((row) => csvRow(row)).join('')), rows)
    }), { seed: 20261123 })
  })

  it('refused: what is no table, an old one, an empty one, a broken one, in words', () => {
    const sentence = (file: Buffer) => { try { readTable(file); return '' } catch (error) { assert.ok(error instanceof UnreadableTable); return error.sentence } }
    assert.match(sentence(Buffer.alloc(0)), /空的/)
    assert.match(sentence(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0])), /旧的 .xls/)
    assert.match(sentence(Buffer.from('PK\u0003\u0004nothing more')), /不是 Excel/)
    assert.match(sentence(Buffer.from([1, 0, 2, 0])), /不是 Excel/)
    assert.match(sentence(zip([['xl/workbook.xml', '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>']])), /不是 Excel/)
    assert.match(sentence(zip([['xl/workbook.xml', '<workbook/>'], ['xl/worksheets/sheet1.xml', ' '.repeat(9_000_000)]])), /太大/)
  })

  it('refused: no bytes whatever bring it down', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, likeZip) => {
      const file = Buffer.from(likeZip ? [0x50, 0x4b, 3, 4, ...bytes, 0x50, 0x4b, 5, 6, ...bytes.slice(0, 22)] : bytes)
      try { readTable(file) } catch (error) { assert.ok(error instanceof UnreadableTable, String(error)) }
    }), { seed: 20261123, numRuns: 300 })
  })
})

function zip(parts: readonly (readonly [string, string])[]): Buffer {
  const written: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const [name, text] of parts) {
    const data = deflateRawSync(Buffer.from(text))
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(data.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    list.push(entry, Buffer.from(name))
    written.push(local, Buffer.from(name), data)
    offset += 30 + name.length + data.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...written, ...list, end])
}
