/** States of a deciding meeting, in the order it lives through them. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { MeetingParty } from './parties.ts'

type State = StateDefinition<MeetingParty>

export const states = {
  PROPOSED: { name: '应当召集', sentence: '联名提议的人数够了，村委会应当召集会议。', step: '提议', awaits: ['committee'] },
  CALLED: { name: '已通知', sentence: '时间、地点和议题已经公布，等开会。', step: '召集', awaits: ['committee'] },
  HELD: { name: '开会中', sentence: '到会人数够了，正在一项一项议。', step: '开会', awaits: ['committee'] },
  DECIDED: { name: '等写记录', sentence: '议题都议完了，等写会议记录。', step: '记录', awaits: ['committee'] },
  MINUTES: { name: '等核对签字', sentence: '记录写好了，等核对主持人、记录人的签字。', step: '记录', awaits: ['witnesses'] },
  CONFIRMED: { name: '记录已确认', sentence: '会议记录已经确认，等公布。', step: '公布', awaits: ['committee'] },
  FILING: { name: '等乡镇备案', sentence: '已经报乡镇备案，备案以前不生效。', step: '备案', awaits: ['town'] },
  PUBLISHED: { name: '公布中', sentence: '决议正在公布，有意见可以提。', step: '公布', awaits: [] },
  CLOSED: { name: '已办结', sentence: '会议记录已存档，决议照办。', step: '存档', awaits: [], final: true },
  CANCELLED: { name: '已取消', sentence: '这次会议不开了。', step: '召集', awaits: [], final: true },
  LAPSED: { name: '没有开成', sentence: '到会人数不够，没有开成。', step: '开会', awaits: [], final: true },
} as const satisfies Record<string, State>
export type MeetingState = keyof typeof states

/** From here on its decisions hold and others may lean on them. */
export function isConfirmed(state: string | null): boolean {
  return state === 'CONFIRMED' || state === 'FILING' || state === 'PUBLISHED' || state === 'CLOSED'
}
