/** Why a meeting cannot be opened, and why an item cannot be settled like this. */
import { addsUp, mayOpen, meetingKinds, neededToOpen, shareInWords } from '../../../core/deliberation/index.ts'
import { dayOf } from '../../../core/time/index.ts'
import type { Settling } from '../forms.ts'
import { itemAt, type MeetingFile } from '../meeting-file.ts'
import { condition, type Now, type With } from './condition.ts'

type Attendance = { readonly present: number }

export const dayHasCome = condition<Now>(
  'day-not-come', 'R-241', ({ dossier }) => `会议定在 ${dossier.file.day}，要到那天才能登记开会；改了日子请先“更改会议”。`, ({ dossier, now }) => dossier.file.day <= dayOf(now))

export const isQuorate = condition<With<Attendance>>(
  'not-enough-present', 'R-240', ({ form, dossier: { file } }) => (form.present > file.should
    ? `应到 ${file.should}，到会的不能比应到的还多，请核对签到册。`
    : `${meetingKinds[file.kind]}应到 ${file.should}，要有${shareInWords(file)}也就是 ${neededToOpen(file)} 到会；现在到了 ${form.present}，不能开会，请登记“没有开成”，另外约时间。`),
  ({ form, dossier }) => mayOpen({ ...dossier.file, present: form.present }), '/present')

export const isNotQuorate = condition<With<Attendance>>(
  'enough-present', 'R-240', '到会人数已经够了，请登记开会；不想开了，请用“取消会议”。',
  ({ form, dossier }) => form.present <= dossier.file.should && !mayOpen({ ...dossier.file, present: form.present }), '/present')

export const itemExists = condition<With<Settling>>(
  'no-such-item', 'R-240', ({ dossier }) => `这次会议只有 ${dossier.file.agenda.length} 项议题，请填对是第几项。`, ({ form, dossier }) => itemAt(dossier.file, form.item) !== undefined, '/item')

export const itemIsOpen = condition<With<Settling>>(
  'item-settled', 'R-240', ({ form }) => `第 ${form.item} 项已经定过了，记录不能改；要改变决定，请另外提请会议。`, ({ form, dossier }) => itemAt(dossier.file, form.item)?.settled == null, '/item')

export const heardIsReport = condition<With<Settling>>(
  'report-is-heard', 'R-240', '通报、听取意见的议题只登记“听取了”；其他议题请登记表决结果，或者下次再议。',
  ({ form, dossier }) => form.outcome === 'DEFERRED' || (form.outcome === 'HEARD') === (itemAt(dossier.file, form.item)?.kind === 'report'), '/outcome')

export const wayIsSaid = condition<With<Settling>>(
  'way-not-said', 'R-240', '请选是举手表决还是写票表决；写票的写明谁计票、谁监票，废票只有写票才有。',
  ({ form }) => form.outcome !== 'VOTED' || (form.way !== undefined && (form.way === 'HANDS' ? (form.invalid ?? 0) === 0 : (form.tellers ?? '').trim() !== '')), '/way')

/** Where somebody has a direct interest, either they withdrew or it is said why nobody did; whoever withdrew is told with the reason. */
export const withdrawalIsSaid = condition<With<Settling>>(
  'withdrawal-not-said', 'R-246', ({ form, dossier }) => {
    const interested = itemAt(dossier.file, form.item)?.interested ?? ''
    return interested === '' ? '有人回避的，请写明谁回避、为什么。' : `这一项与${interested}有直接利益：请填回避了多少、谁回避；没有人回避的，请说明为什么。`
  }, ({ form, dossier }) => form.outcome !== 'VOTED' || (form.recusedWords ?? '').trim() !== '' || ((form.recused ?? 0) === 0 && (itemAt(dossier.file, form.item)?.interested ?? '') === ''), '/recusedWords')

export const votesAddUp = condition<With<Settling>>(
  'votes-do-not-add-up', 'R-246', (context) => {
    const voters = votersOf(context)
    return voters <= 0 ? '到会的都回避了，这一项表决不了，请选“下次再议”。' : `到会 ${context.dossier.file.present}，回避 ${context.form.recused ?? 0}，这一项有 ${voters} 表决：赞成、反对、弃权和废票加起来也要是 ${voters}，请再数一遍。`
  }, (context) => context.form.outcome !== 'VOTED' || addsUp(ballotIn(context.form), votersOf(context)), '/yes')

export function ballotIn({ yes = 0, no = 0, abstain = 0, invalid = 0 }: Settling) {
  return { yes, no, abstain, invalid }
}

/** Those present without those who withdrew: what the majority is counted of. */
export function votersOf({ form, dossier }: { readonly form: Settling; readonly dossier: { readonly file: MeetingFile } }): number {
  return dossier.file.present - (form.recused ?? 0)
}
