/** States of a contract: drafted is not yet to be carried out; the end of its term is not the end of what is owed. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { ContractParty } from './parties.ts'

export const states = {
  DRAFTED: { name: '等签订', sentence: '合同已经登记，还没有签订，不能执行。', step: '登记', awaits: ['committee'] },
  IN_FORCE: { name: '履行中', sentence: '合同正在履行，收付的钱逐笔登记。', step: '履行', awaits: [] },
  OWING: { name: '期满未清', sentence: '合同到期了，还有款没有收付清。', step: '清账', awaits: ['committee'] },
  ENDED: { name: '已办结', sentence: '合同到期，款项两清，已存档。', step: '存档', awaits: [], final: true },
  WITHDRAWN: { name: '没有签', sentence: '这份合同没有签，已存档。', step: '存档', awaits: [], final: true },
} as const satisfies Record<string, StateDefinition<ContractParty>>
export type ContractState = keyof typeof states
