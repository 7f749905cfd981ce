/** How a condition is written, and what it may lean on: the cycle as it shows itself, the household as the register has it. */
import type { Condition, Deciding, Known, KnownHousehold, Situation } from '../../../core/procedure/procedure.ts'
import type { CycleShown, CycleStage } from '../../../core/star-rating/shown.ts'
import { cycleKey, nameOfKey } from '../../../core/star-rating/rating-names.ts'
import type { RatingFile } from '../rating-file.ts'
import type { RatingSettings } from '../settings.ts'

/** Before a form is filled. */
export type Now = Situation<RatingFile, RatingSettings>
/** Of the filled form. */
export type With<Form> = Deciding<RatingFile, RatingSettings, Form>
export type Anything = With<unknown>

/** @param field the field of the form it speaks about, as JSON pointer */
export function condition<C>(code: string, rule: string, sentence: Condition<C>['sentence'], holds: (context: C) => boolean, field?: string): Condition<C> {
  return { code, rule, sentence, holds, ...(field === undefined ? {} : { field }) }
}

/** The cycle an act of this household belongs to; of an opening act, the one its form names. */
export function cycleNameOf(file: RatingFile, form: unknown): string {
  if (file.cycle !== '') return file.cycle
  const { village = '', year = 0 } = form as { readonly village?: string; readonly year?: number }
  return nameOfKey(cycleKey(village, year))
}

export type Cycle = { readonly stage: CycleStage; readonly shown: CycleShown }

export function cycleOf({ dossier, form, known }: { readonly dossier: Anything['dossier']; readonly form: unknown; readonly known: Known }): Cycle | null {
  const found = known.shown?.get(cycleNameOf(dossier.file, form))
  return found === undefined || found.procedure !== 'star-cycle' ? null : { stage: found.state as CycleStage, shown: found.shown as unknown as CycleShown }
}

export function householdOf({ dossier, form, known }: { readonly dossier: Anything['dossier']; readonly form: unknown; readonly known: Known }): KnownHousehold | null {
  const { household } = dossier.file.household === '' ? form as { readonly household: string } : dossier.file
  return known.households?.get(household) ?? null
}

/** Who may not take part in what concerns this household: its members and their near relatives. */
export function mustWithdraw(household: KnownHousehold, present: readonly string[]): readonly string[] {
  const kin = new Set([...household.members.map(({ person }) => person), ...household.nearRelatives])
  return present.filter((person) => kin.has(person))
}
