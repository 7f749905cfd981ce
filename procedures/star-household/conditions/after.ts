/** Why a ground, a review, an appeal or a move is refused. */
import type { Standard } from '../../../core/star-rating/standard.ts'
import { starsUnder } from '../../../core/star-rating/standard.ts'
import { faultOfVeto, longestVetoMonths, type Veto, type VetoFault } from '../../../core/star-rating/vetoes.ts'
import { dayOf, lastDayWithin } from '../../../core/time/index.ts'
import { starsHeld } from '../rating-file.ts'
import { condition, cycleOf, householdOf, type Anything, type Now, type With } from './condition.ts'

const faultSentences: Readonly<Record<VetoFault, string>> = {
  'unknown-kind': '只有列出的几种情形可以作为否决依据，请重新选择。',
  'no-document': '要有生效文书的文书号和出具机关，请补上。',
  'too-long': `影响期限最长 ${longestVetoMonths} 个月，请改短。`,
  'not-yet-in-force': '文书还没有生效，请等生效以后再登记。',
  'was-a-minor': '行为时不满十八周岁，不能作为户的否决依据，请不要登记（R-443）。',
  'not-of-the-household': '行为人要是这一户的成年家人；亲属的事不能连累这一户，请不要登记。',
}

/** The closed list, the document, the doer and nobody else, twelve months. */
export const groundIsLawful = condition<With<Veto & { readonly doer: string }>>('no-ground', 'R-441', (context) => faultSentences[groundFault(context) ?? 'unknown-kind'], (context) => groundFault(context) === null, '/kind')
/** A county may use fewer of the four, and for a shorter time. */
export const groundIsUsed = condition<With<Veto>>('ground-not-used', 'R-441', '县里的标准没有采用这一条，或者期限定得更短，请按县里的标准登记。', (context) => {
  const used = cycleOf(context)?.shown.standard.vetoes.find(({ kind }) => kind === context.form.kind)
  return used !== undefined && context.form.months <= used.months
}, '/kind')
export const noGroundYet = condition<Now>('ground-waits', 'R-441', '已经有一条依据等乡镇核对，请等核对以后再登记。', ({ dossier }) => dossier.file.groundAsked === null)
export const groundAsked = condition<Now>('no-ground-asked', 'R-441', '没有等核对的依据，不用办。', ({ dossier }) => dossier.file.groundAsked !== null)
/** Whoever entered it does not confirm it. */
export const takesPart = condition<Now>('takes-no-part', 'R-424', '这一户本轮不参评，没有结果，不用办。', ({ dossier }) => dossier.file.takesPart)

function groundFault(context: With<Veto & { readonly doer: string }>): VetoFault | null {
  const member = householdOf(context)?.members.find(({ person }) => person === context.form.doer)
  // Whose day of birth nobody knows cannot be shown to have been an adult.
  const doer = { bornOn: member?.bornOn ?? '2999-12-31', isHeadOrMainMember: member?.adult === true }
  return faultOfVeto(context.form, doer, dayOf(context.now))
}

export function starsTouched(standard: Standard | undefined, { kind }: Pick<Veto, 'kind'>): readonly string[] {
  return standard === undefined ? [] : starsUnder(standard, kind)
}

/** Once each, in this order. */
export const reviewNotAsked = condition<Now>('review-asked', 'R-408', '本户的复核权只有一次，已经用过；对结论不服的，可以向乡镇申诉。', ({ dossier }) => dossier.file.review === 'none')
export const appealNotMade = condition<Now>('appealed-already', 'R-408', '本户向乡镇申诉的机会只有一次，已经用过；请看申诉决定。', ({ dossier }) => dossier.file.appeal === 'none')
export const inTimeForReview = condition<Anything>('too-late', 'R-408', (context) => `申请复核到 ${lastDay(context, publishedOn(context)) ?? '公示后规定的那天'} 为止，已经过了；有新情况请联系村里。`, (context) => isInTime(context, publishedOn(context)))
export const inTimeForAppeal = condition<Anything>('too-late', 'R-408', (context) => `向乡镇申诉到 ${lastDay(context, toldOn(context)) ?? '公示后规定的那天'} 为止，已经过了；有新情况请联系村里。`, (context) => isInTime(context, toldOn(context)))

function publishedOn(context: Anything): string | null {
  return cycleOf(context)?.shown.publishedOn ?? null
}

function toldOn(context: Anything): string | null {
  return context.dossier.file.toldOn ?? publishedOn(context)
}

function lastDay(context: Anything, from: string | null): string | null {
  return from === null ? null : lastDayWithin(from, cycleOf(context)?.shown.limits.appealDays ?? 15, context.calendar)
}

function isInTime(context: Anything, from: string | null): boolean {
  const last = lastDay(context, from)
  return last !== null && dayOf(context.now) <= last
}

/** Whoever counted the votes does not count them again. */
export const anotherRecorder = condition<Now>('same-recorder', 'R-407', '复核要由原来记录表决的人以外的人记录，请换一位来办。', ({ dossier, actor }) => dossier.file.decided?.recorder !== actor.person)
export const answersAnOpenObjection = condition<With<{ readonly objection?: string }>>('no-such-objection', 'R-407', '这个异议不在本户没有办结的异议里，请重新选择。', ({ form, dossier }) => form.objection === undefined || dossier.file.objections.includes(form.objection), '/objection')
/** A review answers somebody: whoever objected, unless the household or the township asked. */
export const namesTheObjection = condition<With<{ readonly objection?: string }>>('objection-missing', 'R-407', '请选择这次复核答复哪个异议。', ({ form, dossier: { file } }) => form.objection !== undefined || file.review === 'asked' || file.sentBack !== '' || file.objections.length === 0, '/objection')

export const starIsHeld = condition<With<{ readonly star: string }>>('star-not-held', 'R-411', '这一户现在没有这颗星，不用摘，请重新选择。', ({ form, dossier }) => starsHeld(dossier.file).includes(form.star), '/star')
export const starIsMissing = condition<With<{ readonly star: string }>>('star-not-addable', 'R-411', '这颗星这一户已经有了，或者还在摘星期内、否决期内，请重新选择。', (context) => {
  const { given, away } = context.dossier.file
  const exists = cycleOf(context)?.shown.standard.stars.some(({ code }) => code === context.form.star) === true
  return exists && !given.includes(context.form.star) && !away.some(({ star }) => star === context.form.star)
}, '/star')
/** Nothing is taken before the household has spoken or its time is over. */
export const wasHeard = condition<Now>('not-heard', 'R-411', '摘星要先等本户说明情况，或者等答复的时间到了再表决。', ({ dossier: { file } }) => file.move?.kind !== 'take' || file.move.answer !== null || file.move.timeOver)
export const anotherCounter = condition<Now>('same-recorder', 'R-411', '复核要由原来记录表决的人以外的人记录，请换一位来办。', ({ dossier: { file }, actor }) => file.move?.reviewAsked !== true || file.move.recorder !== actor.person)
export const notAnsweredYet = condition<Now>('answered-already', 'R-411', '本户已经答复过了，请等表决。', ({ dossier: { file } }) => file.move !== null && file.move.answer === null)
export const moveReviewLeft = condition<Now>('review-asked', 'R-411', '这次摘星已经复核过一次，请等结果。', ({ dossier: { file } }) => file.move?.reviewAsked === false)

/** A change the register shows. */
export const householdChanged = condition<Anything>('nothing-changed', 'R-402', '户籍登记里这一户没有变化，请先在人户登记里改好。', (context) => {
  const household = householdOf(context)
  const { file } = context.dossier
  return household === null || household.endedOn !== null || household.head !== file.head || household.group !== file.group
    || household.members.map(({ person }) => person).toSorted().join() !== file.members.toSorted().join()
})
