/** How an act on the ladder is written: its types fixed once. */
import { actsFor } from '../../../core/procedure/procedure.ts'
import type { MatterFile } from '../matter-file.ts'
import type { MatterParty } from '../parties.ts'
import type { MatterSettings } from '../settings.ts'
import type { MatterState } from '../states.ts'

export const act = actsFor<MatterFile, MatterSettings, MatterState, MatterParty>()
export const told = (to: MatterParty, text: string) => ({ effect: 'notify', to, text }) as const
