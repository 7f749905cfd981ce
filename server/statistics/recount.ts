/** The roll-ups made anew from what each matter counts, and compared with it. */
import { sql, type RawBuilder } from 'kysely'
import type { Database, Transaction } from '../database/index.ts'
import { columnList, columnsDiffer, columnSums, columnTypes } from './columns.ts'
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
}

const shown = 20

/**
 * All roll-ups anew from the matters: after a bulk load, and where a comparison found a difference. Acts go on meanwhile; folds wait.
 * @returns how many roll-ups there are now
 */
export async function recount(database: Database): Promise<number> {
  return await database.transaction({ role: 'system' }, async (transaction) => {
    // Folds wait for the end of this; acts only write deltas and wait for nothing.
    await sql`lock table rollups in share row exclusive mode`.execute(transaction)
    await sql`delete from rollups`.execute(transaction)
    let made = 0
    for (const county of await countiesOf(transaction)) {
      // One snapshot: a delta is dropped exactly when the matter is read as the act left it.
      made += await inserted(sql`
        with dropped as (delete from rollup_deltas where county = ${county})
        insert into rollups (county, digits, region, place, month, category, ${columnList})
        select county, digits, region, place, month, category, ${columnList} from (${recounted(county)}) as fresh`.execute(transaction))
    }
    return made + await inserted(sql`
      insert into rollups (county, digits, region, place, month, category, ${columnList})
      select county / 100 * 100, 4, county / 100, (county / 100)::bigint * 100000000000, month, category, ${columnSums}
      from rollups where digits = 6 group by county / 100, month, category`.execute(transaction))
  })
}

/** County by county, each in one snapshot; acts and folds go on. */
export async function verifyRollups(database: Database): Promise<RollupVerdict> {
  const counties = await database.transaction({ role: 'system' }, countiesOf)
  const first: string[] = []
  let [rollups, outstanding, different] = [0, 0, 0]
  for (const county of counties) {
    const found = await database.transaction({ role: 'system' }, (transaction) => compare(transaction, county))
    rollups += found.rollups
    outstanding += found.outstanding
    different += found.different
    first.push(...found.first.slice(0, shown - first.length))
  }
  const cities = await database.transaction({ role: 'system' }, compareCities)
  const uncounted = await database.transaction({ role: 'system' }, async (transaction) => (
    await transaction.selectFrom('dossiers').select(({ fn }) => fn.countAll<number>().as('count')).where('counts', 'is', null).executeTakeFirstOrThrow()).count)
  first.push(...cities.first.slice(0, shown - first.length))
  return { rollups: rollups + cities.rollups, outstanding, uncounted, different: different + cities.different, first }
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
    select at.county, at.digits, at.region, at.place, month, category, ${columnSums}
    from source ${spread} where at.shown and at.digits > 4
    group by at.county, at.digits, at.region, at.place, month, category`
}

type Compared = { readonly rollups: number; readonly outstanding: number; readonly different: number; readonly first: string[] }

async function compare(transaction: Transaction, county: number): Promise<Compared> {
  const { rows } = await sql<{ rollups: number; outstanding: number; different: number; first: string[] | null }>`
    with fresh as materialized (${recounted(county)}),
    kept as materialized (
      select digits, region, month, category, ${columnSums} from (
        select digits, region, month, category, ${columnList} from rollups where county = ${county} and digits > 4
        union all
        select at.digits, at.region, month, category, ${columnList} from rollup_deltas source ${spread}
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
