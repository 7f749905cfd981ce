/** What an accountant uploads, as rows: a workbook by its first bytes, else text with commas or tabs, in UTF-8 or the code page of Chinese spreadsheets. */
import { UnreadableTable, readXlsx, type TableRows } from './read-xlsx.ts'

/** @throws UnreadableTable */
export function readTable(file: Buffer): TableRows {
  if (file.length === 0) throw new UnreadableTable('文件是空的，请重新选。', 'empty')
  if (file.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return readXlsx(file)
  if (file.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new UnreadableTable('这是旧的 .xls 表格，请在 Excel 里“另存为 .xlsx”再导入。', 'an old workbook')
  const text = textOf(file)
  if (text.includes('\0')) throw new UnreadableTable('这不是 Excel 表格（.xlsx），也不是 CSV。请在 Excel 里“另存为 .xlsx”再导入。', 'NUL in text')
  return { rows: csvRows(text), dates1904: false }
}

function textOf(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('gb18030').decode(file)
  }
}

const mostRows = 5_000

/** RFC 4180, and tabs where the first line has them. A quote that is never closed ends with the file. */
export function csvRows(text: string): readonly (readonly string[])[] {
  const separator = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ','
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => { row.push(cell); cell = '' }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
    if (rows.length > mostRows) throw new UnreadableTable(`表格超过 ${mostRows} 行，请只留要公开的部分再导入。`, 'too many rows')
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') { cell += '"'; at += 1 } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === separator) endCell()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || row.length > 0) endRow()
  // What the export put before a text that looked like a formula is taken away again.
  return rows.map((cells) => cells.map((one) => one.replace(/^'(?=[=+\-@＝＋－＠])/, '')))
}
