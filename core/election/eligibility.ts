/** Who may vote and be elected, and in which of three ways a villager comes onto the roll (R-201, R-202; Organic Law art. 16). */
import { addMonths, type Day } from '../time/index.ts'

const adultMonths = 18 * 12
const yearMonths = 12

/** Of full age on the day of the election, which is the only day that counts; born on 29 February: on the last day of February (Civil Code art. 202). */
export function isOfAge(bornOn: Day, electionDay: Day): boolean {
  return addMonths(bornOn, adultMonths) <= electionDay
}

/** What R-201 may look at. There is no further field: nobody is refused for belief, schooling, property, or how long they have lived here. */
export type Voter = { readonly bornOn: Day; readonly deprivedOfPoliticalRights: boolean }

export type EligibilityFault = 'not-of-age' | 'deprived-of-political-rights'

export function faultOfEligibility({ bornOn, deprivedOfPoliticalRights }: Voter, electionDay: Day): EligibilityFault | null {
  if (deprivedOfPoliticalRights) return 'deprived-of-political-rights'
  return isOfAge(bornOn, electionDay) ? null : 'not-of-age'
}

export const registrations = {
  resident: '户籍在本村、在本村居住',
  away: '户籍在本村、不在本村居住，本人表示参加',
  outside: '户籍不在本村、居住或从事村务工作一年以上，经同意参加',
} as const
export type Registration = keyof typeof registrations

/** What is known of one person for the roll. */
export type RegistrationFacts = {
  readonly hukouHere: boolean
  readonly livesHere: boolean
  /** (b) said in person that they take part. */
  readonly declared: boolean
  /** (c) since when they live here or do village work; null where neither. */
  readonly livesOrServesSince: Day | null
  /** (c) applied in person. */
  readonly applied: boolean
  /** (c) the resolution of the assembly or the representatives that agreed (a dossier's name); null while there is none. */
  readonly resolution: string | null
  /** (c) proof that they do not take part where they are registered; asked for only where the province wants it. */
  readonly hukouVillageProof: boolean
}

export type RegistrationLack = 'declaration' | 'a-year-here' | 'application' | 'resolution' | 'hukou-village-proof'

/** Which of the three ways is theirs; it follows from two facts and is nobody's choice. */
export function registrationOf({ hukouHere, livesHere }: Pick<RegistrationFacts, 'hukouHere' | 'livesHere'>): Registration {
  if (!hukouHere) return 'outside'
  return livesHere ? 'resident' : 'away'
}

/** What is missing before this person may be entered on `on`, the day of registration; empty where nothing is. */
export function lacksOf(facts: RegistrationFacts, on: Day, rules: { readonly hukouVillageProof: boolean }): readonly RegistrationLack[] {
  switch (registrationOf(facts)) {
    case 'resident': return []
    case 'away': return facts.declared ? [] : ['declaration']
    case 'outside': return outsideLacks(facts, on, rules.hukouVillageProof)
  }
}

function outsideLacks({ livesOrServesSince, applied, resolution, hukouVillageProof }: RegistrationFacts, on: Day, proofWanted: boolean): readonly RegistrationLack[] {
  const aYear = livesOrServesSince !== null && addMonths(livesOrServesSince, yearMonths) <= on
  const lacks: readonly (readonly [RegistrationLack, boolean])[] = [
    ['a-year-here', !aYear], ['application', !applied], ['resolution', resolution === null || resolution.trim() === ''], ['hukou-village-proof', proofWanted && !hukouVillageProof],
  ]
  return lacks.filter(([, missing]) => missing).map(([lack]) => lack)
}
