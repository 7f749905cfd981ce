/** How an act of a village's year is written: its types fixed once, and who is told what in few words. */
import { actsFor } from '../../../core/procedure/procedure.ts'
import type { CycleFile } from '../cycle-file.ts'
import type { CycleParty } from '../parties.ts'
import type { CycleSettings } from '../settings.ts'
import type { CycleState } from '../star-cycle.procedure.ts'

export const act = actsFor<CycleFile, CycleSettings, CycleState, CycleParty>()
export const told = (to: CycleParty, text: string) => ({ effect: 'notify', to, text }) as const
