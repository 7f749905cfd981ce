/**
 * Five years of open affairs for every village of the city, put straight into the read model: 2,628 villages × 40 duties × 5 years. No records stand
 * behind them, so the folder is good for questions and for nothing else.
 */
import type pg from 'pg'
import { catalogueSeed, legalKinds, noContent, periodInWords, type Content, type Item, type Period } from '../../../core/open-affairs/index.ts'
import { gramsOf } from '../../../core/search/grams.ts'

export const yearsPlanted = 5
const quarters = ['Q1', 'Q2', 'Q3', 'Q4'] as const

type Publication = { readonly item: Item; readonly period: Period; readonly year: number; readonly nth: number }

/** Each duty once a year, in the rhythm of its kind. */
export function publicationsOf(lastYear: number): readonly Publication[] {
  return Array.from({ length: yearsPlanted }, (_, back) => lastYear - back).flatMap((year) => catalogueSeed.map((item, nth) => ({ item, year, nth, period: periodFor(item, year, nth) })))
}

function periodFor({ rhythm }: Item, year: number, nth: number): Period {
  switch (rhythm) {
    case 'year': return String(year)
    case 'event': return `${year}-0${1 + nth % 9}-15.1`
    case 'month': return `${year}-0${1 + nth % 9}`
    case 'quarter': return `${year}-${quarters[nth % 4] ?? 'Q1'}`
  }
}

const contents: Readonly<Record<Item['shape'], Content>> = {
  words: { ...noContent, words: '演示：这一期的情况和办理结果，详细的在村务档案里，可以来查。' },
  lines: { ...noContent, opening: 1_000_00, lines: Array.from({ length: 20 }, (_, at) => ({ day: '2024-01-01', direction: at % 5 === 0 ? 'in' : 'out', subject: '办公费', words: `演示：第 ${at + 1} 笔`, fen: 12_345 + at, voucher: `记${at + 1}` } as const)) },
  names: { ...noContent, names: Array.from({ length: 15 }, (_, at) => ({ name: `演示户${at + 1}`, group: `第${at % 4 + 1}组`, item: '补贴', fen: 6_700 * (at + 1) })) },
}

const plantOne = `
insert into dossiers (county, id, procedure, procedure_version, state, sequence, title, category, priority, city, town, village, place, region_readable,
  reader_units, reader_persons, reader_offices, barred_units, barred_persons, due_at, soon_at, opened_at, updated_at, file, search, head_hash)
select left(code, 6)::int, md5(code || duty.period || duty.item)::uuid, 'disclosure', 1, state.name, 5, duty.title, 'OA-' || duty.item, 'P2', left(code, 4)::int, left(code, 9)::bigint, code::bigint, (code || '000')::bigint, false,
  '{}', '{}', array['VILLAGE_CADRE@' || code, 'PARTY_SEC@' || code, 'VILLAGE_SUPERVISOR@' || code, 'TOWN_DISPATCHER@' || left(code, 9), 'COUNTY_CENTER@' || left(code, 6)], '{}', '{}',
  case when state.owed then duty.due + interval '5 days' end, case when state.owed then duty.due end, duty.due - interval '7 days', duty.due,
  duty.file || jsonb_build_object('village', code, 'versions', case when state.owed then '[]'::jsonb else duty.versions end, 'draft', case when state.owed then duty.versions -> 0 -> 'content' else duty.blank end), duty.search, '\\x0000000000000000000000000000000000000000000000000000000000000000'::bytea
from regions
cross join lateral (select $1::text as item, $2::text as period, $3::text as title, $4::jsonb as file, $5::jsonb as versions, $6::jsonb as blank, $7::tsvector as search, $8::timestamptz as due) as duty
-- Three in a hundred of the newest year were not begun, or not finished, in time; some of each village, never all of one.
cross join lateral (select case when $9 and hashtext(code || duty.item) % 100 in (0, 1) then 'MISSING' when $9 and hashtext(code || duty.item) % 100 = 2 then 'PREPARED' when $9 then 'POSTED' else 'ARCHIVED' end as name,
  $9 and hashtext(code || duty.item) % 100 in (0, 1, 2) as owed) as state
where level = 'VILLAGE' and valid_to is null`

/** @returns how many there are now; planted once, found again afterwards */
export async function plantOpenAffairs(client: pg.Client, lastYear: number, progress: (line: string) => void): Promise<number> {
  const found = await client.query<{ there: boolean }>("select exists (select from dossiers where procedure = 'disclosure') as there")
  if (found.rows[0]?.there !== true) {
    await client.query('set synchronous_commit = off')
    const all = publicationsOf(lastYear)
    for (const [at, publication] of all.entries()) {
      await client.query(plantOne, valuesOf(publication, lastYear))
      if (at % 20 === 19) progress(`  planted ${at + 1} of ${all.length} publications of each village`)
    }
  }
  const { rows: [row] } = await client.query<{ planted: number }>("select count(*)::int as planted from dossiers where procedure = 'disclosure'")
  return row?.planted ?? 0
}

function valuesOf({ item, period, year }: Publication, lastYear: number): unknown[] {
  const title = `${periodInWords(period)}${item.name}`
  const content = contents[item.shape]
  const due = `${year}-11-20T00:00:00+08:00`
  const file = { item: item.code, itemName: item.name, board: item.board, kind: item.kind, shape: item.shape, nameless: item.nameless === true, period, title, due: due.slice(0, 10), openedOn: due.slice(0, 10), missed: false, days: 15, boards: [], vouchers: [] }
  const grams = gramsOf([title, item.name, legalKinds[item.kind].short, content.words, ...new Set(content.names.map((line) => line.item))].join(' '))
  return [
    item.code, period, title, JSON.stringify(file), JSON.stringify([{ number: 1, on: due.slice(0, 10), hash: '0'.repeat(64), correcting: '', content }]), JSON.stringify(noContent),
    grams.map((gram) => `'${gram.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' '), due, year === lastYear,
  ]
}
