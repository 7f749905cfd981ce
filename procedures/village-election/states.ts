/** States of an election, in the order it lives through them. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { ElectionParty } from './parties.ts'

type State = StateDefinition<ElectionParty>

export const states = {
  ANNOUNCED: { name: '已启动', sentence: '换届已经启动，等推选村民选举委员会。', step: '启动', awaits: ['village'] },
  REGISTERING: { name: '登记参选村民', sentence: '选举委员会正在登记参加选举的村民。', step: '登记', awaits: ['committee'] },
  NOMINATING: { name: '提名候选人', sentence: '参加选举的村民名单已经公布，正在提名候选人。', step: '提名', awaits: ['committee'] },
  CANDIDATES: { name: '候选人已公布', sentence: '候选人名单已经公布，等投票日。', step: '提名', awaits: ['committee'] },
  PREPARED: { name: '准备投票', sentence: '投票地点已经定好，正在做投票准备。', step: '投票', awaits: ['committee'] },
  VOTING: { name: '正在投票', sentence: '正在投票。', step: '投票', awaits: ['committee'] },
  COUNTING: { name: '正在计票', sentence: '投票结束，正在公开唱票、计票。', step: '计票', awaits: ['committee'] },
  COUNTED: { name: '等当场公布', sentence: '计票完成，马上当场公布结果。', step: '计票', awaits: ['committee'] },
  ROUND: { name: '等再投一次', sentence: '结果已经公布，还有名额没有选出来，要再投一次票。', step: '公布', awaits: ['committee'] },
  DECIDED: { name: '已选出，等移交', sentence: '新一届村委会已经选出，等移交。', step: '移交', awaits: ['committee'] },
  HANDED_OVER: { name: '已移交', sentence: '新老班子已经移交，等归档。', step: '移交', awaits: ['town'] },
  ARCHIVED: { name: '已归档', sentence: '选举已经结束，材料已归档。', step: '归档', awaits: [], final: true },
  VOID: { name: '已作废', sentence: '这次选举作废。', step: '归档', awaits: [], final: true },
} as const satisfies Record<string, State>
export type ElectionState = keyof typeof states

/** Still before the result of the last round stands. */
export const running = ['ANNOUNCED', 'REGISTERING', 'NOMINATING', 'CANDIDATES', 'PREPARED', 'VOTING', 'COUNTING', 'COUNTED', 'ROUND'] as const satisfies readonly ElectionState[]
/** From here on the roll is public. */
export function hasCandidates(state: string | null): boolean {
  return state !== null && !['ANNOUNCED', 'REGISTERING', 'NOMINATING', 'VOID'].includes(state)
}
