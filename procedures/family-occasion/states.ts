/** States of a family's occasion. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { OccasionParty } from './parties.ts'

export const states = {
  REPORTED: { name: '待对接', plain: '等理事会联系您', sentence: '已经收到，红白理事会会尽快联系您。', forStaff: '刚报来，请尽快对接，告诉这家人谁来帮忙。', step: '报备', awaits: ['council', 'cadre', 'standIn'] },
  ANSWERED: { name: '正在帮办', plain: '有人帮您办', sentence: '已经有人对接，谁来帮、怎么帮写在下面。', forStaff: '已经对接，办完以后记一笔。', step: '帮办', awaits: ['council', 'cadre', 'standIn'] },
  RECORDED: { name: '已办完', sentence: '已经办完。', step: '办完', awaits: [] },
  CLOSED: { name: '已存档', sentence: '已经存档。', step: '办完', awaits: [], final: true },
  WITHDRAWN: { name: '已撤回', sentence: '报备已经撤回，什么都不用做。', step: '报备', awaits: [], final: true },
} as const satisfies Record<string, StateDefinition<OccasionParty>>
export type OccasionState = keyof typeof states
