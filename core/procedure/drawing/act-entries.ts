/** Each act as an entry of the book: who, from where to where, what can stand in the way, what to fill in, who is told. */
import { targetsOf } from '../check.ts'
import type { Dossier } from '../dossier.ts'
import { workingCalendar } from '../../time/working-calendar.ts'
import { asVillager } from '../actor.ts'
import type { Condition } from '../procedure.ts'
import type { WrittenProcedure } from './moves.ts'
import { fieldsOf, type FieldEntry } from './field-entries.ts'

export type ActEntry = {
  readonly key: string
  readonly name: string
  readonly consequence: string
  readonly rules: readonly string[]
  /** Empty for acts that open a dossier. */
  readonly from: readonly string[]
  /** Empty when the state stays. */
  readonly to: readonly string[]
  readonly who: readonly string[]
  /** Why it can be refused, in the words in which it is refused. */
  readonly refusals: readonly { readonly sentence: string; readonly rule: string | null }[]
  readonly fields: readonly FieldEntry[]
  readonly tells: readonly { readonly who: string; readonly mustReach: boolean }[]
  readonly byClock: boolean
  readonly oneByOne: boolean
}

export function describeActs(procedure: WrittenProcedure, settings: unknown): ActEntry[] {
  const state = (key: string) => procedure.states[key]?.name ?? key
  const party = (key: string) => procedure.parties[key]?.name ?? key
  return Object.entries(procedure.acts).map(([key, act]) => ({
    key, name: act.name, consequence: act.consequence, rules: act.rules ?? [],
    from: act.from === 'nothing' ? [] : act.from.map(state),
    to: act.to === 'same' ? [] : targetsOf(procedure, key, null).map(state),
    who: act.who.map(party),
    refusals: [...(act.when ?? []), ...(act.checks ?? [])].map((condition) => refusalWords(procedure, condition, settings)),
    fields: fieldsOf(act.form),
    tells: (act.effects ?? []).map((effect) => ({ who: party(effect.to), mustReach: effect.mustReach === true })),
    byClock: act.who.every((one) => one === 'system'), oneByOne: act.oneByOne === true,
  }))
}

/** A sentence that depends on the matter is said of a blank one, under the given settings. */
function refusalWords(procedure: WrittenProcedure, { sentence, rule }: Condition<never>, settings: unknown): ActEntry['refusals'][number] {
  const said = typeof sentence === 'string' ? sentence : saidOfNothing(procedure, sentence as (context: unknown) => string, settings)
  return { sentence: said, rule: rule ?? null }
}

function saidOfNothing(procedure: WrittenProcedure, sentence: (context: unknown) => string, settings: unknown): string {
  const nobody = { units: new Map(), dossiers: new Map(), door: {} }
  const dossier: Dossier = {
    key: { county: 0, id: '' }, procedure, state: null, sequence: 0, place: null, openedAt: null, updatedAt: null,
    file: procedure.blank, deadlines: {}, fired: {},
  }
  try {
    return sentence({ dossier, actor: asVillager(''), now: 0, settings, calendar: workingCalendar({}), form: {}, known: nobody })
  } catch {
    // It needs a real matter to speak of; the book then says only that there is a condition.
    return '要看事情的具体情况，办理时会说明原因。'
  }
}
