/** What law leaves to the province: the pack of values, each with its document. While one that is needed has none, only rehearsals are held. */
import { Type, type Static } from '@sinclair/typebox'
import { faultsOfRules, provinceRulesSchema, rulesOf, type ProvinceRules } from '../../core/election/province-rules.ts'
import { unconfirmedPack } from '../../core/election/province-values.ts'

export const settingsSchema = Type.Object({ province: provinceRulesSchema }, { additionalProperties: false })
export type ElectionSettings = Static<typeof settingsSchema>
export type ElectionRules = ProvinceRules

export const defaultSettings: ElectionSettings = { province: unconfirmedPack }
export const agreedUnconfirmed: ElectionRules = rulesOf(unconfirmedPack)

export function faultsOfSettings(contents: unknown) {
  return faultsOfRules((contents as ElectionSettings).province).map(({ pointer, sentence }) => ({ pointer: `/province${pointer}`, sentence }))
}
