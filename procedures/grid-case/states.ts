/**
 * States of the grid case (domain §2.1). Each has the word of the office and, where that is none of a villager's, a plain one; one
 * sentence for the villager it concerns, and one for those who work on it.
 */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { CaseParty } from './parties.ts'

const step = { report: '信息上报', open: '案卷建立', assign: '任务转办', handle: '调查落实', answer: '处理反馈', close: '结案归档' } as const

type Words = Pick<StateDefinition<CaseParty>, 'name' | 'plain' | 'sentence' | 'forStaff'>

export const states = {
  REPORTED: state(step.report, ['dispatcher', 'gridWorker'], { name: '待受理', sentence: '已经收到，等受理人员看。', forStaff: '刚报上来，请看是受理、并入另一件，还是转别的渠道。' }),
  SELF_CLOSED: state(step.handle, ['arbiter'], {
    name: '当场解决', sentence: '网格员已经当场解决。请您评价；不满意可以申请复查。', forStaff: '网格员当场解决，等提出人评价；抽中核查的由核查人员看。',
  }),
  REJECTED: state(step.report, ['arbiter'], {
    name: '不予受理', plain: '不归这里办', sentence: '这件事不归这里办，为什么、该找谁，下面已经写明。您不同意可以申请复查。', forStaff: '不予受理，理由和该走的渠道已经告诉提出人。',
  }),
  MERGED: state(step.open, [], { name: '已并案', plain: '合并办理', sentence: '和另一件相同的事一起办，进展看那一件。', forStaff: '已并入另一件，进展看主案。' }, true),
  TRANSFERRED_OUT: state(step.assign, [], { name: '已转外部渠道', plain: '已转别的部门或热线', sentence: '已经转给应当处理的部门或热线。' }),
  ACCEPTED: state(step.open, ['dispatcher'], { name: '已立案', plain: '已受理', sentence: '已经受理，正在定由哪个单位办。', forStaff: '已经立案，等派遣。' }),
  DISPATCHED: state(step.assign, ['handler'], { name: '待签收', plain: '已派给办理单位', sentence: '已经派给办理单位，等它接手。', forStaff: '已派给主办单位，等签收；不该由它办的可以退回。' }),
  RETURNED: state(step.assign, ['dispatcher', 'arbiter'], { name: '退回待重派', plain: '正在重新安排', sentence: '原来的单位退了回来，正在重新安排由谁办。', forStaff: '主办单位退回，请重新派遣。' }),
  ESCALATED: state(step.assign, ['dispatcher'], { name: '已报上级', sentence: '这里解决不了，已经报上一级安排。', forStaff: '下级报来，请重新派遣。' }),
  HANDLING: state(step.handle, ['handler'], { name: '办理中', sentence: '办理单位正在办。', forStaff: '主办单位正在办，办好了反馈结果。' }),
  EXT_PENDING: state(step.handle, ['approver'], { name: '延期待批', plain: '申请多用些时间', sentence: '办理单位申请延长时间，等上一级决定。', forStaff: '主办单位申请延期，等上一级审批。' }),
  SUSPENDED: state(step.handle, ['handler'], { name: '已挂账', plain: '暂时停办', sentence: '短期内解决不了。原因和哪天再看已经写明，到那天接着办。', forStaff: '已挂账，到复核日自动恢复办理。' }),
  FEEDBACK: state(step.answer, ['verifier'], { name: '待核查', plain: '等核查', sentence: '办理单位说办好了，等别的单位来核查。', forStaff: '主办单位已反馈结果，等核查。' }),
  VERIFYING: state(step.answer, ['verifier'], { name: '核查中', sentence: '正在核查是不是真的解决了。', forStaff: '正在核查；结案前要告知提出人。' }),
  REWORK: state(step.handle, ['handler'], { name: '待返工', plain: '要求重办', sentence: '核查没有通过，要求办理单位重办。', forStaff: '核查没有通过，等主办单位返工。' }),
  REOPENED: state(step.open, ['dispatcher'], { name: '已重开', plain: '重新办理', sentence: '要重新办理，正在安排由谁办。', forStaff: '已重开，请重新安排。' }),
  CLOSED: state(step.close, ['arbiter'], { name: '已结案', plain: '已办结', sentence: '已经办结。请您评价；不满意可以申请复查。', forStaff: '已经结案，等提出人评价。' }),
  VOID: state(step.close, [], { name: '已作废', sentence: '经两个人确认是误报、测试或违法内容，已作废。' }, true),
  ARCHIVED: state(step.close, [], { name: '已归档', plain: '已存档', sentence: '已经存档，可以看，不再改。', forStaff: '已归档，只读；写错的可以追加更正说明。' }),
} satisfies Record<string, StateDefinition<CaseParty>>
export type CaseState = keyof typeof states

/** States in which somebody still has to do something about the matter itself. */
export const openStates: readonly CaseState[] = [
  'REPORTED', 'ACCEPTED', 'DISPATCHED', 'RETURNED', 'ESCALATED', 'HANDLING', 'EXT_PENDING', 'SUSPENDED', 'FEEDBACK', 'VERIFYING', 'REWORK', 'REOPENED',
]

export function isOpen(state: string | null): boolean {
  return openStates.some((open) => open === state)
}

export function inState(state: string | null, among: readonly CaseState[]): boolean {
  return among.some((one) => one === state)
}

function state(ofStep: string, awaits: readonly CaseParty[], words: Words, final?: true): StateDefinition<CaseParty> {
  return { ...words, step: ofStep, awaits, ...(final === undefined ? {} : { final }) }
}
