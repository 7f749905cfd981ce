/** Takes a list of official divisions into the tree. Harmless to repeat: what is there stays, also after renames and retirements. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { isRegionCode, parentKeyOf } from '../../core/region/codes.ts'
import { shortNameOf } from '../../core/region/names.ts'
import { levels, type Level } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Day } from '../../core/time/instant.ts'
import type { Database, Transaction } from '../database/index.ts'
import { gramsOf } from '../../core/search/grams.ts'

/** The list this house brings along, and the day it is known to hold from (regions-changzhi.source.md). */
export const changzhi: RegionList = { file: new URL('../../database/data/regions-changzhi.csv', import.meta.url), validFrom: '2023-06-30' }

export type RegionList = { readonly file: URL; readonly validFrom: Day }
export type RegionLoad = { readonly read: number; readonly added: number }

/** All or nothing, as the system, in rows of a thousand. Throws on the first line that is not a division. */
export async function loadRegions(database: Database, { file, validFrom }: RegionList = changzhi): Promise<RegionLoad> {
  return database.transaction({ role: 'system' }, async (transaction) => {
    let read = 0
    let added = 0
    let batch: DivisionLine[] = []
    const flush = async () => {
      added += await insertRegions(transaction, batch, validFrom)
      batch = []
    }
    for await (const line of linesOf(file)) {
      if (read > 0 || line !== header) batch.push(divisionIn(line))
      read += 1
      if (batch.length === batchSize) await flush()
    }
    await flush()
    return { read: read - 1, added }
  })
}

type DivisionLine = { readonly code: string; readonly level: Level; readonly name: string; readonly kind: string; readonly unitType: string }

const header = 'code,level,name,kind,unit_type'
const batchSize = 1000

function linesOf(file: URL) {
  return createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })
}

function divisionIn(line: string): DivisionLine {
  const [code = '', word = '', name = '', kind = '', unitType = '', ...rest] = line.split(',')
  const level = levels.find((each) => each === word)
  if (level === undefined || level === 'GRID' || !isRegionCode({ level, code }) || name === '' || unitType === '' || rest.length > 0) {
    throw new Error(`not a line of a division list: ${JSON.stringify(line)}`)
  }
  return { code, level, name, kind, unitType }
}

async function insertRegions(transaction: Transaction, lines: readonly DivisionLine[], validFrom: Day): Promise<number> {
  if (lines.length === 0) return 0
  const column = (value: (line: DivisionLine) => string | null) => lines.map(value)
  const inserted = await sql`
    insert into regions (level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, valid_from, code_lo, code_hi)
    select level, code, name, short_name, array_to_tsvector(string_to_array(grams, ' ')), parent_level, parent_code, kind, unit_type,
      ${validFrom}::date, lo, hi
    from unnest(
      ${column(({ level }) => level)}::text[], ${column(({ code }) => code)}::text[], ${column(({ name }) => name)}::text[],
      ${column(({ level, name }) => shortNameOf(level, name))}::text[],
      ${column(({ level, name }) => gramsOf(name, shortNameOf(level, name)).join(' '))}::text[],
      ${column((line) => parentKeyOf(line)?.level ?? null)}::text[], ${column((line) => parentKeyOf(line)?.code ?? null)}::text[],
      ${column(({ kind }) => kind)}::text[], ${column(({ unitType }) => unitType)}::text[],
      ${column((line) => String(scopeOf(line).lo))}::bigint[], ${column((line) => String(scopeOf(line).hi))}::bigint[]
    ) as line (level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, lo, hi)
    on conflict do nothing`.execute(transaction)
  return Number(inserted.numAffectedRows ?? 0)
}
