/** A mandate that waits for a second person, as it goes over the wire. */
import { offices } from '../../core/procedure/actor.ts'
import { toIso, type Instant } from '../../core/time/index.ts'
import { proposalLife, type MandateProposal } from '../registry/index.ts'
import { rowName } from './wire.ts'

/** @param asker who sees it: the proposer may withdraw, another may decide, the one it is for may neither */
export function proposalView(proposal: MandateProposal, asker: string, now?: Instant) {
  const { holderName, office, unit, region, validFrom, validTo, workPhone, reason, person, proposedBy, proposedAt, decision, decidedBy, decidedAt, note } = proposal
  const open = decision === null
  return {
    id: rowName(proposal), person, holderName, office, officeName: offices[office], unit, region, validFrom, validTo, workPhone, reason,
    proposedBy, proposedAt: toIso(proposedAt), decision, decidedBy, decidedAt: decidedAt === null ? null : toIso(decidedAt), note,
    tooOld: open && now !== undefined && now - proposedAt > proposalLife,
    mayWithdraw: open && proposedBy === asker, mayDecide: open && proposedBy !== asker && person !== asker,
  }
}
