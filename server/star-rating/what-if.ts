/**
 * Reads a year that is over for the dry run of a standard, village by village. Counts are asked as the platform, for whoever guides the rating reads
 * counts; a household is named only to those whose own right shows them its rating. Nothing is written.
 */
import { sql } from 'kysely'
import { scopeOf } from '../../core/region/scope.ts'
import type { RegionKey } from '../../core/region/region.ts'
import { inOrderOfNames } from '../../core/star-rating/name-order.ts'
import { effectOn, whatIf, type Agreement, type HouseholdsYear, type WhatIf } from '../../core/star-rating/what-if.ts'
import type { Day } from '../../core/time/index.ts'
import { starsHeld, type RatingFile } from '../../procedures/star-household/rating-file.ts'
import type { CycleFile } from '../../procedures/star-cycle/cycle-file.ts'
import { takeRole, type Transaction } from '../database/index.ts'

/** So many villages in one answer; the page asks on and sums. */
export const villagesAtOnce = 20

/** A household whose title or place on the board would change, for those who read its rating anyway. */
export type NamedEffect = { readonly headName: string; readonly group: string; readonly before: number; readonly after: number; readonly title: string; readonly honour: string }
export type VillageWhatIf = { readonly code: string; readonly name: string; readonly counts: WhatIf; readonly named: readonly NamedEffect[] | null }

/** The newest year that was awarded anywhere in the place. Null where there is none. Runs as the platform. */
export async function lastAwardedYear(transaction: Transaction, place: RegionKey): Promise<number | null> {
  const { lo, hi } = scopeOf(place)
  const row = await transaction.selectFrom('dossiers').select(sql<number | null>`max((shown ->> 'year')::int)`.as('year')).where('procedure', '=', 'star-cycle')
    .where('state', 'in', ['ACTIVE', 'CLOSED']).where('place', '>=', lo).where('place', '<=', hi).executeTakeFirst()
  return row?.year ?? null
}

export type Draft = { readonly place: RegionKey; readonly year: number; readonly after: string | null; readonly agreement: Agreement; readonly today: Day }

/** Villages of the place in the order of codes, from the one after `after`. Begins and ends as the person who asks. */
export async function villagesUnder(transaction: Transaction, { place, year, after, agreement, today }: Draft): Promise<{ readonly items: readonly VillageWhatIf[]; readonly next: string | null }> {
  await takeRole(transaction, 'system')
  const cycles = await awardedIn(transaction, place, year, after)
  const page = cycles.slice(0, villagesAtOnce)
  const read = []
  for (const cycle of page) read.push({ cycle, households: await householdsOf(transaction, cycle) })
  const names = await namesOf(transaction, page.map(({ village }) => String(village)))
  await takeRole(transaction, 'app')
  const items: VillageWhatIf[] = []
  for (const { cycle, households } of read) {
    const visible = await visibleTo(transaction, cycle)
    const before = { standard: cycle.file.agreed.standard, honourFrom: cycle.file.agreed.honourFrom }
    const code = String(cycle.village)
    items.push({
      code, name: names.get(code) ?? code, counts: whatIf(households.map(({ year: one }) => one), before, agreement, today),
      named: visible.size === 0 ? null : namedIn(households.filter(({ id }) => visible.has(id)), before, agreement, today),
    })
  }
  return { items, next: cycles.length > villagesAtOnce ? String(page.at(-1)?.village ?? '') : null }
}

type Cycle = { readonly county: number; readonly id: string; readonly village: number; readonly file: Pick<CycleFile, 'agreed'> }
type Household = { readonly id: string; readonly headName: string; readonly group: string; readonly year: HouseholdsYear }

async function awardedIn(transaction: Transaction, place: RegionKey, year: number, after: string | null): Promise<readonly Cycle[]> {
  const { lo, hi } = scopeOf(place)
  const rows = await transaction.selectFrom('dossiers').select(['county', 'id', 'village', sql<CycleFile['agreed']>`file -> 'agreed'`.as('agreed')]).where('procedure', '=', 'star-cycle')
    .where('state', 'in', ['ACTIVE', 'CLOSED']).where('place', '>=', lo).where('place', '<=', hi).where('village', '>', Number(after ?? 0))
    .where(sql<string>`shown ->> 'year'`, '=', String(year)).orderBy('village').limit(villagesAtOnce + 1).execute()
  return rows.map(({ county, id, village, agreed }) => ({ county, id, village, file: { agreed } }))
}

/** Only what the count needs leaves the database: no opinions, no words, no persons. */
async function householdsOf(transaction: Transaction, { county, id }: Cycle): Promise<readonly Household[]> {
  const part = <K extends keyof RatingFile>(key: K) => sql<RatingFile[K]>`file -> ${sql.lit(key)}`.as(key)
  const rows = await transaction.selectFrom('dossiers').select(['id', part('own'), part('decided'), part('given'), part('away'), part('grounds'), part('headName'), part('group')])
    .where('county', '=', county).where('belongs_to', '=', id).where('procedure', '=', 'star-household').where('state', '!=', 'ENDED')
    .where(sql<string>`file ->> 'takesPart'`, '=', 'true').where(sql<string>`file ->> 'decided'`, 'is not', null).execute()
  return rows.flatMap(({ id: rating, headName, group, decided, ...file }) => (decided === null ? [] : [{
    id: rating, headName, group,
    year: {
      own: file.own.map(({ star, items }) => ({ star, items })), votes: decided.votes, voters: decided.voters, given: file.given, held: starsHeld(file),
      taken: file.away.filter(({ why }) => why === 'taken').map(({ star }) => star), grounds: file.grounds,
    },
  }]))
}

/** Of whose ratings the person reads anyway, by the policies. */
async function visibleTo(transaction: Transaction, { county, id }: Cycle): Promise<ReadonlySet<string>> {
  const rows = await transaction.selectFrom('dossiers').select('id').where('county', '=', county).where('belongs_to', '=', id).where('procedure', '=', 'star-household').execute()
  return new Set(rows.map((row) => row.id))
}

/** In the order of names, never of stars. */
function namedIn(households: readonly Household[], before: Agreement, draft: Agreement, today: Day): readonly NamedEffect[] {
  const effects = households.map(({ headName, group, year }) => ({ headName, group, ...effectOn(year, before, draft, today) }))
  return inOrderOfNames(effects.filter((one) => one.before !== one.after || [one.title, one.honour].some((change) => change === 'got' || change === 'lost')))
}

async function namesOf(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await transaction.selectFrom('regions').select(['code', 'short_name']).where('level', '=', 'VILLAGE').where('code', 'in', [...codes]).where('valid_to', 'is', null).execute()
  return new Map(rows.map(({ code, short_name: name }) => [code, name]))
}
