/** How a duty of the year stands, in a word. */
import type { StatusModel } from '../../../design/index.ts'
import type { DutyView } from '../../../core/view/deliberation.ts'

const standings: Readonly<Record<DutyView['standing'], StatusModel>> = {
  done: { tone: 'done', word: '开过了' }, open: { tone: 'waiting', word: '还没开' }, warned: { tone: 'alarm', word: '快到期，还没开' }, missed: { tone: 'alarm', word: '没有开' }, 'to-come': { tone: 'moving', word: '还没到' },
}

export function standingOf({ standing }: Pick<DutyView, 'standing'>): StatusModel {
  return standings[standing]
}
