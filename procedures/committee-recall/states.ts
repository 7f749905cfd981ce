/** States of a recall. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { RecallParty } from './parties.ts'

export const states = {
  MOVED: { name: '已提出', sentence: '收到罢免要求，等乡镇核实签名。', step: '提出', awaits: ['town'] },
  ADMITTED: { name: '已受理', sentence: '签名够数，等本人申辩、安排投票表决。', step: '申辩', awaits: ['village', 'town'] },
  SCHEDULED: { name: '等投票', sentence: '投票表决的日子已经定了。', step: '投票', awaits: ['village', 'town'] },
  COUNTING: { name: '计票中', sentence: '正在公开计票，两个人分别录入。', step: '计票', awaits: ['counters', 'town'] },
  COUNTED: { name: '等当场公布', sentence: '计票完成，马上当场公布。', step: '计票', awaits: ['town', 'village'] },
  DECIDED: { name: '已公布', sentence: '结果已经公布。', step: '公布', awaits: [], final: true },
  REFUSED: { name: '不再办', sentence: '没有受理，或者已经撤回。', step: '提出', awaits: [], final: true },
} as const satisfies Record<string, StateDefinition<RecallParty>>
export type RecallState = keyof typeof states
