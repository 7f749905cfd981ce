/** How an act of a meeting is written: its types fixed once. */
import { actsFor } from '../../../core/procedure/procedure.ts'
import type { MeetingFile } from '../meeting-file.ts'
import type { MeetingParty } from '../parties.ts'
import type { MeetingSettings } from '../settings.ts'
import type { MeetingState } from '../states.ts'

export const act = actsFor<MeetingFile, MeetingSettings, MeetingState, MeetingParty>()
export const told = (to: MeetingParty, text: string) => ({ effect: 'notify', to, text }) as const
