/** Why the demonstration's time is not moved. */
import type { Refusal } from '../../core/procedure/refusal.ts'

export const refusals = {
  moving: { code: 'time-is-moving', sentence: '时间正在前移，请等它到了再移。', cause: 'the last move has not arrived' },
  movedMeanwhile: { code: 'time-moved-meanwhile', sentence: '这一页打开以后时间已经移过了，这次没有再移。请看一看现在的演示时间，还要移就再按一次。', cause: 'asked from another time than the present' },
  tooFar: { code: 'time-too-far', sentence: '最多只能前移两年，这次没有移。要重新开始，请换一个空的数据目录。', cause: 'beyond the farthest' },
  noStep: { code: 'request-invalid', sentence: '请按页面上的按钮选前移多少；时间只能往前移。', cause: 'no step of ours' },
} as const satisfies Readonly<Record<string, Refusal>>

/** For the page itself; it has no other address. */
export function statusOfTimeRefusal({ code }: Refusal): 409 | 422 {
  return code.startsWith('time-') ? 409 : 422
}
