/** Who may sit in the meeting that rates (评议会): the village's two committees, its supervisors and its council of virtue. One list. */
import type { Office } from '../procedure/actor.ts'
import type { KnownMandate, MandateQuestion } from '../procedure/procedure.ts'

const always = ['PARTY_SEC', 'VILLAGE_CADRE', 'VILLAGE_SUPERVISOR'] as const satisfies readonly Office[]
const ofTheCouncil = ['BODY_CHAIR', 'BODY_RECORDER', 'BODY_MEMBER'] as const satisfies readonly Office[]
export const entitledOffices: readonly Office[] = [...always, ...ofTheCouncil]

export const leastPresent = 3

/** What the door is asked, so that `entitledIn` can answer. */
export function questionsAbout(village: string): readonly MandateQuestion[] {
  return entitledOffices.map((office) => ({ office, within: village }))
}

/** Persons entitled to sit, each once. Of the village's bodies only the council of virtue rates households. */
export function entitledIn(village: string, mandates: readonly KnownMandate[]): readonly string[] {
  const held = mandates.filter(({ office, unit, region }) => region === village
    && (always.some((one) => one === office) || (ofTheCouncil.some((one) => one === office) && unit === `${village}:virtue-council`)))
  return [...new Set(held.map(({ person }) => person))]
}

/**
 * Of those entitled, who may keep the record: the committees and the council of virtue, whose parties do the acts of the meeting. Supervisors
 * watch over the count and do not write it.
 */
export function recordersIn(village: string, mandates: readonly KnownMandate[]): readonly string[] {
  return entitledIn(village, mandates.filter(({ office }) => office !== 'VILLAGE_SUPERVISOR'))
}

/** At least three, and more than half of those entitled. */
export function isEnough(present: number, entitled: number): boolean {
  return present >= leastPresent && 2 * present > entitled
}
