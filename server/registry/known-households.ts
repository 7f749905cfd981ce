/** Households as rules about them ask for them: who belongs, who is of age, who is near relative of a member. Runs as the platform. */
import type { KnownHousehold } from '../../core/procedure/procedure.ts'
import { nearRelativesOf } from '../../core/kinship/kinship.ts'
import { paddedCode } from '../../core/region/scope.ts'
import { addMonths, type Day } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import { findRegions } from './regions.ts'

const adultMonths = 18 * 12

/** Those there are, the ended ones included; in three questions, however many are asked for. */
export async function householdsAskedFor(transaction: Transaction, county: number, ids: readonly string[], today: Day): Promise<ReadonlyMap<string, KnownHousehold>> {
  const asked = [...new Set(ids)].filter((id) => uuid.test(id))
  if (asked.length === 0) return new Map()
  const households = await transaction.selectFrom('households as household')
    .leftJoin('persons as head', (join) => join.onRef('head.county', '=', 'household.county').onRef('head.id', '=', 'household.head'))
    .select(['household.id', 'household.village', 'household.grid', 'household.basis', 'household.ended_on', 'household.head', 'head.name as head_name'])
    .where('household.county', '=', county).where('household.id', 'in', asked).execute()
  const [members, grids] = await Promise.all([membersOf(transaction, county, asked), gridNames(transaction, households.flatMap(({ grid }) => grid ?? []))])
  const kinships = await kinshipsOf(transaction, county, members.map(({ person }) => person))
  const byHousehold = Map.groupBy(members, ({ household }) => household)
  return new Map(households.map((row) => {
    const own = byHousehold.get(row.id) ?? []
    const persons = own.map(({ person }) => person)
    return [row.id, {
      id: row.id, village: row.village, basis: row.basis, endedOn: row.ended_on, head: row.head, headName: row.head_name ?? '',
      group: grids.get(row.grid ?? '') ?? '',
      members: own.map(({ person, birth_date: bornOn }) => ({ person, bornOn, adult: bornOn !== null && addMonths(bornOn, adultMonths) <= today })),
      nearRelatives: [...nearRelativesOf(persons, kinships)].filter((person) => !persons.includes(person)).toSorted(),
    }] as const
  }))
}

/** Living households of both registers: a share always names which it is of. */
export async function countLivingHouseholds(
  transaction: Transaction, county: number, villages: readonly string[],
): Promise<ReadonlyMap<string, { readonly hukou: number; readonly residence: number }>> {
  const counts = await Promise.all(villages.map(async (village) => {
    const rows = await transaction.selectFrom('households').select(['basis', (select) => select.fn.countAll<number>().as('households')])
      .where('county', '=', county).where('place', '>=', paddedCode(village)).where('place', '<=', Number(village.padEnd(15, '9')))
      .where('ended_on', 'is', null).groupBy('basis').execute()
    const of = (basis: 'hukou' | 'residence') => rows.find((row) => row.basis === basis)?.households ?? 0
    return [village, { hukou: of('hukou'), residence: of('residence') }] as const
  }))
  return new Map(counts)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

async function membersOf(transaction: Transaction, county: number, households: readonly string[]) {
  return await transaction.selectFrom('household_members as member')
    .innerJoin('persons as person', (join) => join.onRef('person.county', '=', 'member.county').onRef('person.id', '=', 'member.person'))
    .select(['member.household', 'member.person', 'person.birth_date'])
    .where('member.county', '=', county).where('member.household', 'in', [...households]).where('member.left_on', 'is', null)
    .orderBy('member.relation').orderBy('member.person').execute()
}

async function kinshipsOf(transaction: Transaction, county: number, persons: readonly string[]) {
  if (persons.length === 0) return []
  return await transaction.selectFrom('kinships').select(['person', 'relation', 'other']).where('county', '=', county).where('withdrawn_at', 'is', null)
    .where((where) => where.or([where('person', 'in', [...persons]), where('other', 'in', [...persons])])).execute()
}

async function gridNames(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const regions = codes.length === 0 ? [] : await findRegions(transaction, [...new Set(codes)])
  return new Map(regions.map(({ code, name }) => [code, name]))
}
