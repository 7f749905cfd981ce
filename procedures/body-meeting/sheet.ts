/** A meeting as a sheet of facts, for its members and the village's cadres; persons appear by their office in the body only. */
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import type { Line } from '../../core/procedure/words.ts'
import { agendaKinds } from '../../core/village-bodies/index.ts'
import type { AgendaItem, MeetingFile } from './meeting-file.ts'
import { isConfirmed } from './states.ts'
import { bodyName } from './texts.zh.ts'

export function sheetOf({ file }: Dossier<MeetingFile>): readonly Line[] {
  return [
    ...text('组织', bodyName(file)), ...text('开会时间', `${file.day} ${file.time}`), ...text('地点', file.place), ...text('临时召集的理由', file.urgent),
    ...file.agenda.map((item, at): Line => ({ label: `议题 ${at + 1}`, kind: 'text', value: itemWords(item) })),
    ...text('到会', file.present.length === 0 ? '' : `${file.present.length} 人（在任成员 ${file.members.length} 人）`),
    ...persons('到会名单', file.present), ...persons('主持', file.presiding === null ? [] : [file.presiding]), ...text('列席', file.guests),
    ...text('会议记录', file.minutes?.words ?? ''), ...persons('已确认记录', file.confirmed), ...text('指出的问题', file.dispute),
    ...text('公布', file.board === null ? '' : `${file.board.on} 起贴在${file.board.where}，${file.board.days} 天。${file.board.words}`), ...text('没有开成的原因', file.ended),
    ...(file.minutes === null || file.minutes.files.length === 0 ? [] : [{ label: '照片', kind: 'photos', value: file.minutes.files } as const]),
  ]
}

/** 1. 星级互评：… 4 赞成、0 反对、1 弃权，通过。 */
export function itemWords({ kind, title, words, households, settled }: AgendaItem): string {
  const about = `${agendaKinds[kind].name}：${title}${words === '' ? '' : `。${words}`}${households.length === 0 ? '' : `（涉及 ${households.length} 户）`}`
  if (settled === null) return about
  if (settled.outcome === 'DEFERRED') return `${about}。下次再议：${settled.words}`
  const recused = settled.recused.length === 0 ? '' : `，${settled.recused.length} 人回避`
  return `${about}。${settled.yes} 赞成、${settled.no} 反对、${settled.abstain} 弃权${recused}，${settled.passed ? '通过' : '没有通过'}：${settled.words}`
}

/** A decided item is what other procedures may require, by the dossier's name and the item's number (R-404, R-460). */
export function shownOf({ file, state }: Dossier<MeetingFile>): JsonObject {
  return {
    body: file.body, village: file.village, heldOn: file.day, confirmed: isConfirmed(state),
    items: file.agenda.map(({ kind, title, households, settled }, at) => ({
      number: at + 1, kind, weight: agendaKinds[kind].weight, title, households, passed: settled?.outcome === 'VOTED' && settled.passed,
      present: settled?.outcome === 'VOTED' ? settled.present : 0, yes: settled?.outcome === 'VOTED' ? settled.yes : 0,
    })),
  }
}

function text(label: string, value: string): Line[] {
  return value === '' ? [] : [{ label, kind: 'text', value }]
}

function persons(label: string, value: readonly string[]): Line[] {
  return value.length === 0 ? [] : [{ label, kind: 'persons', value }]
}
