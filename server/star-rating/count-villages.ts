/**
 * Counts a village's year anew whenever something of it moved (migration 0036): from what its ratings show, by the pure function the tests and
 * `sanzhi verify` use too. A recount cannot drift, and a few thousand rows are read in milliseconds.
 */
import { sql } from 'kysely'
import type { Instant } from '../../core/time/index.ts'
import { figuresOf, type VillageFigures } from '../../core/star-rating/village-figures.ts'
import type { CycleShown, RatingShown } from '../../core/star-rating/shown.ts'
import type { Database, Transaction } from '../database/index.ts'
import { countLivingHouseholds } from '../registry/index.ts'

/** Villages in one go; an award in a whole county moves hundreds at once. */
export const countBatch = 50

/**
 * Any number of processes may count: each takes villages nobody else is counting. What moves meanwhile asks for another count.
 * @returns how many villages were counted
 */
export async function countVillages(database: Database, now: Instant, batch = countBatch): Promise<number> {
  return await database.transaction({ role: 'system' }, async (transaction) => {
    const wholes = await takeChanged(transaction, batch)
    for (const { county, whole } of wholes) await countVillage(transaction, county, whole, now)
    return wholes.length
  })
}

/** The changes are taken before anything is read: what is not among them is committed later and asks again. */
async function takeChanged(transaction: Transaction, batch: number) {
  const { rows } = await sql<{ county: number; whole: string }>`
    with chosen as materialized (
      select county, id from whole_changes order by county, id limit ${batch * 40} for update skip locked
    ), taken as (
      delete from whole_changes using chosen where whole_changes.county = chosen.county and whole_changes.id = chosen.id returning whole_changes.county, whole_changes.whole
    )
    select distinct county, whole from taken order by county, whole`.execute(transaction)
  return rows
}

async function countVillage(transaction: Transaction, county: number, whole: string, now: Instant): Promise<void> {
  // One count of a village at a time, so that an older reading never stands over a newer one; the dossier's own lock would hold up its acts.
  await sql`select pg_advisory_xact_lock(${county}::int, hashtext(${whole}))`.execute(transaction)
  const cycle = await transaction.selectFrom('dossiers').select(['state', 'shown', 'village', 'place']).where('county', '=', county).where('id', '=', whole)
    .where('procedure', '=', 'star-cycle').executeTakeFirst()
  if (cycle?.shown == null) return
  const shown = cycle.shown as unknown as CycleShown
  const figures = await figuresIn(transaction, county, whole, shown)
  const row = {
    year: shown.year, village: cycle.village, place: cycle.place, stage: cycle.state, households: figures.households, participating: figures.participating,
    staying_out: figures.stayingOut, decided: figures.decided, rated: figures.rated, six_and_more: figures.sixAndMore, every_star: figures.all, still_open: figures.stillOpen,
    own_over_peers: figures.fairness.ownOverPeers, given_over_peers: figures.fairness.givenOverPeers, kin_over_others: figures.fairness.kinOverOthers,
    every_star_share: figures.fairness.everyStar, counted_at: new Date(now),
  }
  await transaction.insertInto('star_figures').values({ county, cycle: whole, ...row }).onConflict((conflict) => conflict.columns(['county', 'cycle']).doUpdateSet(row)).execute()
}

/** As they stand now; also for whoever proves what is counted. Runs as the platform. */
export async function figuresIn(transaction: Transaction, county: number, whole: string, cycle: CycleShown): Promise<VillageFigures> {
  const ratings = await transaction.selectFrom('dossiers').select(['state', 'shown']).where('county', '=', county).where('belongs_to', '=', whole)
    .where('procedure', '=', 'star-household').execute()
  const counts = (await countLivingHouseholds(transaction, county, [cycle.village])).get(cycle.village)
  return figuresOf(ratings.flatMap(({ shown }) => (shown === null ? [] : [shown as unknown as RatingShown])), {
    households: counts?.[cycle.denominator] ?? 0, out: ratings.filter(({ state }) => state === 'OUT').length, standard: cycle.standard,
  })
}
