/**
 * Which act an update of another program stands for. Who reported may urge and ask for a review; the unit that leads may sign for it, note progress, hand
 * back and report the result. What a status cannot mean in a state is refused with what can be said instead; nothing is forced into a state.
 */
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { openStates } from '../../procedures/grid-case/states.ts'

/** mySociety's words, in any case. */
export const updateStatuses = [
  'open', 'closed', 'fixed', 'in_progress', 'action_scheduled', 'investigating', 'duplicate', 'not_councils_responsibility', 'no_further_action', 'internal_referral', 'reopen', 'for_triage',
] as const
export type UpdateStatus = (typeof updateStatuses)[number]

export type Party = 'reporter' | 'unit'
export type Meant = { readonly act: string; readonly form: JsonObject; readonly takesPhotos: boolean } | { readonly instead: string }

const going: ReadonlySet<UpdateStatus> = new Set(['open', 'in_progress', 'action_scheduled', 'investigating'])
const passing: ReadonlySet<UpdateStatus> = new Set(['not_councils_responsibility', 'internal_referral'])

export function actFor(party: Party, status: UpdateStatus, state: string, words: string): Meant {
  return party === 'unit' ? ofUnit(status, state, words) : ofReporter(status, state, words)
}

function ofReporter(status: UpdateStatus, state: string, words: string): Meant {
  if (openStates.some((open) => open === state)) {
    return status === 'open' || status === 'reopen' ? act('urge', { note: words }) : { instead: '上报方只能用 OPEN 补充或催办；办得怎样由办理单位报告。' }
  }
  if (status === 'open' || status === 'reopen') return act('ask-review', { reason: words })
  return { instead: '已经办结的事，上报方只能用 REOPEN 申请复查。' }
}

function ofUnit(status: UpdateStatus, state: string, words: string): Meant {
  switch (state) {
    case 'DISPATCHED':
      if (going.has(status)) return act('sign', { note: words })
      return passing.has(status) ? act('return', { reason: words }) : { instead: '还没有签收：请先用 IN_PROGRESS 签收；不该由你们办的用 NOT_COUNCILS_RESPONSIBILITY 退回。' }
    case 'REWORK': return going.has(status) ? act('restart', { note: words }) : { instead: '要求返工：请先用 IN_PROGRESS 开始返工。' }
    case 'HANDLING':
      if (status === 'fixed' || status === 'closed') return act('feedback', { result: words, solved: 'YES' }, true)
      if (status === 'no_further_action') return act('feedback', { result: words, solved: 'NO' }, true)
      return going.has(status) ? act('progress', { note: words }, true) : { instead: '正在办：可以用 IN_PROGRESS 记进展，用 FIXED 或 NO_FURTHER_ACTION 反馈结果。' }
    case 'SUSPENDED':
    case 'EXT_PENDING': return going.has(status) ? act('progress', { note: words }, true) : { instead: '现在只能用 IN_PROGRESS 记进展。' }
    default: return { instead: '这件事现在不等你们办，不能更新。' }
  }
}

function act(name: string, form: JsonObject, takesPhotos = false): Meant {
  return { act: name, form, takesPhotos }
}
