/** What the acts of a village's year ask for, each in one sentence that says what to do. */
import type { Condition, Deciding, Situation } from '../../core/procedure/procedure.ts'
import { entitledIn, isEnough, leastPresent, recordersIn } from '../../core/star-rating/entitled.ts'
import { faultOfNotice } from '../../core/star-rating/notice-period.ts'
import { cycleKey, nameOfKey } from '../../core/star-rating/rating-names.ts'
import { addDays, dayForVillagers, dayOf, daysBetween, due, yearOf, type Day } from '../../core/time/index.ts'
import { presentLines, type CycleFile, type PublicLine } from './cycle-file.ts'
import type { SittingForm } from './forms.ts'
import { additionsTo, awardLines, noticeLines, ratingsOf, undecided } from './lines.ts'
import type { CycleSettings } from './settings.ts'

type Now = Situation<CycleFile, CycleSettings>
type With<Form> = Deciding<CycleFile, CycleSettings, Form>
type Launch = { readonly village: string; readonly year: number; readonly selfUntil: Day }

/** Days given for the self-rating: fewer and those who are away have no chance, more and the year is over. */
export const selfRatingDays = { least: 3, most: 120 } as const
const longestPostponement = 60

// Launch and self-rating.
export const isNamedRight = condition<With<Launch>>('wrong-name', 'R-401', '这个村这一年的评定编号不对，请刷新页面再启动。', ({ dossier, form }) => nameOfKey(dossier.key) === nameOfKey(cycleKey(form.village, form.year)))
export const isRealVillage = condition<With<Launch>>('no-such-village', 'R-402', '没有这个村，或者它不是行政村：请从名单里选。', ({ form, known }) => {
  const found = known.regions?.get(form.village)
  return found !== undefined && found.kind !== 'virtual'
}, '/village')
export const isNearYear = condition<With<Launch>>('wrong-year', 'R-401', '只能启动今年、去年或者明年的评定，请核对年份。', ({ form, now }) => Math.abs(form.year - yearOf(dayOf(now))) <= 1, '/year')
export const leavesTime = condition<With<Launch>>('self-rating-too-short', 'R-424', `自评要留 ${selfRatingDays.least} 到 ${selfRatingDays.most} 天，请改截止日期：外出的户也要来得及。`, ({ form, now }) => {
  const days = daysBetween(dayOf(now), form.selfUntil)
  return days >= selfRatingDays.least && days <= selfRatingDays.most
}, '/selfUntil')
export const isLater = condition<With<{ readonly selfUntil: Day }>>('not-later', 'R-424', `新的截止日期要晚于今天和原来的截止日期，最多延 ${longestPostponement} 天，请改日期。`, ({ form, dossier, now }) => (
  form.selfUntil > dossier.file.selfUntil && form.selfUntil > dayOf(now) && daysBetween(dossier.file.selfUntil, form.selfUntil) <= longestPostponement), '/selfUntil')
export const selfRatingIsOver = condition<Now>('self-rating-not-over', 'R-401', ({ dossier }) => `自评到${dayForVillagers(dossier.file.selfUntil)}为止，请等过了这天再开始互评。`, ({ dossier, now }) => dayOf(now) > dossier.file.selfUntil)

// The meeting.
export const isHeldByNow = condition<With<SittingForm>>('meeting-not-held', 'R-404', '开会日期要在互评开始以后、今天或以前，请改日期。', ({ form, dossier, now }) => (
  form.heldOn <= dayOf(now) && form.heldOn >= (dossier.file.peerFrom ?? dayOf(now))), '/heldOn')
export const chairAndRecorderSit = condition<With<SittingForm>>('chair-not-present', 'R-404', '主持人和记录人要在到会人里，并且不是同一个人，请重新选择。', ({ form }) => (
  form.chair !== form.recorder && form.present.includes(form.chair) && form.present.includes(form.recorder)), '/chair')
export const recorderMayRecord = condition<With<SittingForm>>('recorder-may-not-record', 'R-404', '记录人要是村“两委”或者道德评议会的成员：监督委员会的成员看着计票，不记票。请换一位记录人。', ({ form, dossier, known }) => (
  recordersIn(dossier.file.village, known.mandates ?? []).includes(form.recorder)), '/recorder')
export const allAreEntitled = condition<With<SittingForm>>('not-entitled', 'R-404', '到会人里有人不是村“两委”、村务监督委员会或者道德评议会的成员：请去掉，旁听的不记在到会人里。', (context) => {
  const entitled = new Set(entitledIn(context.dossier.file.village, context.known.mandates ?? []))
  return context.form.present.every((person) => entitled.has(person))
}, '/present')
export const enoughArePresent = condition<With<SittingForm>>('too-few-present', 'R-404', ({ dossier, known }) => {
  const entitled = entitledIn(dossier.file.village, known.mandates ?? []).length
  return `能参加评议的有 ${entitled} 人，到会要超过一半，并且不少于 ${leastPresent} 人：请等人到齐再开会。`
}, ({ form, dossier, known }) => isEnough(form.present.length, entitledIn(dossier.file.village, known.mandates ?? []).length), '/present')
export const attendanceChanged = condition<With<SittingForm>>('same-attendance', 'R-404', '到会情况和现在记的一样，不用再记一次。', ({ form, dossier }) => {
  const now = dossier.file.sittings.at(-1)
  return now === undefined || now.heldOn !== form.heldOn || now.chair !== form.chair || now.recorder !== form.recorder
    || now.present.length !== form.present.length || !now.present.every((person) => form.present.includes(person))
})

// The notice.
export const everybodyDecided = condition<With<object>>('not-all-decided', 'R-401', ({ known }) => `还有 ${undecided(ratingsOf(known)).length} 户没有表决，请全部表决完再公示。`, ({ known }) => undecided(ratingsOf(known)).length === 0)
export const isAsLongAsAgreed = condition<With<{ readonly days: number }>>('notice-too-short', 'R-406', ({ dossier }) => `县里定的公示不少于 ${dossier.file.agreed.noticeDays} 天，请改天数。`, ({ form, dossier }) => form.days >= dossier.file.agreed.noticeDays, '/days')
export const hasEnoughWorkdays = condition<With<{ readonly days: number }>>('too-few-workdays', 'R-406', '公示期里的工作日不到 5 天，放假的日子村民没法来提意见：请多公示几天。', ({ form, now, calendar }) => faultOfNotice(dayOf(now), form.days, calendar) === null, '/days')
export const boardHangsByNow = condition<With<{ readonly on: Day }>>('board-not-up', 'R-406', '贴榜日期要在公示当天以后、今天或以前，请改日期。', ({ form, dossier, now }) => form.on <= dayOf(now) && form.on >= (dossier.file.notice?.on ?? ''), '/on')
export const noticeChanged = condition<With<object>>('nothing-to-amend', 'R-406', '公示内容和现在的结果一样，不用更正。', ({ dossier, known }) => !areSame(dossier.file.notice?.lines ?? [], noticeLines(ratingsOf(known))))
export const boardWasSeen = condition<Now>('no-board', 'R-406', '还没有登记张榜：不上网的村民只能看榜。请先贴榜，再登记。', ({ dossier }) => dossier.file.boards.length > 0)
export const noticeHasRun = condition<Now>('notice-not-over', 'R-406', ({ dossier }) => `公示满 ${dossier.file.notice?.days ?? 0} 天是${dayForVillagers(dossier.file.notice?.until ?? '1970-01-01')}，请到那天再结束。`, ({ dossier, now }) => (
  dossier.file.notice !== null && dayOf(now) >= dossier.file.notice.until))

// Award and afterwards.
export const awardHeldByNow = condition<With<{ readonly heldOn: Day }>>('award-not-held', 'R-409', '授牌日期要在公示结束以后、今天或以前，请改日期。', ({ form, dossier, now }) => (
  form.heldOn <= dayOf(now) && form.heldOn >= (dossier.file.award?.heldOn ?? dossier.file.endedOn ?? '')), '/heldOn')
export const somebodyToAward = condition<With<object>>('nobody-to-award', 'R-407', '现在没有可以补授的户：请等异议、复核或者申诉办结。', ({ dossier, known }) => newlyAwarded(dossier.file, known).length > 0)
export const listIsNew = condition<With<{ readonly resolution?: string | undefined }>>('nothing-new', 'R-409', '和已经公布的一样，没有可以公布的变动。减星只送达本户；村民会议决定公布的，请填写决议。', (context) => {
  const present = presentOf(context)
  return hasResolution(context.form) ? !areSame(presentLines(context.dossier.file), present) : additionsTo(presentLines(context.dossier.file), present).length > 0
})
export const nextYearBegan = condition<With<object>>('year-not-over', 'R-401', '下一年的评定还没有启动，这一年的星级还有效：请等下一年启动以后再结束。', ({ dossier, known, now }) => (
  known.shown?.has(nextYearOf(dossier.file)) === true || yearOf(dayOf(now)) > dossier.file.year + 1))
export const nothingIsOpen = condition<With<object>>('matters-open', 'R-407', '还有异议、复核、申诉或者摘星没有办结，请先办结再结束这一年。', ({ known }) => ratingsOf(known).every(({ open, ended }) => !open || ended))

// Clocks: the timer says one has run out; the ledger has the last word.
export const hasRunOut = condition<With<{ readonly deadline: string }>>('not-run-out', 'R-008', '这个时限还没有到，请到期再办。', ({ form, dossier, calendar, now }) => {
  const ledger = Object.hasOwn(dossier.deadlines, form.deadline) ? dossier.deadlines[form.deadline] : undefined
  const until = ledger === undefined || ledger.stoppedAt !== null ? null : due(ledger, calendar)
  return until !== null && now > until
})
export const isYearsTimer = condition<With<{ readonly deadline: string }>>('another-clock', 'R-401', '只有年度到期才能由系统结束这一年。', ({ form }) => form.deadline === 'validity')
export const isNoYearsTimer = condition<With<{ readonly deadline: string }>>('another-clock', 'R-401', '年度到期由系统结束这一年，不记超期。', ({ form }) => form.deadline !== 'validity')

/** Households with the title whose matter was open at the award and is over now. */
export function newlyAwarded(file: CycleFile, known: With<object>['known']): readonly PublicLine[] {
  const there = new Set([...file.award?.lines ?? [], ...file.later.flatMap(({ lines }) => lines)].map(({ rating }) => rating))
  return awardLines(ratingsOf(known), file).filter(({ rating }) => !there.has(rating))
}

/** Of those awarded, what they have today; nobody comes onto a list who was not awarded. */
export function presentOf({ dossier, known }: Pick<With<object>, 'dossier' | 'known'>): readonly PublicLine[] {
  const awarded = new Set([...dossier.file.award?.lines ?? [], ...dossier.file.later.flatMap(({ lines }) => lines)].map(({ rating }) => rating))
  return awardLines(ratingsOf(known), dossier.file).filter(({ rating }) => awarded.has(rating))
}

export function hasResolution({ resolution }: { readonly resolution?: string | undefined }): boolean {
  return (resolution ?? '').trim() !== ''
}

export function nextYearOf({ village, year }: Pick<CycleFile, 'village' | 'year'>): string {
  return nameOfKey(cycleKey(village, year + 1))
}

/** From when the notice counts: put up on line, or the board hung, whichever is later. */
export function noticeUntil(notice: Pick<NonNullable<CycleFile['notice']>, 'on' | 'days'>, boardOn: Day | null): Day {
  return addDays(boardOn === null || boardOn < notice.on ? notice.on : boardOn, notice.days)
}

function areSame(one: readonly PublicLine[], other: readonly PublicLine[]): boolean {
  const text = (lines: readonly PublicLine[]) => JSON.stringify(lines.map(({ rating, headName, group, stars }) => [rating, headName, group, stars]).toSorted())
  return text(one) === text(other)
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
