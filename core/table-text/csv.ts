/** Tables as text for spreadsheets: a number stays a number, and no text of ours ever becomes a formula (security S10). */
export type Cell = string | number | null

/** Comes first: with it spreadsheets read Chinese. */
export const byteOrderMark = '\uFEFF'

/** One row, its line ended as RFC 4180 says. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** What a spreadsheet would take for a formula gets an apostrophe before it. Full-width signs count too: some programs read them alike. */
export function harmless(text: string): string {
  return /^[\s\uFEFF]*[=+\-@\t\r\n＝＋－＠|]/u.test(text) ? `'${text}` : text
}

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = harmless(cell)
  return /[",\r\n]/.test(text) || text !== cell ? `"${text.replaceAll('"', '""')}"` : text
}
