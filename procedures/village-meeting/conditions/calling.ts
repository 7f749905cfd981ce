/** Why a meeting cannot be called like this. The kind stands in the form of a call, in the file of a proposal. */
import {
  basesOf, decidedBy, delegableKinds, faultOfComposition, faultOfResolution, firstDayAfterNotice, isNoticedInTime, matters, mayBeDecidedBy, meetingKinds, mustBeCalled, needsAuthorisation,
  proposersNeeded, quorumBases, resolutionFaultWords, risksIn, type MatterKind, type MeetingKind, type MeetingShown,
} from '../../../core/deliberation/index.ts'
import { addDays, dayOf, daysBetween } from '../../../core/time/index.ts'
import type { Convening, Plan, ProposeForm } from '../forms.ts'
import { isImportant } from '../meeting-file.ts'
import { condition, type With } from './condition.ts'

export type Called = Convening & { readonly kind?: MeetingKind; readonly village?: string }
type Planned = Called['agenda'][number]

export function kindOf({ form, dossier }: Pick<With<{ readonly kind?: MeetingKind }>, 'form' | 'dossier'>): MeetingKind {
  return form.kind ?? dossier.file.kind
}

export const isOfTheCounty = condition<With<{ readonly village: string }>>(
  'other-county', 'R-024', '选的村不在这里，请重新选择。', ({ form, dossier }) => form.village.startsWith(String(dossier.key.county)), '/village')

export const dayIsAhead = condition<With<Plan>>(
  'day-not-ahead', 'R-241', '开会的日子要是今天或者以后一年之内，请改正。', ({ form, now }) => form.day >= dayOf(now) && form.day <= addDays(dayOf(now), 366), '/day')

/** Ten days are law for the assembly; a special situation may shorten them, with its reason (art. 25). */
export const noticeIsGiven = condition<With<Plan & { readonly kind?: MeetingKind }>>(
  'notice-too-short', 'R-241', (context) => {
    const today = dayOf(context.now)
    return kindOf(context) === 'ASSEMBLY'
      ? `村民会议要提前十天通知，最早可以定在 ${firstDayAfterNotice(today)}；有特殊情况要临时开的，请写明理由。`
      : `这类会要提前 ${context.settings.smallNoticeDays} 天通知；有特殊情况要临时开的，请写明理由。`
  }, (context) => {
    const { form, now, settings } = context
    if ((form.urgent ?? '').trim() !== '') return true
    return kindOf(context) === 'ASSEMBLY' ? isNoticedInTime(dayOf(now), form.day) : daysBetween(dayOf(now), form.day) >= settings.smallNoticeDays
  }, '/urgent')

export const basisFits = condition<With<Called>>(
  'basis-does-not-fit', 'R-240', (context) => `${meetingKinds[kindOf(context)]}可以选：${basesOf[kindOf(context)].map((one) => quorumBases[one]).join('；')}。请重新选择。`,
  (context) => basesOf[kindOf(context)].includes(context.form.basis), '/basis')

export const groupIsNamed = condition<With<Called>>(
  'group-not-named', 'R-245', '请写明是哪个小组的会；不是小组的会，不用写小组。', (context) => (kindOf(context) === 'GROUP') === ((context.form.group ?? '').trim() !== ''), '/group')

export const isItsMatter = condition<With<Called>>(
  'not-its-matter', 'R-244', (context) => {
    const other = context.form.agenda.find(({ kind }) => !mayBeDecidedBy(kind, kindOf(context)))
    return other === undefined ? '' : `“${matters[other.kind].name}”不能由${meetingKinds[kindOf(context)]}决定，请提请${decidedBy(other.kind).map((one) => meetingKinds[one]).join('或者')}。`
  }, (context) => context.form.agenda.every(({ kind }) => mayBeDecidedBy(kind, kindOf(context))), '/agenda')

export const coversSomething = condition<With<Called>>(
  'authorisation-says-nothing', 'R-244', '授权要写明授权哪几类事项；别的议题不用写，请改正。',
  ({ form }) => form.agenda.every(({ kind, covers }) => (kind === 'authorisation') === ((covers ?? []).length > 0)), '/agenda')

/** By a resolution of the assembly that is in force, or by a paper of which it is said where it lies. */
export const isAuthorised = condition<With<Called>>(
  'not-authorised', 'R-244', (context) => {
    const asked = authorisationAsked(context)
    const fault = context.form.authorisedBy === undefined ? null : faultOf(context)
    if (fault !== null) return `授权没有核对上：${fault}`
    return `代表会议只能决定村民会议授权的事项：${asked.map((kind) => matters[kind].name).join('、')}。请填依据哪次村民会议的授权，或者纸质授权放在哪里。`
  }, (context) => {
    if (authorisationAsked(context).length === 0 || (context.form.authorisedOnPaper ?? '').trim() !== '') return true
    return context.form.authorisedBy !== undefined && faultOf(context) === null
  }, '/authorisedBy')

/** studied before, and not in the future. */
export const isStudied = condition<With<Called>>(
  'not-studied', 'R-248', '议题里有重要事项，要先经村党组织研究讨论：请填哪天研究的（不晚于今天）和研究的意见。',
  ({ form, now }) => !isImportant(form.agenda) || (form.studiedOn !== undefined && form.studiedOn <= dayOf(now) && form.studiedOn <= form.day && (form.studiedWords ?? '').trim() !== ''), '/studiedOn')

export const isComposed = condition<With<Called>>(
  'composition-wrong', 'R-242', (context) => {
    switch (context.form.composition === undefined ? 'missing' : faultOfComposition(context.form.composition)) {
      case 'too-few-representatives': return '村民代表要占代表会议成员的五分之四以上，请先补选代表。'
      case 'too-few-women': return '妇女代表要占代表会议成员的三分之一以上，请先补选。'
      case 'not-counts': return '代表、妇女代表的人数不能比代表会议的人数还多，请核对。'
      default: return '请填代表会议的组成：一共多少人、其中村民代表和妇女代表多少人；应到人数要和一共的人数一样。'
    }
  }, (context) => {
    const { composition, should } = context.form
    if (kindOf(context) !== 'REPRESENTATIVES') return composition === undefined
    return composition !== undefined && faultOfComposition(composition) === null && composition.members === should
  }, '/composition')

/** a warning that may be gone past with a reason; then the township looks at it before it holds. */
export const risksAreAnswered = condition<With<Called>>(
  'risk-words', 'R-249', ({ form }) => {
    const found = risksIn(textOf(form.agenda))
    return `议题里写了${found.map(({ word }) => `“${word}”`).join('、')}。${found[0]?.why ?? ''}请改写；确实要这样写的，在“对风险用词的说明”里写清楚，通过以后经乡镇备案审查才生效。`
  }, ({ form }) => (form.riskAnswer ?? '').trim() !== '' || risksIn(textOf(form.agenda)).length === 0, '/riskAnswer')

export const enoughProposed = condition<With<ProposeForm>>(
  'too-few-proposers', 'R-241', ({ form }) => {
    const needed = proposersNeeded(form.kind, form.by, form.of)
    return needed === null ? '村民代表会议要由村民代表联名提议；村民联名可以提议开村民会议。'
      : `全体 ${form.of} 人，要有 ${needed} 人以上联名才必须召集；现在是 ${form.proposers} 人，请核对。村委会愿意开的，可以直接召集。`
  }, ({ form }) => mustBeCalled(form.kind, form), '/proposers')

/** Kinds on the agenda that the representatives may only decide when the assembly let them. */
export function authorisationAsked(context: With<Called>): readonly MatterKind[] {
  return [...new Set(context.form.agenda.map(({ kind }) => kind).filter((kind) => needsAuthorisation(kind, kindOf(context))))]
}

export function textOf(agenda: readonly Pick<Planned, 'title' | 'words'>[]): string {
  return agenda.flatMap(({ title, words }) => [title, words ?? '']).join('\n')
}

function faultOf(context: With<Called>): string | null {
  const { form, known, dossier } = context
  const found = known.shown?.get(form.authorisedBy ?? '')
  const shown = found?.procedure === 'village-meeting' ? found.shown as unknown as MeetingShown : null
  const village = form.village ?? dossier.file.village
  const fault = faultOfResolution(shown, { village, item: form.authorisedItem ?? 0, kinds: ['authorisation'], meetings: ['ASSEMBLY'] })
  if (fault !== null) return resolutionFaultWords[fault]
  const covers = shown?.items.find(({ number }) => number === form.authorisedItem)?.covers ?? []
  const missing = authorisationAsked(context).filter((kind) => !covers.includes(kind))
  return missing.length === 0 ? null : `那次授权没有包括“${missing.map((kind) => matters[kind].name).join('、')}”，请另外提请授权。`
}

/** Everything an assembly could have let them decide, for the screen. */
export const mayBeLeft = delegableKinds
