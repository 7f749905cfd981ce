/**
 * When a meeting of the village may open and when it has decided, in whole numbers (R-003): "过半数" does not hold the half, "三分之二以上" holds
 * the two thirds. Organic Law of Villagers' Committees (2025) art. 26, 30, 32; every share names whom it is counted of (R-022).
 */

/** 村民会议, 村民代表会议, 村民小组会议. */
export type MeetingKind = 'ASSEMBLY' | 'REPRESENTATIVES' | 'GROUP'
/** Whom the share is counted of: chosen before the meeting and locked with its call. */
export type QuorumBasis = 'ADULTS' | 'HOUSEHOLDS' | 'REPRESENTATIVES'

export const meetingKinds: Readonly<Record<MeetingKind, string>> = { ASSEMBLY: '村民会议', REPRESENTATIVES: '村民代表会议', GROUP: '村民小组会议' }
export const quorumBases: Readonly<Record<QuorumBasis, string>> = {
  ADULTS: '按十八周岁以上村民', HOUSEHOLDS: '按户，每户一名代表', REPRESENTATIVES: '按村民代表',
}

/** Bases a meeting may be counted on; the law leaves no other. */
export const basesOf: Readonly<Record<MeetingKind, readonly QuorumBasis[]>> = {
  ASSEMBLY: ['ADULTS', 'HOUSEHOLDS'], REPRESENTATIVES: ['REPRESENTATIVES'], GROUP: ['ADULTS', 'HOUSEHOLDS'],
}

export type Assembled = { readonly kind: MeetingKind; readonly basis: QuorumBasis; readonly should: number; readonly present: number }

/** Enough are there to open. Nobody is never enough, more than there are is a mistake of the list. */
export function mayOpen({ kind, basis, should, present }: Assembled): boolean {
  if (!basesOf[kind].includes(basis) || !isCount(should) || !isCount(present) || should === 0 || present > should) return false
  return kind === 'ASSEMBLY' && basis === 'ADULTS' ? 2 * present > should : 3 * present >= 2 * should
}

/** The least number that opens the meeting, for the sentence that says how many are missing. */
export function neededToOpen({ kind, basis, should }: Omit<Assembled, 'present'>): number {
  return kind === 'ASSEMBLY' && basis === 'ADULTS' ? Math.floor(should / 2) + 1 : Math.ceil((2 * should) / 3)
}

/** 过半数, 三分之二以上: the share asked for, in words. */
export function shareInWords({ kind, basis }: Pick<Assembled, 'kind' | 'basis'>): string {
  return kind === 'ASSEMBLY' && basis === 'ADULTS' ? '过半数' : '三分之二以上'
}

/** `2 * yes > present`: more than half of those present agree; who withdrew is not present for the item. */
export function isPassed(yes: number, present: number): boolean {
  return present > 0 && 2 * yes > present
}

export type Ballot = { readonly yes: number; readonly no: number; readonly abstain: number; /** Papers from which no will can be read. */ readonly invalid: number }

/** Everybody who was there and did not withdraw is counted once, one way or another. */
export function addsUp({ yes, no, abstain, invalid }: Ballot, voters: number): boolean {
  return voters > 0 && [yes, no, abstain, invalid].every(isCount) && yes + no + abstain + invalid === voters
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0
}
