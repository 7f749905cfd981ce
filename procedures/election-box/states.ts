/** States of a box in one round. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { BoxParty } from './parties.ts'

type State = StateDefinition<BoxParty>

export const states = {
  PREPARING: { name: '准备中', sentence: '正在按检查清单准备。', step: '准备', awaits: ['committee'] },
  READY: { name: '准备好了', sentence: '准备好了，等开始投票；投票时在这里领票。', step: '投票', awaits: ['staff'] },
  SHUT: { name: '已封箱', sentence: '已经封箱，等开箱计票。', step: '投票', awaits: ['committee'] },
  COUNTING: { name: '唱票中', sentence: '正在公开唱票，两个人分别录入。', step: '计票', awaits: ['staff'] },
  AGREED: { name: '两份一致', sentence: '两个人录入的一致。', step: '计票', awaits: ['committee'] },
  LOCKED: { name: '已锁定', sentence: '计票完成，记录锁定。', step: '计票', awaits: [], final: true },
  LAPSED: { name: '没有用上', sentence: '这个投票点没有用上。', step: '准备', awaits: [], final: true },
  MIXED: { name: '混到别处数', sentence: '这个票箱的票混到别的投票点一起数。', step: '计票', awaits: [], final: true },
} as const satisfies Record<string, State>
export type BoxState = keyof typeof states
