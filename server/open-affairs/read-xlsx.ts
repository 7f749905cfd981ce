/**
 * The first sheet of a workbook (Office Open XML) as rows of text. Written here because all it needs is little: the list of a ZIP, inflate with a
 * ceiling, and elements in order. No entity of its own is ever read (XXE, billion laughs), nothing is unpacked beyond the ceiling, whatever the file
 * declares (security, controls 50, 55).
 */
import { inflateRawSync } from 'node:zlib'

export class UnreadableTable extends Error {
  readonly sentence: string
  constructor(sentence: string, cause: string) {
    super(cause)
    this.sentence = sentence
  }
}

export type TableRows = { readonly rows: readonly (readonly string[])[]; readonly dates1904: boolean }

/** Of one part when unpacked: 300 lines are 60 kB. */
const largestPart = 8_000_000
const mostRows = 5_000
const mostColumns = 60
const mostCells = 100_000

/** @throws UnreadableTable for what is no workbook, or too large a one */
export function readXlsx(file: Buffer): TableRows {
  const parts = partsOf(file)
  const part = (name: string) => { const entry = parts.get(name); return entry === undefined ? null : unpacked(file, entry) }
  const workbook = part('xl/workbook.xml') ?? notAWorkbook('no workbook.xml')
  const sheet = part(firstSheet(workbook, part('xl/_rels/workbook.xml.rels') ?? '')) ?? part('xl/worksheets/sheet1.xml') ?? notAWorkbook('no sheet')
  return { rows: rowsIn(sheet, sharedIn(part('xl/sharedStrings.xml') ?? '')), dates1904: /<workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook) }
}

type Entry = { readonly method: number; readonly packed: number; readonly offset: number }

function partsOf(file: Buffer): ReadonlyMap<string, Entry> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end === -1 || end + 22 > file.length) return notAWorkbook('no end of a ZIP')
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  const parts = new Map<string, Entry>()
  if (count > 500) return notAWorkbook(`${count} parts`)
  for (let nth = 0; nth < count; nth += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return notAWorkbook('the list of the ZIP is broken')
    const [nameLength, extra, comment] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)]
    const name = file.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/').replace(/^\//, '')
    parts.set(name, { method: file.readUInt16LE(at + 10), packed: file.readUInt32LE(at + 20), offset: file.readUInt32LE(at + 42) })
    at += 46 + nameLength + extra + comment
  }
  return parts
}

function unpacked(file: Buffer, { method, packed, offset }: Entry): string {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== 0x04034b50) return notAWorkbook('a part is not where it should be')
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  const bytes = file.subarray(start, start + packed)
  try {
    const text = (method === 0 ? bytes.subarray(0, largestPart) : inflateRawSync(bytes, { maxOutputLength: largestPart })).toString('utf8')
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) return notAWorkbook('a document type, which no workbook has')
    return text
  } catch (error) {
    if (error instanceof UnreadableTable) throw error
    const tooLarge = error instanceof RangeError
    throw new UnreadableTable(tooLarge ? '表格太大，请只留要公开的一张表再导入。' : '表格文件是坏的，请另存一份再导入。', error instanceof Error ? error.message : 'unknown')
  }
}

/** The one that is first in the order of the tabs, hidden ones left out. */
function firstSheet(workbook: string, relations: string): string {
  const [sheet = ''] = [...workbook.matchAll(/<sheet\b[^>]*>/g)].map(([text]) => text).filter((text) => !/\bstate="(?:hidden|veryHidden)"/.test(text))
  const id = /\br:id="([^"]+)"/.exec(sheet)?.[1] ?? ''
  const relation = [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([text]) => text).find((text) => text.includes(`Id="${id}"`))
  const target = /\bTarget="([^"]+)"/.exec(relation ?? '')?.[1] ?? 'worksheets/sheet1.xml'
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

function sharedIn(xml: string): readonly string[] {
  return elementsIn(xml, 'si').map(({ inner }) => textIn(inner))
}

function rowsIn(sheet: string, shared: readonly string[]): readonly (readonly string[])[] {
  const rows: string[][] = []
  let cells = 0
  for (const { head, inner } of elementsIn(sheet, 'row')) {
    const at = Number(/\br="(\d+)"/.exec(head)?.[1] ?? rows.length + 1)
    if (at > mostRows) throw new UnreadableTable(`表格超过 ${mostRows} 行，请只留要公开的部分再导入。`, `row ${at}`)
    while (rows.length < at) rows.push([])
    const row = rows[at - 1] ?? []
    for (const cell of elementsIn(inner, 'c')) {
      cells += 1
      if (cells > mostCells) throw new UnreadableTable('表格太大，请只留要公开的一张表再导入。', `more than ${mostCells} cells`)
      const column = columnOf(/\br="([A-Z]{1,3})\d+"/.exec(cell.head)?.[1]) ?? row.length
      if (column >= mostColumns) continue
      while (row.length < column) row.push('')
      row[column] = valueOf(cell.head, cell.inner, shared)
    }
  }
  return rows
}

function valueOf(head: string, inner: string, shared: readonly string[]): string {
  const type = /\bt="([^"]+)"/.exec(head)?.[1] ?? 'n'
  if (type === 'inlineStr') return textIn(inner)
  const value = elementsIn(inner, 'v').map((one) => decoded(one.inner)).join('')
  if (type === 's') return shared[Number(value)] ?? ''
  return type === 'e' ? '' : value
}

/** The text of its runs; how Chinese is read aloud (`rPh`) is none of it. */
function textIn(xml: string): string {
  return elementsIn(xml.replaceAll(/<rPh\b[\s\S]*?<\/rPh>/g, ''), 't').map(({ inner }) => decoded(inner)).join('')
}

type Element = { readonly head: string; readonly inner: string }

/** Elements of a name, from left to right, by finding their ends: one look over the text, whatever stands in it. Prefixes are read over. */
function elementsIn(xml: string, name: string): Element[] {
  const found: Element[] = []
  const opening = new RegExp(`<(?:[A-Za-z0-9]{1,20}:)?${name}(?=[\\s/>])`, 'g')
  for (let match = opening.exec(xml); match !== null; match = opening.exec(xml)) {
    const close = xml.indexOf('>', match.index)
    if (close === -1) break
    const head = xml.slice(match.index, close + 1)
    if (head.endsWith('/>')) { found.push({ head, inner: '' }); opening.lastIndex = close + 1; continue }
    const ending = `</${head.slice(1, match[0].length)}>`
    const end = xml.indexOf(ending, close)
    if (end === -1) break
    found.push({ head, inner: xml.slice(close + 1, end) })
    opening.lastIndex = end + ending.length
  }
  return found
}

function columnOf(letters: string | undefined): number | null {
  return letters === undefined ? null : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' }

function decoded(text: string): string {
  return text.replaceAll(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (whole, named: string | undefined, decimal: string | undefined, hex: string | undefined) => {
    if (named !== undefined) return entities[named] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal)
    return code > 0x10ffff || code === 0 ? '' : String.fromCodePoint(code)
  }).replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function notAWorkbook(cause: string): never {
  throw new UnreadableTable('这不是 Excel 表格（.xlsx），也不是 CSV。请在 Excel 里“另存为 .xlsx”再导入。', cause)
}
