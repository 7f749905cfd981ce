/** Why a villager's request cannot be taken like this (R-202, R-205). The law is core/election. */
import { registrationOf } from '../../core/election/eligibility.ts'
import { lastDayToObject, mayObject } from '../../core/election/roll-objections.ts'
import type { Condition, Deciding } from '../../core/procedure/procedure.ts'
import type { WishKind } from '../election-roll/roll-file.ts'
import { firstRehearsal, nameOfKey, rollKey } from '../village-election/names.ts'
import { shownOf, type RollShown } from '../village-election/shown.ts'
import type { RequestFile } from './request-file.ts'

export type Settings = Record<string, never>
export type With<Form> = Deciding<RequestFile, Settings, Form>
type Asking = { readonly village: string; readonly term: number; readonly run: number }

export const isReal = condition<With<Asking>>('rehearsal-asks-nobody', 'R-200', '这是演练，不用提异议和申请；正式选举时再来。', ({ form }) => form.run < firstRehearsal, '/run')
export const isOfVillage = condition<With<Asking>>(
  'not-of-this-village', 'R-205', '户籍在这个村或者住在这个村的村民可以提；您不在这个村的登记里，有问题请到村里或者乡镇办理。', (context) => {
    const person = selfIn(context)
    return person !== null && [person.hukouVillage, person.residenceVillage].includes(context.form.village)
  }, '/village')
export const rollIsPublic = condition<With<Asking>>('roll-not-published', 'R-205', '名单还没有公布，或者已经确定，现在不能提异议。', (context) => rollOf(context)?.state === 'PUBLISHED')
export const isInTime = condition<With<Asking>>(
  'objection-too-late', 'R-205', (context) => {
    const published = rollOf(context)?.shown.publishedOn ?? null
    return `异议要在公布后五日内提出，${published === null ? '' : `最后一天是 ${lastDayToObject(published, context.calendar)}，`}现在过了期限；还有意见的，可以向乡镇、县里反映，或者向法院起诉。`
  }, (context) => {
    const published = rollOf(context)?.shown.publishedOn ?? null
    return published !== null && mayObject(context.now, published, context.calendar)
  })
export const rollIsEntered = condition<With<Asking>>(
  'registration-over', 'R-202', '现在不是登记的时候：还没有开始，或者名单已经公布。名单公布以后五日内，认为自己应当在名单上的可以提异议。', (context) => rollOf(context)?.state === 'ENTERING')
export const isNotOnRoll = condition<With<Asking>>(
  'on-the-roll', 'R-202', '您已经在名单上，不用再申请。', (context) => context.actor.person !== null && rollOf(context)?.shown.persons.includes(context.actor.person) !== true)
/** Which way is theirs follows from the register and is nobody's choice (R-202). */
export const isTheRightWay = condition<With<Asking & { readonly kind: WishKind; readonly since?: string }>>(
  'other-way', 'R-202', (context) => wayWords(wayOf(context)), (context) => wayOf(context) === context.form.kind && (context.form.kind !== 'outside' || context.form.since !== undefined), '/kind')

export function rollName({ village, term, run }: Asking): string {
  return nameOfKey(rollKey(village, term, run))
}

function rollOf({ known, form }: With<Asking>) {
  return shownOf<RollShown>(known, rollName(form))
}

function selfIn({ known, actor }: Pick<With<Asking>, 'known' | 'actor'>) {
  return actor.person === null ? null : known.people?.get(actor.person) ?? null
}

function wayOf(context: With<Asking>): 'resident' | WishKind | null {
  const person = selfIn(context)
  return person === null ? null : registrationOf({ hukouHere: person.hukouVillage === context.form.village, livesHere: person.residenceVillage === context.form.village })
}

function wayWords(way: 'resident' | WishKind | null): string {
  switch (way) {
    case 'resident': return '您户籍在本村又住在本村，选举委员会会直接登记，不用申请。'
    case 'away': return '您户籍在本村、住在外面，请选“本人表示参加”。'
    case 'outside': return '您户籍不在本村，请选“本人申请参加”，并填从哪天起在本村居住或者从事村务工作。'
    case null: return '您不在这个村的登记里，请到村里或者乡镇办理。'
  }
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
