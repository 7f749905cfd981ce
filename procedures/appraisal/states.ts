/** States of an appraisal, in the order it lives through them. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { AppraisalParty } from './parties.ts'

export const states = {
  MISSING: { name: '还没有评议', sentence: '到时候了，今年还没有民主评议，已经告诉村务监督委员会和乡镇。', forStaff: '今年还没有民主评议，请定日子。', step: '到期', awaits: ['supervisors'] },
  ANNOUNCED: { name: '已通知', sentence: '评议的日子和评谁已经公布，等开会。', step: '通知', awaits: ['supervisors'] },
  COUNTED: { name: '等核对', sentence: '票数登记了，等村务监督委员会另一位成员核对。', step: '计票', awaits: ['supervisors'] },
  CONFIRMED: { name: '等公布', sentence: '票数核对过了，等公布。', step: '公布', awaits: ['supervisors'] },
  PUBLISHED: { name: '公布中', sentence: '评议结果正在公布。', step: '公布', awaits: [] },
  CLOSED: { name: '已办结', sentence: '评议结果公布过了，记录已存档。', step: '存档', awaits: [], final: true },
  CANCELLED: { name: '已取消', sentence: '这次评议不开了。', step: '通知', awaits: [], final: true },
  LAPSED: { name: '没有开成', sentence: '到会人数不够，没有评成。', step: '开会', awaits: [], final: true },
} as const satisfies Record<string, StateDefinition<AppraisalParty>>
export type AppraisalState = keyof typeof states

/** From here on it holds: others lean on it. */
export function isConfirmed(state: string | null): boolean {
  return state === 'CONFIRMED' || state === 'PUBLISHED' || state === 'CLOSED'
}
