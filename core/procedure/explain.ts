/** "What may I do, and why not the rest?" (style.md 12): the server answers it for every dossier; no screen works it out again. */
import { firstUnmet, partiesOf, refusalBeforeForm, refusalOf } from './decide.ts'
import type { AnyProcedure, Condition, Situation } from './procedure.ts'
import type { Refusal } from './refusal.ts'

export type Explained = {
  readonly act: string
  readonly name: string
  readonly consequence: string
  readonly open: boolean
  /** All reasons, not only the first. Empty when open. */
  readonly reasons: readonly Refusal[]
  /** Is it ever this person's act, or only somebody else's? */
  readonly mine: boolean
}

/** Acts in the order the procedure writes them; opening acts and the timer's own acts are left out. */
export function explain(procedure: AnyProcedure, situation: Situation<never, unknown>): Explained[] {
  const mine = partiesOf(procedure, situation)
  return Object.entries(procedure.acts)
    .filter(([, act]) => act.from !== 'nothing' && act.who.some((party) => party !== 'system'))
    .map(([key, act]) => {
      const reasons = reasonsAgainst(procedure, key, situation)
      return {
        act: key, name: act.name, consequence: act.consequence, open: reasons.length === 0, reasons,
        mine: act.who.some((party) => mine.includes(party)),
      }
    })
}

function reasonsAgainst(procedure: AnyProcedure, key: string, situation: Situation<never, unknown>): Refusal[] {
  const act = procedure.acts[key]
  if (act === undefined) return []
  const hard = refusalBeforeForm(procedure, { ...act, when: [] }, situation)
  if (hard !== null) return [hard]
  if (firstUnmet(act.when, situation) === null) return []
  const conditions: readonly Condition<Situation<never, unknown>>[] = act.when ?? []
  return conditions.filter((condition) => !condition.holds(situation)).map((condition) => refusalOf(condition, situation))
}
