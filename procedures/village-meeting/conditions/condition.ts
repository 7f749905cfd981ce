/** How a condition is written here, and what it may lean on. */
import type { Condition, Deciding, Situation } from '../../../core/procedure/procedure.ts'
import type { MeetingFile } from '../meeting-file.ts'
import type { MeetingSettings } from '../settings.ts'

/** Before a form is filled. */
export type Now = Situation<MeetingFile, MeetingSettings>
/** Of the filled form. */
export type With<Form> = Deciding<MeetingFile, MeetingSettings, Form>

/** @param field the field of the form it speaks about, as JSON pointer */
export function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}
