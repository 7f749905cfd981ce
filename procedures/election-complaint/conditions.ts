/** Why something with a complaint about an election cannot be done like this. */
import type { Condition, Deciding } from '../../core/procedure/procedure.ts'
import { electionKey, nameOfKey, officeKey } from '../village-election/names.ts'
import { shownOf, type ElectionShown } from '../village-election/shown.ts'
import type { ComplaintFile, Outcome } from './complaint-file.ts'
import type { ComplaintSettings } from './settings.ts'

export type With<Form> = Deciding<ComplaintFile, ComplaintSettings, Form>
type Naming = { readonly village: string; readonly term: number; readonly run: number }
type Finding = { readonly outcome: Outcome; readonly person?: string }

export const isRealElection = condition<With<Naming>>('election-unknown', 'R-234', '这个村没有这次选举，请核对是哪一年、哪一次。', ({ known, form }) => shownOf<ElectionShown>(known, electionName(form)) !== null, '/run')
export const personIsNamed = condition<With<Finding>>(
  'person-not-elected', 'R-234', '认定当选无效的，要写是谁；只能是这次当选、还没有认定无效的人。', ({ form, known, dossier: { file } }) => {
    const elected = shownOf<ElectionShown>(known, electionName(file))?.shown.elected?.members.map(({ person }) => person) ?? []
    return form.outcome === 'person-void' ? form.person !== undefined && elected.includes(form.person) : form.person === undefined
  }, '/person')
/** A committee that has handed over is not undone by one document: its members' election is found void one by one. */
export const electionIsRunning = condition<With<Finding>>(
  'election-archived', 'R-234', '这次选举已经归档，请逐人认定当选无效。', ({ form, known, dossier: { file } }) => form.outcome !== 'election-void' || !['ARCHIVED', 'VOID'].includes(shownOf<ElectionShown>(known, electionName(file))?.state ?? ''), '/outcome')

export function electionName({ village, term, run }: Naming): string {
  return nameOfKey(electionKey(village, term, run))
}

export function officeName({ village, term }: Pick<Naming, 'village' | 'term'>): string {
  return nameOfKey(officeKey(village, term))
}

function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
