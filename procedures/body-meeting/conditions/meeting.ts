/** Why a meeting cannot be opened, and why an item cannot be settled like this. */
import { dayOf } from '../../../core/time/index.ts'
import { faultOfTally } from '../../../core/star-rating/tally.ts'
import { isEnough, noSuchPowerIn, quorums } from '../../../core/village-bodies/index.ts'
import { itemAt, type MeetingFile } from '../meeting-file.ts'
import { membersKnown } from './calling.ts'
import { condition, type Now, type With } from './condition.ts'

type Attendance = { readonly present: readonly string[] }
export type Settling = {
  readonly item: number; readonly outcome: 'VOTED' | 'DEFERRED'; readonly recused?: readonly string[]; readonly yes?: number; readonly no?: number; readonly abstain?: number; readonly words: string
}

export const dayHasCome = condition<Now>(
  'day-not-come', 'R-251', ({ dossier }) => `会议定在 ${dossier.file.day}，要到那天才能登记开会；改了日子请先“更改会议”。`, ({ dossier, now }) => dossier.file.day <= dayOf(now))

export const presentAreMembers = condition<With<Attendance>>(
  'not-a-member', 'R-404', '到会名单里有人现在不是这个组织的成员，请去掉；列席的人写在“列席”里。',
  ({ form, known, dossier }) => form.present.every((person) => membersKnown(known, dossier.file.body).includes(person)), '/present')

export const isQuorate = condition<With<Attendance>>(
  'not-enough-members', 'R-240', ({ form, known, dossier, settings }) => `在任成员 ${membersKnown(known, dossier.file.body).length} 人，到会 ${form.present.length} 人，不够${quorums[settings.quorum]}，不能开会；请登记“没有开成”，另外约时间。`,
  ({ form, known, dossier, settings }) => isEnough(form.present.length, membersKnown(known, dossier.file.body).length, settings.quorum), '/present')

export const isNotQuorate = condition<With<Attendance>>(
  'enough-members', 'R-240', '到会人数已经够了，请登记开会；不想开了，请用“取消会议”。',
  ({ form, known, dossier, settings }) => !isEnough(form.present.length, membersKnown(known, dossier.file.body).length, settings.quorum), '/present')

export const somebodyPresides = condition<With<Attendance & { presiding?: string }>>(
  'nobody-presides', 'R-404', '负责人没有到会，请从到会的成员里选一位主持。', ({ form, known, dossier }) => {
    const presiding = form.presiding ?? chairOf(known, dossier.file.body)
    return presiding !== null && form.present.includes(presiding)
  }, '/presiding')

export const itemExists = condition<With<Settling>>(
  'no-such-item', 'R-404', ({ dossier }) => `这次会议只有 ${dossier.file.agenda.length} 项议题，请填对是第几项。`, ({ form, dossier }) => itemAt(dossier.file, form.item) !== undefined, '/item')

export const itemIsOpen = condition<With<Settling>>(
  'item-settled', 'R-404', ({ form }) => `第 ${form.item} 项已经定过了，记录不能改；记错了请写进会议记录，或者下次再议。`, ({ form, dossier }) => itemAt(dossier.file, form.item)?.settled == null, '/item')

export const recusedArePresent = condition<With<Settling>>(
  'recused-not-present', 'R-020', '回避的人要从到会的成员里选。', ({ form, dossier }) => (form.recused ?? []).every((person) => dossier.file.present.includes(person)), '/recused')

/** Members of a household it is about and their declared near relatives; others may withdraw of their own accord. */
export const relativesWithdraw = condition<With<Settling>>(
  'relative-must-withdraw', 'R-020', (context) => `这一项关系到到会成员自己家或者近亲属家，还有 ${missing(context).length} 人要回避，请在“回避的人”里勾上。`, (context) => missing(context).length === 0, '/recused')

export const votesAddUp = condition<With<Settling>>(
  'votes-do-not-add-up', 'R-404', (context) => {
    const left = votersOf(context)
    return left <= 0 ? '到会的人都要回避，这一项表决不了，请选“下次再议”。' : `这一项有 ${left} 人表决，赞成、反对、弃权加起来也要是 ${left}，请再数一遍。`
  }, (context) => context.form.outcome === 'DEFERRED' || faultOfTally(votesIn(context.form), votersOf(context)) === null, '/yes')

export const noSuchPowerUsed = condition<With<{ words: string }>>(
  'no-such-power', 'R-249', ({ form }) => {
    const found = noSuchPowerIn(form.words)
    return `写了“${found?.word ?? ''}”：村级议事组织没有${found?.power.name ?? ''}的权力，请改写。`
  }, ({ form }) => noSuchPowerIn(form.words) === null, '/words')

export function votesIn({ yes = 0, no = 0, abstain = 0 }: Settling) {
  return { yes, no, abstain }
}

/** Those present without those who withdrew: what the votes are counted against. */
export function votersOf({ form, dossier }: { readonly form: Settling; readonly dossier: { readonly file: MeetingFile } }): number {
  return dossier.file.present.length - new Set(form.recused ?? []).size
}

export function chairOf({ holders }: With<Attendance>['known'], body: string): string | null {
  return holders?.find(({ unit, office }) => unit === body && office === 'BODY_CHAIR')?.person ?? null
}

function missing({ form, dossier, known }: With<Settling>): readonly string[] {
  const households = (itemAt(dossier.file, form.item)?.households ?? []).flatMap((id) => known.households?.get(id) ?? [])
  const bound = new Set(households.flatMap(({ members, nearRelatives }) => [...members.map(({ person }) => person), ...nearRelatives]))
  return dossier.file.present.filter((person) => bound.has(person) && form.recused?.includes(person) !== true)
}
