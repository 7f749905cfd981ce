import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { PassbookParty } from './parties.ts'

export const states = {
  OPEN: { name: '在用', sentence: '您家的积分都记在这里，只有您家和村里经办人看得到。', forStaff: '这一户的积分簿，不对外公开，不排名。', awaits: [] },
  CLOSED: { name: '已结', sentence: '这一户已经不在册，积分簿已结。', awaits: [], final: true },
} as const satisfies Record<string, StateDefinition<PassbookParty>>

export type PassbookState = keyof typeof states
