/** What members are told: when, where, and that there is something to read; never what an item says. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import { bodies, bodyOf } from '../../core/village-bodies/index.ts'
import type { MeetingFile } from './meeting-file.ts'

type Meeting = Dossier<MeetingFile>

export function bodyName({ body }: Pick<MeetingFile, 'body'>): string {
  const known = bodyOf(body)
  return known === null ? '' : bodies[known].name
}

export function dayWords(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month ?? ''}月${date ?? ''}日`
}

export const texts = {
  called: ({ file }: Meeting) => `${bodyName(file)}${dayWords(file.day)} ${file.time}在${file.place}开会，议题 ${file.agenda.length} 项，请点开查看。`,
  changed: ({ file }: Meeting) => `${bodyName(file)}的会改了：${dayWords(file.day)} ${file.time}，${file.place}。`,
  cancelled: ({ file }: Meeting) => `${bodyName(file)}${dayWords(file.day)}的会取消了，原因请点开查看。`,
  minutesWait: ({ file }: Meeting) => `${bodyName(file)}${dayWords(file.day)}的会议记录写好了，请到会的成员确认。`,
  disputed: ({ file }: Meeting) => `${bodyName(file)}${dayWords(file.day)}的会议记录有人说记得不对，请改。`,
  overdue: ({ file }: Meeting) => `${bodyName(file)}${dayWords(file.day)}的会过了该办的时候还没有办，请看一看。`,
}
