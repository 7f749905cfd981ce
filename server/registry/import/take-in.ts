/**
 * The list as a temporary table of the transaction, to be compared with the tree by SQL: memory holds one batch of it. Batches of JSON and not
 * COPY, which would need the connection for itself; writing the indexes of the tree takes many times as long as either.
 */
import { sql } from 'kysely'
import { parentKeyOf } from '../../../core/region/codes.ts'
import { scopeOf } from '../../../core/region/scope.ts'
import { gramsOf } from '../../../core/search/grams.ts'
import type { Transaction } from '../../database/index.ts'
import type { ImportStep } from './import-divisions.ts'
import type { Division } from './read-divisions.ts'

const columns = `ordinal integer, line integer, level text, code text, name text, short_name text, grams text, parent_level text, parent_code text, kind text,
  unit_type text, code_lo bigint, code_hi bigint`
const batchSize = 5_000

/** @returns how many divisions were read */
export async function takeIn(transaction: Transaction, divisions: AsyncIterable<Division>, onStep: (step: ImportStep) => void): Promise<number> {
  await sql.raw(`create temporary table division_list (${columns.replace('grams text', 'grams tsvector')}, state text) on commit drop`).execute(transaction)
  let read = 0
  for await (const batch of batchesOf(divisions)) {
    const rows = batch.map((division, at) => rowOf(division, read + at + 1))
    await sql`insert into division_list select ordinal, line, level, code, name, short_name, grams::tsvector, parent_level, parent_code, kind, unit_type, code_lo, code_hi
      from json_to_recordset(${JSON.stringify(rows)}::json) as row (${sql.raw(columns)})`.execute(transaction)
    read += batch.length
    onStep({ step: 'reading', done: read, of: 0 })
  }
  await sql.raw('create index on division_list (code, level)').execute(transaction)
  await sql.raw('create index on division_list (ordinal)').execute(transaction)
  await sql.raw('analyze division_list').execute(transaction)
  return read
}

async function *batchesOf(divisions: AsyncIterable<Division>): AsyncGenerator<readonly Division[]> {
  let batch: Division[] = []
  for await (const division of divisions) {
    batch.push(division)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function rowOf(division: Division, ordinal: number) {
  const { level, code, name, shortName, kind, unitType, line } = division
  const parent = parentKeyOf(division)
  const { lo, hi } = scopeOf({ level, code })
  return {
    ordinal, line, level, code, name, short_name: shortName, grams: lexemes(gramsOf(name, shortName)), parent_level: parent?.level ?? null,
    parent_code: parent?.code ?? null, kind, unit_type: unitType, code_lo: lo, code_hi: hi,
  }
}

function lexemes(grams: readonly string[]): string {
  return grams.map((gram) => `'${gram.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' ')
}
