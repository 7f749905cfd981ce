/**
 * A real table: caption, headed rows and columns, tabular figures. On a narrow screen each row becomes a small card, or
 * the table scrolls.
 */
import type { ReactNode } from 'react'

export type Column<Row> = {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand right. */
  readonly figures?: boolean
  /** This cell names the row. */
  readonly names?: boolean
}

type DataTableProps<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** 'stack' turns rows into cards below 640 px; 'scroll' keeps the table and lets it scroll inside its frame. */
  narrow?: 'stack' | 'scroll'
  captionHidden?: boolean
}

export function DataTable<Row>({ caption, columns, rows, keyOf, narrow = 'stack', captionHidden = false }: DataTableProps<Row>) {
  const table = (
    <table className={`table table--${narrow}`}>
      <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.figures ? 'table__figures' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (narrow === 'stack') return table
  return (
    <div className="table-frame" role="region" aria-label={caption} tabIndex={0}>
      {table}
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = column.figures ? 'table__figures' : undefined
  return column.names ? (
    <th scope="row" className={className}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={className} data-head={column.head}>
      {column.cell(row)}
    </td>
  )
}
