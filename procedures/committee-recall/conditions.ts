/** Why something in a recall cannot be done like this. The law is core/election. */
import { unconfirmedRules } from '../../core/election/province-rules.ts'
import { faultOfMotion, mayProposeAgain } from '../../core/election/recall.ts'
import type { Condition, Deciding, Situation } from '../../core/procedure/procedure.ts'
import { dayOf, type Day } from '../../core/time/index.ts'
import type { TermShown } from '../end-of-office/term-file.ts'
import { nameOfKey, officeKey } from '../village-election/names.ts'
import { shownOf } from '../village-election/shown.ts'
import { differencesBetween, type CountShown, type RecallFile, type RecallShown, type Signatures } from './recall-file.ts'
import type { RecallSettings } from './settings.ts'

export type Now = Situation<RecallFile, RecallSettings>
export type With<Form> = Deciding<RecallFile, RecallSettings, Form>
type Moving = Signatures & { readonly village: string; readonly term: number; readonly person: string; readonly reasons: string; readonly receivedOn: Day; readonly otherFacts?: boolean; readonly rehearsal?: boolean }

export const isConfirmed = condition<With<Moving>>(
  'province-unconfirmed', 'R-200', '罢免表决的期限还没有按本省文件核对，不能正式办，可以先演练；请县民政局在设置里核对并写上文号。',
  ({ form, settings }) => form.rehearsal === true || unconfirmedRules(settings.province, 'recall').length === 0, '/rehearsal')
export const isInOffice = condition<With<Moving>>('not-in-office', 'R-235', '只能要求罢免现在在任的村委会成员；没有登记任期的，请乡镇先登记。', (context) => memberOf(context) !== undefined, '/person')
export const motionIsEnough = condition<With<Signatures & { readonly reasons?: string }>>(
  'motion-too-weak', 'R-235', '要有书面的罢免理由，并有本村五分之一以上有选举权的村民，或者三分之一以上的村民代表签名，请核对。', ({ form, dossier: { file } }) => faultOfMotion({ ...form, reasons: form.reasons ?? file.reasons }) === null, '/signers')
export const signersArePossible = condition<With<Signatures>>(
  'signers-impossible', 'R-235', '签名的人不能比总数还多，请核对。', ({ form }) => form.signers <= form.eligibleVoters && form.representativesSigned <= form.representatives, '/signers')
export const isNotAgain = condition<With<Moving>>(
  'recalled-lately', 'R-236', ({ settings }) => `对同一个人的罢免没有通过的，${settings.province.recallAgainMonths.value} 个月内不能以同一事实和理由再提；有别的事实和理由的，请注明。`,
  ({ form, known, settings, now }) => form.rehearsal === true || form.otherFacts === true || (known.members ?? []).every(({ shown }) => {
    const before = shown as unknown as RecallShown
    return before.rehearsal || before.person !== form.person || before.failedOn === null || mayProposeAgain(before.failedOn, dayOf(now), { recallAgainMonths: settings.province.recallAgainMonths.value })
  }), '/otherFacts')
export const wasReceived = condition<With<{ readonly receivedOn: Day }>>('day-ahead', 'R-235', '日子还没有到，请改正。', ({ form, now }) => form.receivedOn <= dayOf(now), '/receivedOn')

export const isHeard = condition<Now>('not-heard', 'R-235', '被要求罢免的人有权申辩：请等本人提出申辩，或者登记怎么通知、为什么没有提出。', ({ dossier: { file } }) => file.answer !== null)
export const voteIsAhead = condition<With<{ readonly on: Day }>>('vote-day-past', 'R-236', '投票的日子要在今天或者以后，请改正。', ({ form, now }) => form.on >= dayOf(now), '/on')
export const voteDayHasCome = condition<Now>('not-yet-the-day', 'R-236', '还没有到投票表决的日子。', ({ dossier: { file }, now }) => file.rehearsal || (file.vote !== null && file.vote.on <= dayOf(now)))
export const concernedDoesNotCount = condition<With<{ readonly counters: readonly string[] }>>(
  'concerned-counts', 'R-229', '被要求罢免的人和近亲属不能计票，请换人。', ({ form, known, dossier: { file } }) => form.counters.every((one) => one !== file.person && known.people?.has(one) === true
    && known.people.get(one)?.nearRelatives.includes(file.person) !== true && known.people.get(file.person)?.nearRelatives.includes(one) !== true), '/counters')
export const bothCounted = condition<With<unknown>>('counts-not-in', 'R-228', '两个人还没有都录完，请等都录完再核对。', (context) => countsOf(context).length === 2)

/** The counts of the present attempt, one a counter, in the order of the counters. */
export function countsOf({ known, dossier: { file } }: Pick<With<unknown>, 'known' | 'dossier'>): readonly (CountShown & { readonly dossier: string })[] {
  const all = (known.members ?? []).filter(({ procedure }) => procedure === 'recall-count').map(({ dossier, shown }) => ({ ...shown as unknown as CountShown, dossier }))
  return file.counters.flatMap((counter) => all.find(({ person, attempt }) => person === counter && attempt === file.attempt) ?? [])
}

export function differencesNow(context: Pick<With<unknown>, 'known' | 'dossier'>): readonly string[] | null {
  const [one, other] = countsOf(context)
  return one === undefined || other === undefined ? null : differencesBetween(one.count, other.count)
}

export function termName({ village, term }: { readonly village: string; readonly term: number }): string {
  return nameOfKey(officeKey(village, term))
}

export function memberOf({ known, form }: With<Moving>): TermShown['members'][number] | undefined {
  return shownOf<TermShown>(known, termName(form))?.shown.members.find(({ person }) => person === form.person)
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
