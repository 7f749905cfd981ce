/** Figures as Markdown, right-aligned. */
export type Table = { readonly title: string; readonly note?: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

export function markdown({ title, note, head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [`### ${title}`, '', ...(note === undefined ? [] : [note, '']), line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line), ''].join('\n')
}

export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (value >= 100) return value.toFixed(0)
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
