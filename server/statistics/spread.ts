/** Which roll-ups a village's figures count in: of which regions, of which category. One place says it for the fold, the recount and the comparison. */
import { sql, type RawBuilder } from 'kysely'

/**
 * `cross join lateral (…) as at` for a source with the columns county, village, category and open: two rows per region above, one of the
 * category and one of all of them (`allTogether`). What only the parties
 * may read counts at county and city; further down a single one would tell that somebody complained.
 */
export const spread: RawBuilder<unknown> = sql`cross join lateral (select * from (values
    (source.county, 12::smallint, source.village, source.village * 1000, source.open),
    (source.county, 9::smallint, source.village / 1000, source.village / 1000 * 1000000, source.open),
    (source.county, 6::smallint, source.county::bigint, source.county::bigint * 1000000000, true),
    (source.county / 100 * 100, 4::smallint, (source.county / 100)::bigint, (source.county / 100)::bigint * 100000000000, true)
  ) as regions (county, digits, region, place, shown) cross join (values (source.category), ('')) as kinds (category)) as at`

/** The category under which the sum of all categories stands. */
export const allTogether = ''
