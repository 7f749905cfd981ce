/**
 * Granting and revoking mandates: the security administrator of the scope, or the platform itself when it is set up.
 * Row-level security refuses the same things again; here they get a sentence.
 */
import { sql } from 'kysely'
import type { Actor, Mandate, Office } from '../../core/procedure/actor.ts'
import { isOfficeOfPower } from '../../core/procedure/offices-of-power.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { countyOf } from '../../core/region/codes.ts'
import { contains, type RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import { dayOf, type Day, type Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import { findRegion } from './regions.ts'
import { findUnits } from './units.ts'

export type NewMandate = Mandate & {
  readonly person: string
  /** As it is published with the office. */
  readonly holderName: string
  readonly validFrom: Day
  /** First day no longer valid; null until further notice. */
  readonly validTo: Day | null
  /** Public work number, for offices that are published. */
  readonly workPhone: string | null
}

/** Offices whose holders are public by name, place and work number. */
const publishedOffices: ReadonlySet<Office> = new Set<Office>([
  'GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'VILLAGE_SUPERVISOR', 'PARTY_SEC', 'PROXY_HELPER', 'BODY_CHAIR', 'BODY_RECORDER', 'BODY_MEMBER', 'ELECTION_MEMBER',
  'LEGAL_JUDGE', 'LEGAL_PROSECUTOR', 'LEGAL_LAWYER', 'LEGAL_POLICE', 'LEGAL_MEDIATOR', 'LEGAL_AID',
])
const administrators = ['SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN'] as const
type AdministratorOffice = (typeof administrators)[number]

/** Grants the mandate; the same one again changes nothing. One of power only to whom approved its proposal. Throws `Refused`. */
export async function grantMandate(transaction: Transaction, actor: Actor, mandate: NewMandate, at: Instant): Promise<void> {
  await refuseUngrantable(transaction, actor, mandate)
  if (actor.kind !== 'system' && isOfficeOfPower(mandate.office)) await refuseAlone(transaction, actor, mandate)
  if (isAdministrator(mandate.office)) await claimAdministrator(transaction, mandate.person, mandate.office)
  const { lo, hi } = scopeOf(mandate.region)
  const place = { unit: mandate.unit, region_level: mandate.region.level, region_code: mandate.region.code, lo, hi }
  const period = { valid_from: mandate.validFrom, valid_to: mandate.validTo }
  const county = countyOf(mandate.region.code)
  await transaction.insertInto('mandates').values({
    county, id: mandate.id, person: mandate.person, holder_name: mandate.holderName, office: mandate.office, ...place, ...period,
    granted_by: actor.person, granted_at: new Date(at),
  }).onConflict((conflict) => conflict.columns(['county', 'id']).doNothing()).execute()
  if (!publishedOffices.has(mandate.office)) return
  await transaction.insertInto('office_holders').values({
    county, mandate: mandate.id, office: mandate.office, name: mandate.holderName, ...place, ...period, work_phone: mandate.workPhone,
  }).onConflict((conflict) => conflict.columns(['county', 'mandate']).doNothing()).execute()
}

/** What holds for proposing as well as for granting. */
export async function refuseUngrantable(transaction: Transaction, actor: Actor, mandate: NewMandate): Promise<void> {
  refuseStrangers(actor, mandate.region)
  if (actor.person === mandate.person) throw refusals.oneself()
  await refuseMismatch(transaction, actor, mandate)
  if (actor.kind !== 'system' && !await isKnown(transaction, mandate.person)) throw refusals.nobodyKnown()
}

/**
 * Whom an office is given to, the giver may see: somebody of the register of the own scope, or who holds an account of it (decision 0041). Of the
 * register a function of the database answers, one person at a time (migration 0029), of accounts the policies.
 */
async function isKnown(transaction: Transaction, person: string): Promise<boolean> {
  const { rows: [row] } = await sql<{ known: boolean }>`
    select county_of_own_person(${person}::uuid) is not null
      or exists (select from accounts where person = ${person}::uuid and scope between actor_lo() and actor_hi()) as known`.execute(transaction)
  return row?.known === true
}

/** The three administrators exclude each other, for good: known before anybody is asked to approve. */
export async function refuseOtherAdministrator(transaction: Transaction, { person, office }: NewMandate): Promise<void> {
  if (!isAdministrator(office)) return
  const held = await administratorOffice(transaction, person)
  if (held !== null && held !== office) throw refusals.administrators()
}

/** Ends a mandate at once. Throws `Refused`; unknown, foreign and already revoked ones look the same. */
export async function revokeMandate(
  transaction: Transaction, actor: Actor, { county, id, reason }: { county: number; id: string; reason: string }, at: Instant,
): Promise<void> {
  if (actor.kind !== 'system' && actor.mandate?.office !== 'SEC_ADMIN') throw refusals.notYours()
  const revoked = await transaction.updateTable('mandates')
    .set({ revoked_by: actor.person, revoked_at: new Date(at), revoked_reason: reason })
    .where('county', '=', county).where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst()
  if (revoked.numUpdatedRows !== 1n) throw refusals.noSuchMandate()
  await transaction.updateTable('office_holders').set({ valid_to: dayOf(at) })
    .where('county', '=', county).where('mandate', '=', id).execute()
}

async function refuseAlone(transaction: Transaction, actor: Actor, { id, region }: NewMandate): Promise<void> {
  const proposal = await transaction.selectFrom('mandate_proposals').select(['decision', 'decided_by'])
    .where('county', '=', countyOf(region.code)).where('id', '=', id).executeTakeFirst()
  if (proposal?.decision !== 'approved' || proposal.decided_by !== actor.person) throw refusals.alone()
}

function refuseStrangers(actor: Actor, region: RegionKey): void {
  if (actor.kind === 'system') return
  if (actor.mandate?.office !== 'SEC_ADMIN' || !contains(actor.mandate.region, region)) throw refusals.notYours()
}

async function refuseMismatch(transaction: Transaction, actor: Actor, { region, unit, validFrom, validTo }: NewMandate): Promise<void> {
  if (validTo !== null && validTo <= validFrom) throw refusals.emptyPeriod()
  if (await findRegion(transaction, region) === null) throw refusals.noSuchRegion(region)
  if (unit === null) return
  const [found] = await findUnits(transaction, [unit])
  if (found === undefined || found.validTo !== null) throw refusals.noSuchUnit(unit)
  if (!contains(found.region, region)) throw refusals.outsideUnit(unit)
  // A member of a unit reads what the unit is party to: nobody makes members of a unit that lies above the own scope.
  if (actor.kind !== 'system' && (actor.mandate === null || !contains(actor.mandate.region, found.region))) throw refusals.notYours()
}

/**
 * The row is claimed first: of two grants at the same moment the second waits for the first and then finds its answer, and the
 * foreign key of mandates holds even against code that forgets to ask.
 */
async function claimAdministrator(transaction: Transaction, person: string, office: AdministratorOffice): Promise<void> {
  await transaction.insertInto('administrators').values({ person, office })
    // Named, the column would have to be readable, and with it the row.
    .onConflict((conflict) => conflict.doNothing()).execute()
  if (await administratorOffice(transaction, person) !== office) throw refusals.administrators()
}

/** One person at a time: the roll of all administrators is nobody's to read (migration 0025). */
async function administratorOffice(transaction: Transaction, person: string): Promise<string | null> {
  const { rows } = await sql<{ office: string | null }>`
    select coalesce((select office from administrators where person = ${person}::uuid), administrator_office(${person}::uuid)) as office`.execute(transaction)
  return rows[0]?.office ?? null
}

function isAdministrator(office: Office): office is AdministratorOffice {
  return (administrators as readonly Office[]).includes(office)
}

const refusals = {
  notYours: () => new Refused({
    code: 'mandate-not-yours-to-grant', sentence: '只有本区域的安全管理员可以授予或撤销任职，请联系安全管理员办理。',
    cause: 'the actor is not the security administrator of a scope that contains the region', rule: 'R-024',
  }),
  oneself: () => new Refused({
    code: 'mandate-for-oneself', sentence: '不能给自己授予任职，请由另一位安全管理员办理。', cause: 'granted_by = person', rule: 'R-024',
  }),
  alone: () => new Refused({
    code: 'mandate-needs-second-person', sentence: '管理员和中心的任职要两位安全管理员办理：一位提出，另一位同意。', cause: 'an office of power without an approved proposal', rule: 'R-023',
  }),
  administrators: () => new Refused({
    code: 'administrators-exclude-each-other', sentence: '此人已担任过另一类管理员。系统、安全、审计三类管理员互斥，请另选一人。',
    cause: 'the person already stands in administrators with another office', rule: 'R-023',
  }),
  nobodyKnown: () => new Refused({
    code: 'mandate-person-unknown', sentence: '本辖区没有这个人：名册里没有，也没有账号。请先给这个人开账号，或与中心核对人员编号。',
    cause: 'the register of the scope does not know the person and no account of the scope is theirs, whether of elsewhere or of nobody', rule: 'R-024',
    fields: [{ pointer: '/person', sentence: '请重新选择。' }],
  }),
  emptyPeriod: () => new Refused({
    code: 'mandate-period-empty', sentence: '任职的结束日期应晚于开始日期，请改正。', cause: 'valid_to <= valid_from',
  }),
  noSuchRegion: (region: RegionKey) => new Refused({
    code: 'mandate-region-unknown', sentence: '没有这个区划或网格，或者它已经停用，请重新选择。', cause: `no living region ${region.level} ${region.code}`,
  }),
  noSuchUnit: (unit: string) => new Refused({
    code: 'mandate-unit-unknown', sentence: '没有这个单位，或者它已经撤销，请重新选择。', cause: `no living unit ${unit}`,
  }),
  outsideUnit: (unit: string) => new Refused({
    code: 'mandate-outside-unit', sentence: '任职的区域不在该单位的辖区内，请重新选择。', cause: `the region lies outside the region of ${unit}`, rule: 'R-024',
  }),
  noSuchMandate: () => new Refused({
    code: 'mandate-unknown', sentence: '没有找到可撤销的任职，它可能已被撤销，请刷新后再看。', cause: 'no visible, unrevoked mandate with this key',
  }),
}
