/** Where a refusal belongs on a form: each fault at the field its pointer names, everything else at the head. */
import type { Problem } from '../../design/index.ts'
import type { ApiRefusal } from './api.ts'
import { fieldAt, type PlannedField } from './form-plan.ts'
import { isConflict } from './meanwhile-words.ts'
import { neverArrived } from './never-arrived.ts'

export type Faults = { readonly problems: readonly Problem[]; readonly head: readonly string[] }

/** `special` names controls the page draws itself, by pointer. */
export function faultsOf(refusal: ApiRefusal | null, plan: readonly PlannedField[], special: Readonly<Record<string, string>> = {}): Faults {
  if (refusal === null || neverArrived(refusal) || isConflict(refusal)) return { problems: [], head: [] }
  if (refusal.fields.length === 0) return { problems: [], head: [refusal.sentence] }
  const placed = refusal.fields.map(({ pointer, sentence }) => {
    const path = pointer.replace(/^\/form(?=\/)/, '')
    return { field: special[path] ?? fieldAt(plan, path), sentence }
  })
  return {
    problems: placed.flatMap(({ field, sentence }) => (field === null ? [] : [{ field, sentence }])),
    head: [...new Set(placed.flatMap(({ field, sentence }) => (field === null ? [sentence] : [])))],
  }
}
