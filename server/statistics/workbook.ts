/**
 * A table as a workbook (Office Open XML), row by row: memory does not grow with the table. Text stands as text in the file, typed and never
 * derived, so what begins with an equals sign stays words (security S10).
 */
import { Readable } from 'node:stream'
import type { Cell } from '../../core/table-text/csv.ts'
import { zipOf, type ZipEntry } from './zip-stream.ts'

export type Rows = Iterable<readonly Cell[]>

/** What spreadsheets take in one sheet is 1,048,576; longer tables go on in a next one, without the titles. */
const mostRows = 1_000_000
/** Characters of XML that are compressed at a time. */
const pieceLength = 64 * 1024
const longestCell = 32_767
const longestName = 31

export function workbookOf(name: string, rows: Rows, most = mostRows): Readable {
  return Readable.from(zipOf(files(name, rows, most)), { objectMode: false })
}

function* files(name: string, rows: Rows, most: number): Generator<ZipEntry> {
  const source = rows[Symbol.iterator]()
  let next = source.next()
  let sheets = 0
  do {
    sheets += 1
    yield { name: `xl/worksheets/sheet${sheets}.xml`, text: sheet() }
  } while (next.done !== true)
  yield { name: '[Content_Types].xml', text: [contentTypes(sheets)] }
  yield { name: '_rels/.rels', text: [`${head}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`] }
  yield { name: 'xl/workbook.xml', text: [workbook(name, sheets)] }
  yield { name: 'xl/_rels/workbook.xml.rels', text: [relations(sheets)] }

  function* sheet(): Generator<string> {
    let piece = `${head}<worksheet xmlns="${main}"><sheetData>`
    for (let row = 1; next.done !== true && row <= most; row += 1) {
      piece += rowOf(next.value, row)
      if (piece.length >= pieceLength) {
        yield piece
        piece = ''
      }
      next = source.next()
    }
    yield `${piece}</sheetData></worksheet>`
  }
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function rowOf(cells: readonly Cell[], row: number): string {
  return `<row r="${row}">${cells.map((cell, index) => cellOf(cell, `${letters(index)}${row}`)).join('')}</row>`
}

function cellOf(cell: Cell, at: string): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : ''
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, longestCell))}</t></is></c>`
}

/** A, B … Z, AA, AB … */
function letters(index: number): string {
  return `${index < 26 ? '' : letters(Math.floor(index / 26) - 1)}${String.fromCharCode(65 + index % 26)}`
}

/** What XML cannot hold is left out: control characters, halves of characters, and the two that are none. */
function escaped(text: string): string {
  return text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replaceAll(/[&<>"\r]/g, (sign) => entities[sign] ?? '')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

function workbook(name: string, sheets: number): string {
  const list = counted(sheets).map((nth) => `<sheet name="${escaped(nameOf(name, nth))}" sheetId="${nth}" r:id="rId${nth}"/>`).join('')
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list}</sheets></workbook>`
}

/** Without what spreadsheets do not take in the name of a sheet, and no longer than they take. */
function nameOf(name: string, nth: number): string {
  const ending = nth === 1 ? '' : ` ${nth}`
  return `${name.replaceAll(/[\\/?*[\]:']/g, '').slice(0, longestName - ending.length)}${ending}`
}

function relations(sheets: number): string {
  const list = counted(sheets).map((nth) => `<Relationship Id="rId${nth}" Type="${office}/worksheet" Target="worksheets/sheet${nth}.xml"/>`).join('')
  return `${head}<Relationships xmlns="${packaging}/relationships">${list}</Relationships>`
}

function contentTypes(sheets: number): string {
  const list = counted(sheets).map((nth) => `<Override PartName="/xl/worksheets/sheet${nth}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`).join('')
  return `${head}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
    + `<Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>${list}</Types>`
}

function counted(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}
