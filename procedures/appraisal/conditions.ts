/** Why an appraisal cannot be announced, counted or confirmed like this; each sentence says what to do instead. */
import { addsUp, appraisalKey, earlierAppraisals, type AppraisalShown } from '../../core/appraisal/index.ts'
import { basesOf, isNoticedInTime, mayOpen, neededToOpen, noticeDays, shareInWords } from '../../core/deliberation/index.ts'
import type { Condition, Deciding, Situation } from '../../core/procedure/procedure.ts'
import { addDays, dayOf, yearOf } from '../../core/time/index.ts'
import type { AppraisalFile } from './appraisal-file.ts'
import type { Announcing, LapseForm, MissingForm, RecordForm } from './forms.ts'
import type { AppraisalSettings } from './settings.ts'

export type Now = Situation<AppraisalFile, AppraisalSettings>
export type With<Form> = Deciding<AppraisalFile, AppraisalSettings, Form>
const rule = 'R-281'

export const isNamedRight = condition<With<MissingForm>>(
  'wrong-name', rule, '评议的编号不对，请从本村民主评议的页面进入。', ({ form, dossier }) => appraisalKey(form).id === dossier.key.id)
export const isRealVillage = condition<With<MissingForm>>(
  'no-such-village', rule, '只有行政村有民主评议，请从本村的页面进入。', ({ form, known }) => known.regions?.get(form.village)?.kind === 'statutory')
export const isOfItsYear = condition<With<MissingForm & Announcing>>(
  'other-year', rule, '开会的日子要在这一年里，请改正日期。', ({ form }) => yearOf(form.day) === form.year, '/day')
export const isOfItsYearLate = condition<With<Pick<Announcing, 'day'>>>(
  'other-year', rule, '开会的日子要在这一年里，请改正日期；来不及的，请在明年评。', ({ form, dossier }) => yearOf(form.day) === dossier.file.year, '/day')
export const isAhead = condition<With<Pick<Announcing, 'day'>>>(
  'day-gone', rule, '要通知的是还没有开的会，请填今天或者以后的日子。', ({ form, now }) => form.day >= dayOf(now), '/day')
/** The year's own reminder is not spoken before its day. */
export const isOverdue = condition<With<MissingForm>>(
  'not-overdue', rule, '还没有到提醒的日子，请到那天再办。', ({ form, settings, now }) => dayOf(now) > `${form.year}-${settings.by}`)

export const isNoticed = condition<With<Pick<Announcing, 'day' | 'urgent'> & { readonly meeting?: Announcing['meeting'] }>>(
  'too-short-notice', 'R-241', (context) => `${meetingOf(context) === 'ASSEMBLY' ? '村民会议' : '村民代表会议'}要提前 ${daysNeeded(context)} 天通知，请改日子；来不及的，写明理由。`,
  (context) => (context.form.urgent ?? '').trim() !== '' || (meetingOf(context) === 'ASSEMBLY' ? isNoticedInTime(dayOf(context.now), context.form.day) : addDays(dayOf(context.now), context.settings.noticeDays) <= context.form.day), '/day')

function meetingOf({ form, dossier }: With<{ readonly meeting?: Announcing['meeting'] }>): Announcing['meeting'] {
  return form.meeting ?? dossier.file.meeting
}

function daysNeeded(context: With<{ readonly meeting?: Announcing['meeting'] }>): number {
  return meetingOf(context) === 'ASSEMBLY' ? noticeDays : context.settings.noticeDays
}

export const isItsBasis = condition<With<Announcing>>(
  'wrong-basis', 'R-240', '村民会议按人或者按户算，代表会议按代表算，请改过来。', ({ form }) => basesOf[form.meeting].includes(form.basis), '/basis')
export const isNobodyTwice = condition<With<Announcing>>(
  'somebody-twice', rule, '同一个人写了两次，请去掉一次。', ({ form }) => new Set(form.subjects.map(({ person }) => person)).size === form.subjects.length, '/subjects')
export const areKnown = condition<With<Announcing>>(
  'not-registered', rule, '有人不在登记册上，请先请村里登记。', ({ form, known }) => form.subjects.every(({ person }) => known.people?.has(person) === true), '/subjects')
/** Whoever is judged does not run it (art. 37, 38). */
export const hostIsNotJudged = condition<With<Announcing>>(
  'host-is-judged', rule, '主持评议的人自己不能被评，请由监督委员会另一位成员办理。', ({ form, actor }) => form.subjects.every(({ person }) => person !== actor.person), '/subjects')
/** All members of the committee are judged; who holds the office without being one is said in words. */
export const nobodyIsForgotten = condition<With<Announcing>>(
  'somebody-left-out', rule, (context) => `村干部里还有 ${missing(context)} 人没有列上，请列上；不是村委会成员的，在下面写明。`,
  (context) => missing(context) === 0 || (context.form.leftOut ?? '').trim() !== '', '/leftOut')

function missing({ form, known, dossier }: With<Announcing>): number {
  const village = 'village' in form && typeof form.village === 'string' ? form.village : dossier.file.village
  const holders = new Set((known.mandates ?? []).filter(({ office, region }) => office === 'VILLAGE_CADRE' && region === village).map(({ person }) => person))
  return [...holders].filter((person) => !form.subjects.some((subject) => subject.person === person)).length
}

export const hasCome = condition<Now>(
  'not-yet-held', rule, ({ dossier: { file } }) => `评议定在 ${file.day}，开了会才能登记。`, ({ dossier: { file }, now }) => dayOf(now) >= file.day)
export const isQuorate = condition<With<RecordForm>>('too-few-present', 'R-240', ({ form, dossier: { file } }) => {
  const assembled = { kind: file.meeting, basis: file.basis, should: form.should }
  return form.present > form.should ? '到会不能比应到还多，请核对人数。' : `应到 ${form.should}，要有${shareInWords(assembled)}也就是 ${neededToOpen(assembled)} 到会，这次到了 ${form.present}；没有开成的，请办“没有评成”。`
}, ({ form, dossier: { file } }) => mayOpen({ kind: file.meeting, basis: file.basis, should: form.should, present: form.present }), '/present')
export const couldNotOpen = condition<With<LapseForm>>(
  'could-open', 'R-240', '到会的人数够，可以评议；不开的，请取消并写明理由。', ({ form, dossier: { file } }) => !mayOpen({ kind: file.meeting, basis: file.basis, should: form.should, present: form.present }), '/present')
export const papersAreAll = condition<With<RecordForm>>(
  'papers-too-many', rule, '发出的票不能比到会的多，收回的不能比发出的多，请再数一遍。', ({ form }) => form.issued <= form.present && form.collected <= form.issued, '/collected')
export const everybodyIsCounted = condition<With<RecordForm>>(
  'not-everybody', rule, '通知里要评的每个人都要有票数，一人一行，请补齐。', ({ form, dossier: { file } }) => (
    form.papers.length === file.subjects.length && file.subjects.every(({ person }) => form.papers.filter((one) => one.person === person).length === 1)), '/papers')
export const eachAddsUp = condition<With<RecordForm>>('does-not-add-up', rule, ({ form, dossier: { file } }) => {
  const wrong = form.papers.find((one) => !addsUp(one, form.collected))
  return `${file.subjects.find(({ person }) => person === wrong?.person)?.name ?? ''}的票数加起来不等于收回的 ${form.collected} 张，请再数一遍。`
}, ({ form }) => form.papers.every((one) => addsUp(one, form.collected)), '/papers')

/** Two in a row are counted over appraisals that hold; one that is not over yet may still become the first of the two. */
export const earlierIsSettled = condition<With<object>>(
  'earlier-open', rule, '上一次评议还没有办完，请先登记、核对票数，或者取消上一次。', (context) => {
    const { dossier: { file }, known, form } = context
    const which = 'nth' in form ? form as MissingForm : file
    return earlierAppraisals(which).every((name) => !['ANNOUNCED', 'COUNTED'].includes(known.shown?.get(name)?.state ?? ''))
  })

export const isAnother = condition<Now>(
  'counted-it', rule, '票数是您登记的，要由村务监督委员会的另一位成员核对。', ({ dossier: { file }, actor }) => file.count?.by == null || file.count.by !== actor.person)
export const isNotJudged = condition<Now>(
  'is-judged', rule, '您是这次被评议的人，请由监督委员会另一位成员办理。', ({ dossier: { file }, actor }) => file.subjects.every(({ person }) => person !== actor.person))

/** What was shown of the appraisals before, the latest first. */
export function earlierShown({ known, dossier: { file } }: With<object>): readonly { readonly name: string; readonly shown: AppraisalShown }[] {
  return earlierAppraisals(file).flatMap((name) => {
    const found = known.shown?.get(name)
    return found?.procedure === 'appraisal' ? [{ name, shown: found.shown as unknown as AppraisalShown }] : []
  })
}

function condition<C>(code: string, ruleNumber: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule: ruleNumber, sentence, holds, ...(field === undefined ? {} : { field }) }
}
