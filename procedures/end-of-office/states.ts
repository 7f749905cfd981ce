/** States of a term. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { TermParty } from './parties.ts'

export const states = {
  SITTING: { name: '在任', sentence: '这一届村委会在任。', step: '任期', awaits: ['town'], forStaff: '有成员辞职、终止职务、补选的，在这里登记。' },
  VACANT: { name: '要补选', sentence: '主任空缺或者成员不足三人，要在期限内补选。', step: '补选', awaits: ['town', 'village'], forStaff: '请启动补选；补选公布以后在这里登记结果。' },
  OVER: { name: '已届满', sentence: '这一届已经结束。', step: '届满', awaits: [], final: true },
} as const satisfies Record<string, StateDefinition<TermParty>>
export type TermState = keyof typeof states
