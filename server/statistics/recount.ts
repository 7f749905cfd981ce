/** The roll-ups made anew from what each matter counts, and compared with it. */
import { sql, type RawBuilder } from 'kysely'
import type { Database, Transaction } from '../database/index.ts'
import { columnList, columnsDiffer, columnSums, columnTypes } from './columns.ts'
import { countiesIn } from './place.ts'
import { spread } from './spread.ts'

export type RollupVerdict = {
  /** Roll-ups compared. */
  readonly rollups: number
  /** Changes written and not yet folded; they are part of the comparison. */
  readonly outstanding: number
  /** Matters no figure knows yet: right after an upgrade, while the platform counts them. */
  readonly uncounted: number
  readonly different: number
  /** The first few, as `level-digits/region month category`. */
  readonly first: readonly string[]
  /** The counties that a recount would mend; null: all of them. */
  readonly wrongCounties: readonly number[] | null
}

const shown = 20

/** How far a recount or a comparison is, county by county. */
export type CountyProgress = (done: number, of: number) => void

/**
 * Roll-ups anew from the matters, county by county, each with its city in a transaction of its own: after a bulk load, and where a comparison
 * found a difference. What was done stays done, so one that was interrupted is simply run again; memory and locks are those of one county.
 *
 * Exact whatever acts do meanwhile: an act commits what its matter counts and its delta together, and one statement both reads the matters and
 * drops the deltas, in one snapshot: it takes both or neither. Folds wait for the county, so none is half done while its roll-ups are replaced.
 * @param counties only these and their cities; all without
 * @returns how many roll-ups were made
 */
export async function recount(database: Database, { counties, onProgress }: { readonly counties?: readonly number[]; readonly onProgress?: CountyProgress } = {}): Promise<number> {
  const all = counties ?? await database.transaction({ role: 'system' }, countiesOf)
  const cities = counties === undefined ? await database.transaction({ role: 'system' }, citiesOf) : []
  let [made, done] = [0, 0]
  const one = async (work: (transaction: Transaction) => Promise<number>) => {
    made += await database.transaction({ role: 'system' }, async (transaction) => {
      await patient(transaction)
      // Waits for folds that are under way; acts only write deltas and wait for nothing.
      await sql`lock table rollups in share row exclusive mode`.execute(transaction)
      return await work(transaction)
    })
    done += 1
    onProgress?.(done, all.length + cities.length)
  }
  for (const county of all) await one((transaction) => recountCounty(transaction, county))
  // Those that only stand in the roll-ups; the others are right already.
  for (const city of cities) await one((transaction) => recountCity(transaction, city))
  return made
}

async function recountCounty(transaction: Transaction, county: number): Promise<number> {
  await sql`delete from rollups where county = ${county} and digits > 4`.execute(transaction)
  const made = await inserted(sql`
    with dropped as (delete from rollup_deltas where county = ${county})
    insert into rollups (county, digits, region, place, month, category, ${columnList})
    select county, digits, region, place, month, category, ${columnList} from (${recounted(county)}) as fresh`.execute(transaction))
  await recountCity(transaction, Math.floor(county / 100))
  return made
}

async function recountCity(transaction: Transaction, city: number): Promise<number> {
  await sql`delete from rollups where county = ${city * 100} and digits = 4 and region = ${city}`.execute(transaction)
  return await inserted(sql`
    insert into rollups (county, digits, region, place, month, category, ${columnList})
    select ${city * 100}, 4, ${city}::bigint, ${city}::bigint * 100000000000, month, category, ${columnSums}
    from rollups where county = any(${countiesIn(city)}::integer[]) and digits = 6 group by month, category`.execute(transaction))
}

/** County by county, each in one snapshot; acts and folds go on. */
export async function verifyRollups(database: Database, onProgress?: CountyProgress): Promise<RollupVerdict> {
  const counties = await database.transaction({ role: 'system' }, countiesOf)
  const first: string[] = []
  const wrong: number[] = []
  let [rollups, outstanding, different] = [0, 0, 0]
  for (const [at, county] of counties.entries()) {
    const found = await database.transaction({ role: 'system' }, (transaction) => compare(transaction, county))
    rollups += found.rollups
    outstanding += found.outstanding
    different += found.different
    if (found.different > 0) wrong.push(county)
    first.push(...found.first.slice(0, shown - first.length))
    onProgress?.(at + 1, counties.length)
  }
  const cities = await database.transaction({ role: 'system' }, compareCities)
  const uncounted = await database.transaction({ role: 'system' }, async (transaction) => (
    await transaction.selectFrom('dossiers').select(({ fn }) => fn.countAll<number>().as('count')).where('counts', 'is', null).executeTakeFirstOrThrow()).count)
  first.push(...cities.first.slice(0, shown - first.length))
  // A city that differs from right counties needs them all: which of them it took wrongly cannot be seen.
  return { rollups: rollups + cities.rollups, outstanding, uncounted, different: different + cities.different, first, wrongCounties: cities.different > 0 ? null : wrong }
}

/** Whole counties are read; who serves people has the short limit. */
async function patient(transaction: Transaction): Promise<void> {
  await sql.raw('set local statement_timeout = 0').execute(transaction)
}

async function citiesOf(transaction: Transaction): Promise<number[]> {
  const { rows } = await sql<{ city: number }>`select distinct region::integer as city from rollups as cities where digits = 4
    and not exists (select from rollups as counties where counties.digits = 6 and counties.county between cities.county and cities.county + 99)`.execute(transaction)
  return rows.map(({ city }) => city)
}

async function countiesOf(transaction: Transaction): Promise<number[]> {
  // A loose walk over the index: distinct would read every matter.
  const { rows } = await sql<{ county: number }>`
    with recursive known as (
      (select min(county) as county from dossiers) union all (select (select min(county) from dossiers where county > known.county) from known where known.county is not null)
    ) select county from known where county is not null
    union select distinct county from rollups where digits = 6 union select distinct county from rollup_deltas order by county`.execute(transaction)
  return rows.map(({ county }) => county)
}

/** Figures of a county, its townships and villages, from the matters alone. */
function recounted(county: number): RawBuilder<unknown> {
  return sql`
    with source as materialized (
      select dossiers.county, (counts ->> 'village')::bigint as village, counts ->> 'category' as category, (counts ->> 'open')::boolean as open, months.month, ${columnSums}
      from dossiers cross join lateral jsonb_each(counts -> 'months') as months (month, amounts)
        cross join lateral jsonb_to_record(months.amounts) as amounts (${columnTypes})
      where dossiers.county = ${county}
      group by dossiers.county, 2, 3, 4, months.month
    )
    select at.county, at.digits, at.region, at.place, month, at.category, ${columnSums}
    from source ${spread} where at.shown and at.digits > 4
    group by at.county, at.digits, at.region, at.place, month, at.category`
}

type Compared = { readonly rollups: number; readonly outstanding: number; readonly different: number; readonly first: string[] }

async function compare(transaction: Transaction, county: number): Promise<Compared> {
  await patient(transaction)
  const { rows } = await sql<{ rollups: number; outstanding: number; different: number; first: string[] | null }>`
    with fresh as materialized (${recounted(county)}),
    kept as materialized (
      select digits, region, month, category, ${columnSums} from (
        select digits, region, month, category, ${columnList} from rollups where county = ${county} and digits > 4
        union all
        select at.digits, at.region, month, at.category, ${columnList} from rollup_deltas source ${spread}
        where source.county = ${county} and at.shown and at.digits > 4
      ) as parts group by digits, region, month, category
    ),
    differing as (
      select digits || '/' || region || ' ' || month || ' ' || category as name
      from kept full join fresh using (digits, region, month, category) where ${columnsDiffer('kept', 'fresh')}
    )
    select (select count(*) from rollups where county = ${county} and digits > 4)::int as rollups,
      (select count(*) from rollup_deltas where county = ${county})::int as outstanding,
      (select count(*) from differing)::int as different, (select array_agg(name) from (select name from differing order by name limit ${shown}) as beginning) as first`.execute(transaction)
  const [row] = rows
  return { rollups: row?.rollups ?? 0, outstanding: row?.outstanding ?? 0, different: row?.different ?? 0, first: row?.first ?? [] }
}

/** The fold moves a city and its counties in one statement, so they agree in every snapshot. */
async function compareCities(transaction: Transaction): Promise<Compared> {
  await patient(transaction)
  const { rows } = await sql<{ rollups: number; different: number; first: string[] | null }>`
    with kept as materialized (select region, month, category, ${columnList} from rollups where digits = 4),
    fresh as materialized (select county / 100 as region, month, category, ${columnSums} from rollups where digits = 6 group by 1, month, category),
    differing as (
      select '4/' || region || ' ' || month || ' ' || category as name
      from kept full join fresh using (region, month, category) where ${columnsDiffer('kept', 'fresh')}
    )
    select (select count(*) from kept)::int as rollups, (select count(*) from differing)::int as different,
      (select array_agg(name) from (select name from differing order by name limit ${shown}) as beginning) as first`.execute(transaction)
  const [row] = rows
  return { rollups: row?.rollups ?? 0, outstanding: 0, different: row?.different ?? 0, first: row?.first ?? [] }
}

async function inserted(result: Promise<{ readonly numAffectedRows?: bigint }>): Promise<number> {
  return Number((await result).numAffectedRows ?? 0)
}
