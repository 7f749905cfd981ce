/**
 * 四议两公开: four deliberations and two publications, strictly in order (R-260…R-263). Each deliberation has its body, and its own rule for who must
 * be there and how many must agree; whole numbers only.
 */
import { isPassed, mayOpen, type QuorumBasis } from './quorum.ts'
import { importantKinds, matters, type MatterKind } from './matters.ts'

export const ladder = {
  propose: { number: 1, name: '提议', body: '村党组织会议', produces: '提议书' },
  discuss: { number: 2, name: '商议', body: '村“两委”会议', produces: '实施方案' },
  review: { number: 3, name: '审议', body: '党员大会', produces: '审议意见' },
  resolve: { number: 4, name: '决议', body: '村民会议或者村民代表会议', produces: '决议' },
  'publish-resolution': { number: 5, name: '决议公开', body: '村民委员会', produces: '公告' },
  'publish-result': { number: 6, name: '结果公开', body: '村民委员会，村务监督委员会核验', produces: '结果和财务' },
} as const
export type LadderStep = keyof typeof ladder
export type Deliberation = 'propose' | 'discuss' | 'review'
export const ladderSteps = Object.keys(ladder) as readonly LadderStep[]

/** How a step was voted: who should have been there, who was, and how they voted. */
export type StepVotes = { readonly should: number; readonly present: number; readonly yes: number; readonly no: number; readonly abstain: number }

export type StepFault = 'not-counts' | 'too-few-present' | 'does-not-add-up'

/** Null where the vote is one that counts, whatever it decided. */
export function faultOfVotes(step: Deliberation, votes: StepVotes): StepFault | null {
  const { should, present, yes, no, abstain } = votes
  if (![should, present, yes, no, abstain].every((count) => Number.isSafeInteger(count) && count >= 0) || should === 0 || present > should) return 'not-counts'
  if (!isQuorate(step, votes)) return 'too-few-present'
  return yes + no + abstain === present ? null : 'does-not-add-up'
}

/** Steps 1 and 2: more than half of those who should come. Step 3: two thirds of the Party members with a vote. */
export function isQuorate(step: Deliberation, { should, present }: Pick<StepVotes, 'should' | 'present'>): boolean {
  return step === 'review' ? 3 * present >= 2 * should : 2 * present > should
}

/** The least number that must be there, for the sentence. */
export function neededAtStep(step: Deliberation, should: number): number {
  return step === 'review' ? Math.ceil((2 * should) / 3) : Math.floor(should / 2) + 1
}

/** Steps 1 and 2: more than half of those present. Step 3: more than half of those who should have come. */
export function agrees(step: Deliberation, { should, present, yes }: StepVotes): boolean {
  return step === 'review' ? 2 * yes > should : isPassed(yes, present)
}

export type OwnResolution = StepVotes & { readonly meeting: 'ASSEMBLY' | 'REPRESENTATIVES'; readonly basis: QuorumBasis }

/** Step 4 recorded by itself, under the rules of the meeting it was. */
export function faultOfResolving({ meeting, basis, ...votes }: OwnResolution): StepFault | null {
  const { should, present, yes, no, abstain } = votes
  if (![should, present, yes, no, abstain].every((count) => Number.isSafeInteger(count) && count >= 0) || should === 0 || present > should) return 'not-counts'
  if (!mayOpen({ kind: meeting, basis, should, present })) return 'too-few-present'
  return yes + no + abstain === present ? null : 'does-not-add-up'
}

/** Kinds that go this way beside the six of art. 28; which of them a county asks for is its setting. */
export const furtherKinds = {
  'collective-major': '集体经济组织的重大事项',
  'contract-out': '项目发包、承包和租赁',
  'large-spending': '集体大额支出',
} as const
export type FurtherKind = keyof typeof furtherKinds
export type LadderKind = Extract<MatterKind, 'plan' | 'allowances' | 'funds' | 'public-works' | 'key-support' | 'other-interests'> | FurtherKind

export const ladderKinds: Readonly<Record<LadderKind, string>> = {
  ...Object.fromEntries(importantKinds.map((kind) => [kind, matters[kind].name])) as Record<Exclude<LadderKind, FurtherKind>, string>, ...furtherKinds,
}

/** the six always; contracts and collective matters always; spending from the county's amount on. Whole yuan. */
export function mustGoThisWay(kind: MatterKind | FurtherKind, yuan: number, largeSpendingYuan: number): boolean {
  if (kind === 'large-spending') return yuan >= largeSpendingYuan
  return kind in furtherKinds || (importantKinds as readonly string[]).includes(kind) || yuan >= largeSpendingYuan
}
