/** What law leaves to the province about a recall, each with the document that confirms it; while one has none, only rehearsals are held. */
import { Type, type Static } from '@sinclair/typebox'
import { provinceRulesSchema } from '../../core/election/province-rules.ts'
import { unconfirmedPack } from '../../core/election/province-values.ts'

export const settingsSchema = Type.Object({ province: Type.Pick(provinceRulesSchema, ['recallVoteDays', 'recallAgainMonths'], { additionalProperties: false, title: '省规' }) }, { additionalProperties: false })
export type RecallSettings = Static<typeof settingsSchema>
export const defaultSettings: RecallSettings = { province: { recallVoteDays: unconfirmedPack.recallVoteDays, recallAgainMonths: unconfirmedPack.recallAgainMonths } }
