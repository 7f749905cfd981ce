/** Moves households, their members and the people themselves after an act on the tree; the dated places keep every earlier day. */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { Refused } from '../../core/procedure/refusal.ts'
import { newPlaceOf, type RegionChange } from '../../core/region/change.ts'
import { countyOf } from '../../core/region/codes.ts'
import { codeLength, type RegionKey } from '../../core/region/region.ts'
import { paddedCode, scopeOf } from '../../core/region/scope.ts'
import type { Day, Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'

export type OpenPlacement = { readonly id: string; readonly county: number; readonly household: string; readonly code: string; readonly validFrom: Day }

/** Where the households inside these regions lie now. */
export async function openPlacements(transaction: Transaction, regions: readonly RegionKey[]): Promise<readonly OpenPlacement[]> {
  const found = new Map<string, OpenPlacement>()
  for (const region of regions) {
    const { lo, hi } = scopeOf(region)
    const rows = await transaction.selectFrom('household_places').select(['id', 'county', 'household', 'code', 'valid_from'])
      .where('county', '=', countyOf(region.code)).where('place', '>=', lo).where('place', '<=', hi).where('valid_to', 'is', null).execute()
    for (const row of rows) found.set(row.id, { id: row.id, county: row.county, household: row.household, code: row.code, validFrom: row.valid_from })
  }
  return [...found.values()]
}

export async function moveHouseholds(transaction: Transaction, change: RegionChange, placed: readonly OpenPlacement[], at: Instant): Promise<void> {
  const moving = placed.flatMap((placement) => {
    const code = newPlaceOf(change, placement)
    return code === null || code === placement.code ? [] : [{ ...placement, to: code }]
  })
  if (moving.some(({ county, to }) => countyOf(to) !== county)) throw acrossCounties()
  await refuseSinglePeople(transaction, change)
  for (let start = 0; start < moving.length; start += batchSize) await moveBatch(transaction, moving.slice(start, start + batchSize), change.day, at)
  await movePeopleWithoutHousehold(transaction, change, at)
}

type Moving = OpenPlacement & { readonly to: string }

const batchSize = 1000

async function moveBatch(transaction: Transaction, moving: readonly Moving[], day: Day, at: Instant): Promise<void> {
  const [first] = moving
  if (first === undefined) return
  await transaction.updateTable('household_places').set({ valid_to: day })
    .where('county', '=', first.county).where('id', 'in', moving.map(({ id }) => id)).execute()
  await transaction.insertInto('household_places').values(moving.map(({ county, household, to }) => ({
    county, id: uuidv7({ msecs: at }), household, code: to, place: paddedCode(to), valid_from: day, valid_to: null,
  }))).execute()
  const map = sql`unnest(${moving.map(({ household }) => household)}::uuid[], ${moving.map(({ to }) => to)}::text[],
    ${moving.map(({ to }) => String(paddedCode(to)))}::bigint[])`
  await sql`update households set village = left(map.code, 12), grid = case when length(map.code) = 15 then map.code end, place = map.place
    from ${map} as map (household, code, place) where county = ${first.county} and households.id = map.household`.execute(transaction)
  // People of a household of residence live where it lies; the village of registration follows a household of registration.
  await sql`update persons set residence_village = left(map.code, 12), residence_grid = case when length(map.code) = 15 then map.code end,
      place = map.place, updated_at = ${new Date(at)}
    from ${map} as map (household, code, place) join household_members member on member.household = map.household
    where persons.county = ${first.county} and member.county = ${first.county} and member.basis = 'residence' and member.left_on is null
      and persons.id = member.person`.execute(transaction)
  await sql`update household_members set place = map.place from ${map} as map (household, code, place)
    where county = ${first.county} and household_members.household = map.household and left_on is null`.execute(transaction)
}

/** Who lives in a place that is split and belongs to no household cannot be assigned by household. */
async function refuseSinglePeople(transaction: Transaction, { act, from, closes, moves }: RegionChange): Promise<void> {
  if (act !== 'split') return
  const parting = closes.filter(({ level, code }) => level === 'GRID' && !moves.has(code) && from.some((each) => each.code === code))
  for (const { code } of parting) {
    const single = await transaction.selectFrom('persons').select('id').where('county', '=', countyOf(code)).where('residence_grid', '=', code)
      .where((where) => where.not(where.exists(where.selectFrom('household_members as member').select('member.id')
        .whereRef('member.county', '=', 'persons.county').whereRef('member.person', '=', 'persons.id')
        .where('member.basis', '=', 'residence').where('member.left_on', 'is', null)))).execute()
    if (single.length > 0) throw withoutHousehold(single.length)
  }
}

/** Whole places that moved take along people without household, and the village of registration. */
async function movePeopleWithoutHousehold(transaction: Transaction, { moves }: RegionChange, at: Instant): Promise<void> {
  for (const [from, to] of moves) {
    if (from.length < codeLength.VILLAGE) continue
    const [county, place] = [countyOf(from), paddedCode(to)]
    await transaction.updateTable('persons')
      .set({ residence_village: to.slice(0, codeLength.VILLAGE), residence_grid: to.length === codeLength.GRID ? to : null, place, updated_at: new Date(at) })
      .where('county', '=', county).where('place', '=', paddedCode(from)).execute()
    if (from.length !== codeLength.VILLAGE) continue
    await transaction.updateTable('persons').set({ hukou_village: to, hukou_place: place, updated_at: new Date(at) })
      .where('county', '=', county).where('hukou_place', '=', paddedCode(from)).execute()
  }
}

function acrossCounties(): Refused {
  return new Refused({
    code: 'region-change-across-counties', sentence: '跨县划转涉及两个县的人口底册，请联系平台运维办理数据迁移后再调整。',
    cause: 'households would change their county, which is the distribution key', rule: 'R-016',
  })
}

function withoutHousehold(count: number): Refused {
  return new Refused({
    code: 'people-without-household', sentence: `还有 ${count} 人没有编入居住户，请先编户再拆分网格。`,
    cause: `${count} persons of the grid belong to no household of residence`, rule: 'R-014',
  })
}
