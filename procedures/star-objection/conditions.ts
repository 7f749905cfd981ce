/** What an objection asks for, each in one sentence that says what to do. */
import type { JsonObject } from '../../core/procedure/dossier.ts'
import type { Condition, Deciding } from '../../core/procedure/procedure.ts'
import { codeAt } from '../../core/region/region.ts'
import { cycleKey, nameOfKey, ratingKey } from '../../core/star-rating/rating-names.ts'
import type { CycleShown, RatingShown } from '../../core/star-rating/shown.ts'
import { due } from '../../core/time/index.ts'
import type { RaiseForm } from './forms.ts'
import type { ObjectionFile } from './objection-file.ts'

type With<Form> = Deciding<ObjectionFile, JsonObject, Form>

/** States of a household's rating in which its dossier takes an objection. */
const takesObjections: readonly string[] = ['DECIDED', 'REVIEW', 'APPEALED']

export function namesIn({ village, year, about }: Pick<RaiseForm, 'village' | 'year' | 'about'>): { readonly cycle: string; readonly rating: string } {
  return { cycle: nameOfKey(cycleKey(village, year)), rating: nameOfKey(ratingKey(village, about, year)) }
}

/** Who objects: the actor, or whom the township enters it for. */
export function objectorOf({ form, actor }: Pick<With<RaiseForm>, 'form' | 'actor'>): string | null {
  return form.onBehalfOf ?? actor.person
}

export const isInNotice = condition<With<RaiseForm>>('not-in-notice', 'R-407', '这个村的评定现在不在公示期，不能提异议；对本户结果可以申请复核，其他情况请向乡镇反映。', ({ form, known }) => {
  const cycle = known.shown?.get(namesIn(form).cycle)
  return cycle?.state === 'PUBLICITY' && (cycle.shown as unknown as CycleShown).village === form.village
})
export const isOnNotice = condition<With<RaiseForm>>('no-such-household', 'R-407', '公示里没有这一户，请从公示名单里选择。', ({ form, known }) => {
  const rating = known.shown?.get(namesIn(form).rating)
  return rating !== undefined && takesObjections.includes(rating.state) && (rating.shown as unknown as RatingShown).decided
}, '/about')
export const isOfTheVillage = condition<With<RaiseForm>>('not-of-the-village', 'R-407', '只有本村的成年村民可以提异议；您的户不在本村登记的，请到村委会核对，或者向乡镇反映。', ({ form, known, actor }) => {
  const household = known.households?.get(form.household)
  const objector = objectorOf({ form, actor })
  return household !== undefined && household.village === form.village && household.endedOn === null
    && household.members.some(({ person, adult }) => adult && person === objector)
}, '/household')
export const isNotTheirOwn = condition<With<RaiseForm>>('own-household', 'R-408', '对自己家的结果，请在“我家的星”里申请复核。', ({ form, known, actor }) => {
  const objector = objectorOf({ form, actor })
  return form.about !== form.household && known.households?.get(form.about)?.members.some(({ person }) => person === objector) !== true
}, '/about')
export const mayEnterForAnother = condition<With<RaiseForm>>('not-for-another', 'R-407', '只有乡镇可以替村民登记书面或者电话提的异议，请本人提，或者交给乡镇。', ({ form, actor }) => (
  form.onBehalfOf === undefined || (actor.mandate?.office === 'TOWN_DISPATCHER' && actor.mandate.region.code === codeAt(form.village, 'TOWN'))), '/onBehalfOf')
export const isTheFirst = condition<With<RaiseForm>>('objected-already', 'R-407', '您对这一户已经提过异议，请等结论；结论出来以后还不同意的，请向乡镇反映。', ({ form, known, actor }) => {
  const objector = objectorOf({ form, actor })
  return !(known.members ?? []).some(({ procedure, state, shown }) => procedure === 'star-objection' && state !== 'WITHDRAWN' && shown['objector'] === objector)
})

export const isOfThisHousehold = condition<With<{ readonly rating: string }>>('another-household', 'R-407', '这个结论是另一户的，请核对。', ({ form, dossier }) => form.rating === dossier.file.rating)
export const householdIsNoMore = condition<With<object>>('household-still-there', 'R-407', '这一户还在，请在这一户的评定里作出复核结论。', ({ dossier, known }) => {
  const rating = known.shown?.get(dossier.file.rating)
  return rating === undefined || rating.state === 'ENDED'
})
export const hasRunOut = condition<With<{ readonly deadline: string }>>('not-run-out', 'R-008', '这个时限还没有到，请到期再办。', ({ form, dossier, calendar, now }) => {
  const ledger = Object.hasOwn(dossier.deadlines, form.deadline) ? dossier.deadlines[form.deadline] : undefined
  const until = ledger === undefined || ledger.stoppedAt !== null ? null : due(ledger, calendar)
  return until !== null && now > until
})

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
