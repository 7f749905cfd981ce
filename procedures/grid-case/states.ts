/** States of the grid case (domain §2.1), each with the one sentence a villager reads. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { CaseParty } from './parties.ts'

const step = { report: '信息上报', open: '案卷建立', assign: '任务转办', handle: '调查落实', answer: '处理反馈', close: '结案归档' } as const

export const states = {
  REPORTED: state('待受理', '已经收到，等受理人员看。', step.report, ['dispatcher', 'gridWorker']),
  SELF_CLOSED: state('当场解决', '网格员已经当场解决。您可以评价，不满意可以申请复查。', step.handle, ['arbiter']),
  REJECTED: state('不予受理', '不属于这里受理的范围，理由和该走的渠道已经写明。您可以申请复查。', step.report, ['arbiter']),
  MERGED: state('已并案', '和另一件相同的事一起办，进展看主案。', step.open, [], true),
  TRANSFERRED_OUT: state('已转外部渠道', '已经转给应当处理的部门或热线。', step.assign, []),
  ACCEPTED: state('已立案', '已经立案，正在确定由哪个单位办。', step.open, ['dispatcher']),
  DISPATCHED: state('待签收', '已经派给主办单位，等它签收。', step.assign, ['handler']),
  RETURNED: state('退回待重派', '主办单位退回，调度人员正在重新安排。', step.assign, ['dispatcher', 'arbiter']),
  ESCALATED: state('已报上级', '本级解决不了，已经报上一级重新安排。', step.assign, ['dispatcher']),
  HANDLING: state('办理中', '主办单位正在办。', step.handle, ['handler']),
  EXT_PENDING: state('延期待批', '主办单位申请延长时间，等上一级批。', step.handle, ['approver']),
  SUSPENDED: state('已挂账', '短期内解决不了，已经写明原因和复核日期，到期接着办。', step.handle, ['handler']),
  FEEDBACK: state('待核查', '主办单位已经反馈结果，等别的单位核查。', step.answer, ['verifier']),
  VERIFYING: state('核查中', '正在核查是不是真的解决了。', step.answer, ['verifier']),
  REWORK: state('待返工', '核查没有通过，退给主办单位返工。', step.handle, ['handler']),
  REOPENED: state('已重开', '重新办理，调度人员正在安排。', step.open, ['dispatcher']),
  CLOSED: state('已结案', '已经办结。请您评价；不满意可以申请复查。', step.close, ['arbiter']),
  VOID: state('已作废', '经两个人确认是误报、测试或违法内容，已作废。', step.close, [], true),
  ARCHIVED: state('已归档', '案卷已经归档，只读。', step.close, []),
} satisfies Record<string, StateDefinition<CaseParty>>
export type CaseState = keyof typeof states

/** States in which somebody still has to do something about the matter itself. */
export const openStates: readonly CaseState[] = [
  'REPORTED', 'ACCEPTED', 'DISPATCHED', 'RETURNED', 'ESCALATED', 'HANDLING', 'EXT_PENDING', 'SUSPENDED', 'FEEDBACK', 'VERIFYING', 'REWORK', 'REOPENED',
]

function state(name: string, sentence: string, ofStep: string, awaits: readonly CaseParty[], final?: true): StateDefinition<CaseParty> {
  return { name, sentence, step: ofStep, awaits, ...(final === undefined ? {} : { final }) }
}
