/** Households (户): of registered and of actual residence, and how many lay in which grid on which day. */
import { Refused } from '../../core/procedure/refusal.ts'
import { paddedCode } from '../../core/region/scope.ts'
import type { Day, Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import { lockCounties } from './lock-counties.ts'
import { findRegions } from './regions.ts'

export type HouseholdMember = { readonly person: string; /** GB/T 4761, first digit. */ readonly relation: number }

export type Household = {
  readonly county: number
  readonly id: string
  readonly basis: 'hukou' | 'residence'
  readonly village: string
  readonly grid: string | null
  readonly head: string | null
  readonly address: string | null
  readonly members: readonly HouseholdMember[]
}

/** A household to be registered; its place, its members and the dated record of its place begin on the same day. */
export type NewHousehold = Omit<Household, 'members'> & {
  /** Key of the dated record of its first place. */
  readonly placeId: string
  readonly members: readonly (HouseholdMember & { readonly id: string })[]
}

/** The living households of a grid or, where it has none, a village; by id. */
export async function householdsOf(
  transaction: Transaction, county: number, code: string, basis: Household['basis'],
  { after, limit = 50 }: { readonly after?: string; readonly limit?: number } = {},
): Promise<{ readonly households: readonly Household[]; readonly next: string | null }> {
  const { lo, hi } = { lo: paddedCode(code), hi: Number(code.padEnd(15, '9')) }
  let rows = transaction.selectFrom('households').selectAll().where('county', '=', county).where('basis', '=', basis)
    .where('place', '>=', lo).where('place', '<=', hi).where('ended_on', 'is', null)
  if (after !== undefined) rows = rows.where('id', '>', after)
  const found = await rows.orderBy('id').limit(limit + 1).execute()
  const page = found.slice(0, limit)
  const members = await membersOf(transaction, county, page.map(({ id }) => id))
  const households = page.map((row): Household => ({
    county: row.county, id: row.id, basis: row.basis, village: row.village, grid: row.grid, head: row.head, address: row.address,
    members: members.get(row.id) ?? [],
  }))
  return { households, next: found.length > limit ? page.at(-1)?.id ?? null : null }
}

/** How many households of a basis lay in each of the grids (or villages) on the day; codes without any count 0. */
export async function countHouseholds(
  transaction: Transaction, county: number, codes: readonly string[], basis: Household['basis'], day: Day,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map(codes.map((code) => [code, 0]))
  if (codes.length === 0) return counts
  const rows = await transaction.selectFrom('household_places as placed')
    .innerJoin('households as household', (join) =>
      join.onRef('household.county', '=', 'placed.county').onRef('household.id', '=', 'placed.household'))
    .where('placed.county', '=', county).where('placed.code', 'in', [...codes]).where('household.basis', '=', basis)
    .where('placed.valid_from', '<=', day).where((where) => where.or([where('placed.valid_to', 'is', null), where('placed.valid_to', '>', day)]))
    .groupBy('placed.code').select(['placed.code', (select) => select.fn.countAll<number>().as('households')]).execute()
  for (const { code, households } of rows) counts.set(code, households)
  return counts
}

/**
 * Registers households with members and first place; those whose id is there already stay as they are. Throws `Refused` where the grid or
 * village does not live (any more): acts on the tree wait for registrations, and registrations for them.
 */
export async function registerHouseholds(
  transaction: Transaction, households: readonly NewHousehold[], from: Day, at: Instant,
): Promise<void> {
  await lockCounties(transaction, [...new Set(households.map(({ county }) => county))].toSorted((a, b) => a - b), 'together')
  await refuseDeadPlaces(transaction, [...new Set(households.map(({ grid, village }) => grid ?? village))])
  for (let start = 0; start < households.length; start += batchSize) {
    const batch = households.slice(start, start + batchSize)
    await transaction.insertInto('households').values(batch.map((household) => ({
      county: household.county, id: household.id, basis: household.basis, village: household.village, grid: household.grid,
      place: placeCode(household), head: household.head, address: household.address, created_at: new Date(at), ended_on: null,
    }))).onConflict((conflict) => conflict.columns(['county', 'id']).doNothing()).execute()
    await transaction.insertInto('household_places').values(batch.map((household) => ({
      county: household.county, id: household.placeId, household: household.id, code: household.grid ?? household.village,
      place: placeCode(household), valid_from: from, valid_to: null,
    }))).onConflict((conflict) => conflict.columns(['county', 'id']).doNothing()).execute()
    await insertMembers(transaction, batch, from)
  }
}

const batchSize = 300

async function refuseDeadPlaces(transaction: Transaction, codes: readonly string[]): Promise<void> {
  const living = new Set((await findRegions(transaction, codes)).map(({ code }) => code))
  const dead = codes.find((code) => !living.has(code))
  if (dead === undefined) return
  throw new Refused({
    code: 'household-place-unknown', sentence: '这个网格或村已经调整，请刷新后重新选择网格。', cause: `no living region ${dead}`, rule: 'R-014',
  })
}

async function insertMembers(transaction: Transaction, households: readonly NewHousehold[], from: Day): Promise<void> {
  const rows = households.flatMap((household) => household.members.map((member) => ({
    county: household.county, id: member.id, household: household.id, basis: household.basis, person: member.person,
    relation: member.relation, place: placeCode(household), joined_on: from, left_on: null,
  })))
  if (rows.length === 0) return
  await transaction.insertInto('household_members').values(rows)
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing()).execute()
}

async function membersOf(transaction: Transaction, county: number, households: readonly string[]) {
  const members = new Map<string, HouseholdMember[]>()
  if (households.length === 0) return members
  const rows = await transaction.selectFrom('household_members').select(['household', 'person', 'relation'])
    .where('county', '=', county).where('household', 'in', [...households]).where('left_on', 'is', null).orderBy('relation').execute()
  for (const { household, person, relation } of rows) members.set(household, [...members.get(household) ?? [], { person, relation }])
  return members
}

function placeCode({ grid, village }: Pick<Household, 'grid' | 'village'>): number {
  return paddedCode(grid ?? village)
}
