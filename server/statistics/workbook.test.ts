import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import type { Cell } from '../../core/table-text/csv.ts'
import { workbookOf } from './workbook.ts'

describe('A table as a workbook', () => {
  it('gives back each number and each text in its place, whatever it begins with; nothing becomes a formula (S10)', async () => {
    const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=1+1', '+1', '-1', '@SUM(A1)', '=cmd|x', '＝1', '</t><f>1</f>', 'a&b"<c>', '\r\n\t', '甘村'))
    const cells = fc.oneof(texts, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null))
    await fc.assert(fc.asyncProperty(fc.array(fc.array(cells, { maxLength: 30 }), { maxLength: 8 }), async (rows) => {
      const { sheets } = await read(rows)
      assert.doesNotMatch(sheets.join(''), /<f[ >]/)
      assert.deepEqual(sheets.flatMap(rowsIn), rows.map((row) => row.map((cell) => typeof cell === 'string' ? printable(cell) : cell === 0 ? 0 : cell)).map(withoutEnd))
    }), { numRuns: 60 })
  })

  it('leaves out what XML cannot hold, and cuts a text at the longest a cell takes', async () => {
    const { sheets } = await read([['a\u0000b\u001Fc\uFFFE', '好'.repeat(40_000)]])
    assert.deepEqual(sheets.flatMap(rowsIn), [['abc', '好'.repeat(32_767)]])
  })

  it('goes on in a next sheet where one is full, each with a name of its own', async () => {
    const { sheets, workbook } = await read([['甲'], ['乙'], ['丙'], ['丁'], ['戊']], 2)
    assert.deepEqual(sheets.map(rowsIn), [[['甲'], ['乙']], [['丙'], ['丁']], [['戊']]])
    assert.deepEqual([...workbook.matchAll(/name="([^"]+)"/g)].map(([, name]) => name), ['按月', '按月 2', '按月 3'])
  })

  it('takes 100,000 rows and holds none of them: what goes out of it goes on before the next rows are asked for', async () => {
    let asked = 0
    function* many(): Generator<readonly Cell[]> {
      for (; asked < 100_000; asked += 1) yield [`演示村 ${asked}`, asked, '=1+1', null, asked / 7]
    }
    const reading = workbookOf('按下级地方', many())
    let [bytes, pieces] = [0, 0]
    for await (const piece of reading as AsyncIterable<Buffer>) {
      bytes += piece.length
      pieces += 1
      // A few pieces of 64 K wait in the stream; a row of this table takes some 300 letters of XML.
      if (pieces === 1) assert.ok(asked < 5_000, `${asked} rows were asked for before the first piece`)
    }
    assert.equal(asked, 100_000)
    assert.ok(pieces > 100 && bytes > 1_000_000, `${pieces} pieces, ${bytes} bytes`)
  })

  it('stops asking for rows when nobody reads any more', async () => {
    let asked = 0
    function* many(): Generator<readonly Cell[]> {
      for (; asked < 100_000; asked += 1) yield ['x'.repeat(1_000)]
    }
    for await (const piece of workbookOf('表', many()) as AsyncIterable<Buffer>) if (piece.length > 0) break
    assert.ok(asked < 5_000)
  })
})

async function read(rows: readonly (readonly Cell[])[], most?: number): Promise<{ readonly sheets: readonly string[]; readonly workbook: string }> {
  const pieces: Buffer[] = []
  for await (const piece of workbookOf('按月', rows, most) as AsyncIterable<Buffer>) pieces.push(piece)
  const files = unzipSync(Buffer.concat(pieces))
  const text = (name: string) => Buffer.from(files[name] ?? assert.fail(name)).toString('utf8')
  const count = Object.keys(files).filter((name) => name.startsWith('xl/worksheets/')).length
  return { sheets: Array.from({ length: count }, (_, index) => text(`xl/worksheets/sheet${index + 1}.xml`)), workbook: text('xl/workbook.xml') }
}

/** Read by hand, column by column: a cell that is left out is empty. */
function rowsIn(sheet: string): (readonly Cell[])[] {
  return [...sheet.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells: Cell[] = []
    for (const [, letters = '', text, number] of row.matchAll(/<c r="([A-Z]+)\d+"(?: t="inlineStr"><is><t xml:space="preserve">(.*?)<\/t><\/is>|><v>(.*?)<\/v>)<\/c>/gs)) {
      const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
      while (cells.length < at) cells.push(null)
      cells.push(number === undefined ? unescaped(text ?? '') : Number(number))
    }
    return cells
  })
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#13;', '\r').replaceAll('&amp;', '&')
}

function printable(text: string): string {
  return [...text.toWellFormed()].filter((sign) => /[\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/u.test(sign)).join('').slice(0, 32_767)
}

function withoutEnd(row: readonly Cell[]): readonly Cell[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== null) + 1)
}
