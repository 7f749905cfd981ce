/**
 * What is late in a region and what a village has published, beside the plainest SQL somebody would write by hand for the same answer: the region's
 * own column in its where clause, no range, no text put together in SQL that the page needs not.
 */
import type pg from 'pg'
import type { RegionKey } from '../../../core/region/region.ts'
import { questionOf } from '../../../core/search/grams.ts'
import { system } from '../../../core/procedure/actor.ts'
import { overdueIn, publicArchive } from '../../../server/open-affairs/index.ts'
import type { Transaction } from '../../../server/database/index.ts'
import type { Asker } from '../people.ts'
import type { Question } from '../questions.ts'

const owed = "procedure = 'disclosure' and state in ('MISSING', 'PREPARED', 'RETURNED', 'REVIEWED') and (state = 'MISSING' or due_at < $2)"
const out = "procedure = 'disclosure' and village = $1 and state in ('PUBLISHED', 'POSTED', 'ENDED', 'ARCHIVED')"
const columns: Readonly<Record<'CITY' | 'COUNTY' | 'TOWN', { readonly own: string; readonly below: string }>> = {
  CITY: { own: 'city', below: 'county' }, COUNTY: { own: 'county', below: 'town' }, TOWN: { own: 'town', below: 'village' },
}
const line = "file->>'item' as item, file->>'itemName' as \"itemName\", file->>'period' as period, file->>'title' as title, file->>'kind' as kind, state, file->'versions'->0->>'on' as \"publishedOn\", jsonb_array_length(file->'versions') as versions"

/** Of the region with the most that is late at each level, and of a village in the middle of the city. */
export async function openAffairsQuestions(client: pg.Client, now: number): Promise<readonly Question[]> {
  const regions: readonly RegionKey[] = [
    { level: 'CITY', code: '1404' }, { level: 'COUNTY', code: await busiest(client, 'county', now) }, { level: 'TOWN', code: await busiest(client, 'town', now) },
  ]
  const village = await busiest(client, 'village', now)
  return [...regions.flatMap((region) => overdueQuestions(region, now)), ...archiveQuestions(village)]
}

async function busiest(client: pg.Client, column: string, now: number): Promise<string> {
  const { rows: [row] } = await client.query<{ code: string }>(`select ${column}::text as code from dossiers where ${owed.replace('$2', '$1')} group by 1 order by count(*) desc, 1 limit 1`, [new Date(now)])
  if (row === undefined) throw new Error('nothing is late: the folder was not planted')
  return row.code
}

function overdueQuestions(region: RegionKey, now: number): Question[] {
  const { own, below } = columns[region.level as keyof typeof columns]
  const at = new Date(now)
  const counts = `select ${below}::text as code, (select short_name from regions where code = ${below}::text and valid_to is null) as name, overdue
    from (select ${below}, count(*)::int as overdue from dossiers where ${own} = $1 and ${owed} group by 1) as late order by overdue desc, 1 limit 3000`
  const lines = `select county, id, village, state, file->>'title' as title, file->>'due' as due from dossiers where ${own} = $1 and ${owed} order by due_at, id limit 100`
  return [{
    name: 'open affairs: what is late', asker: askerOf(region.level.toLowerCase()), context: { role: 'system' }, ask: (transaction: Transaction) => overdueIn(transaction, region, now, 100),
    bare: [{ text: counts, values: [Number(region.code), at] }, { text: lines, values: [Number(region.code), at] }],
    same: (answer: { lines: readonly { title: string }[] }, rows: readonly { title: string }[]) => answer.lines.length > 0 && answer.lines.map(({ title }) => title).join() === rows.map(({ title }) => title).join(),
  }]
}

function archiveQuestions(village: string): Question[] {
  const ask = (name: string, asked: { readonly text?: string; readonly year?: number }, where: string, values: readonly unknown[]): Question => ({
    name: `open affairs: ${name}`, asker: askerOf('village'), context: { role: 'system' }, ask: (transaction: Transaction) => publicArchive(transaction, { village, ...asked, limit: 200 }),
    bare: [{ text: `select ${line} from dossiers where ${out} ${where} order by opened_at desc, id desc limit 200`, values: [Number(village), ...values] }],
    same: (answer: readonly { title: string; period: string }[], rows: readonly { title: string; period: string }[]) => answer.length > 0 && answer.map(({ period }) => period).join() === rows.map(({ period }) => period).join(),
  })
  const year = new Date().getUTCFullYear() - 1
  return [
    ask('the archive of five years', {}, '', []), ask('the archive of one year', { year }, "and left(file->>'period', 4) = $2", [String(year)]),
    ask('search of the archive', { text: '惠农补贴' }, 'and search @@ $2::tsquery', [questionOf('惠农补贴')]),
  ]
}

/** Everybody may read what is out, and what is late is counted once the office was judged: nobody in particular asks. */
function askerOf(name: string): Asker {
  return { name, actor: system, region: null }
}
