/** "What may I do, and why not the rest?" (style.md 12): the server answers it for every dossier; no screen works it out again. */
import { partiesOf, refusalOf, refusalOfActor } from './decide.ts'
import type { UnitId } from './actor.ts'
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
  /** Does the procedure expect it next, of this dossier as it stands? */
  readonly likely: boolean
  /** Units that may be chosen, by JSON pointer of the field; only where the matter limits them and the act is open. */
  readonly choices: { readonly [pointer: string]: readonly UnitId[] }
}

/**
 * The likeliest acts first, in the procedure's own order of likelihood, the others after them in the order it writes them; opening
 * acts and the timer's own acts are left out.
 */
export function explain(procedure: AnyProcedure, situation: Situation<never, unknown>): Explained[] {
  const likely = procedure.likely?.(situation.dossier) ?? []
  const rank = ({ act }: Explained) => (likely.includes(act) ? likely.indexOf(act) : likely.length)
  return explained(procedure, situation, likely).toSorted((one, other) => rank(one) - rank(other))
}

function explained(procedure: AnyProcedure, situation: Situation<never, unknown>, likely: readonly string[]): Explained[] {
  const mine = partiesOf(procedure, situation)
  return Object.entries(procedure.acts)
    .filter(([, act]) => act.from !== 'nothing' && act.who.some((party) => party !== 'system'))
    .map(([key, act]) => {
      const reasons = reasonsAgainst(procedure, act, situation, mine)
      return {
        act: key, name: act.name, consequence: act.consequence, open: reasons.length === 0, reasons,
        mine: act.who.some((party) => mine.includes(party)), likely: likely.includes(key),
        choices: reasons.length === 0 ? act.choices?.(situation.dossier) ?? {} : {},
      }
    })
}

function reasonsAgainst(procedure: AnyProcedure, act: AnyProcedure['acts'][string], situation: Situation<never, unknown>, mine: readonly string[]): Refusal[] {
  const hard = refusalOfActor(procedure, act, situation.dossier, mine)
  if (hard !== null) return [hard]
  const conditions: readonly Condition<Situation<never, unknown>>[] = act.when ?? []
  return conditions.filter((condition) => !condition.holds(situation)).map((condition) => refusalOf(condition, situation))
}
