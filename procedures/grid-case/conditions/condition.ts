/** How a condition is written, and what it may lean on. */
import type { Condition, Deciding, Situation } from '../../../core/procedure/procedure.ts'
import type { CaseFile } from '../case-file.ts'
import type { CaseSettings, Category } from '../settings.ts'

/** Before a form is filled. */
export type Now = Situation<CaseFile, CaseSettings>
/** Of the filled form. */
export type With<Form> = Deciding<CaseFile, CaseSettings, Form>

/** @param field the field of the form it speaks about, as JSON pointer */
export function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}

export function categoryOf(file: CaseFile, settings: CaseSettings): Category | undefined {
  return settings.categories[file.category]
}

export function isGridOffice(office: string): boolean {
  return office === 'GRID_WORKER' || office === 'GRID_LEADER'
}
