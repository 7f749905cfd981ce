/** Candidates meet the villagers on equal terms (R-217; Organic Law art. 18): the same room in writing, the same minutes to speak, an order that nobody chose. */

export type Introduction = { readonly person: string; readonly text: string; readonly minutes: number }

export type IntroductionRules = { readonly longestText: number; readonly minutes: number }

export type IntroductionFault = { readonly person: string; readonly code: 'no-introduction' | 'text-too-long' | 'unequal-minutes' | 'not-a-candidate' | 'introduced-twice' }

/** Empty where every candidate has one, within the same limits. */
export function faultsOfIntroductions(introductions: readonly Introduction[], candidates: readonly string[], rules: IntroductionRules): readonly IntroductionFault[] {
  const persons = introductions.map(({ person }) => person)
  return [
    ...candidates.filter((person) => !persons.includes(person)).map((person) => ({ person, code: 'no-introduction' as const })),
    ...introductions.flatMap(({ person, text, minutes }, at): readonly IntroductionFault[] => [
      ...(candidates.includes(person) ? [] : [{ person, code: 'not-a-candidate' as const }]),
      ...(persons.indexOf(person) === at ? [] : [{ person, code: 'introduced-twice' as const }]),
      ...([...text].length > rules.longestText ? [{ person, code: 'text-too-long' as const }] : []),
      ...(minutes === rules.minutes ? [] : [{ person, code: 'unequal-minutes' as const }]),
    ]),
  ]
}

/** The order of appearance: by post as on the ballot, then as drawn by lot; there is no way to put anybody first. */
export function isDrawnOrder(order: readonly string[], candidates: readonly string[]): boolean {
  return order.length === candidates.length && new Set(order).size === order.length && order.every((person) => candidates.includes(person))
}
