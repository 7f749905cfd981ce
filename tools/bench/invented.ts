/** What a run writes can be told from everything else by its ids, and is taken out again, so that a folder stays as it was seeded. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'

const mark = '0be0c400'

export function inventedId(): string {
  return `${mark}${randomUUID().slice(8)}`
}

const between = (column: string) => `${column} between '${mark}-0000-0000-0000-000000000000' and '${mark}-ffff-ffff-ffff-ffffffffffff'`

/** What was there before, so that only what a run added is taken away. */
export type Before = { readonly deltas: number; readonly day: string }

export async function stateBefore(client: pg.Client): Promise<Before> {
  await removeInvented(client)
  const { rows: [row] } = await client.query<{ deltas: string; day: string }>(
    "select coalesce(max(id), 0) as deltas, (now() at time zone 'Asia/Shanghai')::date::text as day from rollup_deltas")
  await client.query('create temporary table numbers_before as select county, village, day, last from case_numbers')
  return { deltas: Number(row?.deltas ?? 0), day: row?.day ?? '' }
}

/** No fold may run meanwhile: what it has added to the figures stays there. */
export async function putBack(client: pg.Client, { deltas, day }: Before): Promise<void> {
  await removeInvented(client)
  await client.query('delete from rollup_deltas where id > $1', [deltas])
  await client.query('delete from case_numbers where day >= $1::date and not exists (select from numbers_before where (numbers_before.county, numbers_before.village, numbers_before.day) = (case_numbers.county, case_numbers.village, case_numbers.day))', [day])
  await client.query('update case_numbers set last = before.last from numbers_before before where (before.county, before.village, before.day) = (case_numbers.county, case_numbers.village, case_numbers.day) and before.last <> case_numbers.last')
  await client.query('drop table numbers_before')
}

/** By county, since every key begins with it. */
async function removeInvented(client: pg.Client): Promise<void> {
  const counties = "county = any (select distinct left(code, 6)::integer from regions where level = 'COUNTY')"
  for (const table of ['events', 'deadlines', 'tasks', 'dossier_contacts']) await client.query(`delete from ${table} where ${counties} and ${between('dossier')}`)
  for (const table of ['acts', 'dossiers']) await client.query(`delete from ${table} where ${counties} and ${between('id')}`)
  await client.query(`delete from outbox where payload ->> 'dossier' like '${mark}-%'`)
}
