/** States of a matter on the ladder, in order; a step that did not pass leaves it where it is. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { MatterParty } from './parties.ts'

type State = StateDefinition<MatterParty>

export const states = {
  PROPOSED: { name: '等商议', sentence: '村党组织已经提议，等村“两委”商议。', step: '商议', awaits: ['committee'] },
  DISCUSSED: { name: '等审议', sentence: '村“两委”已经商议，等党员大会审议。', step: '审议', awaits: ['committee'] },
  REVIEWED: { name: '等决议', sentence: '党员大会已经审议，等村民会议或者村民代表会议决议。', step: '决议', awaits: ['committee'] },
  RESOLVED: { name: '等公开决议', sentence: '会议已经决议，等贴到公开栏。', step: '决议公开', awaits: ['committee'] },
  RESOLUTION_ON_BOARD: { name: '决议公开中', sentence: '决议正在公布，满十五天才动工；有意见可以提。', step: '决议公开', awaits: [] },
  EXECUTING: { name: '实施中', sentence: '公布期满，正在办。', step: '实施', awaits: ['committee'] },
  CHECKING: { name: '等核验', sentence: '办完了，等村务监督委员会核验结果和账目。', step: '实施', awaits: ['supervisors'] },
  CHECKED: { name: '等公开结果', sentence: '核验过了，等把结果和账目贴到公开栏。', step: '结果公开', awaits: ['committee'] },
  RESULT_ON_BOARD: { name: '结果公开中', sentence: '结果和账目正在公布；有意见可以提。', step: '结果公开', awaits: [] },
  DONE: { name: '已完成', sentence: '四议两公开都做完了，已存档。', step: '存档', awaits: [], final: true },
  DROPPED: { name: '不办了', sentence: '这件事不办了，已存档。', step: '存档', awaits: [], final: true },
} as const satisfies Record<string, State>
export type MatterState = keyof typeof states
