/** States of the roll. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { RollParty } from './parties.ts'

type State = StateDefinition<RollParty>

export const states = {
  ENTERING: { name: '登记中', sentence: '正在登记参加选举的村民。', step: '登记', awaits: ['committee'] },
  PUBLISHED: { name: '已公布', sentence: '名单已经公布，五日内可以提异议。', step: '公布', awaits: ['committee'] },
  SEALED: { name: '已确定', sentence: '名单已经确定，等投票。', step: '投票', awaits: ['committee'] },
  CLOSED: { name: '已封存', sentence: '选举已经结束，名册封存。', step: '封存', awaits: [], final: true },
} as const satisfies Record<string, State>
export type RollState = keyof typeof states
