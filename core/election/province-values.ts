/** The pack a county starts with: defaults of domain §3.2, none of them confirmed. Enough for a rehearsal, for no real election. */
import type { ProvinceRulesPack } from './province-rules.ts'

export const unconfirmedPack: ProvinceRulesPack = {
  rollRenewedAfterDays: unconfirmed(30),
  leaveOutUnreachable: unconfirmed(false),
  hukouVillageProof: unconfirmed(false),
  committeeSizes: unconfirmed([5, 7]),
  absencesEndOffice: unconfirmed(3),
  openModeAllowed: unconfirmed(false),
  chairMore: unconfirmed(1),
  viceMore: unconfirmed(1),
  memberMoreLeast: unconfirmed(1),
  memberMoreMost: unconfirmed(3),
  onePersonOnePost: unconfirmed(true),
  candidatesNoticeDays: unconfirmed(5),
  introductionLongest: unconfirmed(500),
  introductionMinutes: unconfirmed(10),
  proxiesNoticeDays: unconfirmed(3),
  staffLeast: unconfirmed(3),
  scrutineersLeast: unconfirmed(2),
  scribeMost: unconfirmed(3),
  fewPapers: unconfirmed(10),
  announceWithinHours: unconfirmed(2),
  rerunWithinDays: unconfirmed(10),
  rerunNeedsHalf: unconfirmed(true),
  womansSeat: unconfirmed('woman-first'),
  equalRelatives: unconfirmed('vote-again'),
  evenCommittee: unconfirmed('warn'),
  auditMissing: unconfirmed('warn'),
  termReminderDays: unconfirmed(180),
  termShiftMonths: unconfirmed(12),
  recallVoteDays: unconfirmed(30),
  recallAgainMonths: unconfirmed(6),
  byElectionMonths: unconfirmed(3),
}

function unconfirmed<Value>(value: Value): { value: Value; document: string } {
  return { value, document: '' }
}
