/** Why something in a term cannot be done like this. The law is core/election. */
import { nameOfAppraisal, type AppraisalShown } from '../../core/appraisal/index.ts'
import type { Condition, Deciding } from '../../core/procedure/procedure.ts'
import { dayOf, type Day } from '../../core/time/index.ts'
import { electionKey, nameOfKey, officeKey } from '../village-election/names.ts'
import { shownOf, type ElectionShown } from '../village-election/shown.ts'
import type { TermSettings } from './settings.ts'
import { sittingIn, type TermFile } from './term-file.ts'

export type With<Form> = Deciding<TermFile, TermSettings, Form>
type Opening = { readonly village: string; readonly term: number; readonly members?: readonly { readonly person: string; readonly post: string }[] }

export const isNamedRight = condition<With<Opening>>('term-exists', 'R-231', '这个村这一届的任期已经登记，请打开它。', ({ form, dossier }) => nameOfKey(officeKey(form.village, form.term)) === nameOfKey(dossier.key), '/term')
export const membersAreKnown = condition<With<Opening>>(
  'members-unknown', 'R-227', '平台上办过这届选举的，成员从选举结果里来，不用填；没有办过的，请从登记里选成员，一人一个职位、只有一个主任。', (context) => {
    const { form, known } = context
    if (electedIn(context, 0).length > 0) return form.members === undefined
    const persons = form.members?.map(({ person }) => person) ?? []
    return persons.length > 0 && new Set(persons).size === persons.length && persons.every((one) => known.people?.has(one) === true) && (form.members ?? []).filter(({ post }) => post === 'chair').length <= 1
  }, '/members')
export const sits = condition<With<{ readonly person: string }>>('not-in-office', 'R-237', '这个人现在不是村委会成员，请重新选择。', ({ form, dossier: { file } }) => sittingIn(file).some(({ person }) => person === form.person), '/person')
/** The members resign in their own name; the village writes down what came on paper. */
export const hasNotResigned = condition<With<{ readonly person: string }>>(
  'resignation-waits', 'R-237', '这个人已经提出辞职，等会议审议。', ({ form, dossier: { file } }) => !file.resignations.some(({ person, decided }) => person === form.person && decided === null), '/person')
export const resignationWaits = condition<With<{ readonly number: number }>>('no-such-resignation', 'R-237', '没有这一号辞职，或者已经审议，请刷新。', ({ form, dossier: { file } }) => file.resignations.some(({ number, decided }) => number === form.number && decided === null), '/number')
export const isPast = condition<With<{ readonly on?: Day; readonly since?: Day }>>('day-ahead', 'R-237', '日子还没有到，请改正。', ({ form, now }) => (form.on ?? form.since ?? '') <= dayOf(now), '/on')
export const isAnotherYear = condition<With<{ readonly person: string; readonly on: Day }>>(
  'appraised-this-year', 'R-281', '这个人这一年已经登记过评议，一年一次，请核对。', ({ form, dossier: { file } }) => !file.appraisals.some(({ person, on }) => person === form.person && on.slice(0, 4) === form.on.slice(0, 4)), '/on')
/** The appraisal itself says whether it is the second in a row that was failed. */
export const failedTwice = condition<With<{ readonly person: string; readonly year: number; readonly nth: number }>>(
  'not-failed-twice', 'R-281', '这次民主评议还没有核对确认，或者这个人不是连续两次不称职，请核对。', (context) => {
    const appraisal = appraisalOf(context)
    return appraisal !== null && appraisal.confirmed && appraisal.judged.some(({ person, twice }) => person === context.form.person && twice)
  }, '/person')
export const wasByElected = condition<With<{ readonly run: number }>>(
  'by-election-open', 'R-238', '这次补选还没有公布结果，或者已经登记过，请核对。', (context) => electedIn(context, context.form.run).length > 0 && !context.dossier.file.members.some(({ run }) => run === context.form.run), '/run')

export function appraisalName(village: string, { year, nth }: { readonly year: number; readonly nth: number }): string {
  return nameOfAppraisal({ village, year, nth })
}

export function appraisalOf({ known, form, dossier: { file } }: With<{ readonly year: number; readonly nth: number }>): AppraisalShown | null {
  return shownOf<AppraisalShown>(known, appraisalName(file.village, form))?.shown ?? null
}

export function electionName({ village, term }: Pick<Opening, 'village' | 'term'>, run: number): string {
  return nameOfKey(electionKey(village, term, run))
}

/** Who was elected in this run, as announced and not found void. */
export function electedIn({ known, form, dossier: { file } }: Pick<With<unknown>, 'known' | 'dossier'> & { readonly form: unknown }, run: number) {
  const { village, term } = file.village === '' ? form as Opening : file
  return shownOf<ElectionShown>(known, electionName({ village, term }, run))?.shown.elected?.members ?? []
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
