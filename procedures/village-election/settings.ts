/** What law leaves to the province: the pack of values, each with its document. While one that is needed has none, only rehearsals are held. */
import { Type, type Static } from '@sinclair/typebox'
import { faultsOfRules, provinceRulesSchema, rulesOf, type ProvinceRules, type ProvinceRulesPack } from '../../core/election/province-rules.ts'
import { unconfirmedPack } from '../../core/election/province-values.ts'

/** Values of recall and of vacancies stand with the procedures that use them. */
const elsewhere = ['recallVoteDays', 'recallAgainMonths', 'byElectionMonths'] as const
const own: Omit<ProvinceRulesPack, typeof elsewhere[number]> = Object.fromEntries(Object.entries(unconfirmedPack).filter(([key]) => !elsewhere.some((other) => other === key))) as never

export const settingsSchema = Type.Object({ province: Type.Omit(provinceRulesSchema, elsewhere, { additionalProperties: false, title: '省规' }) }, { additionalProperties: false })
export type ElectionSettings = Static<typeof settingsSchema>
export type ElectionRules = ProvinceRules

export const defaultSettings: ElectionSettings = { province: own }
export const agreedUnconfirmed: ElectionRules = rulesOf(unconfirmedPack)

/** As the law's functions want them. */
export function rulesIn({ province }: ElectionSettings): ElectionRules {
  return rulesOf({ ...unconfirmedPack, ...province })
}

export function faultsOfSettings(contents: unknown) {
  return faultsOfRules((contents as ElectionSettings).province).map(({ pointer, sentence }) => ({ pointer: `/province${pointer}`, sentence }))
}
