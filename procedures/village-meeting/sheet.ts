/** A meeting as a sheet of facts, and what it shows to other procedures and to everybody. */
import { boardEndsOn, meetingKinds, matters, quorumBases, type MeetingShown } from '../../core/deliberation/index.ts'
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import type { Line } from '../../core/procedure/words.ts'
import { isFiled, isPassedItem, mustBeFiled, type AgendaItem, type MeetingFile } from './meeting-file.ts'
import { isConfirmed } from './states.ts'

export function sheetOf({ file, state }: Dossier<MeetingFile>): readonly Line[] {
  const { proposal, minutes, filing, board } = file
  return [
    ...text('什么会', `${file.group}${meetingKinds[file.kind]}`),
    ...text('联名提议', proposal === null ? '' : `${proposal.proposers} 人（全体 ${proposal.of} 人）：${proposal.about}`),
    ...(state === 'PROPOSED' ? [] : [
      ...text('开会时间', `${file.day} ${file.time}`), ...text('地点', file.place), ...text('通知', `${file.noticedOn} 通知`), ...text('临时召开的理由', file.urgent),
      ...text('怎么算到会', file.should === 0 ? '' : `${quorumBases[file.basis]}，应到 ${file.should}`), ...text('代表会议的组成', compositionWords(file)),
      ...text('村党组织研究', file.studiedOn === null ? '' : `${file.studiedOn}：${file.studiedWords}`), ...text('授权', file.authorisation), ...text('对风险用词的说明', file.riskAnswer),
      ...file.agenda.map((item, at): Line => ({ label: `议题 ${at + 1}`, kind: 'text', value: itemWords(item) })),
    ]),
    ...text('到会', file.present === 0 ? '' : `${file.present}（应到 ${file.should}）`), ...text('签到册', file.register),
    ...text('主持、记录', minutes === null ? '' : `${minutes.chair}主持，${minutes.recorder}记录`), ...text('会议记录', minutes?.words ?? ''), ...text('签字', file.signed), ...text('指出的问题', file.dispute),
    ...text('乡镇备案', filing === null ? '' : filing.filedOn !== null ? `${filing.filedOn} 已备案` : filing.returned !== '' ? `责令改正：${filing.returned}` : `${filing.sentOn} 已报`),
    ...text('公布', board === null ? '' : `${board.on} 起贴在${board.where}，到 ${boardEndsOn(board.on, board.days)} 满 ${board.days} 天。${board.words}`),
    ...file.opinions.map(({ on, answer }, at): Line => ({ label: `意见 ${at + 1}`, kind: 'text', value: `${on} 提出，${answer === null ? '等村务监督委员会答复' : `答复：${answer}`}` })),
    ...text('没有开的原因', file.ended),
    ...(minutes === null || minutes.files.length === 0 ? [] : [{ label: '照片', kind: 'photos', value: minutes.files } as const]),
  ]
}

/** 1. 公益事业：修路。31 赞成、3 反对、2 弃权，通过。 */
export function itemWords({ kind, title, words, interested, risks, settled }: AgendaItem): string {
  const about = `${matters[kind].name}：${title}${words === '' ? '' : `。${words}`}${interested === '' ? '' : `（与${interested}有直接利益）`}${risks.length === 0 ? '' : `（用词要备案审查：${risks.join('、')}）`}`
  if (settled === null) return about
  if (settled.outcome !== 'VOTED') return `${about}。${settled.outcome === 'DEFERRED' ? '下次再议' : '听取了'}：${settled.words}`
  const recused = settled.recused === 0 ? '' : `，${settled.recused} 回避（${settled.recusedWords}）`
  const invalid = settled.invalid === 0 ? '' : `、${settled.invalid} 废票`
  return `${about}。${settled.way === 'HANDS' ? '举手' : '写票'}：${settled.yes} 赞成、${settled.no} 反对、${settled.abstain} 弃权${invalid}${recused}，${settled.passed ? '通过' : '没有通过'}：${settled.words}`
}

export type PublicMeeting = MeetingShown & {
  readonly title: string
  readonly board: { readonly on: string; readonly until: string; readonly where: string; readonly words: string } | null
  readonly filedOn: string | null
  readonly answers: readonly { readonly on: string; readonly answer: string }[]
}

/** All of it is public when the minutes are confirmed: art. 35 has decisions published. Names nobody. */
export function shownOf({ file, state }: Dossier<MeetingFile>): JsonObject & PublicMeeting {
  const { board } = file
  return {
    village: file.village, meeting: file.kind, title: `${file.group}${meetingKinds[file.kind]}`, heldOn: file.day, confirmed: isConfirmed(state), should: file.should, present: file.present,
    items: file.agenda.map((item, at) => {
      const { kind, title, covers, settled } = item
      const votes = settled?.outcome === 'VOTED' ? { present: settled.present, yes: settled.yes, no: settled.no, abstain: settled.abstain } : { present: 0, yes: 0, no: 0, abstain: 0 }
      return { number: at + 1, kind, title, covers, passed: isPassedItem(item), inForce: isPassedItem(item) && isConfirmed(state) && (!mustBeFiled(item) || isFiled(file)), ...votes }
    }),
    board: board === null ? null : { on: board.on, until: boardEndsOn(board.on, board.days), where: board.where, words: board.words },
    filedOn: file.filing?.filedOn ?? null,
    answers: file.opinions.flatMap(({ on, answer }) => (answer === null ? [] : [{ on, answer }])),
  }
}

function compositionWords({ composition }: MeetingFile): string {
  return composition === null ? '' : `${composition.members} 人，其中村民代表 ${composition.representatives} 人、妇女代表 ${composition.women} 人`
}

function text(label: string, value: string): Line[] {
  return value === '' ? [] : [{ label, kind: 'text', value }]
}
