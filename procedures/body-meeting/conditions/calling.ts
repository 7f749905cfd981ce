/** Why a meeting cannot be called like this. */
import type { Known } from '../../../core/procedure/procedure.ts'
import { parseUnitId } from '../../../core/region/functions.ts'
import { addDays, dayOf, daysBetween, parseDay } from '../../../core/time/index.ts'
import { agendaKinds, bodies, bodiesFor, bodyOf, mayDecide, noSuchPowerIn, type AgendaKind } from '../../../core/village-bodies/index.ts'
import { condition, type With } from './condition.ts'

export type Planned = { readonly kind: AgendaKind; readonly title: string; readonly words?: string; readonly households?: readonly string[]; readonly publish?: boolean }
export type Plan = { readonly day: string; readonly time: string; readonly place: string; readonly urgent?: string }
export type Call = Plan & { readonly body: string; readonly village: string; readonly agenda: readonly Planned[] }

export const isBody = condition<With<Call>>(
  'not-a-body', 'R-251', '选的不是本村的议事组织，请重新选择。',
  ({ form, known, dossier }) => bodyOf(form.body) !== null && parseUnitId(form.body)?.region.code === form.village && form.village.startsWith(String(dossier.key.county)) && known.units.get(form.body)?.inForce === true, '/body')

export const ownBody = condition<With<Call>>(
  'not-your-body', 'R-024', '您只能召集自己所在组织的会，请选您任职的那个组织。',
  ({ form, actor }) => actor.mandate === null || bodyOf(actor.mandate.unit ?? '') === null || actor.mandate.unit === form.body, '/body')

export const hasMembers = condition<With<Call>>(
  'no-members', 'R-024', '这个组织现在没有在任的成员，请先在“村级组织”里报上成员。', ({ form, known }) => membersKnown(known, form.body).length > 0, '/body')

export const dayIsAhead = condition<With<Plan>>(
  'day-not-ahead', 'R-251', '开会的日子要是今天或者以后一年之内，请改正。',
  ({ form, now }) => parseDay(form.day) !== null && form.day >= dayOf(now) && form.day <= addDays(dayOf(now), 366), '/day')

export const noticeIsGiven = condition<With<Plan>>(
  'notice-too-short', 'R-251', ({ settings }) => `要提前 ${settings.noticeDays} 天通知成员；来不及的，请写明临时召集的理由。`,
  ({ form, now, settings }) => daysBetween(dayOf(now), form.day) >= settings.noticeDays || (form.urgent ?? '').trim() !== '', '/urgent')

/** What each body may do stands in one table; the sentence says whose business it is instead. */
export const isItsBusiness = condition<With<Call>>(
  'not-its-business', 'R-251', (context) => {
    const other = strange(context)
    return other === undefined ? '' : `“${agendaKinds[other.kind].name}”不归这个组织议，请交给${bodiesFor(other.kind).map((one) => bodies[one].name).join('、')}。`
  }, (context) => strange(context) === undefined, '/agenda')

export const noSuchPowerAsked = condition<With<Call>>(
  'no-such-power', 'R-249', ({ form }) => {
    const found = noSuchPowerIn(textOf(form))
    return `议题里写了“${found?.word ?? ''}”：村级议事组织没有${found?.power.name ?? ''}的权力，请改写议题。`
  }, ({ form }) => noSuchPowerIn(textOf(form)) === null, '/agenda')

export const householdsWhereNeeded = condition<With<Call>>(
  'household-missing', 'R-020', '这类议题关系到具体的户，请选是哪几户，好让本户的人和近亲属回避。',
  ({ form }) => form.agenda.every(({ kind, households }) => agendaKinds[kind].households !== 'must' || (households ?? []).length > 0), '/agenda')

/** Nobody is written down by name where the body speaks to everybody. */
export const nobodyWhereNone = condition<With<Call>>(
  'no-households-here', 'R-162', '这类议题面向全体村民，不能写哪一户，请去掉。',
  ({ form }) => form.agenda.every(({ kind, households }) => agendaKinds[kind].households !== 'never' || (households ?? []).length === 0), '/agenda')

export const householdsAreHere = condition<With<Call>>(
  'household-elsewhere', 'R-021', '选的户不在本村的登记里，请重新选择。',
  ({ form, known, dossier }) => form.agenda.flatMap(({ households }) => households ?? []).every((id) => {
    const household = known.households?.get(id)
    return household !== undefined && household.endedOn === null && household.village === dossier.place?.village
  }), '/agenda')

/** On the day, by whatever office in the body; each once. */
export function membersKnown({ holders }: Known, body: string): readonly string[] {
  return [...new Set((holders ?? []).filter(({ unit }) => unit === body).map(({ person }) => person))].toSorted()
}

function strange({ form }: With<Call>): Planned | undefined {
  const body = bodyOf(form.body)
  return body === null ? undefined : form.agenda.find(({ kind }) => !mayDecide(body, kind))
}

function textOf({ agenda, place }: Call): string {
  return [place, ...agenda.flatMap(({ title, words }) => [title, words ?? ''])].join('\n')
}
