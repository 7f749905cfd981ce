/** States of one count of a box. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { SheetParty } from './parties.ts'

type State = StateDefinition<SheetParty>

export const states = {
  KEYING: { name: '正在录', sentence: '正在听唱票，一张一张录。', step: '计票', awaits: ['keyer'] },
  HANDED_IN: { name: '录完了', sentence: '这一份录完了，等另一份录完一起核对。', step: '计票', awaits: [] },
  OPENED: { name: '两份一致', sentence: '两份一致，选举委员会都可以看。', step: '计票', awaits: [] },
  DISCARDED: { name: '重数了', sentence: '这一份已经作废重数，记录留着。', step: '计票', awaits: [] },
  CLOSED: { name: '已存档', sentence: '记录已存档。', step: '存档', awaits: [], final: true },
} as const satisfies Record<string, State>
export type SheetState = keyof typeof states
