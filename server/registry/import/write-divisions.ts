/** Carries a comparison out: versions that end, versions that begin, and a record of each change of a name and each end. */
import { sql } from 'kysely'
import type { Day, Instant } from '../../../core/time/index.ts'
import type { Transaction } from '../../database/index.ts'
import type { Comparison } from './compare-divisions.ts'
import type { ImportStep } from './import-divisions.ts'

type Writing = { readonly day: Day; readonly source: string; readonly at: Instant; readonly id: () => string }

const batch = 20_000

export async function writeDivisions(transaction: Transaction, writing: Writing, { added, changed, closed }: Comparison, onStep: (step: ImportStep) => void): Promise<void> {
  const { day } = writing
  if (closed > 0) {
    await record(transaction, writing, 'retire', `select ends.level, ends.code, regions.code_lo, regions.code_hi from division_ends as ends join regions using (id)`)
    await sql`update regions set status = 'RETIRED', valid_to = ${day}::date from division_ends as ends where ends.id = regions.id`.execute(transaction)
  }
  if (changed > 0) await rename(transaction, writing)
  if (added === 0) return
  const { rows: [last] } = await sql<{ ordinal: number }>`select max(ordinal) as ordinal from division_list`.execute(transaction)
  for (let from = 0; from <= (last?.ordinal ?? 0); from += batch) {
    await sql`
      insert into regions (level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, valid_from, code_lo, code_hi)
      select level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, ${day}::date, code_lo, code_hi
      from division_list where state = 'added' and ordinal > ${from} and ordinal <= ${from + batch} order by ordinal`.execute(transaction)
    onStep({ step: 'writing', done: Math.min(from + batch, last?.ordinal ?? 0), of: last?.ordinal ?? 0 })
  }
}

/** The code lives on under another name or as another sort of unit; borders stay with it. */
async function rename(transaction: Transaction, writing: Writing): Promise<void> {
  const { day } = writing
  await record(transaction, writing, 'rename', `select level, code, code_lo, code_hi from division_list where state = 'changed'`)
  await sql`
    update regions set status = 'SUPERSEDED', valid_to = ${day}::date from division_list as line
    where line.state = 'changed' and regions.level = line.level and regions.code = line.code and regions.status = 'ACTIVE'`.execute(transaction)
  await sql`
    insert into regions (level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, valid_from, code_lo, code_hi,
      boundary, min_lon, min_lat, max_lon, max_lat, center_lon, center_lat)
    select line.level, line.code, line.name, line.short_name, line.grams, line.parent_level, line.parent_code, line.kind, line.unit_type, ${day}::date, line.code_lo, line.code_hi,
      old.boundary, old.min_lon, old.min_lat, old.max_lon, old.max_lat, old.center_lon, old.center_lat
    from division_list as line join regions as old on old.level = line.level and old.code = line.code and old.status = 'SUPERSEDED' and old.valid_to = ${day}::date
    where line.state = 'changed'`.execute(transaction)
}

async function record(transaction: Transaction, { day, source, at, id }: Writing, act: 'retire' | 'rename', regions: string): Promise<void> {
  const { rows } = await sql<{ level: string; code: string; code_lo: number; code_hi: number }>`${sql.raw(regions)}`.execute(transaction)
  const column = <T>(value: (row: (typeof rows)[number]) => T) => rows.map(value)
  await sql`
    insert into region_changes (id, act, level, from_codes, to_codes, day, reason, by_person, by_office, recorded_at, code_lo, code_hi)
    select id, ${act}, level, array[code], case when ${act} = 'rename' then array[code] else '{}' end, ${day}::date, ${source}, null, null, ${new Date(at)}, lo, hi
    from unnest(${column(id)}::uuid[], ${column(({ level }) => level)}::text[], ${column(({ code }) => code)}::text[],
      ${column(({ code_lo: lo }) => String(lo))}::bigint[], ${column(({ code_hi: hi }) => String(hi))}::bigint[]) as change (id, level, code, lo, hi)`.execute(transaction)
}
