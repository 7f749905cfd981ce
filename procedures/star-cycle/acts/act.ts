/** How an act of a village's year is written: its types fixed once, and who is told what in few words. */
import { actsFor } from '../../../core/procedure/procedure.ts'
import type { CycleStage } from '../../../core/star-rating/shown.ts'
import type { CycleFile } from '../cycle-file.ts'
import type { CycleParty } from '../parties.ts'
import type { CycleSettings } from '../settings.ts'

export const act = actsFor<CycleFile, CycleSettings, CycleStage, CycleParty>()
export const told = (to: CycleParty, text: string) => ({ effect: 'notify', to, text }) as const
