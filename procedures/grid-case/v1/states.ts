/** States as version 1 named them: one word and one sentence for everybody. Whose move it is has not changed. */
import type { StateDefinition } from '../../../core/procedure/procedure.ts'
import type { CaseParty } from '../parties.ts'
import { states, type CaseState } from '../states.ts'

const sentences: Readonly<Record<CaseState, string>> = {
  REPORTED: '已经收到，等受理人员看。',
  SELF_CLOSED: '网格员已经当场解决。您可以评价，不满意可以申请复查。',
  REJECTED: '不属于这里受理的范围，理由和该走的渠道已经写明。您可以申请复查。',
  MERGED: '和另一件相同的事一起办，进展看主案。',
  TRANSFERRED_OUT: '已经转给应当处理的部门或热线。',
  ACCEPTED: '已经立案，正在确定由哪个单位办。',
  DISPATCHED: '已经派给主办单位，等它签收。',
  RETURNED: '主办单位退回，调度人员正在重新安排。',
  ESCALATED: '本级解决不了，已经报上一级重新安排。',
  HANDLING: '主办单位正在办。',
  EXT_PENDING: '主办单位申请延长时间，等上一级批。',
  SUSPENDED: '短期内解决不了，已经写明原因和复核日期，到期接着办。',
  FEEDBACK: '主办单位已经反馈结果，等别的单位核查。',
  VERIFYING: '正在核查是不是真的解决了。',
  REWORK: '核查没有通过，退给主办单位返工。',
  REOPENED: '重新办理，调度人员正在安排。',
  CLOSED: '已经办结。请您评价；不满意可以申请复查。',
  VOID: '经两个人确认是误报、测试或违法内容，已作废。',
  ARCHIVED: '案卷已经归档，只读。',
}

export const statesV1 = Object.fromEntries(Object.entries<StateDefinition<CaseParty>>(states).map(([key, { name, step, awaits, final }]) => [
  key, { name, sentence: sentences[key as CaseState], step, awaits, ...(final === undefined ? {} : { final }) },
])) as Record<CaseState, StateDefinition<CaseParty>>
