/** How an act of a household's rating is written: its types fixed once, and who is told what in few words. */
import { actsFor, type LooksUp } from '../../../core/procedure/procedure.ts'
import type { RatingParty } from '../parties.ts'
import type { RatingFile } from '../rating-file.ts'
import type { RatingSettings } from '../settings.ts'
import type { RatingState } from '../states.ts'

export const act = actsFor<RatingFile, RatingSettings, RatingState, RatingParty>()

/** By a channel that reaches the household for sure: what concerns its honour is not left to chance. */
export const toldHousehold = (text: string) => ({ effect: 'notify', to: 'household', text, mustReach: true }) as const
export const told = (to: RatingParty, text: string) => ({ effect: 'notify', to, text }) as const

/** Stage, standard and sitting of the village's year, held while the act is decided. */
export const withCycle = (_: unknown, { dossier }: { readonly dossier: { readonly file: RatingFile } }): LooksUp => ({ shown: [dossier.file.cycle] })
/** The same with the household as the register has it today. */
export const withCycleAndHousehold = (_: unknown, { dossier }: { readonly dossier: { readonly file: RatingFile } }): LooksUp => ({
  shown: [dossier.file.cycle], households: [dossier.file.household],
})
