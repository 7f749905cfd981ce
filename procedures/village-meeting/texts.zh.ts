/** What people are told: when, where, and that there is something to see to. */
import { meetingKinds } from '../../core/deliberation/index.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { MeetingFile } from './meeting-file.ts'

type Meeting = Dossier<MeetingFile>

export function dayWords(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month ?? ''}月${date ?? ''}日`
}

export function meetingName({ kind, group }: Pick<MeetingFile, 'kind' | 'group'>): string {
  return `${group}${meetingKinds[kind]}`
}

export function titleOf({ file, state }: Meeting): string {
  return state === 'PROPOSED' || file.day === '1970-01-01' ? `${meetingName(file)} · 应当召集` : `${meetingName(file)} · ${dayWords(file.day)}`
}

export const texts = {
  proposed: ({ file }: Meeting) => `联名提议召开${meetingName(file)}，人数够了，应当召集，请定时间。`,
  called: ({ file }: Meeting) => `${meetingName(file)}${dayWords(file.day)} ${file.time}在${file.place}开，议题 ${file.agenda.length} 项，请点开查看。`,
  changed: ({ file }: Meeting) => `${meetingName(file)}改了：${dayWords(file.day)} ${file.time}，${file.place}。`,
  minutesWait: ({ file }: Meeting) => `${meetingName(file)}${dayWords(file.day)}的会议记录写好了，请核对签字。`,
  disputed: ({ file }: Meeting) => `${meetingName(file)}${dayWords(file.day)}的会议记录有人说不对，请改。`,
  filingWaits: ({ file }: Meeting) => `${meetingName(file)}${dayWords(file.day)}通过的规定报来备案，请审查。`,
  filed: ({ file }: Meeting) => `${meetingName(file)}${dayWords(file.day)}通过的规定，乡镇已经答复备案，请点开查看。`,
  overdue: ({ file }: Meeting) => `${meetingName(file)}有一步过了时候还没有办，请看一看。`,
}
