/** States of a meeting, in the order it lives through them. */
import type { StateDefinition } from '../../core/procedure/procedure.ts'
import type { MeetingParty } from './parties.ts'

type State = StateDefinition<MeetingParty>

export const states = {
  CALLED: { name: '已召集', sentence: '时间、地点和议题已经通知成员，等开会。', step: '召集', awaits: ['convener'] },
  HELD: { name: '开会中', sentence: '到会人数够了，正在一项一项议。', step: '开会', awaits: ['convener'] },
  DECIDED: { name: '等写记录', sentence: '议题都议完了，等写会议记录。', step: '记录', awaits: ['recorder'] },
  MINUTES: { name: '等确认记录', sentence: '记录写好了，等到会的人确认。', step: '记录', awaits: ['members'] },
  CONFIRMED: { name: '记录已确认', sentence: '记录已经确认，要公布的等张贴。', step: '公布', awaits: ['recorder'] },
  PUBLISHED: { name: '公布中', sentence: '决定正在公布。', step: '公布', awaits: [] },
  CLOSED: { name: '已办结', sentence: '会议记录已存档。', step: '存档', awaits: [], final: true },
  CANCELLED: { name: '已取消', sentence: '这次会议取消了。', step: '召集', awaits: [], final: true },
  LAPSED: { name: '没有开成', sentence: '到会人数不够，没有开成。', step: '开会', awaits: [], final: true },
} as const satisfies Record<string, State>
export type MeetingState = keyof typeof states

/** From here on its decisions hold and others may lean on them. */
export function isConfirmed(state: string | null): boolean {
  return state === 'CONFIRMED' || state === 'PUBLISHED' || state === 'CLOSED'
}
