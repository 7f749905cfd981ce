/** How an act of the grid case is written: its types fixed once, and who is told what in few words. */
import { actsFor } from '../../../core/procedure/procedure.ts'
import type { CaseFile } from '../case-file.ts'
import type { CaseParty } from '../parties.ts'
import type { CaseSettings } from '../settings.ts'
import type { CaseState } from '../states.ts'

export const act = actsFor<CaseFile, CaseSettings, CaseState, CaseParty>()

/** By a channel that reaches the reporter for sure. */
export const toldReporter = (text: string) => ({ effect: 'notify', to: 'reporter', text, mustReach: true }) as const
export const told = (to: CaseParty, text: string) => ({ effect: 'notify', to, text }) as const
