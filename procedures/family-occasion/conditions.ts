/** Why something about an occasion cannot be done; none of them asks how many tables there are. */
import type { Condition, Deciding, Situation } from '../../core/procedure/procedure.ts'
import { addDays, dayOf, parseDay } from '../../core/time/index.ts'
import type { OccasionFile, OccasionKind } from './occasion-file.ts'
import { overreachIn } from './occasion-words.ts'
import type { OccasionSettings } from './settings.ts'

export type Now = Situation<OccasionFile, OccasionSettings>
export type With<Form> = Deciding<OccasionFile, OccasionSettings, Form>

const helpers = ['PROXY_HELPER', 'GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'BODY_CHAIR', 'BODY_RECORDER', 'BODY_MEMBER']

export const helperMayFile = condition<With<{ onBehalfOf?: string }>>(
  'not-a-helper', 'R-104', '只有代办员、网格员、村干部和红白理事会成员可以替别人报备，并且要本人同意。',
  ({ form, actor }) => form.onBehalfOf === undefined || (actor.mandate !== null && helpers.includes(actor.mandate.office)), '/onBehalfOf')

export const countyMatches = condition<With<{ village: string }>>(
  'wrong-county', 'R-009', '案卷所属的县和选的村不一致，请刷新页面再报一次。', ({ form, dossier }) => form.village.startsWith(String(dossier.key.county)), '/village')

export const dayIsNear = condition<With<{ day: string; kind?: OccasionKind }>>(
  'day-not-near', 'R-837', '日子请填前七天到以后一年之内的一天。',
  ({ form, now }) => parseDay(form.day) !== null && form.day >= addDays(dayOf(now), -7) && form.day <= addDays(dayOf(now), 366), '/day')

export const doneAlready = condition<With<{ doneOn: string }>>(
  'not-done-yet', 'R-162', '还没到这一天，请办完以后再记。', ({ form, now }) => parseDay(form.doneOn) !== null && form.doneOn <= dayOf(now), '/doneOn')

export const onlyHelp = condition<With<{ words?: string; helpers?: string }>>(
  'no-such-power', 'R-249', ({ form }) => `写了“${overreachIn(form.words, form.helpers) ?? ''}”：红白理事会只帮忙、提建议，请改写。`, ({ form }) => overreachIn(form.words, form.helpers) === null, '/words')

export const visitIsWelcome = condition<Now>(
  'visit-not-welcome', 'R-162', '这家人没有同意上门，请先打电话，等他们同意。', ({ dossier }) => dossier.file.visitWelcome)

export const somethingNew = condition<With<{ welcome: 'YES' | 'NO' }>>(
  'same-answer', 'R-162', '已经是这样了，不用再改。', ({ form, dossier }) => (form.welcome === 'YES') !== dossier.file.visitWelcome, '/welcome')

export const notYetSimple = condition<Now>('simple-already', 'R-463', '已经记下您家自愿简办，谢谢。', ({ dossier }) => !dossier.file.simple)

/** Only where the absence of people changes who is asked (docs/decisions/0022). */
export const somethingChanged = condition<With<object>>(
  'nothing-changed', 'R-114', '该办的人没有变，请照常办。', ({ known, dossier }) => isVacant(known) !== dossier.file.vacant)

/** Neither anybody of the council nor a cadre of the village. */
export function isVacant({ holders }: With<object>['known']): boolean {
  return (holders ?? []).every(({ unit, office }) => unit?.endsWith(':occasions-council') !== true && office !== 'VILLAGE_CADRE')
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
