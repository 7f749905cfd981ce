/**
 * COPY inside a transaction: rows stream in at the speed of the network and of their reader, and memory holds a few of them. PostgreSQL
 * refuses COPY into tables with row-level security, so the target is a temporary table of the transaction; SQL goes on from there.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { withClientOf, type Transaction } from './one-connection.ts'

/**
 * @param rows null for null; text may hold anything but NUL
 * @throws what `rows` throws, or the database; the transaction is broken then
 */
export async function copyInto(
  transaction: Transaction, table: string, columns: readonly string[], rows: AsyncIterable<readonly (string | number | null)[]>,
): Promise<void> {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  const copy = copyFrom(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`)
  await withClientOf(transaction, (client) => pipeline(Readable.from(chunksOf(rows), { objectMode: false }), client.query(copy)))
}

const chunkLength = 64_000

/** Lines gathered into pieces that are worth a packet. */
async function *chunksOf(rows: AsyncIterable<readonly (string | number | null)[]>): AsyncGenerator<string> {
  let chunk = ''
  for await (const row of rows) {
    chunk += `${row.map(field).join('\t')}\n`
    if (chunk.length < chunkLength) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function field(value: string | number | null): string {
  return value === null ? '\\N' : String(value).replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] ?? '')
}
