/** Which tables there are, in an order in which each may be filled after those it refers to, and their rows as text. */
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

export type Table = { readonly name: string; readonly columns: readonly string[] }

/** Made by the migrations themselves, so not data. */
const ofTheMigrator = 'schema_migrations'

export async function tablesOf(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> $1
    group by c.relname order by c.relname`, [ofTheMigrator])
  const { rows: references } = await client.query<{ from: string; to: string }>(`
    select distinct conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`)
  return inOrder(rows, references)
}

/** Those referred to first. Pure. @throws Error for tables that refer to each other in a circle */
export function inOrder(tables: readonly Table[], references: readonly { readonly from: string; readonly to: string }[]): readonly Table[] {
  const ordered: Table[] = []
  let waiting = [...tables]
  while (waiting.length > 0) {
    const ready = waiting.filter(({ name }) => !references.some(({ from, to }) => from === name && waiting.some((other) => other.name === to)))
    if (ready.length === 0) throw new Error(`these tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`)
    ordered.push(...ready)
    waiting = waiting.filter((table) => !ready.includes(table))
  }
  return ordered
}

/** One spelling of every value, whatever the server or the role is set to; nobody's limits for people's questions. */
export const plainSpelling = [
  "set local timezone = 'UTC'", "set local datestyle = 'ISO, YMD'", "set local intervalstyle = 'postgres'", "set local bytea_output = 'hex'",
  "set local extra_float_digits = 1", "set local client_encoding = 'UTF8'", 'set local synchronize_seqscans = off', 'set local statement_timeout = 0',
  'set local idle_in_transaction_session_timeout = 0', 'set local lock_timeout = 0', 'set local row_security = on',
].join('; ')

/** The rows of a table as COPY writes them, with their number at the end. */
export function rowsOf(client: pg.ClientBase, { name, columns }: Table): { readonly bytes: AsyncIterable<Buffer>; readonly count: () => number } {
  const list = columns.map((column) => quoted(column)).join(', ')
  const stream = client.query(copyTo(`copy (select ${list} from ${quoted(name)}) to stdout`))
  let rows = 0
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      rows += newlinesIn(chunk)
      yield chunk
    }
  }
  return { bytes: counted(), count: () => rows }
}

/** A row is a line, since COPY escapes line ends inside of values. The stream's own count comes only after its end, sometimes too late. */
function newlinesIn(chunk: Buffer): number {
  let found = 0
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) found += 1
  return found
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
