/** Members of a village's bodies: the village names them with the resolution it rests on, the security administrator grants the mandate. */
import type { Actor, UnitId } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { countyOf } from '../../core/region/codes.ts'
import { unitIdOf, unitNameOf } from '../../core/region/functions.ts'
import { contains, type RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import type { Day, Instant } from '../../core/time/instant.ts'
import { bodies, bodyOf, type BodyFunction } from '../../core/village-bodies/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import type { BodyOffice } from './body-members.ts'
import { grantMandate } from './grant-mandate.ts'
import { findRegion } from './regions.ts'
import { insertUnits } from './unit-rows.ts'
import { findUnits } from './units.ts'

/** Who elected: what the village writes down is the village's to answer for. */
export const choosers = { assembly: '村民会议', representatives: '村民代表会议', committees: '村“两委”会议', body: '本会推选' } as const
export type Chooser = keyof typeof choosers

export type Nomination = {
  readonly county: number
  readonly id: string
  readonly unit: UnitId
  readonly person: string
  readonly holderName: string
  readonly office: BodyOffice
  readonly village: string
  readonly validFrom: Day
  readonly validTo: Day
  readonly chosenBy: Chooser
  readonly chosenOn: Day
  readonly minutes: string
  readonly proposedBy: string
  readonly proposedAt: Instant
  readonly decision: 'granted' | 'refused' | null
}

/** Longer terms than the village committee's own need another election first. */
const longestTerm = 5 * 366

/** A body that a village has not set up yet; again it changes nothing. `transaction` runs as somebody of the village, whose office the caller has asked. */
export async function setUpBody(transaction: Transaction, village: string, body: BodyFunction, day: Day): Promise<UnitId> {
  const region: RegionKey = { level: 'VILLAGE', code: village }
  const found = await findRegion(transaction, region)
  if (found === null || found.kind === 'virtual') throw refusals.noSuchVillage()
  const name = unitNameOf(body, 'VILLAGE', found.shortName, found.unitType) ?? `${found.shortName}${bodies[body].name}`
  await takeRole(transaction, 'system')
  await insertUnits(transaction, [{ name, region, unitFunction: body, workPhone: null, validFrom: day }])
  await takeRole(transaction, 'app')
  return unitIdOf(village, body)
}

export type NewNomination = Omit<Nomination, 'county' | 'village' | 'proposedBy' | 'proposedAt' | 'decision' | 'holderName'>

/** The same again changes nothing. @throws Refused */
export async function nominateMember(transaction: Transaction, actor: Actor, wanted: NewNomination, today: Day, at: Instant): Promise<void> {
  const village = wanted.unit.slice(0, 12)
  if (actor.person === null || bodyOf(wanted.unit) === null || actor.mandate?.region.code !== village) throw refusals.noSuchBody()
  const [unit] = await findUnits(transaction, [wanted.unit])
  if (unit?.validTo !== null) throw refusals.noSuchBody()
  if (wanted.validTo <= wanted.validFrom || daysApart(wanted) > longestTerm) throw refusals.termWrong()
  if (wanted.chosenOn > today || wanted.chosenOn > wanted.validFrom) throw refusals.chosenLater()
  const person = await transaction.selectFrom('persons').select('name').where('county', '=', countyOf(village)).where('id', '=', wanted.person).executeTakeFirst()
  if (person === undefined) throw refusals.noSuchPerson()
  await transaction.insertInto('body_nominations').values({
    county: countyOf(village), id: wanted.id, unit: wanted.unit, person: wanted.person, holder_name: person.name, office: wanted.office, village, ...scopeOf({ level: 'VILLAGE', code: village }),
    valid_from: wanted.validFrom, valid_to: wanted.validTo, chosen_by: wanted.chosenBy, chosen_on: wanted.chosenOn, minutes: wanted.minutes, proposed_by: actor.person, proposed_at: new Date(at),
  }).onConflict((conflict) => conflict.columns(['county', 'id']).doNothing()).execute()
}

/** Granting makes the mandate in the same transaction. @throws Refused; unknown, foreign and decided ones look the same */
export async function decideOnNomination(
  transaction: Transaction, actor: Actor, { county, id, decision, note }: { readonly county: number; readonly id: string; readonly decision: 'granted' | 'refused'; readonly note: string | null }, at: Instant,
): Promise<Nomination> {
  const found = await findNomination(transaction, county, id)
  if (found?.decision !== null || actor.person === null) throw refusals.noSuchNomination()
  const done = await transaction.updateTable('body_nominations').set({ decision, decided_by: actor.person, decided_at: new Date(at), note })
    .where('county', '=', county).where('id', '=', id).where('decided_at', 'is', null).executeTakeFirst()
  if (done.numUpdatedRows !== 1n) throw refusals.noSuchNomination()
  if (decision === 'granted') {
    const region: RegionKey = { level: 'VILLAGE', code: found.village }
    if (actor.mandate === null || !contains(actor.mandate.region, region)) throw refusals.noSuchNomination()
    await grantMandate(transaction, actor, { ...found, region, workPhone: null }, at)
  }
  return { ...found, decision }
}

export async function findNomination(transaction: Transaction, county: number, id: string): Promise<Nomination | null> {
  const row = await nominationRows(transaction).where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : nominationOf(row)
}

/** Those that wait, of those the asker may see: of a village, or of everything in a scope; the oldest first, at most 100. */
export async function openNominations(transaction: Transaction, scope: RegionKey): Promise<readonly Nomination[]> {
  const { lo, hi } = scopeOf(scope)
  return (await nominationRows(transaction).where('lo', '>=', lo).where('hi', '<=', hi).where('decided_at', 'is', null).orderBy('proposed_at').limit(100).execute()).map(nominationOf)
}

function nominationRows(transaction: Transaction) {
  return transaction.selectFrom('body_nominations').selectAll()
}

type Row = Awaited<ReturnType<ReturnType<typeof nominationRows>['executeTakeFirstOrThrow']>>

function nominationOf(row: Row): Nomination {
  return {
    county: row.county, id: row.id, unit: row.unit, person: row.person, holderName: row.holder_name, office: row.office, village: row.village, validFrom: row.valid_from, validTo: row.valid_to,
    chosenBy: row.chosen_by, chosenOn: row.chosen_on, minutes: row.minutes, proposedBy: row.proposed_by, proposedAt: row.proposed_at.getTime(), decision: row.decision,
  }
}

function daysApart({ validFrom, validTo }: Pick<Nomination, 'validFrom' | 'validTo'>): number {
  return (Date.parse(validTo) - Date.parse(validFrom)) / 86_400_000
}

const refusals = {
  noSuchVillage: () => new Refused({ code: 'region-unknown', sentence: '没有这个村，请重新选择。', cause: 'no living village that has a committee' }),
  noSuchBody: () => new Refused({ code: 'body-unknown', sentence: '本村还没有这个组织，请先登记成立。', cause: 'no living body of the actor\'s village', rule: 'R-024' }),
  termWrong: () => new Refused({
    code: 'term-wrong', sentence: '任期的结束日期要晚于开始日期，并且不超过五年，请改正。', cause: 'valid_to not within five years after valid_from', fields: [{ pointer: '/validTo', sentence: '请改任期到哪天。' }],
  }),
  chosenLater: () => new Refused({
    code: 'chosen-later', sentence: '推选的日子要在任期开始以前，也不能在今天以后，请改正。', cause: 'chosen_on after valid_from or today', fields: [{ pointer: '/chosenOn', sentence: '请改哪天推选的。' }],
  }),
  noSuchPerson: () => new Refused({ code: 'person-unknown', sentence: '没有这个人，或者不在您的辖区内。', cause: 'not visible to the actor' }),
  noSuchNomination: () => new Refused({ code: 'nomination-unknown', sentence: '没有这项等待办理的提名，它可能已经办过，请刷新后再看。', cause: 'no visible, undecided nomination with this key' }),
}
