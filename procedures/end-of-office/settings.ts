/** When a by-election is due and when the end of a term is told: the province's to say, with the document that confirms it. A number not confirmed is told as such; it forbids nothing. */
import { Type, type Static } from '@sinclair/typebox'
import { provinceRulesSchema } from '../../core/election/province-rules.ts'
import { unconfirmedPack } from '../../core/election/province-values.ts'

export const settingsSchema = Type.Object({ province: Type.Pick(provinceRulesSchema, ['byElectionMonths', 'termReminderDays'], { additionalProperties: false, title: '省规' }) }, { additionalProperties: false })
export type TermSettings = Static<typeof settingsSchema>
export const defaultSettings: TermSettings = { province: { byElectionMonths: unconfirmedPack.byElectionMonths, termReminderDays: unconfirmedPack.termReminderDays } }
