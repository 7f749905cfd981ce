/**
 * Mandates of power take two security administrators (R-023, control 29): one proposes, another approves, and only then is it granted.
 * Everyday mandates of villages are granted by one, with the audit.
 */
import type { Actor } from '../../core/procedure/actor.ts'
import { isOfficeOfPower, type OfficeOfPower } from '../../core/procedure/offices-of-power.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { countyOf } from '../../core/region/codes.ts'
import type { RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import { msPerDay, type Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import { grantMandate, refuseOtherAdministrator, refuseUngrantable, type NewMandate } from './grant-mandate.ts'

export type Decision = 'approved' | 'refused' | 'withdrawn'

export type MandateProposal = NewMandate & {
  readonly county: number
  readonly office: OfficeOfPower
  readonly reason: string
  readonly proposedBy: string
  readonly proposedAt: Instant
  readonly decision: Decision | null
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
  readonly note: string | null
}

/** After that a proposal can only be withdrawn or refused: what was true when it was made may not be any more. */
export const proposalLife = 30 * msPerDay

/** The same proposal again changes nothing. Throws `Refused`. */
export async function proposeMandate(transaction: Transaction, actor: Actor, mandate: NewMandate, reason: string, at: Instant): Promise<void> {
  const { office, region } = mandate
  if (actor.person === null || !isOfficeOfPower(office)) throw new TypeError(`${office} is granted, not proposed`)
  await refuseUngrantable(transaction, actor, mandate)
  await refuseOtherAdministrator(transaction, mandate)
  await transaction.insertInto('mandate_proposals').values({
    county: countyOf(region.code), id: mandate.id, person: mandate.person, holder_name: mandate.holderName, office, unit: mandate.unit,
    region_level: region.level, region_code: region.code, ...scopeOf(region), valid_from: mandate.validFrom, valid_to: mandate.validTo,
    work_phone: mandate.workPhone, reason, proposed_by: actor.person, proposed_at: new Date(at),
  }).onConflict((conflict) => conflict.columns(['county', 'id']).doNothing()).execute()
}

export type Deciding = { readonly county: number; readonly id: string; readonly decision: Decision; readonly note: string | null }

/** Approving grants the mandate in the same transaction. Throws `Refused`; unknown, foreign and decided ones look the same. */
export async function decideOnProposal(transaction: Transaction, actor: Actor, { county, id, decision, note }: Deciding, at: Instant): Promise<MandateProposal> {
  const proposal = await findProposal(transaction, county, id)
  if (proposal?.decision !== null || actor.person === null) throw refusals.noSuchProposal()
  const own = proposal.proposedBy === actor.person
  if (own !== (decision === 'withdrawn')) throw own ? refusals.ownProposal() : refusals.notOwnProposal()
  if (proposal.person === actor.person) throw refusals.aboutOneself()
  if (decision === 'approved' && at - proposal.proposedAt > proposalLife) throw refusals.tooOld()
  const done = await transaction.updateTable('mandate_proposals')
    .set({ decision, decided_by: actor.person, decided_at: new Date(at), note })
    .where('county', '=', county).where('id', '=', id).where('decided_at', 'is', null).executeTakeFirst()
  if (done.numUpdatedRows !== 1n) throw refusals.noSuchProposal()
  if (decision === 'approved') await grantMandate(transaction, actor, proposal, at)
  return { ...proposal, decision, decidedBy: actor.person, decidedAt: at, note }
}

export async function findProposal(transaction: Transaction, county: number, id: string): Promise<MandateProposal | null> {
  const row = await proposalRows(transaction).where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : proposalOf(row)
}

/** Those that wait, the oldest first, then what was decided lately; at most 100. */
export async function proposalsOfScope(transaction: Transaction, scope: RegionKey): Promise<readonly MandateProposal[]> {
  const { lo, hi } = scopeOf(scope)
  const inScope = () => proposalRows(transaction).where('lo', '>=', lo).where('hi', '<=', hi)
  const open = await inScope().where('decided_at', 'is', null).orderBy('proposed_at').limit(80).execute()
  const decided = await inScope().where('decided_at', 'is not', null).orderBy('decided_at', 'desc').limit(20).execute()
  return [...open, ...decided].map(proposalOf)
}

function proposalRows(transaction: Transaction) {
  return transaction.selectFrom('mandate_proposals').selectAll()
}

type Row = Awaited<ReturnType<ReturnType<typeof proposalRows>['executeTakeFirstOrThrow']>>

function proposalOf(row: Row): MandateProposal {
  return {
    county: row.county, id: row.id, person: row.person, holderName: row.holder_name, office: row.office, unit: row.unit,
    region: { level: row.region_level, code: row.region_code }, validFrom: row.valid_from, validTo: row.valid_to, workPhone: row.work_phone,
    reason: row.reason, proposedBy: row.proposed_by, proposedAt: row.proposed_at.getTime(), decision: row.decision, decidedBy: row.decided_by,
    decidedAt: row.decided_at?.getTime() ?? null, note: row.note,
  }
}

const refusals = {
  noSuchProposal: () => new Refused({
    code: 'proposal-unknown', sentence: '没有这项等待同意的任职，它可能已经办过，请刷新后再看。', cause: 'no visible, undecided proposal with this key',
  }),
  ownProposal: () => new Refused({
    code: 'proposal-is-own', sentence: '自己提出的任职要由另一位安全管理员同意；您只能撤回。', cause: 'proposed_by = decided_by', rule: 'R-023',
  }),
  notOwnProposal: () => new Refused({
    code: 'proposal-not-own', sentence: '只有提出的人可以撤回；您可以同意或不同意。', cause: 'withdrawal by another person',
  }),
  aboutOneself: () => new Refused({
    code: 'mandate-for-oneself', sentence: '不能给自己授予任职，请由另一位安全管理员办理。', cause: 'decided_by = person', rule: 'R-024',
  }),
  tooOld: () => new Refused({
    code: 'proposal-too-old', sentence: '提出已经超过 30 天，请先核实再重新提出。', cause: 'older than proposalLife',
  }),
}
