/** States of a complaint about an election. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { ComplaintParty } from './parties.ts'

export const states = {
  RECEIVED: { name: '已收到', sentence: '已经交到您选的乡镇或者县里，村里看不到。', step: '举报', awaits: ['town', 'county'], forStaff: '请开始调查。' },
  LOOKED_INTO: { name: '调查中', sentence: '正在调查。', step: '调查', awaits: ['town', 'county'], forStaff: '请查清、作出认定。' },
  FOUND: { name: '已认定', sentence: '已经查清，认定写在下面。不服的，可以向上一级反映。', step: '认定', awaits: [], final: true },
} as const satisfies Record<string, StateDefinition<ComplaintParty>>
export type ComplaintState = keyof typeof states
