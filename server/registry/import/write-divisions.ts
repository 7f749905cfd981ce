/** Versions that begin, versions that end, and a record of each change of a name and each end. Within one batch. */
import { sql } from 'kysely'
import { parentKeyOf } from '../../../core/region/codes.ts'
import { scopeOf } from '../../../core/region/scope.ts'
import type { Day, Instant } from '../../../core/time/index.ts'
import { gramsOf } from '../../../core/search/grams.ts'
import type { Transaction } from '../../database/index.ts'
import type { End } from './ends.ts'
import type { Division } from './read-divisions.ts'

export type Writing = { readonly day: Day; readonly source: string; readonly at: Instant; readonly id: () => string }

export async function addDivisions(transaction: Transaction, { day }: Writing, divisions: readonly Division[]): Promise<void> {
  if (divisions.length === 0) return
  await sql`
    insert into regions (level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, valid_from, code_lo, code_hi)
    select level, code, name, short_name, grams::tsvector, parent_level, parent_code, kind, unit_type, ${day}::date, code_lo, code_hi
    from ${linesOf(divisions)}`.execute(transaction)
}

/** The code lives on under another name or as another sort of unit; borders stay with it. */
export async function changeDivisions(transaction: Transaction, writing: Writing, divisions: readonly Division[]): Promise<void> {
  if (divisions.length === 0) return
  const { day } = writing
  await sql`
    update regions set status = 'SUPERSEDED', valid_to = ${day}::date from ${linesOf(divisions)}
    where regions.level = line.level and regions.code = line.code and regions.status = 'ACTIVE'`.execute(transaction)
  await sql`
    insert into regions (level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, valid_from, code_lo, code_hi,
      boundary, min_lon, min_lat, max_lon, max_lat, center_lon, center_lat)
    select line.level, line.code, line.name, line.short_name, line.grams::tsvector, line.parent_level, line.parent_code, line.kind, line.unit_type, ${day}::date, line.code_lo, line.code_hi,
      old.boundary, old.min_lon, old.min_lat, old.max_lon, old.max_lat, old.center_lon, old.center_lat
    from ${linesOf(divisions)} join regions as old on old.level = line.level and old.code = line.code and old.status = 'SUPERSEDED' and old.valid_to = ${day}::date`.execute(transaction)
  await record(transaction, writing, 'rename', divisions.map((division) => ({ ...division, ...scopeOf(division) })))
}

export async function retireDivisions(transaction: Transaction, writing: Writing, ends: readonly End[]): Promise<void> {
  if (ends.length === 0) return
  await sql`update regions set status = 'RETIRED', valid_to = ${writing.day}::date where id = any(${ends.map(({ id }) => String(id))}::bigint[])`.execute(transaction)
  await record(transaction, writing, 'retire', ends.map(({ level, code, code_lo: lo, code_hi: hi }) => ({ level, code, lo, hi })))
}

/** `json_to_recordset(…) as line (…)` */
function linesOf(divisions: readonly Division[]) {
  return sql`json_to_recordset(${JSON.stringify(divisions.map(rowOf))}::json) as line (level text, code text, name text, short_name text, grams text, parent_level text,
    parent_code text, kind text, unit_type text, code_lo bigint, code_hi bigint)`
}

function rowOf(division: Division) {
  const { level, code, name, shortName, kind, unitType } = division
  const parent = parentKeyOf(division)
  const { lo, hi } = scopeOf({ level, code })
  return {
    level, code, name, short_name: shortName, grams: lexemes(gramsOf(name, shortName)), parent_level: parent?.level ?? null, parent_code: parent?.code ?? null,
    kind, unit_type: unitType, code_lo: lo, code_hi: hi,
  }
}

function lexemes(grams: readonly string[]): string {
  return grams.map((gram) => `'${gram.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' ')
}

type Touched = { readonly level: string; readonly code: string; readonly lo: number; readonly hi: number }

async function record(transaction: Transaction, { day, source, at, id }: Writing, act: 'retire' | 'rename', regions: readonly Touched[]): Promise<void> {
  const column = <T>(value: (region: Touched) => T) => regions.map(value)
  await sql`
    insert into region_changes (id, act, level, from_codes, to_codes, day, reason, by_person, by_office, recorded_at, code_lo, code_hi)
    select id, ${act}, level, array[code], case when ${act} = 'rename' then array[code] else '{}' end, ${day}::date, ${source}, null, null, ${new Date(at)}, lo, hi
    from unnest(${column(id)}::uuid[], ${column(({ level }) => level)}::text[], ${column(({ code }) => code)}::text[],
      ${column(({ lo }) => String(lo))}::bigint[], ${column(({ hi }) => String(hi))}::bigint[]) as change (id, level, code, lo, hi)`.execute(transaction)
}
