/**
 * Many rows in one statement. COPY does not write into tables with row-level security, so each column travels as one array literal and is
 * unnested there. JSON's quoting is PostgreSQL's as long as no text holds a control character, which makes the literal at native speed.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Transaction } from '../../../server/database/index.ts'

export type Value = string | number | boolean | null
export type Row<C extends string = string> = Readonly<Record<C, Value>>
/** Columns and their types, in order. `text[]`, `uuid[]` and `tsvector` take a literal made by `listOf`. */
export type Columns = Readonly<Record<string, ColumnType>>
type ColumnType = 'text' | 'integer' | 'smallint' | 'bigint' | 'boolean' | 'uuid' | 'date' | 'timestamptz' | 'double precision' | 'jsonb' | 'bytea' | 'text[]' | 'uuid[]' | 'tsvector'

const batchSize = 2_000

/** @returns how many rows were written; rows that are there already stay as they are when `orNothing` */
export async function insertRows(transaction: Transaction, table: string, columns: Columns, rows: readonly Row[], { orNothing = false } = {}): Promise<number> {
  const names = Object.keys(columns)
  let written = 0
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = rows.slice(start, start + batchSize)
    const arrays = names.map((name) => sql`${listOf(batch.map((row) => row[name] ?? null))}::${sql.raw(arrayType(columns[name] ?? 'text'))}`)
    const values = names.map((name) => valueOf(name, columns[name] ?? 'text'))
    const result = await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      select ${sql.join(values)} from unnest(${sql.join(arrays)}) as line (${sql.join(names.map((name) => sql.ref(name)))})
      ${orNothing ? sql`on conflict do nothing` : sql``}`.execute(transaction)
    written += Number(result.numAffectedRows ?? 0)
  }
  return written
}

/** An array in PostgreSQL's notation. @throws TypeError for text that the two notations spell differently */
export function listOf(values: readonly Value[]): string {
  const text = JSON.stringify(values)
  if (/\\[^"\\]/.test(text.replaceAll('\\\\', ''))) throw new TypeError('a control character cannot travel in an array literal')
  return `{${text.slice(1, -1)}}`
}

export function hex(bytes: Buffer | null): string | null {
  return bytes === null ? null : `\\x${bytes.toString('hex')}`
}

function arrayType(type: ColumnType): string {
  return type.endsWith('[]') || type === 'tsvector' ? 'text[]' : `${type}[]`
}

function valueOf(name: string, type: ColumnType): RawBuilder<unknown> {
  const column = sql.ref(`line.${name}`)
  if (type === 'tsvector') return sql`array_to_tsvector(${column}::text[])`
  return type.endsWith('[]') ? sql`${column}::${sql.raw(type)}` : column
}
